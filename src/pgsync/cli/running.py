"""What apply and rollback share: their options, their progress, their last words."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from pgsync.app.runs import Blocker, Consent, Finding, Gate, Limits, Listener, Options, Planned, RunResult
from pgsync.app.stage import Context
from pgsync.cli import common
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError
from pgsync.plain import dataclass
from pgsync.store.paths import shown
from pgsync.store.settings import seconds

if TYPE_CHECKING:
    from pgsync.app.rehearse import Rehearsed
    from pgsync.conninfo import ConnectionTarget
    from pgsync.store.planfile import PlanFile
    from pgsync.ui.running import RunDisplay

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; destroying data is still not allowed.")]
DryRun = Annotated[
    str | None,
    typer.Option(
        "--dry-run",
        metavar="[=scratch|target]",
        help="Change nothing: try it on a scratch copy, or on the target and roll back.",
    ),
]
HistoryOf = Annotated[
    str | None,
    typer.Option("--history", metavar="CONNECTION", help="A run of another machine: it is in this one's history."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What the command line says about running steps."""

    yes: Yes = False
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="CODE[:OBJECT]", help="Allow a hazard: DATA_DROP_TABLE:public.old."),
    ] = None
    lock_timeout: Annotated[
        str | None, typer.Option("--lock-timeout", metavar="TIME", help="Longest wait for a lock: 500ms, 5s.")
    ] = None
    statement_timeout: Annotated[
        str | None,
        typer.Option("--statement-timeout", metavar="TIME", help="Longest time for a step: 30s, 5min."),
    ] = None
    pause_file: Annotated[
        Path | None,
        typer.Option("--pause-file", metavar="FILE", help="Begin no transaction while this file exists."),
    ] = None
    max_window: Annotated[
        str | None,
        typer.Option(
            "--max-window", metavar="TIME", help="Begin no transaction after this time: 30min, 2h; 0: no limit."
        ),
    ] = None
    max_standby_lag: Annotated[
        str | None,
        typer.Option("--max-standby-lag", metavar="TIME", help="Wait while a standby is further behind; 0: never."),
    ] = None

    def options(self, session: Session) -> Options:
        """Return how to run: the command line over the settings."""
        return Options(
            consent=consent(session, self.allow, yes=self.yes),
            limits=limits(session, self.lock_timeout, self.statement_timeout),
            gate=gate(session, self.pause_file, self.max_window, self.max_standby_lag),
        )


_TRIED_AGAIN = frozenset({"40001", "40P01", "55P03"})
"""Of others that were in the way: nothing is wrong with the place in the file."""


class DryRunCommand(TyperCommand):
    """A command whose --dry-run may stand alone or have a value: --dry-run, --dry-run=target."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Complete a --dry-run without a value."""
        return super().parse_args(ctx, ["--dry-run=auto" if word == "--dry-run" else word for word in args])


class Reporter(Listener):
    """Says on stderr what happens: a line for each step, whom it waits for, what is tried again."""

    def __init__(
        self, display: "RunDisplay", *, shows_queries: bool, script: Callable[[], Path | None] = lambda: None
    ) -> None:
        """Write to a display; shows_queries: what others run may be shown, nobody but the user reads it.

        script: the file that the steps stand in, asked for where one of them fails.
        """
        self._display = display
        self._script = script
        self._shows_queries = shows_queries
        self._steps: Sequence[Planned] = ()

    def planned(self, steps: Sequence[Planned]) -> None:
        """Keep the texts of the steps; questions are over now."""
        self._steps = steps
        self._display.start()

    def started(self, step: int) -> None:
        """Show the step on a terminal."""
        self._display.running(f"{self._number(step)} {self._text(step)}")

    def ran(self, step: int, seconds: float) -> None:
        """Write its line."""
        self._display.line(f"{self._number(step)} {self._text(step)}  {_duration(seconds)}")

    def waiting(self, step: int, blockers: Sequence[Blocker]) -> None:
        """Write who is in the way."""
        for blocker in blockers:
            query = f": {blocker.query}" if self._shows_queries and blocker.query else ""
            self._display.line(f"{self._number(step)} waits for {blocker}{query}", "yellow")

    def building(self, step: int, phase: str, done: int, total: int) -> None:
        """Show how far an index is, on a terminal."""
        share = f" {100 * done // total} %" if total else ""
        self._display.detail(f"{self._number(step)} {phase}{share}  {self._text(step)}")

    def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
        """Write that it is tried again."""
        del batch
        self._display.line(f"{reason}; rolled back, attempt {attempt} in {pause:.1f} s", "yellow")

    def failed(self, batch: int, step: int | None, sqlstate: str | None, message: str) -> None:
        """Write which step failed."""
        del batch
        if step is not None:
            self._display.line(f"{self._number(step)} {self._text(step)}  failed: {message}", "red")
            if sqlstate is not None and sqlstate not in _TRIED_AGAIN and (place := self._place(step)):
                self._display.line(f"{place}: error: {message} [{sqlstate}]")

    def note(self, text: str) -> None:
        """Write it."""
        self._display.line(text, "yellow")

    def _place(self, step: int) -> str | None:
        """Return where a step stands, for editors: migration.sql:10:1; None where it stands in no file."""
        script = self._script()
        if script is None or not script.exists():
            return None
        before, found, _ = script.read_text(encoding="utf-8").partition(self._steps[step].statement.sql)
        return f"{shown(script.absolute())}:{before.count(chr(10)) + 1}:1" if found else None

    def _number(self, step: int) -> str:
        total = len(self._steps)
        return f"{step + 1:>{len(str(total))}}/{total}"

    def _text(self, step: int) -> str:
        from pgsync.ui.running import shortened

        return shortened(self._steps[step].statement.sql)


