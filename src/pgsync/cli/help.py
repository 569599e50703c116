"""pgsync help: topics, shipped as Markdown beside this package."""

import difflib
import sys
from importlib.resources import files
from typing import Annotated

import typer

from pgsync.cli.completion import topics
from pgsync.cli.context import Session
from pgsync.cli.lazy import COMMANDS
from pgsync.errors import UsageError


def command(
    ctx: typer.Context,
    topic: Annotated[str | None, typer.Argument(help="A topic; none lists them.", autocompletion=topics)] = None,
) -> None:
    """Explain a topic; without one, list the topics."""
    session = Session.of(ctx)
    topics = all_topics()
    if topic is None:
        width = max(map(len, topics))
        for name, text in topics.items():
            session.write(f"{name.ljust(width)}  {_title(text)}")
        return
    if topic in topics:
        _show(session, topics[topic])
        return
    if topic in COMMANDS:
        raise UsageError(f'"{topic}" is a command', hint=f'Try "pgsync {topic} -h".')
    close = difflib.get_close_matches(topic, topics, n=1)
    raise UsageError(
        f'there is no topic "{topic}"',
        f"Topics: {', '.join(topics)}.",
        f'Did you mean "{close[0]}"?' if close else None,
    )


def _show(session: Session, text: str) -> None:
    """Write a topic: drawn on a terminal, as its Markdown is elsewhere."""
    if not (session.is_colored() and sys.stdout.isatty()):
        session.write(text.rstrip())
        return
    from pgsync.cli import common
    from pgsync.ui.topics import topic

    common.show(session, topic(text, common.console(session).width))


def all_topics() -> dict[str, str]:
    """Return topic → text, by name."""
    found = {
        entry.name.removesuffix(".md"): entry.read_text(encoding="utf-8")
        for entry in (files("pgsync") / "help").iterdir()
        if entry.name.endswith(".md")
    }
    return dict(sorted(found.items()))


def _title(text: str) -> str:
    return text.split("\n", 1)[0].lstrip("# ")
