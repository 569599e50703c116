"""How the values of a column get from one type to another: the USING clause, and whether there is anything to do."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import heirs
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Work

_NUMBERS = frozenset({"smallint", "integer", "bigint", "numeric", "real", "double precision"})
_STRINGS = frozenset({"text", "character varying", "character", "name"})
_TIMES = frozenset(
    {"date", "timestamp without time zone", "timestamp with time zone"},
)
# Families within which PostgreSQL has assignment casts: no USING is needed, and none disturbs a change without rewrite.
_ASSIGNABLE = (
    _NUMBERS,
    _STRINGS,
    frozenset({"text", "character varying", "character", '"char"'}),  # no string among others since 15
    _TIMES,
    frozenset({"json", "jsonb"}),
    frozenset({"inet", "cidr"}),
    frozenset({"bit", "bit varying"}),
)


# Types with casts to few numbers: by way of which the others are reached; from and to which numbers there are casts.
_CASTS = {"boolean": "integer", "money": "numeric"}
_DIRECT = {
    ("boolean", False): {"integer"},
    ("boolean", True): {"integer"},
    ("money", False): {"numeric"},
    ("money", True): {"numeric", "integer", "bigint"},
}


def using_clause(before: DbObject[Any], after: DbObject[Any], context: Context) -> str:
    """Return " USING ..." or "" where the assignment cast does."""
    if after.spec.generated or (after.parent is not None and after.parent.kind == "foreign table"):
        return ""  # it has no values, or they are computed anew, and USING is refused (42809, 42611)
    name = quote(after.id.path[-1])
    if before.id in context.released:
        return f" USING {name}::{after.spec.type}"
    parked = [d.referenced for d in context.current.needs.get(before.id, ()) if d.referenced in context.dropped]
    parked = [id_ for id_ in parked if context.kinds[id_.kind].swap is not None and id_.kind != "collation"]
    if parked:
        return f" USING {_swapped(name, parked, before, after, context)}"
    old, new = bare(before, context.current).spec.base_type, bare(after, context.desired).spec.base_type
    if new == "bit" and old.startswith("bit") and before.spec.type != after.spec.type:
        return f" USING {name}::{after.spec.type}"  # only a cast gives them another length
    if old == new or any(old in family and new in family for family in _ASSIGNABLE):
        return ""
    return f" USING {_explicit(name, old, after.spec.type, new)}"


def bare(column: DbObject[Any], catalog: Catalog) -> DbObject[Any]:
    """Return a column as if it were of the type below all domains: a domain's values are its base type's."""
    type_ = _below_domains(column.id, column.spec.type, catalog)
    if type_ == column.spec.type:
        return column
    return replace(column, spec=replace(column.spec, type=type_, base_type=_without_modifier(type_)))


def _below_domains(user: ObjectId, type_: str, catalog: Catalog) -> str:
    for dependency in catalog.needs.get(user, ()):
        item = catalog.get(dependency.referenced)
        if item is not None and item.id.kind == "domain" and qualified(item.id.path) == type_:
            return _below_domains(item.id, item.spec.type, catalog)
    return type_


def _swapped(name: str, replaced: list[Any], before: DbObject[Any], after: DbObject[Any], context: Context) -> str:
    """Convert from the old type, which has another name now or none later."""
    leaving = [type_ for type_ in replaced if type_ not in context.parked]
    old, new = before.spec.base_type, after.spec.base_type
    if not leaving and old != new and any(type_.kind == "composite type" for type_ in replaced):
        return _through_text(name, old, after.spec.type)  # it is not the type that is made anew
    if leaving:
        bases = [_innermost(type_, context) for type_ in leaving if type_.kind == "domain"]
        if bases and old != new:
            array = "[]" if _is_array(old) else ""
            return _cast(name, bases[0] + array, after.spec.type, bare(after, context.desired).spec.base_type)
        return f"{name}::{after.spec.type}" if bases else explicit_cast(before, after)
    for type_ in replaced:
        if type_.kind == "composite type" and not has_cast(type_, context):
            return row_of(name, type_, after.spec.base_type, context)
    return _converted(name, replaced, before.spec.base_type, after.spec.type, context)


def _innermost(domain: ObjectId, context: Context) -> str:
    """Return the type below all domains, without its modifier."""
    item = context.current.get(domain)
    below = [d.referenced for d in context.current.needs.get(domain, ()) if d.referenced.kind == "domain"]
    if item is None or (below and not _is_array(item.spec.type)):
        return _innermost(below[0], context) if below else ""
    return _without_modifier(item.spec.type)


def _without_modifier(type_: str) -> str:
    return re.sub(r" ?\([0-9, ]+\)", "", type_)


def _cast(name: str, base: str, type_: str, new: str) -> str:
    """Return the cast of a domain's value, which is one of its base type's."""
    is_known = base == new or any(base in family and new in family for family in _ASSIGNABLE)
    return f"{name}::{type_}" if is_known else _explicit(name, base, type_, new)


def _converted(value: str, replaced: list[Any], old: str, new: str, context: Context) -> str:
    """Convert through a cast from composite type to composite type, also in arrays and domains, else through text."""
    for type_ in replaced:
        if type_.kind == "composite type":
            return f"{value}::{new}"
        domain = context.current.get(type_) if type_.kind == "domain" else None
        for below in context.current.needs.get(type_, ()) if domain is not None else ():
            if domain is not None and below.referenced.kind == "composite type" and below.referenced in context.parked:
                array = "[]" if domain.spec.type.endswith("[]") else ""
                parked = qualified((*below.referenced.path[:-1], context.parked[below.referenced]))
                return f"{value}::{parked}{array}::{qualified(below.referenced.path)}{array}::{new}"
    return _through_text(value, old, new)


def has_cast(type_: ObjectId, context: Context) -> bool:
    """Tell whether values of a composite type that is replaced need a cast: arrays, domains and other types have some.

    By way of text they would be read by position, in the new order of the attributes.
    """
    if type_ not in context.parked:
        return False
    users = [context.current.get(d.dependent) for d in context.current.needed_by.get(type_, ())]
    return any(
        user is not None
        and (user.id.kind in {"attribute", "domain"} or (user.id.kind == "column" and _is_array(user.spec.base_type)))
        for user in users
    )


def _is_array(type_: str) -> bool:
    return type_.endswith("[]")


def explicit_cast(before: DbObject[Any], after: DbObject[Any]) -> str:
    """Return the value of a column of the one type as one of the other; a replaced type's comes as text."""
    name, old, new = quote(after.id.path[-1]), before.spec.base_type, after.spec.base_type
    if old == new:
        return f"{name}::{after.spec.type}"
    return _explicit(name, old, after.spec.type, new)


