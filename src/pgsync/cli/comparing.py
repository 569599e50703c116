"""The options of a comparison: what is compared, what counts, what is called otherwise."""

import difflib
import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli import completion
from pgsync.cli.context import Session
from pgsync.errors import UsageError
from pgsync.model.rows import row_scopes
from pgsync.plain import dataclass

if TYPE_CHECKING:
    from pgsync.app.compare import Children, Choice, Names, Rules, Selection

Schema = Annotated[
    list[str] | None,
    typer.Option("--schema", metavar="NAME", help="Only these schemas.", autocompletion=completion.schemas),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only these kinds: table.", autocompletion=completion.kinds),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line says about a comparison; None where it says nothing, and pgsync.toml decides."""

    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="PATTERN",
            help="Only these: table:public.audit_*, public.*",
            autocompletion=completion.objects,
        ),
    ] = None
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="PATTERN",
            help="All but these: grant:*, table:tmp_*",
            autocompletion=completion.objects,
        ),
    ] = None
    schema: Schema = None
    kind: KindOption = None
    strict: Annotated[
        bool | None, typer.Option("--strict/--lenient", help="Count what is usually left aside, or less.")
    ] = None
    roles: Annotated[
        bool | None,
        typer.Option(
            "--roles/--no-roles", help="Roles, memberships and their settings too; they belong to the cluster."
        ),
    ] = None
    large_objects: Annotated[
        bool | None,
        typer.Option("--large-objects/--no-large-objects", help="Owners, privileges, comments of large objects too."),
    ] = None
    owners: Annotated[bool | None, typer.Option("--owners/--no-owners", help="Compare owners.")] = None
    privileges: Annotated[
        bool | None, typer.Option("--privileges/--no-privileges", help="Compare privileges, default ones too.")
    ] = None
    comments: Annotated[bool | None, typer.Option("--comments/--no-comments", help="Compare comments.")] = None
    security_labels: Annotated[
        bool | None, typer.Option("--security-labels/--no-security-labels", help="Compare security labels.")
    ] = None
    storage: Annotated[
        bool | None,
        typer.Option("--storage/--no-storage", help="Compare storage parameters, compression, statistics."),
    ] = None
    column_order: Annotated[
        bool | None, typer.Option("--column-order/--no-column-order", help="Report the order of columns.")
    ] = None
    tablespaces: Annotated[bool | None, typer.Option("--tablespaces/--no-tablespaces", help="Compare tablespaces.")] = (
        None
    )
    extension_versions: Annotated[
        bool | None,
        typer.Option("--extension-versions/--no-extension-versions", help="Report extensions' versions."),
    ] = None
    partitions: Annotated[
        list[str] | None,
        typer.Option(
            "--partitions",
            metavar="TABLE=HOW",
            help="Partitions of TABLE (a pattern): managed, ignore-children or additive.",
        ),
    ] = None
    include_known: Annotated[
        bool | None,
        typer.Option(
            "--include-known/--no-include-known", help="Compare what migration tools and platforms made, too."
        ),
    ] = None
    rename: Annotated[
        list[str] | None,
        typer.Option("--rename", metavar="KIND:OLD=NEW", help="Renamed, not dropped: table:public.customer=client."),
    ] = None
    map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="SCHEMA=SCHEMA", help="A schema of SOURCE is one of TARGET of another name."),
    ] = None
    map_role: Annotated[
        list[str] | None,
        typer.Option("--map-role", metavar="ROLE=ROLE", help="A role of SOURCE is one of TARGET of another name."),
    ] = None

    def choice(self, session: Session, select: list[str] | None = None) -> "Choice":
        """Return what is wanted; select: patterns like those of `only`."""
        from pgsync.app.compare import Choice

        ignored = [*session.settings.compare.ignore, *(self.ignore or ())]
        only = [*(self.only or ()), *(select or ())]
        return Choice(
            selection=selection(only=only, ignore=ignored, schemas=self.schema, kinds=self.kind),
            rules=self._rules(session),
            names=self._names(session),
            scopes=self._scopes(session),
        )

    def _rules(self, session: Session) -> "Rules":
        """Return what counts as a difference."""
        from pgsync.app.compare import Aspect, Mode, Rules

        compare = session.settings.compare
        mode = Mode(compare.mode) if self.strict is None else Mode.STRICT if self.strict else Mode.LENIENT
        without = set(Rules(mode).left_out)
        for aspect in Aspect:
            name = str(aspect).replace("-", "_")
            chosen = getattr(self, name)
            if chosen is False or (chosen is None and not getattr(compare, name)):
                without.add(aspect)
            elif chosen:
                without.discard(aspect)
        from_settings = [f"{pattern}={how}" for pattern, how in compare.partitions.items()]
        return Rules(
            mode,
            None if without == Rules(mode).left_out else frozenset(without),
            tuple(_partition_rule(text) for text in (*(self.partitions or ()), *from_settings)),
            compare.include_known if self.include_known is None else self.include_known,
        )

    def _scopes(self, session: Session) -> frozenset[str]:
        """Return what is compared beyond what every comparison does."""
        compare = session.settings.compare
        chosen = {
            "roles": compare.roles if self.roles is None else self.roles,
            "large objects": compare.large_objects if self.large_objects is None else self.large_objects,
        }
        data = session.settings.data
        return frozenset(name for name, is_chosen in chosen.items() if is_chosen) | row_scopes(
            data.tables, data.max_rows
        )

    def _names(self, session: Session) -> "Names":
        """Return what is called otherwise on the two sides."""
        from pgsync.app.names import Names, correspondences

        compare = session.settings.compare
        return Names(
            renames=tuple(self.rename or ()),
            standing=compare.renames,
            schemas=correspondences(self.map or (), "--map"),
            standing_schemas=compare.map,
            roles={**compare.map_roles, **correspondences(self.map_role or (), "--map-role")},
        )

    @property
    def repeated(self) -> str:
        """The options that say what is called otherwise, for the next command."""
        given = (("--rename", self.rename), ("--map", self.map), ("--map-role", self.map_role))
        return "".join(f" {option} {shlex.quote(value)}" for option, values in given for value in values or ())


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


def selection(
    *,
    only: list[str] | None = None,
    ignore: list[str] | None = None,
    schemas: list[str] | None = None,
    kinds: list[str] | None = None,
) -> "Selection":
    """Return what to look at; raises UsageError for a kind that there is not."""
    from pgsync.app.compare import Selection, known_kind

    for word in kinds or ():
        if not known_kind(word):
            raise _no_kind(word)
    require_kinds([*(only or ()), *(ignore or ())])
    return Selection(tuple(only or ()), tuple(ignore or ()), tuple(schemas or ()), tuple(kinds or ()))


def require_kinds(patterns: list[str]) -> None:
    """Raise UsageError for a pattern that no object can match, because its kind is misspelt."""
    from pgsync.app.compare import known_kind

    for pattern in patterns:
        kind, colon, _ = pattern.partition(":")
        if colon and kind.replace("_", " ").replace(" ", "").isalpha() and not known_kind(kind):
            raise _no_kind(kind)


def _no_kind(word: str) -> UsageError:
    from pgsync.app.compare import kind_names

    close = difflib.get_close_matches(word, kind_names(), n=1)
    hint = f'Did you mean "{close[0]}"?' if close else "Kinds are called as in DROP: table, index, view."
    return UsageError(f'there is no kind "{word}"', hint=hint)
