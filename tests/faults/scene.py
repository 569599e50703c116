"""The stage of the fault tests: two databases, a plan from one to the other, and ways to disturb it.

The plan has three transactions and a step outside of any: a label added to an enum, that label used, an index built
CONCURRENTLY, and a foreign key after it.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg

from pgsync.app import apply as applying
from pgsync.app import rollback as rolling_back
from pgsync.app.catalogs import read_both
from pgsync.app.connections import Connections
from pgsync.app.outcome import differences
from pgsync.app.plan import Online, planned
from pgsync.app.rules import Rules
from pgsync.app.runs import Consent, Gate, Limits, Listener, Options, RunResult
from pgsync.app.stage import Context
from pgsync.engine.diff import Change
from pgsync.engine.segments import batches
from pgsync.kinds import kinds_in
from pgsync.model.objects import Catalog
from pgsync.server.connect import connect, read_session
from pgsync.server.introspect import introspect
from pgsync.store import journal, planfile
from pgsync.store.config import load
from pgsync.store.journal import Run
from pgsync.store.paths import runs_directory
from pgsync.store.planfile import PlanFile, PlanPaths

SOURCE = """
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, mood mood DEFAULT 'happy');
CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customers, note text);
CREATE INDEX orders_customer ON orders (customer);
CREATE VIEW named_orders AS SELECT o.id, o.note, c.name FROM orders o JOIN customers c ON c.id = o.customer;
COMMENT ON VIEW named_orders IS 'with names';
"""
TARGET = """
CREATE TYPE mood AS ENUM ('ok');
CREATE TABLE customers (id integer PRIMARY KEY, name text);
CREATE TABLE orders (id integer PRIMARY KEY, customer integer);
INSERT INTO customers SELECT n, 'name ' || n FROM generate_series(1, 20) n;
INSERT INTO orders SELECT n, n FROM generate_series(1, 20) n;
CREATE VIEW named_orders AS SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer;
CREATE FUNCTION legacy() RETURNS integer LANGUAGE sql AS 'SELECT 1';
"""
OPTIONS = Options(
    consent=Consent(yes=True, allow=("*",)),
    limits=Limits(lock_timeout=0.2, retries=2, patience=30, reconnect=30, lock_wait=30),
)
PLAN_NAME = "m.plan.json"
_GOODBYE = 5  # seconds


def _limited(limits: dict[str, float]) -> Options:
    return replace(OPTIONS, limits=replace(OPTIONS.limits, **limits))  # type: ignore[arg-type]


class Silent:
    """Nobody to ask."""

    is_interactive = False

    def ask(self, question: str, default: str = "") -> str:
        raise AssertionError(question + default)

    def confirm(self, question: str, *, default: bool = False) -> bool:
        raise AssertionError(f"{question}{default}")

    def say(self, text: str = "") -> None:
        del text


class Scene:
    """A project in a directory, with the databases `source` and `target`."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.configuration = load(directory / "pgsync.toml")
        self.connections = Connections(self.configuration)

    @property
    def url(self) -> str:
        """The target's URL."""
        return str(self.configuration.settings.connections["target"].url)

    @property
    def plan(self) -> PlanFile:
        """The plan that was made when the scene was set."""
        return planfile.load(self.directory / PLAN_NAME)

    @property
    def runs(self) -> list[Run]:
        """The journals."""
        return journal.runs(runs_directory(self.directory / "pgsync.toml"))

    def context(self, listener: Listener | None = None) -> Context:
        """What every run needs."""
        return Context(self.connections, Silent(), listener or Listener())

    def apply(
        self,
        listener: Listener | None = None,
        plan: PlanFile | None = None,
        gate: Gate = OPTIONS.gate,
        **limits: float,
    ) -> RunResult:
        """Apply the plan."""
        context = self.context(listener)
        options = replace(_limited(limits), gate=gate)
        return applying.apply(context, applying.prepare(context, plan or self.plan), options)

    def resume(self, listener: Listener | None = None, history: str | None = None) -> RunResult:
        """Go on with the interrupted run."""
        return applying.resume_run(self.context(listener), None, OPTIONS, history)

    def forget(self) -> None:
        """Lose the journals, as on another machine."""
        shutil.rmtree(runs_directory(self.directory / "pgsync.toml"), ignore_errors=True)

    def rollback(self, listener: Listener | None = None, **limits: float) -> RunResult:
        """Take the last run back."""
        context = self.context(listener)
        prepared = rolling_back.prepare(context, rolling_back.find_run(context, None))
        return rolling_back.rollback(context, prepared, _limited(limits))

    def catalog(self, name: str = "target") -> Catalog:
        """What is there now."""
        with connect(self.connections.resolve(name)) as conn:
            read_session(conn)
            return introspect(conn, kinds_in())

    def left(self, to: Catalog) -> list[Change]:
        """In what the target differs from a catalog."""
        return differences(self.catalog(), to, Rules())

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Run something on the target, as somebody else."""
        with psycopg.connect(self.url, autocommit=True) as conn:
            cursor = conn.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def session(self) -> Iterator[psycopg.Connection[Any]]:
        """Yield somebody else's session on the target, in a transaction."""
        with psycopg.connect(self.url) as conn:
            yield conn
            if not conn.closed:
                conn.rollback()

    def rows(self) -> tuple[int, int]:
        """How many rows the two tables have: 20 and 20, whatever happened."""
        return self.execute("SELECT (SELECT count(*) FROM customers)::int, (SELECT count(*) FROM orders)::int")[0]

    def residue(self) -> list[tuple[Any, ...]]:
        """What no run may leave behind: invalid indexes, our locks, our sessions, open transactions.

        A session that was closed is gone from the server, with its locks, a moment later.
        """
        deadline = time.monotonic() + _GOODBYE
        while (found := self._residue()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return found

    def _residue(self) -> list[tuple[Any, ...]]:
        return self.execute(
            """SELECT 'invalid index', indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid
               UNION ALL SELECT 'advisory lock', pid::text FROM pg_locks
                          WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database
                                                                       WHERE datname = current_database())
               UNION ALL SELECT 'session', application_name FROM pg_stat_activity
                          WHERE datname = current_database() AND application_name LIKE 'pgsync apply%'
               UNION ALL SELECT 'leftover', relname FROM pg_class WHERE relname LIKE 'pgsync%'"""
        )

    def terminate(self, condition: str) -> None:
        """Terminate the one session of the target that a condition names, and see it gone."""
        found = f"pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND {condition}"
        assert self.execute(f"SELECT pg_terminate_backend(pid) FROM {found}") == [(True,)]  # noqa: S608
        while self.execute(f"SELECT pg_sleep(0.02) FROM {found}"):  # noqa: S608
            pass

    def launch(
        self, event: str = "", number: int = 0, how: str = "KILL", *, lock_timeout: float = OPTIONS.limits.lock_timeout
    ) -> subprocess.Popen[bytes]:
        """Start the apply in a process of its own, which sends itself a signal at an event."""
        words = [str(self.directory), event, str(number), how, str(lock_timeout)]
        return subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("victim.py")), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])},
        )


