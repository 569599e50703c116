"""Interactive views without a terminal: keys go in, what is on the screen comes out."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from pgsync.ui.tui.base import PgsyncApp

Steps = Callable[[Pilot[int]], Awaitable[None]]
_SIZE = (120, 40)


def drive(view: PgsyncApp, steps: Steps, size: tuple[int, int] = _SIZE) -> None:
    """Run a view and what a test does with it."""

    async def run() -> None:
        async with view.run_test(size=size) as pilot:
            await settled(pilot)
            await steps(pilot)

    asyncio.run(run())


async def settled(pilot: Pilot[int]) -> None:
    """Wait until nothing is being read or computed."""
    for _ in range(2):
        await pilot.pause(0.1)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys; returns what is on the screen then."""
    await pilot.press(*keys)
    await settled(pilot)
    return screen(pilot)


def screen(pilot: Pilot[int]) -> str:
    """Return the characters on the screen."""
    compositor = pilot.app.screen._compositor
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in compositor.render_strips())


def said(pilot: Pilot[int]) -> str:
    """Return what was said in the corner."""
    return "\n".join(notification.message for notification in pilot.app._notifications)
