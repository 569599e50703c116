"""pgsync log: every run, and every statement of one."""

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pgsync.cli import common, completion
from pgsync.cli.comparing import require_kinds
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pgsync.app.log import LoggedStep, Run
    from pgsync.app.trail import Event


def command(
    ctx: typer.Context,
    run: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="Its id, or the end of it.", autocompletion=completion.runs)
    ] = None,
    *,
    object_: Annotated[
        str | None,
        typer.Option(
            "--object",
            metavar="PATTERN",
            help="What happened to it: public.orders, table:audit_*",
            autocompletion=completion.objects,
        ),
    ] = None,
    connection: Annotated[
        str | None,
        typer.Option(
            "--target",
            metavar="NAME",
            help="With --object: in this one alone.",
            autocompletion=completion.connection_names,
        ),
    ] = None,
    history: Annotated[
        str | None,
        typer.Option(
            "--history",
            metavar="CONNECTION",
            help="The runs of all machines: what its database keeps of them.",
            autocompletion=completion.connection_names,
        ),
    ] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
) -> int:
    """Show what was run, when, by whom and with what result; of one run every statement.

    With --object it shows who changed what of an object, and when: runs, and drift, which is what was changed by others
    between two states that comparisons have kept (pgsync snapshot list).
    """
    from pgsync.app import log as use_case

    session = Session.of(ctx)
    if object_ is not None:
        if run is not None:
            raise UsageError("--object is about all runs", "And a run was named.", "Leave one of them out.")
        if history is not None:
            raise UsageError("--object does not go with --history")
        return _show_trail(session, object_, connection, output)
    if connection is not None:
        raise UsageError("--target goes with --object")
    if run is not None:
        found = use_case.find_run(run, session.connections, history)
        _show_run(session, found, use_case.steps_of(found), output)
        return ExitCode.OK
    if history is not None:
        runs: Sequence[Run] = use_case.recorded_runs(session.connections, history)
    else:
        runs = use_case.all_runs(session.configuration.project_file)
    if output == "json":
        session.write(json.dumps([_described(one) for one in runs], indent=2))
    elif not runs:
        session.say("Nothing was run yet.")
    else:
        from pgsync.ui.runs import runs_table

        common.show(session, runs_table(runs))
    return ExitCode.OK


def _show_trail(session: Session, pattern: str, connection: str | None, output: str) -> int:
    from pgsync.app.trail import trail

    require_kinds([pattern])
    if connection is not None:
        session.resolve(connection)
    events = trail(session.configuration, pattern, connection)
    if output == "json":
        session.write(json.dumps([_event(event) for event in events], indent=2))
    elif not events:
        session.say(f"Nothing is known to have happened to {pattern}; what is kept: pgsync snapshot list")
    else:
        from pgsync.ui.states import trail_report

        common.show(session, trail_report(events))
    return ExitCode.OK


def _event(event: "Event") -> dict[str, Any]:
    from pgsync.app.describe import described

    return {
        "connection": event.connection,
        "run": event.run or None,
        "after": event.after or None,
        "before": event.before,
        "what": event.words,
        "changes": [
            {
                "verb": str(change.verb),
                "kind": change.id.kind,
                "name": change.id.name,
                "path": list(change.id.path),
                "fields": [
                    {"name": one.name, "current": one.current, "desired": one.desired} for one in described(change)
                ],
            }
            for change in event.changes
        ],
    }


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
