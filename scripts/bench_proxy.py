"""A proxy that makes a link slow and counts the round trips over it; for bench.py."""  # noqa: INP001 - a script

import heapq
import itertools
import select
import socket
import threading
import time
from types import TracebackType
from typing import Self

_READY = b"Z\x00\x00\x00\x05I"  # ReadyForQuery, idle


class Proxy:
    """Passes on what comes, half the delay later in each direction.

    delay: seconds of a round trip. seconds: from when the last session was ready to the last byte. round_trips: of the
    session with the most, from when it was ready: how often the client had to wait for an answer before it went on.
    """

    def __init__(self, host: str, port: int, delay: float) -> None:
        self.target, self.delay = (host, port), delay
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.links: list[_Link] = []
        self.thread = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> Self:
        """Begin to listen."""
        self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        self.listener.close()

    @property
    def seconds(self) -> float:
        """Return how long it took from when the last session was ready to the last byte."""
        return max(link.last for link in self.links) - max(link.ready for link in self.links)

    @property
    def round_trips(self) -> int:
        """Return how often the client waited for an answer."""
        return max(link.turns for link in self.links)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            link = _Link(client, socket.create_connection(self.target), self.delay / 2)
            self.links.append(link)
            link.start()


class _Link(threading.Thread):
    """One session: both sockets, and what is on its way."""

    def __init__(self, client: socket.socket, server: socket.socket, delay: float) -> None:
        super().__init__(daemon=True)
        self.client, self.server, self.delay = client, server, delay
        self.ready = self.last = 0.0
        self.turns = 0
        for end in (client, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def run(self) -> None:
        """Pass on until one side has gone; what is on its way then arrives."""
        waiting: list[tuple[float, int, socket.socket, bytes]] = []
        number = itertools.count()
        open_ = {self.client: self.server, self.server: self.client}
        is_asking = False
        while open_ or waiting:
            pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
            for end in select.select(list(open_), [], [], pause)[0] if open_ else ():
                data = end.recv(1 << 20)
                if not data:
                    open_.clear()
                    break
                heapq.heappush(waiting, (time.monotonic() + self.delay, next(number), open_[end], data))
                is_asking = self._count(data, is_asking, is_client=end is self.client)
            while waiting and (not open_ or waiting[0][0] <= time.monotonic()):
                due, _, to, data = heapq.heappop(waiting)
                time.sleep(max(0.0, due - time.monotonic()))
                try:
                    to.sendall(data)
                except OSError:
                    open_.clear()
        self.client.close()
        self.server.close()

    def _count(self, data: bytes, is_asking: bool, *, is_client: bool) -> bool:  # noqa: FBT001 - the state before
        """Count a turn of the conversation; returns whether the client spoke last."""
        if not is_client and not self.ready and _READY in data:
            self.ready = time.monotonic() + self.delay
        elif self.ready and is_client and not is_asking and data[:1] != b"X":
            self.turns += 1
        self.last = time.monotonic() + (0.0 if is_client else self.delay)
        return is_client
