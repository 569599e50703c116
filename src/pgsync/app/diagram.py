"""Entities and their relationships: the tables of a schema, or those around one table, with their foreign keys."""

import re
from collections.abc import Iterable, Iterator

from pgsync.app.describe import in_words
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.plain import dataclass

_TABLES = frozenset({"table", "foreign table"})
# The beginning of what pg_get_constraintdef() returns: PRIMARY KEY (a, "b c") and FOREIGN KEY (a) REFERENCES ….
_COLUMNS = re.compile(r"^(?:PRIMARY KEY|UNIQUE(?: NULLS NOT DISTINCT)?|FOREIGN KEY) \(([^)]*)\)")
_NAME = re.compile(r'"((?:[^"]|"")+)"|([^\s",]+)')


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column. keys: PK, FK, UK, those that apply."""

    name: str
    type: str
    keys: tuple[str, ...] = ()
    is_optional: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """A table. is_whole: False where its columns are left out, as it stands at the edge."""

    id: ObjectId
    attributes: tuple[Attribute, ...]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Relationship:
    """A foreign key from a table to another. is_optional: its columns may be null. is_unique: one row at most."""

    name: str
    source: ObjectId
    target: ObjectId
    is_optional: bool
    is_unique: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """Tables and foreign keys. left_out: how many tables there were besides."""

    entities: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]
    left_out: int = 0


def of_schema(catalog: Catalog, schema: str, most: int) -> Diagram:
    """Return the tables of a schema and those that they refer to; at most so many, the best connected ones first."""
    inside = [id_ for id_ in catalog.objects if id_.kind in _TABLES and id_.path[0] == schema]
    return _diagram(catalog, inside, most)


def around(catalog: Catalog, table: ObjectId, steps: int, most: int) -> Diagram:
    """Return a table and those that are so many foreign keys away."""
    found = {table: 0}
    edge = [table]
    for step in range(1, steps + 1):
        edge = [other for one in edge for other in _neighbours(catalog, one) if other not in found]
        found |= dict.fromkeys(edge, step)
    return _diagram(catalog, list(found), most)


def of_tables(catalog: Catalog, tables: Iterable[ObjectId], most: int) -> Diagram:
    """Return some tables and those that they refer to or that refer to them."""
    wanted = [id_ for id_ in dict.fromkeys(tables) if id_.kind in _TABLES and id_ in catalog.objects]
    near = [other for id_ in wanted for other in _neighbours(catalog, id_)]
    return _diagram(catalog, [*dict.fromkeys([*wanted, *near])], most, whole=set(wanted))


def _neighbours(catalog: Catalog, table: ObjectId) -> Iterator[ObjectId]:
    for one in (*_foreign_keys(catalog, table), *catalog.once(_referring).get(table, ())):
        for end in (one.source, one.target):
            if end != table:
                yield end


def _referring(catalog: Catalog) -> dict[ObjectId, list[Relationship]]:
    """Return the foreign keys by the table that they refer to."""
    found: dict[ObjectId, list[Relationship]] = {}
    for id_ in catalog.objects:
        if id_.kind in _TABLES:
            for one in _foreign_keys(catalog, id_):
                found.setdefault(one.target, []).append(one)
    return found


def _diagram(catalog: Catalog, tables: list[ObjectId], most: int, whole: set[ObjectId] | None = None) -> Diagram:
    if len(tables) > most:
        degree = {id_: len(list(_neighbours(catalog, id_))) for id_ in tables}
        tables = sorted(tables, key=lambda id_: (-degree[id_], id_))[:most]
        left_out = len(degree) - most
    else:
        left_out = 0
    shown = set(tables)
    relationships = [one for id_ in sorted(tables) for one in _foreign_keys(catalog, id_)]
    entities = [
        Entity(id_, tuple(_attributes(catalog, id_)), is_whole=whole is None or id_ in whole) for id_ in sorted(tables)
    ]
    return Diagram(
        tuple(entities), tuple(one for one in relationships if one.source in shown and one.target in shown), left_out
    )


def _attributes(catalog: Catalog, table: ObjectId) -> Iterator[Attribute]:
    keys: dict[str, list[str]] = {}
    for part in catalog.parts(table, "constraint"):
        sign = {"p": "PK", "u": "UK"}.get(part.spec.type)
        for column in _columns(part.spec.definition) if sign else ():
            keys.setdefault(column, []).append(str(sign))
    for part in catalog.parts(table, "foreign key"):
        for column in _columns(part.spec.definition):
            keys.setdefault(column, []).append("FK")
    for part in catalog.parts(table, "column"):
        name = part.id.path[-1]
        yield Attribute(
            name,
            in_words("type", part.spec.type),
            tuple(dict.fromkeys(keys.get(name, ()))),
            is_optional=not part.spec.not_null,
        )


def _foreign_keys(catalog: Catalog, table: ObjectId) -> Iterator[Relationship]:
    required = {part.id.path[-1] for part in catalog.parts(table, "column") if part.spec.not_null}
    unique = [
        set(_columns(part.spec.definition))
        for part in catalog.parts(table, "constraint")
        if part.spec.type in {"p", "u"}
    ]
    for part in catalog.parts(table, "foreign key"):
        target = _table_of(catalog, part.id)
        if target is not None:
            columns = set(_columns(part.spec.definition))
            yield Relationship(part.id.path[-1], table, target, not columns <= required, columns in unique)


def _table_of(catalog: Catalog, foreign_key: ObjectId) -> ObjectId | None:
    """Return the table that a foreign key refers to, through the key that it depends on."""
    own = foreign_key.path[:-1]
    for dependency in catalog.needs.get(foreign_key, ()):
        id_ = dependency.referenced
        outermost = [id_, *catalog.ancestors(id_)][-1]
        if outermost.kind in _TABLES and (outermost.path != own or id_.kind == "constraint"):
            return outermost
    return None


def _columns(definition: str) -> list[str]:
    found = _COLUMNS.match(definition)
    names = _NAME.findall(found.group(1)) if found else []
    return [quoted.replace('""', '"') or plain for quoted, plain in names]
