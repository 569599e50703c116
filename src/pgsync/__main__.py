"""The entry point: run a command; the one place that prints an error and exits."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from pgsync.errors import ExitCode, PgsyncError
from pgsync.text import clean


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with the command's code.

    arguments: what stands after the program's name; sys.argv's when None.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    code = run(words)
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # as in `pgsync compare | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(words: Sequence[str]) -> int:
    """Run one command; returns its exit code and lets no exception out."""
    try:
        from pgsync.cli import invoke

        return invoke(words)
    except PgsyncError as error:
        if _is_debugging(words):
            _print_traceback()
        print(_located(str(error)), file=sys.stderr)  # noqa: T201
        return error.exit_code
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)  # noqa: T201
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.OK
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a sentence
        _report_bug(error, words)
        return ExitCode.ERROR


def _located(text: str) -> str:
    """Mark an error, unless it begins with its place: pgsync.toml:11: error: …."""
    first = text.split("\n", 1)[0]
    return clean(text if ": error: " in first else f"error: {text}")


def _report_bug(error: Exception, words: Sequence[str]) -> None:
    if _is_debugging(words):
        _print_traceback()
    # The text of an unexpected exception may hold anything, so only its class and place are shown.
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "" if place is None else f" at {place.tb_frame.f_code.co_filename}:{place.tb_lineno}"
    lines = (
        f"error: unexpected {type(error).__name__}{where}",
        "Detail: This is a bug in pgsync.",
        'Hint: Run the command again with --debug to see more, and "pgsync feedback" for a report to send.',
    )
    print(clean("\n".join(lines)), file=sys.stderr)  # noqa: T201


def _print_traceback() -> None:
    import traceback

    print(clean(traceback.format_exc()), file=sys.stderr)  # noqa: T201


def _is_debugging(words: Sequence[str]) -> bool:
    return "--debug" in words or os.environ.get("PGSYNC_DEBUG", "") not in {"", "0"}


if __name__ == "__main__":
    main()
