"""The names of the export formats."""

import pytest

from jinshan_kg.publish.formats import FORMATS, View, format_named


def test_no_name_means_two_formats() -> None:
    names = [name for known in FORMATS for name in known.names]

    assert len(names) == len(set(names))


def test_the_extension_is_the_one_of_the_syntax() -> None:
    extensions = {known.extension for known in FORMATS if known.view is View.WHOLE}

    assert extensions == {known.syntax.file_extension for known in FORMATS}


def test_the_program_names_no_format_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        format_named("csv")
