"""pgsync demo: the whole tour, with the commands that a user would type."""

import json
import shlex
import sys
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import NamedTuple

import typer

from pgsync.cli import common
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, PgsyncError

_ANSWERS = "--yes --allow 'DATA_*'"
"""What stands for the answers to the questions of apply and rollback."""


class Stop(NamedTuple):
    """One stop of the tour: what is said, what is typed."""

    says: str
    words: str


_BEFORE = (
    Stop("Two connections: the shop as developed, and the shop in production.", "conn test"),
    Stop("What is in production?", "explore prod"),
    Stop("Everything about one table, with some of its rows.", "explore prod orders --sample 3"),
    Stop("Production has drifted. What would make it look like local?", "compare local prod"),
    Stop(
        "The same as steps, with locks and risks, and with the way back.",
        "plan local prod --out migration.sql",
    ),
    Stop("What would apply do?", "apply migration.sql --dry-run"),
)
_THERE_AND_BACK = (
    Stop(
        "Now for real. It asks, on production; here the answers stand on the command line.",
        f"apply {_ANSWERS}",
    ),
    Stop("Is anything left?", "compare local prod"),
    Stop("And back: the plan in the other direction.", f"rollback {_ANSWERS} --allow SEC_GRANT_WIDER:public.products"),
    Stop("Production is as it was.", "compare local prod"),
)


def command(ctx: typer.Context) -> int:
    """Show everything on a throw-away server: explore, compare, plan, apply, and back again."""
    from pgsync.app.demo import demo_project

    session = Session.of(ctx)
    with ExitStack() as stage:
        with common.progress(session) as report:
            project = stage.enter_context(demo_project(report))
        stage.enter_context(chdir(project.parent))
        count = _Tour(session, project).run()
    session.write(f"\nThe same {count} differences as in the beginning; the server is stopped and removed.")
    session.write("Next: pgsync init, then pgsync conn add local postgresql://user@localhost/dbname")
    return ExitCode.OK


class _Tour:
    """The commands, run one after the other in the demo's project."""

    def __init__(self, session: Session, project: Path) -> None:
        self.session = session
        self.project = project
        self.number = 0

    def run(self) -> int:
        """Run all stops; returns how many differences there are in the end, the same as in the beginning."""
        for stop in _BEFORE:
            self._walk(stop)
        before = self._differences()
        for stop in _THERE_AND_BACK:
            self._walk(stop)
        if self._differences() != before:
            raise PgsyncError("the rollback did not bring back what was there", hint="pgsync feedback")
        return len(before)

    def _walk(self, stop: Stop) -> None:
        """Say what comes, run it as if it were typed, and wait for Enter where somebody is watching."""
        self.number += 1
        self.session.write(f"\n{self.number}. {stop.says}\n$ pgsync {stop.words}\n")
        sys.stdout.flush()
        code = self._run(*shlex.split(stop.words))
        if code != ExitCode.OK:
            raise PgsyncError(f"pgsync {stop.words} ended with {code}", hint="pgsync feedback")
        if self.session.is_interactive:
            self.session.ask("\nEnter goes on, Ctrl-C ends the tour")

    def _run(self, *words: str) -> int:
        from pgsync.cli import invoke

        color = "always" if self.session.is_colored() else "never"
        flags = ["--debug"] if self.session.is_debug else []
        code = invoke(["--config", str(self.project), "--no-input", "--color", color, *flags, *words])
        sys.stdout.flush()
        sys.stderr.flush()
        return code

    def _differences(self) -> list[tuple[str, list[str], object]]:
        """Return what compare finds, as data."""
        path = self.project.with_name("differences.json")
        self._run("compare", "-f", "json", "-o", str(path))
        found = json.loads(path.read_text(encoding="utf-8"))["differences"]
        return [(one["verb"], one["path"], one["fields"]) for one in found]
