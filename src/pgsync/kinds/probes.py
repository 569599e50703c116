"""Questions to the target's rows: which of them a statement would lose, cut, or fail on (SAFETY.md 2.3)."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal, qualified, quote
from pgsync.model.statements import Hazard, Probe, Statement
from pgsync.plain import replace

_RANGES = {"smallint": (-(2**15), 2**15 - 1), "integer": (-(2**31), 2**31 - 1), "bigint": (-(2**63), 2**63 - 1)}
_FRACTIONS = frozenset({"numeric", "double precision", "real"})
_STRINGS = frozenset({"text", "character varying", "character"})
_LOSING = {("double precision", "real"), ("numeric", "real"), ("numeric", "double precision"), ("json", "jsonb")}
_SHORT = {"name": {'"char"', "boolean", *_RANGES}, '"char"': {"integer"}}
"""Types that keep the first bytes of a text in silence, and from which types these are all of it."""
_LIMITED = frozenset({"character varying", "character"})
"""Types to which a cast, other than an assignment, cuts a text."""
_WIDTHS = {"boolean": 5, "smallint": 6, "integer": 11, "bigint": 20, "uuid": 36, "date": 13}
"""Characters of the longest value of a type."""
_CAN_TELL = 16  # pg_input_is_valid()
_WHOLE = r"^\s*[-+]?[0-9]+\s*$"
"""What every version takes for an integer (pg_strtoint32)."""


def probing(statement: Statement, *probes: Probe) -> Statement:
    """Return the statement with those questions that are about a hazard of it: a foreign table has no rows here."""
    return replace(statement, probes=tuple(probe for probe in probes if probe.hazard in statement.hazards))


def nulls(column: ObjectId) -> Probe:
    """Rows that SET NOT NULL fails on."""
    name = quote(column.path[-1])
    return _probe(column, f"{name} IS NULL", f"rows with NULL in {column.path[-1]}")


def every_row(column: ObjectId) -> Probe:
    """Rows that ADD COLUMN NOT NULL without a default fails on: all."""
    return _probe(column, "true", "rows, which would have no value")


def empty(column: DbObject[Any]) -> Probe:
    """Rows for which a generated column would have no value."""
    return _probe(
        column.id, f"({column.spec.expression}) IS NULL", f"rows that leave {column.id.path[-1]} without a value"
    )


def values(column: ObjectId) -> Probe:
    """Values that DROP COLUMN loses."""
    return _probe(column, f"{quote(column.path[-1])} IS NOT NULL", "values that are not null", Hazard.DATA_DROP_COLUMN)


def labelled(column: DbObject[Any], labels: Sequence[str]) -> Probe:
    """Rows of an enum's column, or of an array of it, with one of some labels."""
    name, wanted = quote(column.id.path[-1]), f"ARRAY[{', '.join(map(literal, labels))}]::text[]"
    is_array = column.spec.base_type.endswith("[]")
    condition = f"{name}::text[] && {wanted}" if is_array else f"{name}::text = ANY ({wanted})"
    rows = f"rows of {column.id.name} with {', '.join(labels)}"
    return _probe(column.id, condition, rows, Hazard.DATA_ENUM_REMOVE)


def check(item: DbObject[Any], context: Context) -> tuple[Probe, ...]:
    """Rows that contradict a CHECK; not asked where it would run a function that the target does not have."""
    if any(not _is_known(d.referenced, context) for d in context.desired.needs.get(item.id, ())):
        return ()
    expression = item.spec.definition.removeprefix("CHECK ").removesuffix(" NO INHERIT")
    return (_probe(item.id, f"{expression} IS FALSE", "rows that contradict it"),)


def outside(table: ObjectId, condition: str) -> Probe:
    """Rows of a table that a partition's bounds do not let in."""
    return _probe(table, f"({condition}) IS FALSE", "rows that do not belong there")


def contradicting(column: ObjectId, definition: str) -> Iterator[Probe]:
    """Values of a domain's column that contradict a CHECK of the domain; not asked where it calls functions."""
    expression = definition.removeprefix("CHECK ")
    if not re.search(r"""['"]|[a-z_]\s*\(""", expression):
        condition = re.sub(r"\bVALUE\b", quote(column.path[-1]).replace("\\", r"\\"), expression)
        yield _probe(column, f"{condition} IS FALSE", f"values of {column.name} that contradict it")


