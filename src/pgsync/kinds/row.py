"""Rows of small tables that pgsync.toml names under [data]: INSERT, UPDATE, DELETE. Only with data.tables."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from pgsync.kinds.common import heirs
from pgsync.kinds.references import Reference, depths, references
from pgsync.kinds.row_reading import TableRow, Values, gather
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Pair
from pgsync.model.naming import Naming
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.rows import is_about_rows, most_in, patterns_in
from pgsync.model.sql import literal, names, qualified, quote
from pgsync.model.statements import Hazard, Lock, Probe, Reach, Series, Statement, Work

Row = DbObject[TableRow]
_OFF = "D"
_LINE = 80  # characters of assignments in one line
_NUMBERS = frozenset({"smallint", "integer", "bigint", "numeric"})
_PLAIN = re.compile(r"-?[0-9]{1,38}(\.[0-9]{1,38})?", re.ASCII)


def identity(id_: ObjectId) -> str:
    """ROW key OF table."""
    return f"ROW ({', '.join(map(literal, id_.path[2:]))}) OF {qualified(id_.path[:2])}"


# ------------------------------------------------------------------------------------------ what differs


def _is_same(values: Pair[Values], id_: ObjectId, catalogs: Pair[Catalog]) -> bool:
    """Tell whether two rows are one in the columns that the desired table has; 1.0 and 1.00 are one number."""
    before, after = dict(values[0]), dict(values[1])
    return not any(
        name not in before or not _is_one_value(before[name], text, ObjectId("column", (*id_.path[:2], name)), catalogs)
        for name, text in after.items()
        if ObjectId("column", (*id_.path[:2], name)) in catalogs[1].objects
    )


def _is_one_value(before: str | None, after: str | None, column: ObjectId, catalogs: Pair[Catalog]) -> bool:
    if before == after or before is None or after is None:
        return before == after
    if any(c.objects[column].spec.base_type not in _NUMBERS for c in catalogs if column in c.objects):
        return False
    try:
        return Decimal(before) == Decimal(after)
    except InvalidOperation:
        return False


def _renamed_values(item: Row, value: Values, naming: Naming) -> Values:
    new = naming.columns((item.id.path[0], item.id.path[1]))
    return tuple((new.get(name, name), text) for name, text in value)


def _renamed_key(item: Row, value: tuple[str, ...], naming: Naming) -> tuple[str, ...]:
    new = naming.columns((item.id.path[0], item.id.path[1]))
    return tuple(new.get(name, name) for name in value)


def _renamed_keys(item: Row, value: tuple[tuple[str, ...], ...], naming: Naming) -> tuple[tuple[str, ...], ...]:
    return tuple(_renamed_key(item, key, naming) for key in value)


TEXTS = {"values": _renamed_values, "key": _renamed_key, "unique": _renamed_keys}


def _slots(item: Row) -> Iterator[tuple[str, ...]]:
    """Values that no two rows of the table have."""
    values = dict(item.spec.values)
    for columns in item.spec.unique:
        found = [values.get(name) for name in columns]
        if None not in found:
            yield ("row", *item.id.path[:2], *columns, *map(str, found))


# ------------------------------------------------------------------------------------------ what rows need


def _needs(item: Row, catalog: Catalog) -> Iterator[ObjectId]:
    """The columns with their types, the partitions that may hold it, the rows that it refers to."""
    for name, _ in item.spec.values:
        column = ObjectId("column", (*item.id.path[:2], name))
        if column in catalog.objects:
            yield column
            yield from (dependency.referenced for dependency in catalog.needs.get(column, ()))
    yield from _partitions(ObjectId("table", item.id.path[:2]), catalog)
    for other in _referenced(item, catalog):
        if other != item.id:
            yield other


def _awaits(item: Row, current: Catalog) -> Iterator[ObjectId]:
    """Columns of which the row has no value, and that ask for one: they go first."""
    has = {name for name, _ in item.spec.values}
    for column in current.parts(_table(item), "column"):
        is_given = column.spec.generated or column.spec.identity or any(current.parts(column.id, "default"))
        if column.spec.not_null and column.id.path[-1] not in has and not is_given:
            yield column.id


def _partitions(table: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    for child in heirs(table, catalog, Reach.PARTITIONS):
        yield child
        yield ObjectId("partition", child.path)
        yield from _partitions(child, catalog)


def _of_table(catalog: Catalog) -> dict[ObjectId, list[Reference]]:
    found: dict[ObjectId, list[Reference]] = {}
    for one in catalog.once(references):
        found.setdefault(one.table, []).append(one)
    return found


def _to_table(catalog: Catalog) -> dict[ObjectId, list[Reference]]:
    found: dict[ObjectId, list[Reference]] = {}
    for one in catalog.once(references):
        found.setdefault(one.referenced, []).append(one)
    return found


def _indexes(_catalog: Catalog) -> dict[tuple[ObjectId, tuple[str, ...]], dict[tuple[str | None, ...], ObjectId]]:
    """Return an empty memory of rows by the values that others refer to."""
    return {}


def _referenced(item: Row, catalog: Catalog) -> Iterator[ObjectId]:
    """Return the rows that a row refers to, unless that is looked at only when the transaction ends."""
    for one in catalog.once(_of_table).get(ObjectId("table", item.id.path[:2]), ()):
        if not one.deferred and (found := _target(item, one, catalog)) is not None:
            yield found


def _target(item: Row, one: Reference, catalog: Catalog) -> ObjectId | None:
    values = dict(item.spec.values)
    wanted = tuple(values.get(name) for name in one.columns)
    if None in wanted:
        return None
    known = catalog.once(_indexes)
    place = one.referenced, one.keys
    if place not in known:
        known[place] = {
            tuple(dict(row.spec.values).get(name) for name in one.keys): row.id
            for row in catalog.parts(one.referenced, "row")
        }
    return known[place].get(wanted)


def _tier(item: Row, catalog: Catalog) -> int:
    """Return how many tables are behind the row's table by its foreign keys."""
    return catalog.once(depths).get(ObjectId("table", item.id.path[:2]), 0)


