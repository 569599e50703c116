"""The interactive views: where they can run, and how they end."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from pgsync.errors import ExitCode, PgsyncError, UsageError

if TYPE_CHECKING:
    from pgsync.ui.tui.base import PgsyncApp


def require(instead: str) -> None:
    """Raise UsageError where no interactive view can be drawn; instead: a sentence that says what can be done there."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") in {"", "dumb", "unknown"}:
        raise UsageError(
            "-i needs a terminal", "Input or output is a pipe or a file, or TERM says that it is dumb.", instead
        )
    from importlib.util import find_spec

    if find_spec("textual") is None:
        raise PgsyncError("-i needs the package textual", instead, 'Install it: pip install "pgsync-schema[tui]"')


def settle() -> None:
    """Keep what was read out of the garbage collector's way: walking through it would make the view stutter."""
    gc.collect()
    gc.freeze()


def shown(view: "PgsyncApp") -> int:
    """Show a view until it is left; returns its exit code."""
    result = view.run()
    if result is not None:
        return result
    return view.return_code or ExitCode.OK
