"""What every command gets: the global options, the settings, the connections and ways to talk to the user."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pgsync.errors import Refused, UsageError
from pgsync.text import clean, fitted

if TYPE_CHECKING:
    from pgsync.app.connections import Connections
    from pgsync.conninfo import ConnectionTarget
    from pgsync.store.config import Configuration, Settings


class Color(StrEnum):
    """When output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass
class Session:
    """One run of the command line. stdout is data; stderr is talk: say(), detail() and all questions."""

    config_file: Path | None = None
    color: Color = Color.AUTO
    is_quiet: bool = False
    is_verbose: bool = False
    is_debug: bool = False
    no_input: bool = False

    @staticmethod
    def of(ctx: typer.Context) -> "Session":
        """Return the session that a command runs in."""
        session = ctx.find_object(Session)
        if session is None:
            raise UsageError("no session", "The command was not started through pgsync.cli.")
        return session

    @cached_property
    def configuration(self) -> "Configuration":
        """All settings with their origins; raises ConfigError when a file is wrong."""
        from pgsync.store.config import load

        return load(self.config_file)

    def forget_configuration(self) -> None:
        """Read the settings again when they are needed next; connections keep the passwords that they know."""
        connections = self.connections
        del self.configuration
        connections.configuration = self.configuration

    @property
    def settings(self) -> "Settings":
        """The settings in force: settings.compare.mode, settings.apply.lock_timeout …."""
        return self.configuration.settings

    @cached_property
    def connections(self) -> "Connections":
        """Named connections and the ways to open them."""
        from pgsync.app.connections import Connections

        return Connections(self.configuration, self if self.is_interactive else None)

    def resolve(self, name_or_url: str) -> "ConnectionTarget":
        """Return what a connection's name, a URL or service=NAME stands for; raises UsageError."""
        return self.connections.resolve(name_or_url)

    def sides(self, source: str | None, target: str | None) -> tuple[str, str]:
        """Return SOURCE and TARGET: as given, by pgsync.toml, or local and prod; raises UsageError without."""
        defaults = self.settings.defaults
        known = self.settings.connections
        found = (
            source or defaults.source or ("local" if "local" in known else None),
            target or defaults.target or ("prod" if "prod" in known else None),
        )
        for word, side in zip(("source", "target"), found, strict=True):
            if not side:
                raise UsageError(
                    f"no {word} given",
                    f"The command line names none and neither does [defaults] {word} in pgsync.toml.",
                    f'Name it, or set it once with "pgsync conn default NAME --{word}".',
                )
        return str(found[0]), str(found[1])

    @property
    def is_interactive(self) -> bool:
        """Whether the user can be asked: a terminal, not in CI, and no --no-input."""
        return not self.no_input and not os.environ.get("CI") and sys.stdin.isatty() and sys.stderr.isatty()

    def is_colored(self, *, stderr: bool = False) -> bool:
        """Whether stdout (or stderr) gets colour: --color, then NO_COLOR, FORCE_COLOR, then the terminal."""
        if self.color is not Color.AUTO:
            return self.color is Color.ALWAYS
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return (sys.stderr if stderr else sys.stdout).isatty() and os.environ.get("TERM") != "dumb"

    def write(self, text: str = "") -> None:
        """Write a line of data to stdout."""
        typer.echo(clean(text))

    def say(self, text: str = "") -> None:
        """Write a line of talk to stderr, unless --quiet; nothing happens when nobody reads it."""
        if not self.is_quiet:
            with suppress(OSError):
                typer.echo(fitted(clean(text), sys.stderr), err=True)

    def say_notices(self) -> None:
        """Say what went wrong by the way."""
        if "connections" in self.__dict__:
            notices, self.connections.notices = self.connections.notices, []
            for text in notices:
                self.say(f"notice: {text}")

    def detail(self, text: str) -> None:
        """Write a line of talk to stderr with --verbose."""
        if self.is_verbose:
            with suppress(OSError):
                typer.echo(clean(text), err=True)

    def ask(self, question: str, default: str = "") -> str:
        """Return the user's answer, `default` for an empty one; raises Refused when nobody can be asked."""
        self._require_terminal(question)
        shown = f"{question} [{default}]: " if default else f"{question}: "
        typer.echo(self._marked(clean(shown)), nl=False, err=True, color=True)
        return _line().strip() or default

    def ask_secret(self, question: str) -> str:
        """Return an answer that is not shown while it is typed."""
        import getpass

        self._require_terminal(question)
        try:
            return getpass.getpass(f"{clean(question)}: ", stream=sys.stderr)
        except EOFError:
            raise KeyboardInterrupt from None

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Return whether the user says yes."""
        self._require_terminal(question)
        while True:
            typer.echo(f"{clean(question)} [{'Y/n' if default else 'y/N'}] ", nl=False, err=True)
            answer = _line().strip().lower()
            if not answer:
                return default
            if answer in {"y", "yes", "n", "no"}:
                return answer in {"y", "yes"}

    def choose(self, question: str, choices: Sequence[str], default: str) -> str:
        """Return one of `choices`, asked for until it is one."""
        while True:
            answer = self.ask(f"{question} ({', '.join(choices)})", default)
            if answer in choices:
                return answer

    def _marked(self, question: str) -> str:
        """Return a question with the word production in red."""
        if not self.is_colored(stderr=True):
            return question
        return question.replace("production", typer.style("production", fg="red", bold=True))

    def _require_terminal(self, question: str) -> None:
        if not self.is_interactive:
            raise Refused(
                "cannot ask without a terminal",
                f"The question was: {question}",
                "Give the answer as an option; --help lists them.",
            )


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line
