"""What explore, compare and plan share: the arguments of a comparison, consoles, progress."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli.context import Session
from pgsync.errors import PgsyncError, UsageError

if TYPE_CHECKING:
    from pgsync.app.compare import Children, Names, Rules, Selection
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
Roles = Annotated[
    bool | None,
    typer.Option("--roles/--no-roles", help="Roles, memberships and their settings too; they belong to the cluster."),
]
LargeObjects = Annotated[
    bool | None,
    typer.Option("--large-objects/--no-large-objects", help="Owners, privileges, comments of large objects too."),
]
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
Owners = Annotated[bool | None, typer.Option("--owners/--no-owners", help="Compare owners.")]
Privileges = Annotated[
    bool | None, typer.Option("--privileges/--no-privileges", help="Compare privileges, default ones too.")
]
Comments = Annotated[bool | None, typer.Option("--comments/--no-comments", help="Compare comments.")]
SecurityLabels = Annotated[
    bool | None, typer.Option("--security-labels/--no-security-labels", help="Compare security labels.")
]
Storage = Annotated[
    bool | None, typer.Option("--storage/--no-storage", help="Compare storage parameters, compression, statistics.")
]
ColumnOrder = Annotated[
    bool | None, typer.Option("--column-order/--no-column-order", help="Report the order of columns.")
]
Tablespaces = Annotated[bool | None, typer.Option("--tablespaces/--no-tablespaces", help="Compare tablespaces.")]
ExtensionVersions = Annotated[
    bool | None, typer.Option("--extension-versions/--no-extension-versions", help="Report extensions' versions.")
]
Partitions = Annotated[
    list[str] | None,
    typer.Option(
        "--partitions",
        metavar="TABLE=HOW",
        help="Partitions of TABLE (a pattern): managed, ignore-children or additive.",
    ),
]
IncludeKnown = Annotated[
    bool | None,
    typer.Option("--include-known/--no-include-known", help="Compare what migration tools and platforms made, too."),
]


def rules(
    session: Session,
    strict: bool | None,
    switches: Mapping[str, bool | None],
    partitions: list[str] | None = None,
    include_known: bool | None = None,
) -> "Rules":
    """Return what counts as a difference: by option, else by pgsync.toml.

    switches: aspect, with underscores → whether it is compared; None for what the mode and pgsync.toml say.
    """
    from pgsync.app.compare import Aspect, Mode, Rules

    compare = session.settings.compare
    mode = Mode(compare.mode) if strict is None else Mode.STRICT if strict else Mode.LENIENT
    without = set(Rules(mode).left_out)
    for aspect in Aspect:
        name = str(aspect).replace("-", "_")
        chosen = switches.get(name)
        if chosen is False or (chosen is None and not getattr(compare, name)):
            without.add(aspect)
        elif chosen:
            without.discard(aspect)
    return Rules(
        mode,
        None if without == Rules(mode).left_out else frozenset(without),
        (*map(_partition_rule, partitions or ()), *_partition_rules_of_settings(session)),
        compare.include_known if include_known is None else include_known,
    )


def _partition_rule(text: str) -> "tuple[str, Children]":
    from pgsync.app.compare import Children

    pattern, _, how = text.rpartition("=")
    if not pattern or how not in set(Children):
        raise UsageError(
            f'"{text}" is not of the form TABLE=HOW',
            f"HOW is one of: {', '.join(Children)}.",
            "Such as: --partitions public.events=additive",
        )
    return pattern, Children(how)


def _partition_rules_of_settings(session: Session) -> "Iterator[tuple[str, Children]]":
    from pgsync.app.compare import Children

    return ((pattern, Children(how)) for pattern, how in session.settings.compare.partitions.items())


def scopes(session: Session, *, roles: bool | None = None, large_objects: bool | None = None) -> frozenset[str]:
    """Return what is compared beyond what every comparison does: by option, else by pgsync.toml."""
    compare = session.settings.compare
    chosen = {
        "roles": compare.roles if roles is None else roles,
        "large objects": compare.large_objects if large_objects is None else large_objects,
    }
    return frozenset(name for name, is_chosen in chosen.items() if is_chosen)


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

    ignored = [*(session.settings.compare.ignore if with_settings else ()), *(ignore or ())]
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