# ------------------------------------------------------------------------------------------ statements


def _create(item: Row, context: Context) -> Iterator[Statement]:
    """INSERT; nothing where the row comes from the table that this one replaces."""
    before = context.current.get(item.id)
    if item.parent in context.saved and before is not None:
        yield from _changed(before, item, context)
        return
    yield _insert(item, dict(item.spec.values), context)
    if item.id == _last_created(item, context):
        yield from _counters(item, context)


def _insert(item: Row, values: Mapping[str, str | None], context: Context) -> Statement:
    columns = [part for part in context.desired.parts(_table(item), "column") if part.id.path[-1] in values]
    listed = names(part.id.path[-1] for part in columns)
    overriding = " OVERRIDING SYSTEM VALUE" if any(part.spec.identity for part in columns) else ""
    head = f"INSERT INTO {qualified(item.id.path[:2])} ({listed}){overriding}\n    VALUES "  # noqa: S608
    texts = (_constant(item, part.id.path[-1], values[part.id.path[-1]], context.desired) for part in columns)
    constants = f"({', '.join(texts)})"
    return Statement(
        head + constants,
        lock=Lock.ROW_EXCLUSIVE,
        relations=(_table(item),),
        reach=Reach.PARTITIONS,
        others=_looked_at(item, values, context),
        hazards=_firing(item, context),
        series=Series(_whole(item), head, ",\n           ", constants),
    )


def _alter(before: Row, after: Row, context: Context) -> Iterator[Statement]:
    """UPDATE of the columns that differ."""
    yield from _changed(before, after, context)


def _changed(before: Row, after: Row, context: Context) -> Iterator[Statement]:
    old, new = dict(before.spec.values), dict(after.spec.values)
    catalogs = context.current, context.desired
    columns = [part.id for part in context.desired.parts(_table(after), "column") if part.id.path[-1] in new]
    changed = {
        column.path[-1]: new[column.path[-1]]
        for column in columns
        if column.path[-1] not in old or not _is_one_value(old[column.path[-1]], new[column.path[-1]], column, catalogs)
    }
    if changed:
        yield _update(after, changed, context, {Hazard.DATA_UPDATE_ROWS})


def _update(
    item: Row, values: Mapping[str, str | None], context: Context, hazards: Collection[Hazard] = ()
) -> Statement:
    listed = [f"{quote(name)} = {_constant(item, name, text, context.desired)}" for name, text in values.items()]
    assignments = (", " if sum(map(len, listed)) <= _LINE else ",\n        ").join(listed)
    return Statement(
        f"UPDATE {_only(item, context)}{qualified(item.id.path[:2])} SET {assignments}\n"  # noqa: S608
        f"    WHERE {_condition(item, context.desired)}",
        lock=Lock.ROW_EXCLUSIVE,
        work=Work.SCAN,  # a small table has no use for an index
        relations=(_table(item),),
        reach=Reach.PARTITIONS,
        others=_looked_at(item, values, context),
        hazards=frozenset(hazards) | _firing(item, context),
    )


