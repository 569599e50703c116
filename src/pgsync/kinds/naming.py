"""Names of what is renamed: ALTER ... RENAME in its forms, and fields that are not one text."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pgsync.kinds.names import generated_name
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.naming import RELATIONS, Naming, Rewrite, Text
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.rewrite import rewrite
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement

Rename = Callable[[ObjectId, str, Context], Iterable[Statement]]


def rename_to(lock: Lock = Lock.NONE, *, breaks: bool = True) -> Rename:
    """Return ALTER ... RENAME TO. lock: on the object. breaks: do applications use the name?"""

    def rename(id_: ObjectId, name: str, context: Context) -> Iterator[Statement]:
        yield Statement(
            f"ALTER {context.identity(id_)} RENAME TO {quote(name)}",
            lock=lock,
            relations=(id_,) if lock is not Lock.NONE else (),
            hazards=frozenset({Hazard.DEP_RENAME} if breaks else ()),
        )

    return rename


def rename_on_relation(id_: ObjectId, name: str, context: Context) -> Iterator[Statement]:
    """ALTER TRIGGER, POLICY, RULE name ON table RENAME TO."""
    yield Statement(
        f"ALTER {context.identity(id_)} RENAME TO {quote(name)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=relation_at(id_, context),
    )


def rename_part(words: str, *, breaks: bool) -> Rename:
    """Return ALTER TABLE ... RENAME COLUMN or CONSTRAINT, whatever the relation is."""

    def rename(id_: ObjectId, name: str, context: Context) -> Iterator[Statement]:
        relations = relation_at(id_, context)
        is_one = relations and words != "CONSTRAINT"  # ALTER FOREIGN TABLE does not rename them, ALTER TABLE does
        alter = context.identity(relations[0]) if is_one else f"TABLE {qualified(id_.path[:2])}"
        yield Statement(
            f"ALTER {alter} RENAME {words} {quote(id_.path[-1])} TO {quote(name)}",
            lock=Lock.ACCESS_EXCLUSIVE,
            relations=relations,
            hazards=frozenset({Hazard.DEP_RENAME} if breaks else ()),
            reach=Reach.HEIRS,
        )

    return rename


def rename_index(id_: ObjectId, name: str, context: Context) -> Iterator[Statement]:
    """ALTER INDEX RENAME TO, which locks the index only."""
    item = context.current.get(id_)
    yield Statement(
        f"ALTER {context.identity(id_)} RENAME TO {quote(name)}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        relations=(item.parent,) if item is not None and item.parent is not None else (),
    )


def relation_at(id_: ObjectId, context: Context) -> tuple[ObjectId, ...]:
    """Return the relation whose part has this identity."""
    found = (ObjectId(kind, id_.path[:2]) for kind in sorted(RELATIONS))
    return tuple(relation for relation in found if relation in context.current.objects)


def inheriting(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """Return the parts of the same name that child tables and partitions inherit from this one, however deep."""
    todo = [item.parent]
    while todo:
        table = todo.pop()
        for dependency in catalog.needed_by.get(table, ()) if table is not None else ():
            user = catalog.objects[dependency.dependent]
            if user.id.kind not in {"inheritance", "partition"} or user.spec.parent != table or user.parent is None:
                continue
            part = catalog.get(ObjectId(item.id.kind, (*user.parent.path, item.id.path[-1])))
            if part is not None and part.spec.inherited:
                yield part.id
                todo.append(user.parent)


def each(what: Text) -> Rewrite:
    """Return the rewriting of a field that holds such texts, however nested."""

    def rewritten(item: DbObject[Any], value: Any, naming: Naming) -> Any:
        if isinstance(value, tuple):
            parts = [rewritten(item, part, naming) for part in value]
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return rewrite(value, what, naming) if isinstance(value, str) else value

    return rewritten


def columns(item: DbObject[Any], value: Any, naming: Naming) -> Any:
    """The columns of a view or of a publication's table, first in each entry or alone."""
    names = naming.columns((item.id.path[-2], item.id.path[-1]))
    return tuple(
        names.get(entry, entry)
        if isinstance(entry, str)
        else (names.get(entry[0], entry[0]), *(rewrite(p, Text.TYPE, naming) if p else p for p in entry[1:]))
        for entry in value
    )


def sorted_columns(item: DbObject[Any], value: Any, naming: Naming) -> Any:
    """Columns whose order means nothing."""
    return tuple(sorted(columns(item, value, naming)))


def view_query(item: DbObject[Any], value: str, naming: Naming) -> str:
    """A view's query: what its columns are called is a part of it."""
    pair = item.id.path[0], item.id.path[1]
    return rewrite(value, Text.QUERY, naming, outputs=naming.columns(pair))


def definition(item: DbObject[Any], value: str, naming: Naming) -> str:
    """CREATE RULE or CREATE TRIGGER, with its own name; old and new are rows of its relation."""
    pair = item.id.path[0], item.id.path[1]
    own = item.id.path[-1], naming.names.get(item.id, item.id.path[-1])
    return rewrite(value, Text.QUERY, naming, rows={"old": pair, "new": pair}, own=own)


def grants(_item: DbObject[Any], value: Any, naming: Naming) -> Any:
    """Grantees and grantors."""
    if value is None:
        return None
    return frozenset(g._replace(grantee=naming.role(g.grantee), grantor=naming.role(g.grantor)) for g in value)


def roles(_item: DbObject[Any], value: tuple[str, ...], naming: Naming) -> tuple[str, ...]:
    """Roles in their order by name."""
    return tuple(sorted(naming.role(role) for role in value))


def role_settings(_item: DbObject[Any], value: Any, naming: Naming) -> Any:
    """(role, setting) of a database."""
    return tuple(sorted((naming.role(role), setting) for role, setting in value))


def not_null_name(item: DbObject[Any], _value: Any, naming: Naming) -> str | None:
    """The name of a NOT NULL constraint, unless it is the one that PostgreSQL would generate now."""
    found = item.spec.not_null_constraint
    if found is None or not getattr(item.spec, "not_null_local", True):
        return None
    if item.id.kind == "domain":
        new = generated_name(naming.type((item.id.path[0], item.id.path[1]))[1], None, "not_null")
    else:
        pair = item.id.path[0], item.id.path[1]
        column = naming.columns(pair).get(item.id.path[2], item.id.path[2])
        new = generated_name(naming.relation(pair)[1], column, "not_null")
    return None if found == new else str(found)


def similar(kind: str) -> Callable[[DbObject[Any], Catalog, DbObject[Any], Catalog], bool]:
    """Return what tells whether two objects have more than half of their parts of a kind in common, by name."""

    def resembles(before: DbObject[Any], current: Catalog, after: DbObject[Any], desired: Catalog) -> bool:
        one, other = (
            {part.id.path[-1] for part in catalog.parts(item.id, kind)}
            for item, catalog in ((before, current), (after, desired))
        )
        return len(one & other) * 2 > max(len(one), len(other))

    return resembles