def _is_known(id_: ObjectId, context: Context) -> bool:
    """Tell whether what an expression uses is the same on the target: its code has run there before."""
    if id_.kind not in {"function", "operator", "aggregate", "cast"}:
        return True
    return id_ in context.current.objects and context.current.objects[id_].spec == context.desired.objects[id_].spec


def duplicates(table: ObjectId, columns: str, where: str = "", *, is_key: bool = False) -> tuple[Probe, ...]:
    """Values that occur twice where they shall be unique; columns: as they stand between the brackets, names only."""
    if not _are_names(columns):
        return ()
    condition = where.removeprefix(" WHERE ") or "true"
    relation = qualified(table.path)
    sql = (
        f"SELECT FROM {relation} WHERE ROW({columns}) IS NOT NULL AND {condition} "
        f"GROUP BY {columns} HAVING pg_catalog.count(*) > 1"
    )
    found = [Probe(Hazard.CORR_MAY_FAIL, sql, f"values of ({columns}) that occur more than once")]
    if is_key:
        missing = f"SELECT FROM {relation} WHERE NOT (ROW({columns}) IS NOT NULL)"
        found.append(Probe(Hazard.CORR_MAY_FAIL, missing, f"rows with NULL in ({columns})"))
    return tuple(found)


def between_brackets(definition: str) -> str:
    """Return what stands between the first bracket and the next closing one."""
    return definition.partition("(")[2].partition(")")[0]


def _are_names(columns: str) -> bool:
    """Tell whether there are only names: no expression, no operator class, no direction."""
    return bool(columns) and "(" not in columns and '"' not in columns and " " not in columns.replace(", ", ",")


def orphans(item: DbObject[Any]) -> tuple[Probe, ...]:
    """Keys without a row in the referenced table."""
    definition, table = item.spec.definition, item.id.path[:2]
    columns, (_, _, rest) = between_brackets(definition), definition.partition(" REFERENCES ")
    referenced, keys = rest.partition("(")[0], between_brackets(rest)
    if not _are_names(columns) or not _are_names(keys):
        return ()
    sql = (
        f"SELECT {columns} FROM {qualified(table)} WHERE ROW({columns}) IS NOT NULL "  # noqa: S608
        f"EXCEPT SELECT {keys} FROM {referenced}"
    )
    return (Probe(Hazard.CORR_MAY_FAIL, sql, f"keys without a row in {referenced}"),)


def behind(column: ObjectId, start: int) -> Probe:
    """Values that a counter which begins at `start` will give out again."""
    name = quote(column.path[-1])
    rows = f"values that the counter, which begins at {start:,}, will reach"
    return _probe(column, f"{name} >= {start}", rows, Hazard.CORR_SEQ_BEHIND)


