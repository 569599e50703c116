"""A stand-in for OpenSSH's client: forwards one port of this machine, as -L says, to where only "bastion" leads.

STAND_IN_GOAL: host:port to forward to instead, whatever the name after -L means.
"""

import contextlib
import os
import socket
import sys
import threading


def main() -> None:
    """Forward connections until the process is ended."""
    words = sys.argv[1:]
    host = words[words.index("--") + 1]
    if host != "bastion":
        sys.exit(f"ssh: Could not resolve hostname {host}: Name or service not known")
    address, port, goal = words[words.index("-L") + 1].split(":", 2)
    goal = os.environ.get("STAND_IN_GOAL", goal)
    with socket.create_server((address, int(port))) as listener:
        while True:
            threading.Thread(target=_serve, args=(listener.accept()[0], goal), daemon=True).start()


def _serve(client: socket.socket, goal: str) -> None:
    try:
        server = _connected(goal)
    except OSError as error:
        sys.stderr.write(f"channel 2: open failed: connect failed: {error.strerror}\n")
        sys.stderr.flush()
        client.close()
        return
    for one, other in ((client, server), (server, client)):
        threading.Thread(target=_copy, args=(one, other), daemon=True).start()


def _connected(goal: str) -> socket.socket:
    if not goal.startswith("/"):
        host, _, port = goal.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)))
    server = socket.socket(socket.AF_UNIX)
    server.connect(goal)
    return server


def _copy(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    main()
