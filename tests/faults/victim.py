"""Applies a scene's plan and sends itself a signal; words: scene directory, event, its number, signal, lock timeout."""

import sys
from pathlib import Path

from faults.scene import Scene, Signalling
from pgsync.app.memory import Memory
from pgsync.errors import PgsyncError


def main() -> int:
    """Apply; returns the exit code that the command would."""
    directory, event, number, how, lock_timeout = sys.argv[1:]
    listener = Signalling("committed" if event == "unwritten" else event, int(number), how)
    if event == "unwritten":  # committed on the server, and the journal does not know it yet
        written = Memory.committed

        def committed(self: Memory, batch: int, how: str) -> None:
            listener.committed(batch, how)
            written(self, batch, how)

        Memory.committed = committed  # type: ignore[method-assign]
    try:
        Scene(Path(directory)).apply(listener, lock_timeout=float(lock_timeout))
    except PgsyncError as error:
        sys.stdout.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
