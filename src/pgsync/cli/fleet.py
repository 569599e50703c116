"""What compare, plan and apply do with many targets."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli import common, completion
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, Refused, UsageError
from pgsync.plain import dataclass

if TYPE_CHECKING:
    from pgsync.app.choice import Choice
    from pgsync.app.rollout import Outcome, Pace
    from pgsync.app.runs import Options

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TARGET]",
        help="What would be changed; many, or a pattern: 'tenant_*'.",
        autocompletion=completion.sides,
    ),
]
Parallel = Annotated[int, typer.Option("--parallel", metavar="N", min=1, max=64, help="Targets at the same time.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """What the command line says about many targets."""

    targets: Annotated[Path | None, typer.Option("--targets", metavar="FILE", help="Targets, one in a line.")] = None
    parallel: Parallel = 4

    def all(self, named: list[str] | None) -> list[str]:
        """Return the targets of the command line and of the file."""
        if self.targets is None:
            return list(named or ())
        from pgsync.app.fleet import listed_in

        return [*(named or ()), *listed_in(self.targets)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout:
    """What the command line says about applying to many targets."""

    parallel: Parallel = 4
    canary: Annotated[
        int, typer.Option("--canary", metavar="N", min=0, help="Of many targets, so many first, one by one.")
    ] = 1
    max_failures: Annotated[
        int, typer.Option("--max-failures", metavar="N", min=1, help="Of many targets, begin no other after N failed.")
    ] = 1


def is_many(session: Session, targets: list[str], choice: "Choice") -> bool:
    """Tell whether more than one target is meant."""
    from pgsync.app.fleet import is_many

    return is_many(session.connections, targets, choice)


def compare(
    session: Session,
    source: str,
    targets: list[str],
    choice: "Choice",
    *,
    parallel: int,
    output: str,
    out: Path | None,
    exit_code: bool,
) -> int:
    """Compare many targets with one source; ends with 1 when one could not be read."""
    from pgsync.app.fleet import survey
    from pgsync.ui import fleet as ui

    with common.progress(session) as report:
        found = survey(session.connections, source, targets, choice, parallel, report)
    if output == "json":
        text = json.dumps(ui.survey_json(found), indent=2) + "\n"
    else:
        from pgsync.ui.console import make_console, rendered

        console = make_console(is_colored=session.is_colored() and out is None)
        text = rendered(console, ui.survey_report(found))
    common.hand_out(text, out)
    if found.unreachable:
        return ExitCode.ERROR
    return ExitCode.DIFFERENCES if exit_code and found.groups else ExitCode.OK


def matrix(
    session: Session,
    names: list[str],
    choice: "Choice",
    *,
    parallel: int,
    output: str,
    out: Path | None,
    exit_code: bool,
    given: list[str],
) -> int:
    """Compare environments with each other; ends with 1 when one could not be read."""
    from pgsync.app.matrix import matrix
    from pgsync.ui import matrix as ui

    if output not in {"text", "markdown", "json"}:
        given = [*given, f"-f {output}"]
    if given:
        raise UsageError(
            f"{given[0]} does not go with --matrix", hint="A matrix is shown as -f text, markdown or json."
        )
    names = names or sorted(session.settings.connections)
    with common.progress(session) as report:
        found = matrix(session.connections, names, choice, parallel, report)
    if output == "text":
        from pgsync.ui.console import make_console, rendered

        console = make_console(is_colored=session.is_colored() and out is None)
        text = rendered(console, ui.matrix_report(found, console.width))
    else:
        text = ui.matrix_json(found) if output == "json" else ui.matrix_markdown(found)
    common.hand_out(text, out)
    if found.unreachable:
        return ExitCode.ERROR
    return ExitCode.DIFFERENCES if exit_code and found.lines else ExitCode.OK


def plan(
    session: Session,
    source: str,
    targets: list[str],
    choice: "Choice",
    out: Path | None,
    parallel: int,
    online: bool | None,
    no_proof: bool,
) -> int:
    """Write one plan for each group of targets that differ alike."""
    from pgsync.app.fleet import survey
    from pgsync.app.plan import Online
    from pgsync.app.rollout import plan_groups
    from pgsync.ui.fleet import named

    if out is None:
        raise UsageError("plans for many targets need a directory", hint="Name one: --out DIR; --as is for one target.")
    forms = Online(forms=bool(online), size=0)
    is_proven = session.settings.plan.proof and not no_proof
    with common.progress(session) as report:
        found = survey(session.connections, source, targets, choice, parallel, report)
        lock_timeout = session.settings.apply.lock_timeout
        plans = plan_groups(session.connections, found, choice, forms, out, lock_timeout, report, is_proven=is_proven)
    session.write(found.sentence)
    for number, one in enumerate(plans, 1):
        steps = len(one.result.plan.statements)
        session.write(
            f"{out}/group-{number}.sql  {steps:,} step{'' if steps == 1 else 's'} for {named(one.group.members)}"
        )
        session.write(f"  {one.result.proof_sentences[0]}")
    for member, reason in found.unreachable.items():
        session.say(f"! {member}: {reason}")
    if plans:
        session.say(f"Next: pgsync apply {out}")
    is_bad = bool(found.unreachable) or any(one.result.is_disproved for one in plans)
    return ExitCode.ERROR if is_bad else ExitCode.OK


def is_rollout(plan: str) -> bool:
    """Tell whether a plan is a directory with plans for many targets."""
    if not Path(plan).is_dir():
        return False
    from pgsync.app.rollout import is_rollout

    return is_rollout(Path(plan))


def pace(rollout: Rollout, *, resumes: bool) -> "Pace":
    """Return how many targets are changed at a time, and when no other one is begun."""
    from pgsync.app.rollout import Pace

    return Pace(rollout.parallel, rollout.canary, rollout.max_failures, resumes)


def apply(session: Session, directory: Path, options: "Options", pace: "Pace") -> int:
    """Apply the plans of a directory to their targets; ends with 5 when only some were changed."""
    from pgsync.app.rollout import exit_code, load, progress, roll_out
    from pgsync.cli.running import counted

    plans = load(directory)
    count = len(plans.members)
    session.say(f"{counted(count, 'target')} in {counted(len(plans.groups), 'group')}")
    if not options.consent.yes and session.is_interactive:
        if session.ask(f"Apply to {count:,} targets? Type the number to confirm") != str(count):
            raise Refused("the change was not confirmed", "Nothing was changed.")
        options = replace(options, consent=replace(options.consent, yes=True))

    def report(outcome: "Outcome", number: int, total: int) -> None:
        words = f"run {outcome.run}" if outcome.run else ""
        line = (
            f"{number:>{len(str(total))}}/{total} {outcome.member}  {outcome.state} in {outcome.seconds:.1f} s  {words}"
        )
        session.say(line.rstrip() + (f"\n    {outcome.message}" if outcome.message else ""))

    outcomes = roll_out(session.connections, plans, options, pace, report)
    done = sum(outcome.state == "done" for outcome in outcomes)
    failed = len(outcomes) - done
    states = progress(directory)
    left = sum(str(member) not in states for member, _ in plans.members)
    session.write(f"{done:,} done, {failed:,} failed, {left:,} not begun")
    if failed or left:
        session.say(f"Next: pgsync apply {directory} --resume")
    return exit_code(outcomes)
