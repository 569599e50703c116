"""pgsync apply: run a plan on its target."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli import common, completion, fleet, running
from pgsync.cli.announced import announced
from pgsync.cli.context import Session
from pgsync.cli.options import grouped
from pgsync.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pgsync.app.apply import Prepared

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(cls=running.DryRunCommand)
@grouped
@announced
def command(
    ctx: typer.Context,
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLAN]",
            help="A .sql or .plan.json file, or an id; else the last.",
            autocompletion=completion.plans,
        ),
    ] = None,
    *,
    dry_run: running.DryRun = None,
    how: running.Running,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the last interrupted run, or with the run named.")
    ] = False,
    history: running.HistoryOf = None,
    rollout: fleet.Rollout,
) -> int:
    """Apply a plan to its target, step by step, and compare the target with the plan at the end.

    Asks before production and before anything that destroys data. What was there before is kept, so that
    pgsync rollback can bring it back. A directory that pgsync plan wrote for many targets is applied to all of them,
    first to --canary of them, then --parallel at a time; --resume goes on where that stopped.
    """
    from pgsync.app import apply as use_case

    session = Session.of(ctx)
    options = how.options(session)
    if resume and dry_run:
        raise UsageError("--resume and --dry-run exclude each other")
    if history and not resume:
        raise UsageError("--history goes with --resume")
    if plan is not None and fleet.is_rollout(plan):
        if dry_run:
            raise UsageError("--dry-run is for one target", "The plan of each group was proven when it was made.")
        return fleet.apply(session, Path(plan), options, fleet.pace(rollout, resumes=resume))
    with running.stage(session, lambda: None if resume else use_case.script_of(session.connections, plan)) as context:
        if resume:
            return running.finish(session, use_case.resume_run(context, plan, options, history))
        document = use_case.load_plan(context, plan)
        with common.progress(session) as report:
            prepared = use_case.prepare(replace(context, progress=report), document)
        _announce(session, prepared)
        if not document.statements:
            session.say(f"Nothing to do: {document.target.name} looks like {document.source.name}.")
            return ExitCode.OK
        if dry_run:
            running.rehearse(session, context, lambda tried: use_case.dry_run(tried, prepared, options, dry_run))
            session.say(f"Next: pgsync apply{f' {plan}' if plan else ''}")
            return ExitCode.OK
        result = use_case.apply(context, prepared, options)
    return running.finish(session, result)


def _announce(session: Session, prepared: "Prepared") -> None:
    plan, target = prepared.plan, prepared.stage.target
    running.announce(session, f"Plan {plan.id}", plan, target)
    if plan.statements:
        session.say(plan.proof_sentences(plan.source.name, target.name)[0])
    running.show_findings(session, prepared.stage.findings)
