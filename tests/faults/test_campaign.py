"""Runs cut short at random moments, over and over (SAFETY.md R02 to R05): there, back, nothing twice, nothing lost."""

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

import psycopg
import pytest

from faults.cluster import Cluster
from faults.proxy import Proxy
from faults.runner import NOTHING, SPAWN, child
from faults.scene import SOURCE, TARGET, Scene, set_scene
from pgsync.model.objects import Catalog
from pgsync.store.journal import State

MOST_TRIES = 40
SCALE = float(os.environ.get("PGSYNC_FAULTS_SCALE", "1"))
"""How many times as many runs are interrupted as usual."""
Record = Callable[[str, object], None]
Strike = Callable[[BaseProcess], bool]
"""Interrupts a child, or whom it talks to; returns whether there was anything to interrupt."""


@dataclass
class Campaign:
    """One scene in which a plan goes there and back, cut short again and again."""

    scene: Scene
    strike: Strike
    dice: random.Random
    is_recorded: bool
    interrupted: int = 0
    failures: list[str] = field(default_factory=list)
    longest: float = 1.0

    def rounds(self, wanted: int) -> None:
        """Go there and back until so many runs were interrupted."""
        before = self.scene.catalog()
        for what in ("apply", "rollback", "apply"):  # the first ones are slower
            begin = time.monotonic()
            self._to_the_end(what)
            self.longest = time.monotonic() - begin
        self._to_the_end("rollback")
        while self.interrupted < wanted:
            number = self.interrupted
            try:
                self._there()
                self._verify(self.scene.catalog("source"), "after resume")
                self._back()
                self._verify(before, "after rollback")
            except AssertionError as error:
                self.failures.append(f"round after {number} interruptions: {error}")
                if len(self.failures) > 3:
                    return

    def _there(self) -> None:
        self._cut_short("apply")
        for _ in range(MOST_TRIES):
            if self._state("apply") is State.DONE:
                return
            elsewhere = self.is_recorded and self.dice.random() < 0.5
            if elsewhere:
                self.scene.forget()
            what = "resume elsewhere" if elsewhere else "resume"
            code = self._cut_short(what) if self.dice.random() < 0.5 else self._run(what)
            if code == NOTHING and not self._is_there():
                self._cut_short("apply") if self.dice.random() < 0.5 else self._run("apply")
        raise AssertionError("it never came to its end")

    def _back(self) -> None:
        elsewhere = self.is_recorded and self.dice.random() < 0.5
        if elsewhere:
            self.scene.forget()
        self._cut_short("rollback elsewhere" if elsewhere else "rollback")
        for _ in range(MOST_TRIES):
            if self._state("rollback") is State.DONE:
                return
            unfinished = [run for run in self.scene.runs if run.state.is_unfinished]
            if unfinished and unfinished[-1].header.direction == "rollback" and self.dice.random() < 0.5:
                what = "resume"
            else:
                what = "rollback elsewhere" if elsewhere and not self.scene.runs else "rollback"
            self._cut_short(what) if self.dice.random() < 0.3 else self._run(what)
        raise AssertionError("it was never taken back")

    def _is_there(self) -> bool:
        return not self.scene.left(self.scene.catalog("source"))

    def _state(self, direction: str) -> State | None:
        """What became of the last run that went this way, since the other way was gone."""
        runs = self.scene.runs
        last = runs[-1] if runs else None
        if last is None or last.header.direction != direction:
            return None
        return State.DONE if last.state in {State.DONE, State.UNDONE} else last.state

    def _start(self, what: str) -> BaseProcess:
        process = SPAWN.Process(target=child, args=(str(self.scene.directory), what))
        process.start()
        return process

    def _run(self, what: str) -> int:
        process = self._start(what)
        process.join(120)
        assert process.exitcode is not None, f"{what} did not end"
        return process.exitcode

    def _to_the_end(self, what: str) -> None:
        assert self._run(what) == 0, what

    def _cut_short(self, what: str) -> int:
        process = self._start(what)
        time.sleep(self.dice.uniform(0, self.longest))
        self.interrupted += process.is_alive() and self.strike(process)
        process.join(120)
        assert process.exitcode is not None, f"{what} did not end"
        return process.exitcode

    def _verify(self, wanted: Catalog, when: str) -> None:
        assert not self.scene.left(wanted), f"{when}: {self.scene.left(wanted)}"
        assert self.scene.rows() == (20, 20), when
        deadline = time.monotonic() + 5
        while (left := self.scene.residue()) and time.monotonic() < deadline:  # a session takes a moment to end
            time.sleep(0.05)
        assert left == [], f"{when}: {left}"
        if self.is_recorded:
            twice = "SELECT run, batch FROM pgsync.step WHERE event = 'done' GROUP BY 1, 2 HAVING count(*) > 1"
            assert self.scene.execute(twice) == [], when


