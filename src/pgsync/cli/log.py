"""pgsync log: every run, and every statement of one."""

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pgsync.cli import common, completion
from pgsync.cli.context import Session
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from pgsync.app.log import LoggedStep, Run


def command(
    ctx: typer.Context,
    run: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="Its id, or the end of it.", autocompletion=completion.runs)
    ] = None,
    *,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
) -> int:
    """Show what was run, when, by whom and with what result; of one run every statement."""
    from pgsync.app import log as use_case

    session = Session.of(ctx)
    project = session.configuration.project_file
    if run is not None:
        found = use_case.find_run(run, project)
        _show_run(session, found, use_case.steps_of(found), output)
        return ExitCode.OK
    runs = use_case.all_runs(project)
    if output == "json":
        session.write(json.dumps([_described(one) for one in runs], indent=2))
    elif not runs:
        session.say("Nothing was run yet.")
    else:
        from pgsync.ui.runs import runs_table

        common.show(session, runs_table(runs))
    return ExitCode.OK


def _show_run(session: Session, run: "Run", steps: "list[LoggedStep]", output: str) -> None:
    if output == "json":
        session.write(json.dumps(_described(run) | {"statements": [_step(step) for step in steps]}, indent=2))
        return
    from pgsync.ui.runs import run_report

    common.show(session, run_report(run, steps))


def _described(run: "Run") -> dict[str, Any]:
    header = run.header
    return {
        "run": run.id,
        "direction": header.direction,
        "takes_back": header.takes_back,
        "plan": header.plan,
        "plan_sha256": header.plan_sha256,
        "target": header.target_name,
        "started": header.started,
        "finished": run.finished,
        "user": header.user,
        "tool": header.tool,
        "steps": header.steps,
        "transactions": header.batches,
        "committed": run.committed,
        "state": run.state,
        "message": run.message,
    }


def _step(step: "LoggedStep") -> dict[str, Any]:
    return {
        "number": step.number + 1,
        "sql": step.planned.statement.sql,
        "started": step.started or None,
        "seconds": step.seconds,
        "attempts": step.attempts,
        "outcome": step.outcome,
        "waited_for": step.waited_for or None,
        "waited": step.waited,
    }
