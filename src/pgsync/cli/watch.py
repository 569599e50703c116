"""pgsync watch: whether a database has drifted, for a scheduler or CI."""

import json
import time
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common
from pgsync.cli.comparing import Asked
from pgsync.cli.context import Session
from pgsync.cli.options import grouped
from pgsync.errors import ExitCode, PgsyncError, UsageError
from pgsync.text import clean_line

if TYPE_CHECKING:
    from pgsync.app.watch import Watched

_LISTED = 20


@grouped
def command(
    ctx: typer.Context,
    source: common.Source = None,
    target: common.Target = None,
    *,
    every: Annotated[
        str | None, typer.Option("--every", metavar="TIME", help="Stay and look again: 30s, 5min, 1h.")
    ] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
    asked: Asked,
) -> int:
    """Tell whether TARGET still looks like SOURCE; ends with 2 when it does not.

    What was found is kept under .pgsync/watch. As long as nobody changed anything, which a fingerprint tells in one
    query, it is told again; else both sides are compared. Whenever that gives something new, [notify] is told.
    """
    session = Session.of(ctx)
    sides = session.sides(source, target)
    pause = None if every is None else _pause(every)
    while True:
        begin = time.monotonic()
        try:
            found = _look(session, sides, asked)
        except PgsyncError as error:
            _announce(session, error.message, time.monotonic() - begin, error.exit_code)
            if pause is None:
                raise
            session.say(f"error: {error}")
        else:
            code = ExitCode.DIFFERENCES if found.has_drifted else ExitCode.OK
            if found.is_news:
                _announce(session, found.sentence, time.monotonic() - begin, code)
            if pause is None or found.is_news:
                _show(session, found, output)
            if pause is None:
                return code
        time.sleep(pause)


def _pause(text: str) -> float:
    from pgsync.store.settings import seconds

    try:
        found = seconds(text)
    except ValueError as error:
        raise UsageError(f'"{text}" is no time', f"{error}.") from None
    if found < 1:
        raise UsageError("--every is at least 1s")
    return found


def _look(session: Session, sides: tuple[str, str], asked: Asked) -> "Watched":
    from pgsync.app.watch import watch

    with common.progress(session) as report:
        project = session.configuration.project_file
        return watch(session.connections, *sides, project, asked.choice(session), report)


def _announce(session: Session, message: str, seconds: float, code: int) -> None:
    """Tell [notify], however short it took."""
    from pgsync.cli.announced import tell

    tell(session, "watch", message, seconds, code, is_short_too=True, succeeded=code == ExitCode.OK)


def _show(session: Session, found: "Watched", output: str) -> None:
    if output == "json":
        document = {
            "format": 1,
            "source": found.source,
            "target": found.target,
            "has_drifted": found.has_drifted,
            "is_news": found.is_news,
            "since": found.since,
            "was_compared": found.comparison is not None,
            "drift": list(found.drift),
        }
        session.write(json.dumps(document, indent=2))
        return
    age = "new" if found.is_news else f"since {found.since}"
    how = "" if found.comparison is not None else "; nothing was changed since"
    session.write(clean_line(f"{found.sentence} ({age}{how})"))
    for line in found.drift[:_LISTED]:
        session.write(f"  {clean_line(line)}")
    if len(found.drift) > _LISTED:
        session.write(f"  … and {len(found.drift) - _LISTED:,} more (use -f json)")
    if found.has_drifted:
        session.say(f"Next: pgsync compare {found.source} {found.target}")
