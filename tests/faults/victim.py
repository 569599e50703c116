"""A process that applies a scene's plan and sends itself a signal: scene directory, event, its number, signal."""

import sys
from pathlib import Path

from faults.scene import Scene, Signalling
from pgsync.app import runs
from pgsync.errors import PgsyncError


def main() -> int:
    """Apply; returns the exit code that the command would."""
    directory, event, number, how = sys.argv[1:]
    listener = Signalling("committed" if event == "unwritten" else event, int(number), how)
    if event == "unwritten":  # committed on the server, and the journal does not know it yet
        written = runs._Memory.committed

        def committed(memory: runs._Memory, batch: int, outcome: str) -> None:
            listener.committed(batch, outcome)
            written(memory, batch, outcome)

        vars(runs)["_Memory"].committed = committed
    try:
        Scene(Path(directory)).apply(listener)
    except PgsyncError as error:
        sys.stdout.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
