"""Measures how long readers and writers wait while a large table changes: plain form and online form side by side.

    python scripts/bench_online.py [ROWS]      writes the table of docs/online.md, on the embedded server

One process reads and one writes single rows at a steady pace, whatever happens; what counts is the longest time from
when an operation was due to its end.
"""  # noqa: INP001 - a script

import multiprocessing
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import randrange
from typing import TYPE_CHECKING, Any

from pgsync.conninfo import ConnectionTarget
from pgsync.engine.plan import make_plan
from pgsync.kinds import BY_NAME, KINDS
from pgsync.model.facts import Facts
from pgsync.model.objects import Catalog
from pgsync.model.plan import Plan
from pgsync.server.connect import connect, read_session, write_session
from pgsync.server.embedded import EmbeddedServer
from pgsync.server.introspect import introspect

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

PAGE = Path(__file__).parents[1] / "docs" / "online.md"
PACE = 0.005  # seconds from one operation to the next
WARM_UP = 1.0
ROWS = 300_000

_TABLE = """
CREATE TABLE line (id integer PRIMARY KEY);
CREATE TABLE run (id integer NOT NULL, number integer, line integer, note text);
CREATE UNIQUE INDEX run_id ON run (id);
"""
_SEED = """
INSERT INTO line SELECT generate_series(1, 100);
INSERT INTO run SELECT n, n, n % 100 + 1, 'note ' || n FROM generate_series(1, {rows}) AS n;
VACUUM ANALYZE run;
CHECKPOINT
"""


@dataclass(frozen=True, slots=True)
class Change:
    """before, after: what the two sides have beside the table."""

    name: str
    before: str = ""
    after: str = ""


CHANGES = (
    Change("index created", after="CREATE INDEX run_note ON run (note)"),
    Change("index replaced", "CREATE INDEX run_note ON run (note)", "CREATE INDEX run_note ON run (note, number)"),
    Change("index dropped", before="CREATE INDEX run_note ON run (note)"),
    Change("CHECK added", after="ALTER TABLE run ADD CHECK (note <> 'x' AND number > 0)"),
    Change("foreign key added", after="ALTER TABLE run ADD FOREIGN KEY (line) REFERENCES line"),
    Change("NOT NULL set", after="ALTER TABLE run ALTER COLUMN note SET NOT NULL"),
    Change("UNIQUE added", after="ALTER TABLE run ADD UNIQUE (number)"),
    Change("primary key added", after="ALTER TABLE run ADD PRIMARY KEY (number)"),
    Change("column with a value for each row added", after="ALTER TABLE run ADD lot float NOT NULL DEFAULT random()"),
    Change(
        "partition attached",
        "CREATE TABLE runs (LIKE run) PARTITION BY RANGE (id)",
        "CREATE TABLE runs (LIKE run) PARTITION BY RANGE (id);"
        "ALTER TABLE runs ATTACH PARTITION run FOR VALUES FROM (0) TO (100000000)",
    ),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """read, write: the longest waits; total: what the change took. In seconds."""

    read: float
    write: float
    total: float


def _work(url: str, query: str, rows: int, stop: "Synchronized[int]", worst: "Synchronized[float]") -> None:
    """Run a query on a random row at a steady pace, and remember the longest wait."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as conn:
        due = time.perf_counter() + WARM_UP
        begin = due
        while not stop.value:
            conn.execute(query.encode(), (randrange(1, rows),))  # noqa: S311 - not for secrets
            now = time.perf_counter()
            if now > begin:
                worst.value = max(worst.value, now - due)
            due = max(due + PACE, now) if now < due + PACE else now
            time.sleep(max(0.0, due - time.perf_counter()))


@contextmanager
def _load(url: str, rows: int) -> Iterator[dict[str, Any]]:
    """Read and write in processes of their own while the block runs."""
    stop = multiprocessing.Value("i", 0)
    queries = {
        "read": "SELECT note FROM run WHERE id = %s",
        "write": "UPDATE run SET line = 101 - line WHERE id = %s",
    }
    worst: dict[str, Any] = {name: multiprocessing.Value("d", 0.0) for name in queries}
    workers = [
        multiprocessing.Process(target=_work, args=(url, query, rows, stop, worst[name]))
        for name, query in queries.items()
    ]
    for worker in workers:
        worker.start()
    time.sleep(WARM_UP * 2)
    try:
        yield worst
    finally:
        time.sleep(0.2)
        stop.value = 1
        for worker in workers:
            worker.join()
            if worker.exitcode:
                sys.exit("the load was not kept up")


def _catalog(target: ConnectionTarget, *scripts: str) -> Catalog:
    with connect(target) as conn:
        for statement in (one for script in scripts for one in script.split(";") if one.strip()):
            conn.execute(statement.encode())
        conn.execute("DISCARD ALL")
        read_session(conn)
        return introspect(conn, KINDS)


def _apply(target: ConnectionTarget, plan: Plan) -> float:
    begin = time.perf_counter()
    with connect(target) as conn:
        write_session(conn, 0, 0)
        for batch in plan.batches:
            statements = [planned.statement.sql for planned in batch.statements]
            for sql in ["BEGIN", *statements, "COMMIT"] if batch.transactional else statements:
                conn.execute(sql.encode(), binary=True, prepare=False)
    return time.perf_counter() - begin


@contextmanager
def _database(server: EmbeddedServer, name: str) -> Iterator[ConnectionTarget]:
    with connect(server.target()) as conn:
        conn.execute(f"CREATE DATABASE {name}".encode())
        yield replace(server.target(), name=name, dbname=name)
        conn.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _measure(server: EmbeddedServer, change: Change, rows: int, facts: Facts | None) -> Measured:
    with _database(server, "changed") as changed, _database(server, "wanted") as wanted:
        before = _catalog(changed, _TABLE, change.before, _SEED.format(rows=rows))
        plan = make_plan(before, _catalog(wanted, _TABLE, change.after), BY_NAME, facts=facts)
        with _load(changed.url, rows) as worst:
            total = _apply(changed, plan)
        return Measured(worst["read"].value, worst["write"].value, total)


def _line(change: Change, plain: Measured, online: Measured) -> str:
    cells = (plain.read, online.read, plain.write, online.write, plain.total, online.total)
    return f"| {change.name} | " + " | ".join(_milliseconds(cell) for cell in cells) + " |"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}"


def main() -> None:
    """Measure everything and put the table into the page."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    lines = []
    with EmbeddedServer(settings=("max_wal_size=4GB", "autovacuum=off")) as server:
        for change in CHANGES:
            plain, online = (_measure(server, change, rows, facts) for facts in (None, Facts()))
            lines.append(_line(change, plain, online))
            sys.stderr.write(lines[-1] + "\n")
    table = "\n".join(
        (
            "| Change | reader, plain | online | writer, plain | online | whole change, plain | online |",
            "|---|--:|--:|--:|--:|--:|--:|",
            *lines,
        )
    )
    page = PAGE.read_text(encoding="utf-8")
    page = re.sub(r"(?s)(<!-- bench -->\n).*(<!-- /bench -->)", lambda m: f"{m[1]}{table}\n{m[2]}", page)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
