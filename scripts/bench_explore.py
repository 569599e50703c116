"""Measure the explorer on a large database: how long it takes to open, and to answer a search.

Run it as `python scripts/bench_explore.py URL [ROUNDS]`; it writes a table to stdout. docs/explorer.md has the numbers
of a database with 10,000 tables.
"""  # noqa: INP001 - a script, not a package

import asyncio
import sys
import time
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from pgsync.app.browse import Browser, View
from pgsync.app.catalogs import read
from pgsync.app.connections import Connections
from pgsync.cli.terminal import settle
from pgsync.conninfo import parse
from pgsync.kinds import SCOPES
from pgsync.model.identity import ObjectId
from pgsync.server.connect import connect
from pgsync.store.config import load
from pgsync.ui.tui.explorer import Explorer

T = TypeVar("T")
TYPED = ("account_12", "order item", "pymnt", "amount 99", "fkey", "s_12 amt", "zzzz", "eeez")
"""What is typed, letter by letter; the last ones find nothing, which takes longest."""
_MOST_OPENING = 1.5  # times the plain introspection
_MOST_SEARCH = 0.1  # seconds


def main() -> None:
    """Measure and print; ends with 1 where a limit is not kept."""
    url, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2  # noqa: PLR2004
    browser = Browser(Connections(load(None)))
    pairs = [(timed(lambda: _plain(url))[0], *timed(lambda: browser.open(url))) for _ in range(rounds)]
    plain, opened, view = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs), pairs[-1][2]
    del pairs
    settle()
    drawn = asyncio.run(_drawn(browser, url, view))
    prepared, _ = timed(view.prepare_search)
    searches = sorted(_searches(view), reverse=True)
    pages = sorted(_pages(view), reverse=True)
    share = (opened + drawn) / plain
    rows = [
        ("objects", f"{len(view.found.catalog.objects):,}"),
        ("plain introspection", f"{plain:.1f} s"),
        ("explorer: read, with sizes", f"{opened:.1f} s"),
        ("explorer: first screen", f"{drawn:.2f} s"),
        ("opening, as a share of the plain introspection", f"{share:.2f}"),
        ("names indexed, in the background", f"{prepared:.2f} s"),
        (f'slowest search ("{searches[0][1]}")', f"{searches[0][0] * 1000:.0f} ms"),
        ("median search", f"{searches[len(searches) // 2][0] * 1000:.1f} ms"),
        ("slowest page of an object with DDL", f"{pages[0] * 1000:.0f} ms"),
        ("median page of an object with DDL", f"{pages[len(pages) // 2] * 1000:.0f} ms"),
    ]
    for name, value in rows:
        print(f"| {name} | {value} |")  # noqa: T201
    sys.exit(int(share > _MOST_OPENING or searches[0][0] > _MOST_SEARCH))


def timed(act: Callable[[], T]) -> tuple[float, T]:
    """Return how long something took, in seconds, and its result."""
    begin = time.perf_counter()
    result = act()
    return time.perf_counter() - begin, result


def _plain(url: str) -> None:
    target = parse(url)
    with closing(connect(target)) as conn:
        read(conn, target, scopes=SCOPES)


async def _drawn(browser: Browser, url: str, view: View) -> float:
    """Return the time from the start of the view to its first screen."""
    explorer = Explorer(browser, url, view)
    begin = time.perf_counter()
    async with explorer.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        spent = time.perf_counter() - begin
        await explorer.workers.wait_for_complete()
    return spent


def _searches(view: View) -> list[tuple[float, str]]:
    """Return the processor time of each letter that is typed: the search waits for nothing else."""
    found = []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            typed = text[:end]
            begin = time.process_time()
            view.search(typed)
            found.append((time.process_time() - begin, typed))
    return found


def _pages(view: View) -> list[float]:
    """Return the time of the pages of some objects, with their DDL."""
    tables = [id_ for kinds in view.grouped.values() for id_ in kinds.get("table", ())][:200:8]
    view.ddl(tables[0])  # what is looked up once
    return [timed(lambda id_=id_: _page(view, id_))[0] for id_ in tables[1:]]


def _page(view: View, id_: ObjectId) -> None:
    view.page(id_)
    view.ddl(id_)


if __name__ == "__main__":
    main()
