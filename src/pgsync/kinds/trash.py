"""Tables and columns on their way to the trash, and their rows on the way back (SAFETY.md 4.4)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import alter_table
from pgsync.model.identity import ObjectId
from pgsync.model.keep import emptied, in_trash, kept_name, registered
from pgsync.model.kind import Context
from pgsync.model.objects import DbObject
from pgsync.model.own import TRASH
from pgsync.model.sql import literal, names, qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work

# What ties a table to others, in the order in which it is taken away; with it go all that could hold back a DROP.
_TIES = ("partition", "inheritance", "trigger", "policy", "rule", "foreign key", "constraint", "index", "statistics")
_STAYS_TEXT = 'TYPE text COLLATE pg_catalog."default" USING'


# --------------------------------------------------------------------------------------------- tables


def table_aside(item: DbObject[Any], context: Context, salt: str, done: frozenset[ObjectId]) -> Iterator[Statement]:
    """Take the table out of everything that it belongs to, then ALTER TABLE SET SCHEMA: its rows are not touched.

    done: what other statements have taken away before.
    """
    for part in _ties(item, context, done):
        for statement in context.kinds[part.id.kind].drop(part, context):
            yield replace(statement, hazards=frozenset(), probes=())
    yield from _plain_columns(item, context)
    name = kept_name(item.id, salt)
    for sequence in _sequences(item, context):
        yield Statement(f"ALTER SEQUENCE {qualified(sequence.path)} RENAME TO {quote(kept_name(sequence, name))}")
    yield alter_table(item, f"RENAME TO {quote(name)}", reach=Reach.OWN)
    yield Statement(
        f"ALTER TABLE {qualified((item.id.path[0], name))} SET SCHEMA {quote(TRASH)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(item.id,),
    )
    yield registered(name, item.id)


def _ties(item: DbObject[Any], context: Context, done: frozenset[ObjectId]) -> Iterator[DbObject[Any]]:
    """Return what is dropped of a table before it goes: its parts, and what goes with it wherever it is."""
    catalog = context.current
    for kind in _TIES:
        for part in catalog.parts(item.id, kind):
            is_separate = context.kinds[kind].separate_drop(part, context)
            is_shared = kind == "trigger" and part.spec.is_clone
            if part.id not in done and not is_separate and not is_shared:
                yield part
    columns = {part.id for part in catalog.parts(item.id, "column")}
    for id_ in sorted(context.dropped - {item.id, *catalog.descendants(item.id)}):
        other = catalog.objects[id_]
        goes_with = set(context.kinds[id_.kind].drops_with(other, context)) if id_.kind != "sequence" else set()
        if goes_with & {item.id, *columns}:
            yield other


def _plain_columns(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    """Leave columns with values only: no defaults, no expressions, no types that the plan drops."""
    if item.spec.of_type is not None:
        yield alter_table(item, "NOT OF", reach=Reach.OWN)
    for column in context.current.parts(item.id, "column"):
        name = quote(column.id.path[-1])
        if column.spec.generated == "v":
            yield alter_table(item, f"DROP COLUMN {name}", reach=Reach.OWN)
        elif column.spec.generated:
            yield alter_table(item, f"ALTER COLUMN {name} DROP EXPRESSION", reach=Reach.OWN)
        elif any(context.current.parts(column.id, "default")):
            yield alter_table(item, f"ALTER COLUMN {name} DROP DEFAULT", reach=Reach.OWN)
        if needs_text(column.id, context):
            yield alter_table(
                item,
                f"ALTER COLUMN {name} {_STAYS_TEXT} {name}::text",
                work=Work.REWRITE,
                hazards={Hazard.REWRITE_TABLE},
                reach=Reach.OWN,
            )


def needs_text(column: ObjectId, context: Context) -> bool:
    """Tell whether the plan drops the type or the collation of a column, or what these are a part of."""
    return any(
        dependency.referenced in context.dropped and dependency.referenced.kind not in {"function", "sequence"}
        for dependency in context.current.needs.get(column, ())
    )


def _sequences(item: DbObject[Any], context: Context) -> Iterator[ObjectId]:
    """Return the sequences that move along: of identity columns, and those that columns own."""
    columns = [part.id for part in context.current.parts(item.id, "column")]
    for column in columns:
        yield from (part.id for part in context.current.parts(column, "sequence"))
    for id_ in sorted(context.dropped):
        other = context.current.objects[id_]
        if id_.kind == "sequence" and other.parent is None and other.spec.owned_by in columns:
            yield id_


def table_back(item: DbObject[Any], context: Context, name: str) -> Iterator[Statement]:
    """INSERT INTO the new table SELECT FROM the trash, its counters behind, and the trash is emptied."""
    columns = [part for part in context.desired.parts(item.id, "column") if not part.spec.generated]
    values = ", ".join(f"{quote(part.id.path[-1])}::{part.spec.type}" for part in columns)
    identity = " OVERRIDING SYSTEM VALUE" if any(part.spec.identity for part in columns) else ""
    if columns:
        yield Statement(
            f"INSERT INTO {qualified(item.id.path)} ({names(part.id.path[-1] for part in columns)}){identity}\n"  # noqa: S608
            f"    SELECT {values} FROM {in_trash(name)}"
        )
    for sequence in _desired_sequences(columns, context):
        yield Statement(
            f"SELECT pg_catalog.setval({literal(qualified(sequence.path))}, last_value, is_called)"  # noqa: S608
            f" FROM {in_trash(kept_name(sequence, name))}"
        )
    yield from emptied(name)


def _desired_sequences(columns: list[DbObject[Any]], context: Context) -> Iterator[ObjectId]:
    for column in columns:
        yield from (part.id for part in context.desired.parts(column.id, "sequence"))
    own = {column.id for column in columns}
    for id_ in sorted(context.created):
        other = context.desired.get(id_)
        if id_.kind == "sequence" and other is not None and other.parent is None and other.spec.owned_by in own:
            yield id_


# -------------------------------------------------------------------------------------------- columns


def why_not(column: DbObject[Any], context: Context) -> str:
    """Return why the values of a column cannot be kept; "" when they can."""
    catalog, table = context.current, column.parent
    key = _key(column, context)
    heirs = [d for d in catalog.needed_by.get(table, ()) if d.dependent.kind == "inheritance"] if table else []
    if column.spec.identity or any(
        item.spec.owned_by == column.id for item in catalog.objects.values() if item.id.kind == "sequence"
    ):
        return "its counter goes with it"
    if heirs:
        return "other tables inherit from its table"
    if not key:
        return "its table has no primary key that stays"
    return ""


def column_aside(column: DbObject[Any], context: Context, salt: str) -> Iterator[Statement]:
    """CREATE TABLE in the trash AS SELECT the key and the value, while nobody can change them."""
    table = ObjectId("table", column.id.path[:2])
    value, name = quote(column.id.path[-1]), kept_name(column.id, salt)
    text = f'{value}::text COLLATE pg_catalog."default" AS {value}' if needs_text(column.id, context) else value
    key = names(_key(column, context))
    yield Statement(
        f"LOCK TABLE {qualified(table.path)} IN ACCESS EXCLUSIVE MODE", lock=Lock.ACCESS_EXCLUSIVE, relations=(table,)
    )
    yield Statement(
        f"CREATE TABLE {in_trash(name)} AS\n"  # noqa: S608
        f"    SELECT {key}, {text} FROM {qualified(table.path)} WHERE {value} IS NOT NULL",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(table,),
        work=Work.SCAN,
        hazards=frozenset({Hazard.LOCK_AX_SCAN}),
    )
    yield registered(name, column.id)


def column_back(column: DbObject[Any], context: Context, name: str) -> Iterator[Statement]:
    """UPDATE with the values of the trash, by the key; triggers of users do not fire."""
    table = ObjectId("table", column.id.path[:2])
    value = quote(column.id.path[-1])
    key = [quote(one) for one in _key_of(table, context)]
    same = " AND ".join(f"t.{one} OPERATOR(pg_catalog.=) k.{one}" for one in key)
    triggers = [part for part in context.current.parts(table, "trigger") if part.spec.enabled != "D"]
    for trigger in triggers:
        yield _trigger(table, f"DISABLE TRIGGER {quote(trigger.id.path[-1])}")
    yield Statement(
        f"UPDATE {qualified(table.path)} t SET {value} = k.{value}::{column.spec.type}\n"  # noqa: S608
        f"    FROM {in_trash(name)} k WHERE {same}",
        lock=Lock.ROW_EXCLUSIVE,
        relations=(table,),
        work=Work.REWRITE,
    )
    for trigger in triggers:
        word = {"O": "", "R": "REPLICA ", "A": "ALWAYS "}[trigger.spec.enabled]
        yield _trigger(table, f"ENABLE {word}TRIGGER {quote(trigger.id.path[-1])}")
    yield from emptied(name)


def _trigger(table: ObjectId, action: str) -> Statement:
    return Statement(f"ALTER TABLE {qualified(table.path)} {action}", lock=Lock.SHARE_ROW_EXCLUSIVE, relations=(table,))


def _key(column: DbObject[Any], context: Context) -> tuple[str, ...]:
    """Return the columns of the primary key, if it is there after the plan as it is now and without the column."""
    table = ObjectId("table", column.id.path[:2])
    found = _key_of(table, context)
    columns = [ObjectId("column", (*table.path, name)) for name in found]
    stays = all(id_ in context.desired.objects and id_ not in context.dropped for id_ in columns)
    return found if stays and column.id not in columns else ()


def _key_of(table: ObjectId, context: Context) -> tuple[str, ...]:
    for part in context.current.parts(table, "constraint"):
        if part.spec.type == "p":
            columns = [id_ for id_ in context.current.children.get(table, ()) if id_.kind == "column"]
            needed = {d.referenced for d in context.current.needs.get(part.id, ())}
            return tuple(id_.path[-1] for id_ in columns if id_ in needed)
    return ()