def consent(session: Session, allow: list[str] | None, *, yes: bool) -> Consent:
    """Return what is agreed to before it is asked: the command line and the settings."""
    from pgsync.app.policy import checked_codes, policy_of

    return Consent(
        yes=yes,
        allow=checked_codes(allow or ()),
        configured=tuple(session.settings.apply.allow_hazards),
        policy=policy_of(session.settings.hazards),
    )


def limits(session: Session, lock_timeout: str | None, statement_timeout: str | None) -> Limits:
    """Return how long to wait for what: the command line over the settings."""
    settings = session.settings.apply
    lock = _seconds("--lock-timeout", lock_timeout, settings.lock_timeout)
    if lock <= 0:
        raise UsageError(
            "a lock timeout of 0 would wait for ever",
            "Everybody who comes later would wait behind it.",
            "Give a time, such as 5s; the step is tried again after it.",
        )
    return Limits(
        lock_timeout=lock,
        statement_timeout=_seconds("--statement-timeout", statement_timeout, settings.statement_timeout),
        retries=settings.retries,
    )


def gate(session: Session, pause_file: Path | None, max_window: str | None, max_standby_lag: str | None) -> Gate:
    """Return when transactions may begin: the command line over the settings."""
    return Gate(
        pause_file=pause_file,
        max_window=_seconds("--max-window", max_window, 0.0),
        max_standby_lag=_seconds("--max-standby-lag", max_standby_lag, session.settings.apply.max_standby_lag),
    )


@contextmanager
def stage(session: Session, script: Callable[[], Path | None] = lambda: None) -> Iterator[Context]:
    """Yield what a run needs; its display on stderr begins when the questions are over.

    script: the file that the steps stand in.
    """
    from pgsync.ui.running import RunDisplay

    display = RunDisplay(common.console(session, stderr=True), is_quiet=session.is_quiet)
    shows_queries = session.is_interactive and not os.environ.get("CI")
    try:
        reporter = Reporter(display, shows_queries=shows_queries, script=script)
        yield Context(session.connections, session, reporter, display.running)
    finally:
        display.stop()


def announce(session: Session, title: str, plan: "PlanFile", target: "ConnectionTarget") -> None:
    """Say what is going to be done, where, and what is left to do by hand."""
    from pgsync.app.keeping import kept_sentences
    from pgsync.ui.runs import announcement

    steps, transactions = counted(len(plan.statements), "step"), counted(len(plan.batches), "transaction")
    if not session.is_quiet:
        heading = announcement(f"{title}  {steps}, {transactions}", target.name, target.environment)
        common.console(session, stderr=True).print(heading, soft_wrap=True)
    for sentence in kept_sentences(plan.statements):
        session.say(f"kept: {sentence}")
    for sentence in plan.manual:
        session.say(f"! to be done by hand: {sentence}")


def show_findings(session: Session, findings: Sequence[Finding]) -> None:
    """Say what the pre-flight check found."""
    for finding in findings:
        session.say(f"! {finding.text}" + (f". {finding.hint}" if finding.hint else ""))


def rehearse(session: Session, context: Context, act: Callable[[Context], "Rehearsed"]) -> None:
    """Try something out, and say what that showed and what it could not show."""
    with common.progress(session) as report:
        tried = act(replace(context, progress=report))
    session.say(f"Dry run {tried.where}: {tried.steps} of {counted(tried.total, 'step')}; nothing was changed")
    for sentence in tried.proved:
        session.say(f"  ok  {sentence}")
    for sentence in tried.open:
        session.say(f"  ?   {sentence}")


def finish(session: Session, result: RunResult) -> int:
    """Say how a run ended; returns its exit code."""
    session.say_notices()
    steps = counted(result.steps, "step")
    if result.foreign:
        session.say(f"! others changed {result.target} meanwhile:")
        session.say(result.changed_by_others)
    if result.exit_code is not ExitCode.OK:
        session.say(f"Run {result.run}: {steps} done, but {result.target} is not as planned:")
        session.say(result.explanation)
        session.say("Next: pgsync compare, or pgsync rollback")
        return result.exit_code
    session.say(f"Run {result.run}: {steps} done in {_duration(result.seconds)}; {result.target} is as planned.")
    if result.direction == "apply":
        session.say("Take it back with: pgsync rollback")
    return ExitCode.OK


def counted(number: int, word: str) -> str:
    """Return a number with its word: 1 step, 5 steps."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _seconds(option: str, text: str | None, default: float) -> float:
    if text is None:
        return default
    try:
        return seconds(float(text) if text.replace(".", "", 1).isdigit() else text)
    except ValueError as error:
        raise UsageError(f'{option}: "{text}" is no duration', f"{str(error).capitalize()}.") from None


def _duration(taken: float) -> str:
    from pgsync.ui.runs import duration

    return duration(taken)
