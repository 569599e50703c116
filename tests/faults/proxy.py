"""A TCP proxy that cuts and stalls connections: all at once, or one at its n-th COMMIT."""

import socket
import threading
from contextlib import suppress

_COMMIT = b"COMMIT"


class Proxy:
    """Passes everything on to a server's socket until it is told not to.

    At the n-th COMMIT of a session it cuts that one, once; forwards: the request gets through and its answer is lost,
    else the request is lost. cuts: how many it has cut.
    """

    def __init__(self, upstream: str, *, number: int = 0, forwards: bool = True) -> None:
        self.upstream = upstream
        self.number = number
        self.forwards = forwards
        self.cuts = 0
        self.stalled = threading.Event()  # set: what comes is swallowed, and nobody is told
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.listener.getsockname()[1])

    def cut(self) -> int:
        """Cut every connection; returns how many there were."""
        with self._lock:
            found = list(self._sockets)
            self._sockets.clear()
        close(*found)
        self.cuts += bool(found)
        return len(found) // 2

    def close(self) -> None:
        """Take no more connections, and cut those that are there."""
        self.listener.close()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                server = socket.socket(socket.AF_UNIX)
                try:
                    server.connect(self.upstream)
                except OSError:  # the server is down
                    close(client, server)
                    continue
                with self._lock:
                    self._sockets |= {client, server}
                doomed = threading.Event()
                threading.Thread(target=self._to_server, args=(client, server, doomed), daemon=True).start()
                threading.Thread(target=self._to_client, args=(server, client, doomed), daemon=True).start()

    def _to_server(self, client: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        commits = 0
        with suppress(OSError):
            while data := client.recv(65536):
                if self.stalled.is_set():
                    continue
                commits += _COMMIT in data
                if _COMMIT in data and commits == self.number and not self.cuts:
                    self.cuts += 1
                    doomed.set()
                    if not self.forwards:
                        break
                server.sendall(data)
        self._end(server if not doomed.is_set() or not self.forwards else None, client if doomed.is_set() else None)

    def _to_client(self, server: socket.socket, client: socket.socket, doomed: threading.Event) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                if doomed.is_set():  # the server has answered, so it has committed
                    break
                if not self.stalled.is_set():
                    client.sendall(data)
        self._end(server, client)

    def _end(self, *sockets: socket.socket | None) -> None:
        found = [one for one in sockets if one is not None]
        with self._lock:
            self._sockets.difference_update(found)
        close(*found)


def close(*sockets: socket.socket) -> None:
    """End connections so that both sides notice."""
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
