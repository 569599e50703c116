"""Connections that are cut when COMMIT is sent: its id, or the history, decides what became of it (SAFETY.md R05)."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faults.cluster import Cluster
from faults.proxy import Proxy
from faults.scene import PLAN_NAME, SOURCE, TARGET, Recording, Scene, set_scene
from pgsync.errors import ExitCode
from pgsync.model.objects import Catalog
from pgsync.store.journal import State

NUMBERS = (1, 2, 3)
HISTORY = pytest.mark.parametrize("history", (False, True), ids=("journal", "history"))


@contextmanager
def _behind_a_proxy(server: Cluster, directory: Path, *, history: bool = False) -> Iterator[tuple[Scene, Proxy]]:
    """Yield a scene whose target is reached through a proxy, and the proxy, which is to cut once."""
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        proxy = Proxy(server.socket)
        url = server.conninfo(target.rpartition("/")[2], port=proxy.port)
        try:
            yield set_scene(directory, source, url, history=history), proxy
            assert proxy.cuts == 1
        finally:
            proxy.close()


@pytest.mark.fault("R05")
@HISTORY
@pytest.mark.parametrize("number", NUMBERS)
def test_lost_answer_is_found_committed_and_nothing_is_done_twice(
    server: Cluster,
    tmp_path: Path,
    number: int,
    history: bool,  # noqa: FBT001
) -> None:
    with _behind_a_proxy(server, tmp_path, history=history) as (scene, proxy):
        heard, before = Recording(), scene.catalog()
        proxy.number = number + history  # whose tables are a transaction before

        result = scene.apply(heard)

        assert result.state is State.DONE
        assert _outcomes(heard).count("found committed") == 1
        assert not scene.left(scene.catalog("source"))
        assert scene.residue() == []
        _require_back(scene, before, history=history)


@pytest.mark.fault("R05")
@HISTORY
@pytest.mark.parametrize("number", NUMBERS)
def test_lost_request_is_done_again(
    server: Cluster,
    tmp_path: Path,
    number: int,
    history: bool,  # noqa: FBT001
) -> None:
    with _behind_a_proxy(server, tmp_path, history=history) as (scene, proxy):
        heard, before = Recording(), scene.catalog()
        proxy.number, proxy.forwards = number + history, False

        result = scene.apply(heard)

        assert result.state is State.DONE
        assert set(_outcomes(heard)) == {"done"}
        assert not scene.left(scene.catalog("source"))
        assert scene.residue() == []
        _require_back(scene, before, history=history)


@pytest.mark.slow
@pytest.mark.fault("R05")
@HISTORY
@pytest.mark.parametrize("forwards", (True, False), ids=("answer", "request"))
def test_a_commit_that_is_cut_on_the_way_back_is_decided_too(
    server: Cluster,
    tmp_path: Path,
    forwards: bool,  # noqa: FBT001
    history: bool,  # noqa: FBT001
) -> None:
    with _behind_a_proxy(server, tmp_path, history=history) as (scene, proxy):
        heard, before = Recording(), scene.catalog()
        assert scene.apply().state is State.DONE
        proxy.number, proxy.forwards = 1, forwards

        assert scene.rollback(heard).state is State.DONE

        assert _outcomes(heard).count("found committed") == forwards
        assert not scene.left(before)
        assert scene.rows() == (20, 20)
        assert scene.residue() == []


@pytest.mark.slow
@pytest.mark.fault("R05")
@pytest.mark.parametrize("forwards", (True, False), ids=("answer", "request"))
def test_a_connection_cut_before_the_first_transaction_is_told_and_is_no_bug(
    server: Cluster,
    tmp_path: Path,
    forwards: bool,  # noqa: FBT001
) -> None:
    """The tables of the history are made by then, or not; nothing is begun, and the next run finds its way."""
    with _behind_a_proxy(server, tmp_path, history=True) as (scene, proxy):
        before = scene.catalog()
        proxy.number, proxy.forwards = 1, forwards

        words = [sys.executable, "-m", "pgsync", "apply", PLAN_NAME, "--yes", "--allow", "*"]
        ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

        assert ended.returncode == ExitCode.ERROR, ended.stderr
        assert "error: the connection was lost\n" in ended.stderr
        assert "Nothing was changed." in ended.stderr
        assert "bug" not in ended.stderr
        assert scene.runs == []
        assert not scene.left(before)
        assert scene.apply().state is State.DONE
        _require_back(scene, before, history=True)


def _outcomes(heard: Recording) -> list[str]:
    return [event[2] for event in heard.events if event[0] == "committed"]


def _require_back(scene: Scene, before: Catalog, *, history: bool) -> None:
    """Check that each transaction is in the history once, and that the way back leads where it began."""
    if history:
        twice = "SELECT batch FROM pgsync.step WHERE event = 'done' GROUP BY run, batch HAVING count(*) > 1"
        assert scene.execute(twice) == []
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)
    assert scene.rows() == (20, 20)
    assert scene.residue() == []