def set_scene(
    directory: Path,
    source_url: str,
    target_url: str,
    *,
    concurrently: bool = True,
    online: bool = False,
    env: str = "dev",
    history: bool = False,
    keeps: bool = False,
) -> Scene:
    """Write the project and its plan; online: with the forms for large tables."""
    text = "".join(
        f'[connections.{name}]\nurl = "{url}"\nenv = "{env}"\n'
        for name, url in (("source", source_url), ("target", target_url))
    )
    text = ("[apply]\nhistory = true\n" if history else "") + text
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "pgsync.toml").write_text(text)
    scene = Scene(directory)
    source, target = read_both(scene.connections, "source", "target")
    forms = Online(forms=online)
    plan = planned(source, target, facts=forms.facts(target.catalog, {}), online=forms, keeps=keeps).file.with_id()
    if concurrently and not online:
        plan = with_concurrent_index(plan)
    planfile.save(plan, PlanPaths.of(directory / PLAN_NAME), "", "")
    return scene


def with_concurrent_index(plan: PlanFile) -> PlanFile:
    """Return the plan with its index built outside of a transaction, as the online recipe does."""
    steps = [
        replace(
            step,
            statement=replace(
                step.statement,
                sql=step.statement.sql.replace("CREATE INDEX ", "CREATE INDEX CONCURRENTLY "),
                transactional=False,
            ),
        )
        if step.object.kind == "index"
        else step
        for step in plan.statements
    ]
    return replace(plan, batches=tuple(batches(steps))).with_id()