def _explicit(name: str, old: str, type_: str, new: str) -> str:
    """Return the cast, by way of text where the types have none of their own."""
    has_cast = new in _STRINGS or old in _STRINGS or {old, new} <= _NUMBERS or {old, new} == {'"char"', "integer"}
    if not has_cast and {old, new} <= _CASTS.keys() | _NUMBERS:
        steps = [
            _CASTS[one] for one in (old, new) if one in _CASTS and not {old, new} <= {one, *_DIRECT[one, one == new]}
        ]
        return "::".join([name, *steps, type_])
    of_strings = _element(old) in _STRINGS and new.endswith("[]") and old.endswith("[]")
    return f"{name}::{type_}" if has_cast or of_strings else _through_text(name, old, type_)


def _element(type_: str) -> str:
    return type_.removesuffix("[]")


def _through_text(name: str, old: str, new: str) -> str:
    array = "[]" if old.endswith("[]") and new.endswith("[]") else ""
    return f"{name}::text{array}::{new}"


def row_of(name: str, type_: Any, new: str, context: Context) -> str:
    """Rebuild a composite value attribute by attribute, by name."""
    had = {part.id.path[-1]: part for part in context.current.parts(type_, "attribute")}
    wanted = [(part.id.path[-1], part) for part in context.desired.parts(type_, "attribute")]
    values = ", ".join(
        _attribute(f"({name}).{quote(a)}", had[a], part, context) if a in had else "NULL" for a, part in wanted
    )
    return f"CASE WHEN {name} IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW({values})::{new} END"