def kill(process: BaseProcess) -> bool:
    """Kill -9 the client."""
    process.kill()
    return True


def _campaign(server: Cluster, directory: Path, how: str, wanted: int, record: Record, *, history: bool) -> None:
    """Interrupt at least `wanted` runs; count what did not end as it should."""
    proxy = Proxy(server.socket)
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        name = target.rpartition("/")[2]
        scene = set_scene(directory, source, server.conninfo(name, port=proxy.port), history=history)
        dice = random.Random(f"{how} {history}")  # noqa: S311 - the same moments every time

        def terminate(_: BaseProcess) -> bool:
            ours = "datname = current_database() AND application_name LIKE 'pgsync%'"
            query = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}"  # noqa: S608
            with psycopg.connect(target, autocommit=True) as conn:
                return bool(conn.execute(query.encode()).fetchall())

        def cut(_: BaseProcess) -> bool:
            return bool(proxy.cut())

        def restart(_: BaseProcess) -> bool:
            server.restart(dice.choice(("fast", "immediate", "immediate", "crash")))
            return True

        strikes: dict[str, Strike] = {"kill": kill, "terminate": terminate, "cut": cut, "restart": restart}
        campaign = Campaign(scene, strikes[how], dice, history)
        campaign.rounds(max(1, round(wanted * SCALE)))
    proxy.close()
    record("cases", campaign.interrupted)
    record("failures", len(campaign.failures))
    assert not campaign.failures, "\n".join(campaign.failures)


@pytest.mark.fault("R02")
def test_killed_clients(server: Cluster, tmp_path: Path, record_property: Record) -> None:
    _campaign(server, tmp_path, "kill", 2, record_property, history=True)


@pytest.mark.campaign
@pytest.mark.fault("R02")
@pytest.mark.parametrize("history", (False, True), ids=("journal", "history"))
def test_killed_clients_in_numbers(server: Cluster, tmp_path: Path, record_property: Record, history: bool) -> None:  # noqa: FBT001
    _campaign(server, tmp_path, "kill", 140, record_property, history=history)


@pytest.mark.campaign
@pytest.mark.fault("R03")
@pytest.mark.parametrize("history", (False, True), ids=("journal", "history"))
def test_terminated_sessions(server: Cluster, tmp_path: Path, record_property: Record, history: bool) -> None:  # noqa: FBT001
    _campaign(server, tmp_path, "terminate", 50, record_property, history=history)


@pytest.mark.campaign
@pytest.mark.fault("R05")
@pytest.mark.parametrize("history", (False, True), ids=("journal", "history"))
def test_cut_connections(server: Cluster, tmp_path: Path, record_property: Record, history: bool) -> None:  # noqa: FBT001
    _campaign(server, tmp_path, "cut", 50, record_property, history=history)


@pytest.mark.campaign
@pytest.mark.fault("R04")
@pytest.mark.parametrize("history", (False, True), ids=("journal", "history"))
def test_restarted_servers(server: Cluster, tmp_path: Path, record_property: Record, history: bool) -> None:  # noqa: FBT001
    _campaign(server, tmp_path, "restart", 20, record_property, history=history)