def _drop(item: Row, context: Context) -> Iterator[Statement]:
    """DELETE; nothing where the row goes from its table to the one that replaces it."""
    if item.parent in context.saved and item.id in context.created:
        return
    table, only = qualified(item.id.path[:2]), _only(item, context)
    head, separator = f"DELETE FROM {only}{table}\n    WHERE ", "\n       OR "  # noqa: S608
    condition = _condition(item, context.current)
    referring = [
        one for one in context.current.once(_to_table).get(_table(item), ()) if one.table not in context.dropped
    ]
    found = Probe(Hazard.DATA_DELETE_ROWS, f"SELECT 1 FROM {only}{table} WHERE ", f"rows of {_table(item).name}")  # noqa: S608
    unknown = [one for one in referring if not any(context.current.parts(one.table, "row"))]
    probes = [(found, ""), *(_probe(one, f"{only}{table}") for one in unknown)]
    yield Statement(
        head + condition,
        lock=Lock.ROW_EXCLUSIVE,
        relations=(_table(item),),
        reach=Reach.PARTITIONS,
        others=_also_locked(item, referring),
        work=Work.SCAN,
        hazards=frozenset({probe.hazard for probe, _ in probes}) | _firing(item, context),
        probes=tuple(replace(probe, sql=f"{probe.sql}{condition}{tail}") for probe, tail in probes),
        series=Series(_whole(item), head, separator, condition, tuple(probes)),
    )


def _goes_before(item: Row, context: Context) -> bool:
    """Tell whether a row is deleted before those of its table are put aside."""
    return item.parent in context.saved and item.id not in context.desired.objects


def _also_locked(item: Row, referring: Iterable[Reference]) -> tuple[tuple[ObjectId, Lock], ...]:
    """Return the tables that are searched for references to a deleted row, and changed where their keys say so."""
    found: dict[ObjectId, Lock] = {}
    for one in referring:
        if one.table != _table(item):
            lock = Lock.ROW_EXCLUSIVE if one.on_delete else Lock.ROW_SHARE
            found[one.table] = max(lock, found.get(one.table, lock))
    return tuple(found.items())


def _probe(one: Reference, table: str) -> tuple[Probe, str]:
    """Return the question which rows refer to the deleted ones: its beginning, and its end."""
    pairs = " AND ".join(
        f"found.{quote(key)} = other.{quote(column)}" for column, key in zip(one.columns, one.keys, strict=True)
    )
    head = f"SELECT 1 FROM {qualified(one.table.path)} AS other JOIN (SELECT * FROM {table} WHERE "  # noqa: S608
    words = {"": "that refer to them", "CASCADE": "that go with them"}.get(one.on_delete, "that lose their reference")
    hazard = Hazard.DATA_DELETE_CASCADES if one.on_delete else Hazard.CORR_MAY_FAIL
    return Probe(hazard, head, f"rows of {one.table.name} {words}"), f") AS found ON {pairs}"


def _condition(item: Row, catalog: Catalog) -> str:
    values = dict(item.spec.values)
    return " AND ".join(f"{quote(name)} = {_constant(item, name, values[name], catalog)}" for name in item.spec.key)


def _constant(item: Row, name: str, text: str | None, catalog: Catalog) -> str:
    """Return a value as it is written: a plain number as such, everything else as a text."""
    if text is None:
        return "NULL"
    column = catalog.get(ObjectId("column", (*item.id.path[:2], name)))
    is_number = column is not None and column.spec.base_type in _NUMBERS and _PLAIN.fullmatch(text) is not None
    return text if is_number else literal(text)


def _table(item: Row) -> ObjectId:
    return ObjectId("table", item.id.path[:2])


def _whole(item: Row) -> ObjectId:
    """Return what several rows of a table are called together."""
    return ObjectId("row", item.id.path[:2])


def _only(item: Row, context: Context) -> str:
    """Return ONLY for a table from which others inherit: their rows are their own."""
    table = _table(item)
    found = context.current.get(table) or context.desired.objects[table]
    is_partitioned = found.spec.partition_key is not None
    return "" if is_partitioned or not any(heirs(table, context.current)) else "ONLY "


def _looked_at(item: Row, values: Mapping[str, str | None], context: Context) -> tuple[tuple[ObjectId, Lock], ...]:
    """Return the tables in which a written row's references are looked up: by keys of before, or of the plan."""
    found = dict.fromkeys(
        one.referenced
        for catalog in (context.current, context.desired)
        for one in catalog.once(_of_table).get(_table(item), ())
        if one.referenced != _table(item) and any(values.get(name) is not None for name in one.columns)
    )
    return tuple((table, Lock.ROW_SHARE) for table in found)


