"""The options of a comparison of three sides, and the questions where two of them exclude each other."""

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli import completion
from pgsync.cli.context import Session
from pgsync.errors import UsageError
from pgsync.plain import dataclass

if TYPE_CHECKING:
    from pgsync.app.threeway import Merge, Merging


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeSides:
    """What the command line says about a base, which two sides have in common."""

    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="SOURCE",
            help="What both began from: what TARGET changed since then is kept.",
            autocompletion=completion.sides,
        ),
    ] = None
    ours: Annotated[
        list[str] | None,
        typer.Option(
            "--ours",
            metavar="PATTERN",
            help="With --base: where both changed it, SOURCE counts; * for all others.",
            autocompletion=completion.objects,
        ),
    ] = None
    theirs: Annotated[
        list[str] | None,
        typer.Option(
            "--theirs",
            metavar="PATTERN",
            help="With --base: where both changed it, TARGET stays; * for all others.",
            autocompletion=completion.objects,
        ),
    ] = None

    def wanted(self) -> "Merging | None":
        """Return what is wanted of three sides; None for two; raises UsageError."""
        from pgsync.cli.comparing import require_kinds

        ours, theirs = self.ours or (), self.theirs or ()
        if self.base is None:
            if ours or theirs:
                raise UsageError(f"--{'ours' if ours else 'theirs'} goes with --base", hint="Such as: --base prod@last")
            return None
        from pgsync.app.threeway import Merging

        require_kinds([*ours, *theirs])
        return Merging(self.base, tuple(ours), tuple(theirs))


def repeated(merging: "Merging | None") -> str:
    """Return the options for the next command."""
    if merging is None:
        return ""
    options = [("--base", (merging.base,)), ("--ours", merging.ours), ("--theirs", merging.theirs)]
    return "".join(f" {option} {shlex.quote(value)}" for option, values in options for value in values)


def decided(session: Session, merge: "Merge", target: str) -> "Merging | None":
    """Ask about each conflict that nobody has decided; returns the answers, None where nobody can be asked."""
    if not merge.undecided or not session.is_interactive:
        return None
    from pgsync.app.threeway import Decision
    from pgsync.cli import common
    from pgsync.ui.merging import conflict_report

    names = {merge.source.short_name: Decision.OURS, target: Decision.THEIRS}
    if len(names) == 1:
        names = {"source": Decision.OURS, "target": Decision.THEIRS}
    answers = dict(merge.merging.decided)
    for conflict in merge.undecided:
        for part in conflict_report(conflict, *names):
            common.console(session, stderr=True).print(part)
        answers[conflict.id] = names[session.choose("Whose change counts?", list(names), target)]
    return replace(merge.merging, decided=answers)