def _attribute(value: str, before: DbObject[Any], after: DbObject[Any], context: Context) -> str:
    """Convert one attribute; by way of text where its own type is replaced."""
    new = after.spec.type.partition(" COLLATE ")[0]
    parked = [d.referenced for d in context.current.needs.get(before.id, ()) if d.referenced in context.parked]
    if parked:
        return _converted(value, [id_ for id_ in parked if id_ != before.parent], before.spec.type, new, context)
    if before.spec.type == after.spec.type:
        return value
    return _cast(value, _without_modifier(before.spec.type.partition(" COLLATE ")[0]), new, _without_modifier(new))


def work_of(before: DbObject[Any], after: DbObject[Any], context: Context) -> Work:
    """Return what ALTER COLUMN TYPE does to rows and indexes when it needs no USING (SAFETY.md 1.3).

    Unknown is a rewrite. Whatever stays on the column is looked at again: a CHECK by reading the rows, an index with
    an expression or predicate, or of another collation, by building it anew.
    """
    old, new = before.spec, after.spec
    if not is_relabelled(old, new):
        return Work.REWRITE
    is_sorted_anew = old.collation != new.collation or (old.base_type, new.base_type) in _SORTED_ANEW
    work = Work.INSTANT
    for user in _users_that_stay(before.id, context):
        definition = user.spec.definition
        if user.id.kind == "constraint" and user.spec.type == "c":
            work = work if work is Work.BUILD else Work.SCAN
        elif is_sorted_anew or " WHERE " in definition or "(" in definition.partition("(")[2]:
            work = Work.BUILD
    return work


def _users_that_stay(column: ObjectId, context: Context) -> Iterator[DbObject[Any]]:
    """Return the indexes and constraints on a column, and on those that inherit it, which the plan does not drop."""
    waiting = [ObjectId("table", column.path[:2])]
    while waiting:
        table = waiting.pop()
        waiting += heirs(table, context.current)
        for dependency in context.current.needed_by.get(ObjectId("column", (*table.path, column.path[-1])), ()):
            if dependency.dependent.kind in {"index", "constraint"} and dependency.dependent not in context.dropped:
                yield context.current.objects[dependency.dependent]


def is_relabelled(old: Any, new: Any) -> bool:
    """Tell whether the stored values are values of the new type as they are."""
    if old.type == new.type:
        return True
    if old.base_type in {"character varying", "text"} and new.type in {"character varying", "text"}:
        return True
    if (old.base_type, new.type) in _RELABELLED:
        return True
    if old.base_type != new.base_type or old.base_type not in _WIDENED:
        return False
    one, other = _modifier(old.type), _modifier(new.type)
    if not other:
        return True
    return bool(one) and one[0] <= other[0] and one[1:] == other[1:]


_SORTED_ANEW = frozenset({("integer", "oid")})
_RELABELLED = _SORTED_ANEW | {("cidr", "inet"), ("xml", "text"), ("xml", "character varying")}
_WIDENED = frozenset(
    {
        "character varying",
        "numeric",
        "bit varying",
        "interval",
        "time without time zone",
        "time with time zone",
        "timestamp without time zone",
        "timestamp with time zone",
    }
)


def _modifier(type_: str) -> list[int]:
    inside = type_.partition("(")[2].partition(")")[0]
    return [int(part) for part in inside.split(",")] if inside.replace(",", "").isdigit() else []
