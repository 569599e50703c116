"""pgsync compare -i: what the interactive view does through the commands plan and apply."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pgsync.cli import common, terminal
from pgsync.cli.comparing import Asked
from pgsync.cli.context import Color, Session
from pgsync.errors import ExitCode, PgsyncError
from pgsync.store.paths import shown

if TYPE_CHECKING:
    from pgsync.app.choosing import Choosing
    from pgsync.app.threeway import Merging


def interactive(session: Session, source: str, target: str, asked: Asked, merging: "Merging | None" = None) -> int:
    """Show the differences to choose among; returns the exit code."""
    terminal.require("pgsync compare without -i shows the differences; --only and --ignore choose among them.")
    actions = CommandLine(session, source, target, asked, merging)
    with common.progress(session) as report:
        choosing = actions.read(report)
    terminal.settle()
    from pgsync.ui.tui.comparer import Comparer

    return terminal.shown(Comparer(choosing, actions, is_colored=session.is_colored()))


class CommandLine:
    """The actions of the view, with the output and the questions that the commands have."""

    def __init__(
        self, session: Session, source: str, target: str, asked: Asked, merging: "Merging | None" = None
    ) -> None:
        """Act on two databases; merging: what both began from."""
        self._session, self._sides, self._asked, self._merging = session, (source, target), asked, merging

    def read(self, report: "common.Progress") -> "Choosing":
        """Read both databases; raises Refused for three with a conflict that nobody has decided."""
        from pgsync.app.choosing import read_choosing
        from pgsync.app.threeway import require_decided

        choice = self._asked.choice(self._session)
        found = read_choosing(self._session.connections, *self._sides, choice, report, self._merging)
        if found.comparison.merge is not None:
            require_decided(found.comparison.merge, found.source.short_name, found.target.short_name)
        return found

    def reread(self) -> "Choosing":
        """Read both databases again, with the settings as they are now."""
        return self.read(lambda _: None)

    def save(self, choosing: "Choosing", out: str | None) -> str:
        """Write the plan of what is ticked and show it, as pgsync plan does."""
        from pgsync.app import plan as app
        from pgsync.cli.plan import say_next, show

        session, choice, settings = self._session, choosing.selected, self._session.settings.plan
        forms = app.Online(settings.online, settings.online_size)
        with common.progress(session) as report:
            result = app.planned(choosing.source, choosing.target, choice)
            result = app.replanned(session.connections, result, (), choice, forms, report)
            result = app.examined(session.connections, result, choice.rules, report, is_proven=settings.proof)
            path = None if out is None else Path(out)
            project = session.configuration.project_file
            result = app.write_plan(result, path, project, settings.dir, session.settings.apply.lock_timeout)
        show(session, result, explains=False, sql=False)
        say_next(session, result, is_kept=out is None)
        if out is not None:
            _wait()
        return str(path) if path is not None else result.id

    def run(self, plan: str, *, is_dry_run: bool) -> None:
        """Run pgsync apply as if it had been typed."""
        words = ["apply", plan, *(["--dry-run"] if is_dry_run else [])]
        self._session.say(f"\n$ pgsync {' '.join(words)}")
        try:
            code = self._invoke(words)
        except PgsyncError as error:
            self._session.say(f"error: {error}")
            code = error.exit_code
        except KeyboardInterrupt:
            code = ExitCode.INTERRUPTED
        if code:
            self._session.say(f"exit code {int(code)}")
        _wait()

    def ignore(self, pattern: str) -> str:
        """Add a pattern to [compare] ignore of the project's pgsync.toml."""
        from pgsync.app.ignoring import ignore

        path, is_new = ignore(self._session.configuration, pattern)
        self._session.forget_configuration()
        return f'{shown(path)}: "{pattern}" {"added to" if is_new else "is already in"} [compare] ignore'

    def _invoke(self, words: list[str]) -> int:
        from pgsync.cli import invoke

        session = self._session
        options = [] if session.config_file is None else ["--config", str(session.config_file)]
        options += ["--color", str(Color.ALWAYS if session.is_colored() else Color.NEVER)]
        options += ["--debug"] if session.is_debug else ["-v"] if session.is_verbose else []
        return invoke([*options, *words])


def _wait() -> None:
    """Wait until somebody has read what was printed."""
    if sys.stdin.isatty():
        sys.stderr.write("\nEnter returns to the comparison. ")
        sys.stderr.flush()
        sys.stdin.readline()
