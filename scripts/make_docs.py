"""Write what docs/ repeats from the program: help topics, the reference of all options, the schema of pgsync.toml.

Run it as `python scripts/make_docs.py`; tests/test_docs.py fails when a file is stale.
"""  # noqa: INP001 - a script, not a package

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from typer.main import get_command

from pgsync.cli import app
from pgsync.cli.help import all_topics
from pgsync.cli.lazy import SECTIONS
from pgsync.store.schema import json_schema

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter

DOCS = Path(__file__).parent.parent / "docs"
OWN = {"hazards", "vscode"}
"""Topics that docs/ has from elsewhere: scripts/make_hazards.py, and a longer page."""


def main() -> None:
    """Write every file."""
    for name, text in documents().items():
        (DOCS / name).write_text(text, encoding="utf-8")


def documents() -> dict[str, str]:
    """Return file name → text."""
    topics = {f"{name}.md": text for name, text in all_topics().items() if name not in OWN}
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    return topics | {"commands.md": "\n".join(_commands()), "pgsync.schema.json": schema}


def _commands() -> Iterator[str]:
    """Return the lines of commands.md."""
    root = get_command(app)
    context = root.make_context("pgsync", [], resilient_parsing=True)
    context.resilient_parsing = False  # or commands would be stand-ins, as for completion
    yield "# Every command and option"
    yield ""
    yield "Made from the program by scripts/make_docs.py; `pgsync COMMAND -h` shows the same."
    yield ""
    yield "## Options of every command"
    yield ""
    yield from _options(root, context)
    for section, entries in SECTIONS.items():
        yield f"## {section}"
        yield ""
        for name in entries:
            command = root.get_command(context, name)  # type: ignore[attr-defined]
            yield from _command(command, context.__class__(command, info_name=name, parent=context))


def _command(command: "Command", context: "Context") -> Iterator[str]:
    is_group = hasattr(command, "list_commands")
    yield f"### {context.command_path}"
    yield ""
    yield (command.help or "").replace("\n\n", "\n\n").strip()
    yield ""
    if not is_group:
        yield f"    {' '.join([context.command_path, *command.collect_usage_pieces(context)])}"
        yield ""
    yield from _options(command, context)
    if is_group:
        for name in command.list_commands(context):  # type: ignore[attr-defined]
            inner = command.get_command(context, name)  # type: ignore[attr-defined]
            yield from _command(inner, context.__class__(inner, info_name=name, parent=context))


def _options(command: "Command", context: "Context") -> Iterator[str]:
    rows = [row for parameter in command.get_params(context) if (row := _row(parameter, context)) is not None]
    if rows:
        yield "| option | what it does |"
        yield "|---|---|"
        yield from rows
        yield ""


def _row(parameter: "Parameter", context: "Context") -> str | None:
    record = parameter.get_help_record(context)
    if record is None:
        return None
    name, text = (" ".join(part.split()).replace("|", "\\|") for part in record)
    return f"| `{name}` | {text} |"


if __name__ == "__main__":
    main()
