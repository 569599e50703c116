"""What bench.py found, as docs/performance.md."""  # noqa: INP001 - a script

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_TEXT = Path(__file__).with_name("bench_page.md")
_RESULTS = "RESULTS"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One program at one size: the least of all rounds in seconds, their ratios, most memory in MB."""

    program: str
    wall: float
    of_dump: float
    own: float
    server: float
    work_of_dump: float
    memory: float


@dataclass
class Page:
    """All results. sizes: server's version, tables, rows. links: version, delay, empty databases, tables, those."""

    machine: str
    starts: list[tuple[str, float, float, float]] = field(default_factory=list)
    sizes: list[tuple[str, int, list[Row]]] = field(default_factory=list)
    links: list[tuple[str, float, tuple[float, int], int, tuple[float, int]]] = field(default_factory=list)

    def text(self) -> str:
        """Return the page."""
        return _TEXT.read_text(encoding="utf-8").replace(_RESULTS, "\n".join(self._results()))

    def show(self) -> None:
        """Print what was measured last: the whole takes long."""
        print("\n".join(_table(*self.sizes[-1])), flush=True)  # noqa: T201

    def _results(self) -> Iterator[str]:
        yield f"Measured {self.machine}."
        for one in self.sizes:
            yield ""
            yield from _table(*one)
        yield from ("", "### A slow link", "")
        yield "| PostgreSQL | databases | round trip | from connected to done | round trips |"
        yield "|---|---|---|---|---|"
        for name, delay, empty, tables, some in self.links:
            for what, (seconds, trips) in (("empty", empty), (f"{tables:,} tables", some)):
                yield f"| {name} | {what} | {delay * 1000:.0f} ms | {seconds:.2f} s | {trips} |"
        yield from ("", "### Start", "")
        yield "| command | ms | processor | bare Python = 1 |"
        yield "|---|---|---|---|"
        for name, seconds, own, ratio in self.starts:
            yield f"| `{name}` | {seconds * 1000:.0f} | {own * 1000:.0f} | {ratio:.1f} |"


def _table(name: str, tables: int, rows: list[Row]) -> Iterator[str]:
    yield f"### PostgreSQL {name}, {tables:,} tables"
    yield ""
    yield "| | wall | of pg_dump's | processor: own + server | of pg_dump's | memory |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        yield (
            f"| {row.program} | {row.wall:.2f} s | {row.of_dump:.2f} | {row.own:.2f} + {row.server:.2f} s "
            f"| {row.work_of_dump:.2f} | {row.memory:.0f} MB |"
        )


def machine() -> str:
    """Return what this is measured on, in words."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{datetime.now(UTC):%Y-%m-%d} on {os.cpu_count()} cores ({model}), {platform.system()} {platform.release()}, "
        f"Python {sys.version.split()[0]}, psycopg {version('psycopg')}, load before the first run {load}"
    )
