"""What is called otherwise on the two sides: renames, and schemas and roles that correspond to others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from pgsync.app.catalogs import Database
from pgsync.app.describe import FieldChange
from pgsync.engine.diff import Change, Mode
from pgsync.engine.hints import Candidate, asked, candidates, parse_hint, shown
from pgsync.engine.rename import Renamed, backwards, new_id, own_name, renamed, under_new_names, whole_of
from pgsync.errors import UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog
from pgsync.plain import dataclass

__all__ = ["Candidate", "Names", "RenamedObject", "correspondences", "mapped", "proposals", "resolved", "shown"]


@dataclass(frozen=True, slots=True)
class Names:
    """What somebody says is called otherwise.

    renames: KIND:old=new, as on the command line: each must fit. standing: kind:old → new, as in pgsync.toml: what
    does not fit is done already, or about other databases. schemas, roles: the source's name → the target's.
    standing_schemas: the same in pgsync.toml, for sources that have the one and not the other.
    """

    renames: tuple[str, ...] = ()
    standing: Mapping[str, str] = field(default_factory=dict)
    schemas: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    standing_schemas: Mapping[str, str] = field(default_factory=dict)

    def for_source(self, catalog: Catalog) -> "Names":
        """Return the names with those standing ones that concern this source."""
        there = {id_.path[0] for id_ in catalog.by_kind.get("schema", ())}
        standing = {old: new for old, new in self.standing_schemas.items() if old in there and new not in there}
        return replace(self, schemas={**standing, **self.schemas}) if standing else self

    @property
    def options(self) -> dict[str, object]:
        """Return what a plan keeps of it."""
        found = {"map": dict(self.schemas), "map_roles": dict(self.roles)}
        return {name: value for name, value in found.items() if value}


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class RenamedObject:
    """One object under its old identity and its new one. is_asked: somebody said so; else only its name differs."""

    before: ObjectId
    after: ObjectId
    is_asked: bool


def correspondences(pairs: Sequence[str], option: str) -> dict[str, str]:
    """Return SOURCE=TARGET pairs; raises UsageError."""
    found: dict[str, str] = {}
    for pair in pairs:
        source, sign, target = pair.partition("=")
        if not (source and sign and target):
            raise UsageError(f'"{pair}" names no pair', f"{option} takes SOURCE=TARGET.", f"{option} app=public")
        if found.setdefault(source, target) != target:
            raise UsageError(f'{option} names two targets for "{source}"', f"{found[source]} and {target}.")
    return found


def mapped(source: Database, names: Names) -> Database:
    """Return the source as it looks under the target's names of schemas and roles; raises UsageError."""
    if not (names.schemas or names.roles):
        return source
    _require_schemas(source.catalog, names.schemas)
    naming = Naming(schemas=names.schemas, roles=names.roles, bodies=True)
    return replace(source, catalog=renamed(source.catalog, naming, BY_NAME))


def _require_schemas(catalog: Catalog, schemas: Mapping[str, str]) -> None:
    there = {id_.path[0] for id_ in catalog.objects if id_.kind == "schema"}
    for old, new in schemas.items():
        if old not in there:
            raise UsageError(f'there is no schema "{old}" in the source', "--map takes SOURCE=TARGET.")
        if new in there and schemas.get(new, new) == new and new != old:
            raise UsageError(f'schema "{old}" cannot stand for "{new}"', f'The source has a schema "{new}" of its own.')
    if len(set(schemas.values())) < len(schemas):
        raise UsageError("two schemas of the source cannot stand for one of the target")


def resolved(current: Catalog, desired: Catalog, names: Names) -> tuple[Rename, ...]:
    """Return the renames that are meant, on the target's catalog; raises UsageError."""
    hints = [parse_hint(text) for text in names.renames]
    given = {(hint.kind, hint.old) for hint in hints}
    standing = (parse_hint(f"{old}={new}")._replace(is_standing=True) for old, new in names.standing.items())
    hints += [hint for hint in standing if (hint.kind, hint.old) not in given]
    return asked(hints, current, desired, BY_NAME)


def both_sides(current: Catalog, desired: Catalog, renames: Sequence[Rename], mode: Mode) -> Renamed:
    """Return both catalogs under the names that the target is going to have."""
    return under_new_names(current, desired, renames, BY_NAME, mode)


def listed(found: Renamed) -> tuple[RenamedObject, ...]:
    """Return every rename with both identities."""
    naming = Naming({one.id: one.name for one in found.renames})
    said = {one.id for one in found.asked}
    return tuple(RenamedObject(one.id, new_id(one.id, naming, BY_NAME), one.id in said) for one in found.renames)


def proposals(found: Renamed, mode: Mode) -> tuple[Candidate, ...]:
    """Return what may be one object under two names, the old one being what the target calls it now."""
    back = Naming({one.id: one.name for one in backwards(found.renames, BY_NAME)})
    return tuple(
        one._replace(before=new_id(one.before, back, BY_NAME))
        for one in candidates(found.current, found.desired, BY_NAME, mode)
    )


def with_renames(
    changes: Iterable[Change], renames: Iterable[RenamedObject], current: Catalog, desired: Catalog
) -> list[Change]:
    """Return the changes with those of names, under the field "name"; a label or view's column is its whole's."""
    found = list(changes)
    for one in renames:
        id_ = _owner(one, current)
        if id_ is None or id_ not in desired.objects:
            continue
        place = next((number for number, change in enumerate(found) if change.id == id_), None)
        fields = frozenset({"name"}) | (found[place].fields if place is not None else frozenset())
        change = Change(id_, current.objects[id_], desired.objects[id_], fields)
        if place is None:
            found.append(change)
        else:
            found[place] = change
    return found


def renamed_fields(renames: Iterable[RenamedObject], current: Catalog) -> dict[ObjectId, tuple[FieldChange, ...]]:
    """Return for each object what is called otherwise, as a person reads it."""
    found: dict[ObjectId, tuple[FieldChange, ...]] = {}
    for one in renames:
        id_ = _owner(one, current)
        if id_ is not None:
            word = "name" if id_ == one.after else f"name of {one.after.kind}"
            names = own_name(one.before, BY_NAME), own_name(one.after, BY_NAME)
            found[id_] = (*found.get(id_, ()), FieldChange(word, *names))
    return found


def _owner(one: RenamedObject, current: Catalog) -> ObjectId | None:
    """Return the object that a rename is a change of: itself, or that in which the name stands."""
    if one.after in current.objects:
        return one.after
    whole = whole_of(one.after, current, BY_NAME)
    return None if whole is None else whole.id
