"""Connections that are cut when COMMIT is sent: its id decides what became of it (SAFETY.md R05)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faults.cluster import Cluster
from faults.proxy import Proxy
from faults.scene import SOURCE, TARGET, Recording, Scene, set_scene
from pgsync.store.journal import State


@contextmanager
def _cut_scene(server: Cluster, directory: Path, number: int, *, forwards: bool) -> Iterator[Scene]:
    """Yield a scene whose target is reached through a proxy."""
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        proxy = Proxy(server.socket, number=number, forwards=forwards)
        try:
            yield set_scene(directory, source, server.conninfo(target.rpartition("/")[2], port=proxy.port))
            assert proxy.cuts == 1
        finally:
            proxy.close()


@pytest.mark.fault("R05")
@pytest.mark.parametrize("number", (1, 2, 3))
def test_lost_answer_is_found_committed_and_nothing_is_done_twice(server: Cluster, tmp_path: Path, number: int) -> None:
    with _cut_scene(server, tmp_path, number, forwards=True) as scene:
        heard = Recording()

        result = scene.apply(heard)

        assert result.state is State.DONE
        assert "found committed" in [event[2] for event in heard.events if event[0] == "committed"]
        assert not scene.left(scene.catalog("source"))
        assert scene.residue() == []


@pytest.mark.fault("R05")
@pytest.mark.parametrize("number", (1, 2, 3))
def test_lost_request_is_done_again(server: Cluster, tmp_path: Path, number: int) -> None:
    with _cut_scene(server, tmp_path, number, forwards=False) as scene:
        heard = Recording()

        result = scene.apply(heard)

        assert result.state is State.DONE
        assert {event[2] for event in heard.events if event[0] == "committed"} == {"done"}
        assert not scene.left(scene.catalog("source"))
        assert scene.residue() == []
