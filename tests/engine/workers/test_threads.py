import threading

import pytest

from jinshan_kg.engine.workers.threads import in_thread


def test_the_function_runs_in_another_thread() -> None:
    assert in_thread(threading.get_ident) != threading.get_ident()


def test_its_error_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        in_thread(lambda: 1 / 0)
