"""The entry point: run a command; the one place that prints an error and exits."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

from pgsync.errors import ExitCode, PgsyncError
from pgsync.text import clean

_SELDOM = 50_000, 20, 100
"""How often the garbage collector looks for cycles, of which modules, catalogs and plans have next to none."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with the command's code.

    arguments: what stands after the program's name; sys.argv's when None.
    """
    gc.set_threshold(*_SELDOM)
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what Latin-1 has not is written out, as \u8a9e
            stream.reconfigure(errors="backslashreplace")
    code = run(words)
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # as in `pgsync compare | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    try:
        sys.stderr.flush()
    except OSError:  # what was never read is not tried again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    sys.exit(code)


def run(words: Sequence[str]) -> int:
    """Run one command; returns its exit code and lets no exception out."""
    if (journal := sys.modules.get("pgsync.store.journal")) is not None:
        journal.forget_begun()
    try:
        from pgsync.cli import invoke

        return invoke(words)
    except PgsyncError as error:
        if _is_debugging(words):
            _print_traceback()
        _say(_located(_with_topic(error)))
        return error.exit_code
    except KeyboardInterrupt:
        _say("\ninterrupted")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.OK
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a sentence
        return _report_lost(error, words) or _report_bug(error, words)


def _say(text: str) -> None:
    """Write to stderr; where nobody reads it, the exit code is what is left."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201


def _with_topic(error: PgsyncError) -> str:
    """Return an error's text with the help topic that says more, unless it names one itself."""
    text = str(error)
    if not error.topic or "pgsync help" in text:
        return text
    more = f"More: pgsync help {error.topic}."
    stop = "" if text.endswith((".", "!", "?", ":")) else "."
    return f"{text}{stop} {more}" if error.hint else f"{text}\nHint: {more}"


def _located(text: str) -> str:
    """Mark an error, unless it begins with its place: pgsync.toml:11: error: …."""
    first = text.split("\n", 1)[0]
    return clean(text if ": error: " in first else f"error: {text}")


def _report_lost(error: Exception, words: Sequence[str]) -> ExitCode | None:
    """Say that a session ended while nobody was prepared for it; returns the exit code, None for another error."""
    failures, journal = (sys.modules.get(f"pgsync.{name}") for name in ("server.failures", "store.journal"))
    found = failures.lost(error) if failures is not None else None
    if found is None:
        return None
    if _is_debugging(words):
        _print_traceback()
    run = journal.last_begun() if journal is not None else None
    rest = (
        "Nothing was changed." if run is None else f'Run {run} was under way: "pgsync log {run}" shows what was done.'
    )
    _say(_located(f"{found.message}\nDetail: {found.detail} {rest}"))
    return ExitCode.ERROR if run is None else ExitCode.PARTIAL


def _report_bug(error: Exception, words: Sequence[str]) -> ExitCode:
    """Say that this is a bug, whether anything was changed, and what to send; returns the exit code."""
    if _is_debugging(words):
        _print_traceback()
    # The text of an unexpected exception may hold anything, so only its class and place are shown and kept.
    frames = _frames(error)
    _keep(error, frames)
    journal = sys.modules.get("pgsync.store.journal")
    run = journal.last_begun() if journal is not None else None
    detail = "This is a bug in pgsync. No database was changed."
    if run is not None:
        detail = f'This is a bug in pgsync. Run {run} was under way: "pgsync log {run}" shows what was done.'
    lines = (
        f"error: unexpected {type(error).__name__}" + (f" at {frames[-1]}" if frames else ""),
        f"Detail: {detail}",
        'Hint: Please send what "pgsync feedback" prints; it holds no names and no secrets. --debug shows more.',
    )
    _say(clean("\n".join(lines)))
    return ExitCode.ERROR if run is None else ExitCode.PARTIAL


def _frames(error: Exception) -> list[str]:
    """Return file:line of each frame of a traceback, without what any of them held."""
    found = []
    place = error.__traceback__
    while place is not None:
        found.append(f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}")
        place = place.tb_next
    return found


def _keep(error: Exception, frames: Sequence[str]) -> None:
    """Keep where it happened for pgsync feedback."""
    with suppress(Exception):
        from pgsync.store.paths import LAST_ERROR, state_file, write_private

        write_private(state_file(LAST_ERROR), "\n".join([type(error).__name__, *frames, ""]))


def _print_traceback() -> None:
    import traceback

    print(clean(traceback.format_exc()), file=sys.stderr)  # noqa: T201


def _is_debugging(words: Sequence[str]) -> bool:
    return "--debug" in words or os.environ.get("PGSYNC_DEBUG", "") not in {"", "0"}


if __name__ == "__main__":
    main()
