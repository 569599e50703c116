"""Measure the explorer on a large database: how long it takes to open, and to answer a search.

Run it as `python scripts/bench_explore.py URL [ROUNDS]`; it writes a table to stdout. docs/explorer.md has the numbers
of a database with 10,000 tables.
"""  # noqa: INP001 - a script, not a package

import asyncio
import sys
import time
from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple, TypeVar

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
    """Measure and print; ends with 1 where a limit is not kept. Processor time says more where others work too."""
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
    share = (opened.passed + drawn.passed) / plain.passed
    share_of_work = (opened.worked + drawn.worked) / plain.worked
    rows = [
        ("objects", f"{len(view.found.catalog.objects):,}"),
        ("plain introspection", f"{plain}"),
        ("explorer: read, with sizes", f"{opened}"),
        ("explorer: first screen", f"{drawn}"),
        ("opening, as a share of the plain introspection", f"{share:.2f}; {share_of_work:.2f} of its processor time"),
        ("names indexed, in the background", f"{prepared}"),
        (f'slowest search ("{searches[0][1]}")', f"{searches[0][0] * 1000:.0f} ms"),
        ("median search", f"{searches[len(searches) // 2][0] * 1000:.1f} ms"),
        ("slowest page of an object with DDL", f"{pages[0].worked * 1000:.0f} ms"),
        ("median page of an object with DDL", f"{pages[len(pages) // 2].worked * 1000:.0f} ms"),
    ]
    for name, value in rows:
        print(f"| {name} | {value} |")  # noqa: T201
    sys.exit(int(min(share, share_of_work) > _MOST_OPENING or searches[0][0] > _MOST_SEARCH))


class Took(NamedTuple):
    """How long something took, and how much of a processor of ours it used, in seconds."""

    passed: float
    worked: float

    def __str__(self) -> str:
        return f"{self.passed:.1f} s, {self.worked:.1f} s of processor time"


def timed(act: Callable[[], T]) -> tuple[Took, T]:
    """Return how long something took, and its result."""
    begin = time.perf_counter(), time.process_time()
    result = act()
    return _since(begin), result


def _since(begin: tuple[float, float]) -> Took:
    return Took(time.perf_counter() - begin[0], time.process_time() - begin[1])


def _plain(url: str) -> None:
    target = parse(url)
    with closing(connect(target)) as conn:
        read(conn, target, scopes=SCOPES)


async def _drawn(browser: Browser, url: str, view: View) -> Took:
    """Return the time from the start of the view to its first screen."""
    explorer = Explorer(browser, url, view)
    begin = time.perf_counter(), time.process_time()
    async with explorer.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        spent = _since(begin)
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


def _pages(view: View) -> list[Took]:
    """Return the time of the pages of some objects, with their DDL."""
    tables = [id_ for kinds in view.grouped.values() for id_ in kinds.get("table", ())][:200:8]
    view.ddl(tables[0])  # what is looked up once
    return [timed(lambda id_=id_: _page(view, id_))[0] for id_ in tables[1:]]


def _page(view: View, id_: ObjectId) -> None:
    view.page(id_)
    view.ddl(id_)


if __name__ == "__main__":
    main()
