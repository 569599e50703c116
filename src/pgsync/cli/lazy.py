"""Commands that are imported when they are run, so that `pgsync --help` costs nothing."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter


class Entry(NamedTuple):
    """A command before it is imported.

    module: in pgsync.cli; it has a function `command`, or a typer.Typer `app` with commands of its own.
    help: one line for `pgsync --help`.
    """

    module: str
    help: str


SECTIONS: dict[str, dict[str, Entry]] = {
    "Start": {
        "demo": Entry("demo", "A full tour on an embedded server; needs no set-up."),
        "init": Entry("init", "Write a commented pgsync.toml and a VS Code task."),
        "conn": Entry("conn", "Manage connections: add, list, test, show, edit, rename, remove, import and more."),
    },
    "Work": {
        "explore": Entry("explore", "Show what is in a database, or everything about one object."),
        "compare": Entry("compare", "Show the differences between SOURCE and TARGET."),
        "plan": Entry("plan", "Turn the differences into ordered, checked steps."),
        "apply": Entry("apply", "Apply a plan to its target."),
        "rollback": Entry("rollback", "Take a run back."),
        "purge": Entry("purge", "Drop for good what was dropped and kept."),
        "lint": Entry("lint", "Show what a SQL file that you wrote locks, does and risks."),
        "snapshot": Entry("snapshot", "Save what is in a database to a file; list what is kept by itself."),
        "export": Entry("export", "Write a schema as SQL files, one for each object."),
        "watch": Entry("watch", "Tell whether a database has drifted, for a scheduler or CI."),
        "log": Entry("log", "Show what was run, when and by whom; who changed what of an object."),
    },
    "Help": {
        "doctor": Entry("doctor", "Check this machine and the configured connections."),
        "ignore": Entry("ignore", "Manage what comparisons leave out: add, list, remove."),
        "config": Entry("config", "Show the settings and where each comes from."),
        "trust": Entry("trust", "Allow this project's pgsync.toml to run its password commands."),
        "completion": Entry("completion", "Print a script for the shell's Tab key."),
        "feedback": Entry("feedback", "Print a report without secrets, ready to send."),
        "help": Entry("help", "Explain a topic: exit-codes, credentials, hazards and more."),
    },
}
COMMANDS = {name: entry for section in SECTIONS.values() for name, entry in section.items()}

# Global options may stand behind the command too: pgsync apply --no-input.
_FLAGS = frozenset({"--no-input", "--quiet", "-q", "--verbose", "-v", "--debug"})
_VALUED = ("--config", "--color")


class RootGroup(TyperGroup):
    """The commands of SECTIONS, each imported when it is first needed."""

    def list_commands(self, ctx: "Context") -> list[str]:
        """Return the names of all commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        """Import and return one command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            self.commands = dict.fromkeys(COMMANDS, self)  # the names that a misspelt one is compared with
            return None
        if ctx.resilient_parsing and ctx.invoked_subcommand is None and not ctx._protected_args:  # noqa: SLF001
            return typer.core.TyperCommand(cmd_name, help=entry.help)  # completion shows the name alone
        return _imported(cmd_name, entry)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Take the global options from wherever they stand."""
        return super().parse_args(ctx, globals_first(args))

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """List the commands by section."""
        del ctx
        for title, entries in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, entry.help) for name, entry in entries.items()])


def globals_first(args: list[str]) -> list[str]:
    """Move the global options before the command; what follows -- stays where it is."""
    end = args.index("--") if "--" in args else len(args)
    front: list[str] = []
    rest: list[str] = []
    words = iter(args[:end])
    for word in words:
        if word in _FLAGS or word.startswith(tuple(f"{option}=" for option in _VALUED)):
            front.append(word)
        elif word in _VALUED:
            front += [word, *[value for value in [next(words, None)] if value is not None]]
        else:
            rest.append(word)
    return [*front, *rest, *args[end:]]


def _imported(name: str, entry: Entry) -> "Command":
    module = import_module(f"pgsync.cli.{entry.module}")
    group: typer.Typer | None = getattr(module, "app", None)
    if group is None:
        group = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        group.command(name)(module.command)
    command = get_command(group)
    command.name = name
    return command
