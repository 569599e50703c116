"""Connections that are cut when COMMIT is sent: its id decides what became of it (SAFETY.md R05)."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from conftest import Server
from faults.scene import SOURCE, TARGET, Recording, Scene, set_scene
from pgsync.conninfo import parse
from pgsync.store.journal import State

_COMMIT = b"COMMIT"


class Proxy:
    """Forwards connections to a server's socket; cuts one, once, at its n-th COMMIT."""

    def __init__(self, upstream: str, *, number: int, forwards: bool) -> None:
        self.upstream = upstream
        self.number = number
        self.forwards = forwards  # the request gets through and its answer is lost, or the request is lost
        self.cuts = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.listener.getsockname()[1])

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self.upstream)
                doomed = threading.Event()
                threading.Thread(target=self._to_server, args=(client, server, doomed), daemon=True).start()
                threading.Thread(target=self._to_client, args=(server, client, doomed), daemon=True).start()

    def _to_server(self, client: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        commits = 0
        with suppress(OSError):
            while data := client.recv(65536):
                commits += _COMMIT in data
                if _COMMIT in data and commits == self.number and not self.cuts:
                    self.cuts += 1
                    doomed.set()
                    if not self.forwards:
                        break
                server.sendall(data)
        _close(server if not doomed.is_set() or not self.forwards else None, client if doomed.is_set() else None)

    def _to_client(self, server: socket.socket, client: socket.socket, doomed: threading.Event) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                if doomed.is_set():  # the server has answered, so it has committed
                    break
                client.sendall(data)
        _close(server, client)


def _close(*sockets: socket.socket | None) -> None:
    for one in sockets:
        if one is not None:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def _cut_scene(server: Server, directory: Path, number: int, *, forwards: bool) -> Iterator[Scene]:
    """Yield a scene whose target is reached through a proxy."""
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        place = parse(target)
        proxy = Proxy(f"{place.host}/.s.PGSQL.{place.port}", number=number, forwards=forwards)
        try:
            yield set_scene(directory, source, f"postgresql://postgres@127.0.0.1:{proxy.port}/{place.dbname}")
            assert proxy.cuts == 1
        finally:
            proxy.listener.close()


@pytest.mark.parametrize("number", (1, 2, 3))
def test_lost_answer_is_found_committed_and_nothing_is_done_twice(server: Server, tmp_path: Path, number: int) -> None:
    with _cut_scene(server, tmp_path, number, forwards=True) as scene:
        heard = Recording()

        result = scene.apply(heard)

        assert result.state is State.DONE
        assert "found committed" in [event[2] for event in heard.events if event[0] == "committed"]
        assert not scene.left(scene.catalog("source"))
        assert scene.residue() == []


@pytest.mark.parametrize("number", (1, 2, 3))
def test_lost_request_is_done_again(server: Server, tmp_path: Path, number: int) -> None:
    with _cut_scene(server, tmp_path, number, forwards=False) as scene:
        heard = Recording()

        result = scene.apply(heard)

        assert result.state is State.DONE
        assert {event[2] for event in heard.events if event[0] == "committed"} == {"done"}
        assert not scene.left(scene.catalog("source"))
        assert scene.residue() == []
