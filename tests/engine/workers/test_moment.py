import asyncio

from jinshan_kg.engine.workers.moment import Moment


def test_it_is_waited_for_until_it_comes() -> None:
    async def wait() -> bool:
        loop = asyncio.get_running_loop()
        moment = Moment(loop)
        loop.call_later(0.01, moment.come)
        return await moment.wait(10)

    assert asyncio.run(wait())


def test_what_has_come_is_not_waited_for() -> None:
    async def wait() -> bool:
        moment = Moment(asyncio.get_running_loop())
        moment.come()
        return await moment.wait(10)

    assert asyncio.run(wait())


def test_who_has_waited_in_vain_may_wait_again() -> None:
    async def wait() -> tuple[bool, bool, bool]:
        loop = asyncio.get_running_loop()
        moment = Moment(loop)
        first = await moment.wait(0.01)
        loop.call_later(0.01, moment.come)
        return first, await moment.wait(10), moment.has_come

    assert asyncio.run(wait()) == (False, True, True)


def test_a_task_that_was_cancelled_does_not_keep_it_from_coming() -> None:
    async def wait() -> bool:
        moment = Moment(asyncio.get_running_loop())
        task = asyncio.ensure_future(moment.wait(10))
        await asyncio.sleep(0)
        task.cancel()
        moment.come()
        return moment.has_come

    assert asyncio.run(wait())
