"""What explore, compare and plan share: the arguments of a comparison, consoles, progress."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli.context import Session
from pgsync.errors import PgsyncError, UsageError

if TYPE_CHECKING:
    from pgsync.app.compare import Mode, Names, Selection
    from pgsync.ui.console import Console, RenderableType

Source = Annotated[
    str | None, typer.Argument(metavar="[SOURCE]", help="What TARGET shall look like; never written to.")
]
Target = Annotated[str | None, typer.Argument(metavar="[TARGET]", help="What would be changed.")]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="PATTERN", help="Only these: table:public.audit_*, public.*"),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="PATTERN", help="All but these: grant:*, table:tmp_*")
]
Schema = Annotated[list[str] | None, typer.Option("--schema", metavar="NAME", help="Only these schemas.")]
KindOption = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only these kinds: table.")]
Rename = Annotated[
    list[str] | None,
    typer.Option("--rename", metavar="KIND:OLD=NEW", help="Renamed, not dropped: table:public.customer=client."),
]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="SCHEMA=SCHEMA", help="A schema of SOURCE is one of TARGET of another name."),
]
MapRole = Annotated[
    list[str] | None,
    typer.Option("--map-role", metavar="ROLE=ROLE", help="A role of SOURCE is one of TARGET of another name."),
]
Strict = Annotated[bool | None, typer.Option("--strict/--lenient", help="Count what is usually left aside, or less.")]


def mode(session: Session, strict: bool | None) -> "Mode":
    """Return how much counts as a difference: by option, else by pgsync.toml."""
    from pgsync.app.compare import Mode

    if strict is None:
        return Mode(session.settings.compare.mode)
    return Mode.STRICT if strict else Mode.LENIENT


def selection(
    session: Session,
    *,
    only: list[str] | None = None,
    ignore: list[str] | None = None,
    schemas: list[str] | None = None,
    kinds: list[str] | None = None,
    with_settings: bool = True,
) -> "Selection":
    """Return what to look at: the options, and with_settings what pgsync.toml ignores."""
    from pgsync.app.compare import Selection, known_kind

    ignored = [*(_ignored_by_settings(session) if with_settings else ()), *(ignore or ())]
    for word in kinds or ():
        if not known_kind(word):
            raise UsageError(f'there is no kind "{word}"', hint="Kinds are called as in DROP: table, index, view.")
    return Selection(tuple(only or ()), tuple(ignored), tuple(schemas or ()), tuple(kinds or ()))


def names(session: Session, renames: list[str] | None, schemas: list[str] | None, roles: list[str] | None) -> "Names":
    """Return what is called otherwise on the two sides: by option and by pgsync.toml."""
    from pgsync.app.names import Names, correspondences

    compare = session.settings.compare
    return Names(
        renames=tuple(renames or ()),
        standing=compare.renames,
        schemas=correspondences(schemas or (), "--map"),
        standing_schemas=compare.map,
        roles={**compare.map_roles, **correspondences(roles or (), "--map-role")},
    )


def _ignored_by_settings(session: Session) -> list[str]:
    compare = session.settings.compare
    left_out = (
        ("owner:*", compare.owners),
        ("privilege:*", compare.privileges),
        ("comment:*", compare.comments),
    )
    return [*compare.ignore, *(pattern for pattern, is_compared in left_out if not is_compared)]


def write_output(path: Path, text: str) -> None:
    """Write a report to a file; raises PgsyncError."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PgsyncError(f"could not write {path}", f"{error.strerror}.") from None


def show(session: Session, renderables: Iterable["RenderableType"]) -> None:
    """Write to stdout."""
    from pgsync.ui.console import rendered

    typer.echo(rendered(console(session), renderables), nl=False, color=True)


def console(session: Session, *, stderr: bool = False) -> "Console":
    """Return the console of stdout, or of stderr."""
    from pgsync.ui.console import make_console

    return make_console(is_colored=session.is_colored(stderr=stderr), stderr=stderr)


@contextmanager
def progress(session: Session) -> Iterator[Callable[[str], None]]:
    """Show on stderr what is being done."""
    from pgsync.ui import console as ui

    talk = console(session, stderr=True)
    with ui.progress(talk, is_quiet=session.is_quiet) as report:
        yield report