def _firing(item: Row, context: Context) -> frozenset[Hazard]:
    triggers = context.current.parts(_table(item), "trigger")
    return frozenset({Hazard.APP_TRIGGERS_FIRE} if any(one.spec.enabled != _OFF for one in triggers) else ())


# ------------------------------------------------------------------------------------------ loops and counters


def _placeholder(item: Row, context: Context) -> Iterator[Statement]:
    """INSERT without the references that rows of a circle have to each other; before a DELETE, take them out."""
    nulls = dict.fromkeys(_cyclic(item, context.desired if item.id in context.created else context.current))
    if item.id in context.created:
        yield _insert(item, {**dict(item.spec.values), **nulls}, context)
    elif nulls:
        yield _update(item, nulls, context, {Hazard.DATA_UPDATE_ROWS})


def _complete(item: Row, context: Context) -> Iterator[Statement]:
    """UPDATE of the references that were left out."""
    values = dict(item.spec.values)
    wanted = {name: values[name] for name in _cyclic(item, context.desired)}
    if wanted:
        yield _update(item, wanted, context)


def _cyclic(item: Row, catalog: Catalog) -> Iterator[str]:
    """Return the columns with references to rows that can be NULL for a moment."""
    for one in catalog.once(_of_table).get(_table(item), ()):
        if not one.deferred and _target(item, one, catalog) not in {None, item.id}:
            for name in one.columns:
                column = catalog.get(ObjectId("column", (*_table(item).path, name)))
                if column is not None and not column.spec.not_null and name not in item.spec.key:
                    yield name


def _last_created(item: Row, context: Context) -> ObjectId | None:
    children = reversed(context.desired.children.get(_table(item), ()))
    return next((id_ for id_ in children if id_.kind == "row" and id_ in context.created), None)


def _counters(item: Row, context: Context) -> Iterator[Statement]:
    """Set the counters of the table's columns behind the values that they have now; never back."""
    for sequence in context.desired.once(_owned).get(_table(item), ()):
        column, spec = sequence.spec.owned_by.path[-1], sequence.spec
        texts = [dict(row.spec.values).get(column) for row in context.desired.parts(_table(item), "row")]
        numbers = [int(text) for text in texts if text is not None and text.removeprefix("-").isdigit()]
        top = max((number for number in numbers if number <= spec.maximum), default=None)
        if top is None or spec.increment < 0 or top < spec.minimum:
            continue
        name = qualified(sequence.id.path)
        yield Statement(
            f"SELECT pg_catalog.setval({literal(name)}, {top}) FROM {name}\n"  # noqa: S608
            f"    WHERE last_value < {top} OR last_value = {top} AND NOT is_called",
            lock=Lock.ROW_EXCLUSIVE,
            relations=(_table(item),),
        )


def _owned(catalog: Catalog) -> dict[ObjectId, list[DbObject[Any]]]:
    """Return the sequences of each table's columns."""
    found: dict[ObjectId, list[DbObject[Any]]] = {}
    for item in catalog.objects.values():
        if item.id.kind == "sequence" and item.spec.owned_by is not None:
            found.setdefault(ObjectId("table", item.spec.owned_by.path[:2]), []).append(item)
    return found


def _replaces(before: Row, after: Row, _fields: frozenset[str], context: Context) -> ObjectId | None:
    """An UPDATE cannot change a column GENERATED ALWAYS AS IDENTITY."""
    old, new = dict(before.spec.values), dict(after.spec.values)
    for name, text in new.items():
        column = context.desired.get(ObjectId("column", (*_table(after).path, name)))
        if column is not None and column.spec.identity == "a" and name in old and old[name] != text:
            return after.id
    return None


def asked(scopes: Collection[str]) -> Kind[TableRow]:
    """Return the kind that reads the rows of the tables which scopes name."""
    wanted = frozenset(scope for scope in scopes if is_about_rows(scope))
    read = partial(gather, patterns=patterns_in(wanted), most=most_in(wanted))
    return replace(KIND, gather=read, asked=wanted)


KIND = Kind(
    name="row",
    plural="rows",
    spec=TableRow,
    identity=identity,
    create=_create,
    drop=_drop,
    alter={"values": _alter},
    replaces=_replaces,
    respelled={"values": _is_same},
    part=True,
    separate_drop=_goes_before,
    needs=_needs,
    awaits=_awaits,
    tier=_tier,
    fills=True,
    placeholder=_placeholder,
    complete=_complete,
    slots=_slots,
    scope="rows",
)
