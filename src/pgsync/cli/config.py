"""pgsync config: the settings in force."""

import json
import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from pgsync.cli.context import Session
from pgsync.store.paths import shown

app = typer.Typer(
    help="Show the settings and where each comes from.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main() -> None:
    """Show the settings and where each comes from."""


@app.command()
def show(
    ctx: typer.Context,
    *,
    origin: Annotated[bool, typer.Option("--origin", help="Show where each value came from.")] = False,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Show every setting in force."""
    session = Session.of(ctx)
    configuration = session.configuration
    rows: list[tuple[str, object, str]] = []
    for section, values in configuration.settings.model_dump().items():
        for key, value in values.items():
            dotted = f"{section}.{key}"
            rows.append((dotted, value, configuration.origins.get(dotted, "default")))
    if output == "json":
        data = {key: {"value": value, "origin": place} if origin else value for key, value, place in rows}
        session.write(json.dumps(data, indent=2))
        return
    width = max(len(f"{key} = {_toml(value)}") for key, value, _ in rows) if origin else 0
    for key, value, place in rows:
        line = f"{key} = {_toml(value)}"
        session.write(f"{line.ljust(min(width, 70))}  {place}" if origin else line)


@app.command()
def schema(
    ctx: typer.Context,
    *,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write it to a file.")] = None,
) -> None:
    """Print the JSON Schema of pgsync.toml, with which editors complete and check it."""
    from pgsync.cli.common import write_output
    from pgsync.store.schema import json_schema

    session = Session.of(ctx)
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False)
    if out is None:
        session.write(text)
        return
    write_output(out, f"{text}\n")
    session.say(f"wrote {shown(out)}. In pgsync.toml, as its first line: #:schema {shown(out)}")


@app.command()
def path(ctx: typer.Context) -> None:
    """Show which files are read, the strongest first."""
    session = Session.of(ctx)
    files = (session.configuration.project_file, session.configuration.user_file)
    for file in filter(None, files):
        session.write(shown(file))


def _toml(value: object) -> str:
    """Return a value as it would stand in pgsync.toml."""
    if value is None:
        return "(none)"
    if isinstance(value, dict):
        inner = ", ".join(
            f"{_key(key)} = {_toml(item)}" for key, item in value.items() if item not in (None, {}, False)
        )
        return f"{{ {inner} }}" if inner else "{}"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    """Return a key as it would stand in pgsync.toml: bare, or in quotes where it has more than word characters."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)