class AtEvent(Listener):
    """Does something at the n-th event of a name, once."""

    def __init__(self, event: str, number: int) -> None:
        self.event = event
        self.number = number
        self.is_done = False

    def act(self) -> None:
        """Do it."""
        raise NotImplementedError

    def _at(self, event: str, number: int) -> None:
        if (event, number) == (self.event, self.number) and not self.is_done:
            self.is_done = True
            self.act()

    def begun(self, batch: int, attempt: int) -> None:
        del attempt
        self._at("begun", batch)

    def started(self, step: int) -> None:
        self._at("started", step)

    def ran(self, step: int, seconds: float) -> None:
        del seconds
        self._at("ran", step)

    def has_id(self, batch: int, transaction: str) -> None:
        del transaction
        self._at("has_id", batch)

    def committing(self, batch: int) -> None:
        self._at("committing", batch)

    def committed(self, batch: int, how: str) -> None:
        del how
        self._at("committed", batch)


class Signalling(AtEvent):
    """Sends a signal to its own process."""

    def __init__(self, event: str, number: int, how: str) -> None:
        super().__init__(event, number)
        self.how = how

    def act(self) -> None:
        os.kill(os.getpid(), signal.Signals[f"SIG{self.how}"])


class Terminating(AtEvent):
    """Terminates the session that applies, as an administrator or a failing server does."""

    def __init__(self, event: str, number: int, scene: Scene) -> None:
        super().__init__(event, number)
        self.scene = scene

    def act(self) -> None:
        self.scene.terminate("application_name LIKE 'pgsync apply%'")


class Doing(AtEvent):
    """Runs a statement on the target, as somebody else."""

    def __init__(self, event: str, number: int, scene: Scene, statement: str) -> None:
        super().__init__(event, number)
        self.scene = scene
        self.statement = statement

    def act(self) -> None:
        self.scene.execute(self.statement)


class Recording(Listener):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.events: list[tuple[Any, ...]] = []

    def waiting(self, step: int, blockers: Any) -> None:
        self.events.append(("waiting", step, blockers))

    def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
        self.events.append(("retrying", batch, attempt, pause, reason))

    def committed(self, batch: int, how: str) -> None:
        self.events.append(("committed", batch, how))

    def note(self, text: str) -> None:
        self.events.append(("note", text))


def points(plan: PlanFile) -> list[tuple[str, int]]:
    """Return every moment of a run at which something can go wrong."""
    found: list[tuple[str, int]] = []
    step = 0
    for number, batch in enumerate(plan.batches):
        found.append(("begun", number))
        for _ in batch.statements:
            found += [("started", step), ("ran", step)]
            step += 1
        if batch.transactional:
            found += [("has_id", number), ("committing", number)]
        found += [("unwritten", number), ("committed", number)]
    return found


def lines(run: Run) -> list[dict[str, Any]]:
    """Return the journal's lines."""
    return [json.loads(line) for line in (run.directory / journal.JOURNAL).read_text().splitlines()]
