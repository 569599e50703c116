"""pgsync doctor: what works here and what does not."""

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from pgsync.app.doctor import Check, diagnose
from pgsync.cli.context import Session
from pgsync.errors import ExitCode

_SIGNS = {"ok": "ok", "warning": "!", "error": "x"}


def command(
    ctx: typer.Context,
    *,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
) -> int:
    """Check this machine and every configured connection; ends with 1 when something does not work."""
    session = Session.of(ctx)
    checks: list[Check] = []
    for check in diagnose(session.configuration, session.connections):
        checks.append(check)
        if output == "text":
            session.write(f"{_SIGNS[check.state]:>2}  {check.name:<14}  {check.finding}")
            if check.hint:
                session.write(f"{'':22}{check.hint}")
    if output == "json":
        session.write(json.dumps([asdict(check) for check in checks], indent=2))
    return ExitCode.ERROR if any(check.state == "error" for check in checks) else ExitCode.OK