def conversion(before: DbObject[Any], after: DbObject[Any], context: Context) -> Iterator[Probe]:
    """Values that do not fit another type, or that are cut or rounded by it."""
    old, new, id_, name = before.spec, after.spec, after.id, quote(after.id.path[-1])
    limits = _modifier(new.type)
    labels = _labels(after, context)
    if labels is not None and not old.base_type.endswith("[]"):
        wanted = ", ".join(map(literal, labels))
        yield _probe(id_, f"{name}::text <> ALL (ARRAY[{wanted}]::text[])", "rows with a label that is no more")
    elif new.base_type in _LIMITED and limits and (old.base_type in _STRINGS or cuts(before, after)):
        length = f"pg_catalog.char_length({name}::text)"
        hazard = Hazard.CORR_MAY_FAIL if old.base_type in _STRINGS else Hazard.DATA_TRUNCATING_CAST
        yield _probe(id_, f"{length} > {limits[0]}", f"values of more than {limits[0]} characters", hazard)
    elif new.base_type in _RANGES and old.base_type in {*_RANGES, *_FRACTIONS}:
        low, high = _RANGES[new.base_type]
        if old.base_type in _FRACTIONS or _RANGES[old.base_type][1] > high:
            yield _probe(id_, f"{name} NOT BETWEEN {low} AND {high}", f"values out of the range of {new.base_type}")
        if old.base_type in _FRACTIONS:
            yield _cut(id_, f"{name}::numeric <> pg_catalog.trunc({name}::numeric)", "values that are rounded")
    elif new.base_type == "numeric" and len(limits) == 2 and old.base_type in {*_RANGES, *_FRACTIONS}:
        precision, scale = limits
        number = f"{name}::numeric"
        too_large = f"pg_catalog.abs(pg_catalog.round({number}, {scale})) >= 1e{precision - scale}"
        yield _probe(id_, too_large, f"values too large for {new.type}")
        yield _cut(id_, f"{number} <> pg_catalog.round({number}, {scale})", f"values with more than {scale} decimals")
    elif new.base_type == "date" and old.base_type.startswith("timestamp"):
        yield _cut(id_, f"{name} <> pg_catalog.date_trunc('day', {name})", "values with a time of day")
    elif old.base_type in _STRINGS and new.base_type not in _STRINGS and context.version >= _CAN_TELL:
        valid = f"pg_catalog.pg_input_is_valid({name}::text, {literal(new.type)})"
        yield _probe(id_, f"NOT {valid}", f"values that are no {new.type}")
    elif old.base_type in _STRINGS and new.base_type in _RANGES:
        low, high = _RANGES[new.base_type]
        fits = f"{name}::numeric BETWEEN {low} AND {high}"
        valid = f"CASE WHEN {name}::text ~ {literal(_WHOLE)} THEN {fits} ELSE {name} IS NULL END"
        yield _probe(id_, f"NOT {valid}", f"values that are no {new.type}")


def cuts(before: DbObject[Any], after: DbObject[Any]) -> bool:
    """Tell whether a type holds less of a value than another: what it does not hold is lost in silence."""
    old, new = before.spec, after.spec
    if new.base_type in _RANGES:
        return old.base_type in _FRACTIONS
    if new.base_type == "numeric" and old.base_type in _FRACTIONS:
        had, has = _modifier(old.type), _modifier(new.type)
        return bool(has) and (old.base_type != "numeric" or not had or had[1:] > has[1:])
    if _is_shorter(old, new) or (old.base_type, new.base_type) in _LOSING:
        return True
    if new.base_type == "bit" and old.base_type.startswith("bit"):
        return (_modifier(new.type) or [1]) < (_modifier(old.type) or [1 if old.base_type == "bit" else sys.maxsize])
    if new.base_type == "date":
        return bool(old.base_type.startswith("timestamp"))
    is_time = old.base_type == new.base_type and old.base_type.startswith(("timestamp", "time", "interval"))
    return is_time and (_modifier(new.type) or [6]) < (_modifier(old.type) or [6])


def _is_shorter(old: Any, new: Any) -> bool:
    """Tell whether a text of a value is cut: only the assignment of a text fails instead."""
    if new.base_type in _LIMITED and old.base_type not in {*_STRINGS, *_SHORT}:
        return _WIDTHS.get(old.base_type, sys.maxsize) > (_modifier(new.type) or [sys.maxsize])[0]
    return old.base_type not in _SHORT.get(new.base_type, {old.base_type}) | {new.base_type}


def _labels(column: DbObject[Any], context: Context) -> tuple[str, ...] | None:
    """Return the labels of a column's type where that is an enum that is replaced."""
    for dependency in context.desired.needs.get(column.id, ()):
        type_ = context.desired.get(dependency.referenced)
        if type_ is not None and type_.id.kind == "enum" and type_.id in context.dropped:
            return tuple(type_.spec.labels)
    return None


def _modifier(type_: str) -> list[int]:
    inside = type_.partition("(")[2].partition(")")[0]
    return [int(part) for part in inside.split(",")] if inside.replace(",", "").isdigit() else []


def _probe(id_: ObjectId, condition: str, rows: str, hazard: Hazard = Hazard.CORR_MAY_FAIL) -> Probe:
    return Probe(hazard, f"SELECT FROM {qualified(id_.path[:2])} WHERE {condition}", rows)


def _cut(id_: ObjectId, condition: str, rows: str) -> Probe:
    return _probe(id_, condition, rows, Hazard.DATA_TRUNCATING_CAST)
