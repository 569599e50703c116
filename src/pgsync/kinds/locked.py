"""What a statement locks, reads or rewrites beyond the relation that it names (SAFETY.md 1)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import RELATIONS
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.statements import Hazard, Lock, Statement, Work

_WRITES = frozenset({"INSERT", "UPDATE", "DELETE", "MERGE"})
# PostgreSQL's own volatile functions that return a value (pg_proc.provolatile); others are computed once for all rows.
_VOLATILE = frozenset(
    "array_sample array_shuffle clock_timestamp currval gen_random_uuid lastval nextval pg_backend_pid "
    "pg_current_wal_lsn random random_normal set_config setval timeofday txid_current uuidv4 uuidv7".split()
)
_CALL = re.compile(r"(\w+)\(")


def default_partition(parent: ObjectId, catalog: Catalog) -> ObjectId | None:
    """Return the default partition of a partitioned table: its rows must not belong to any other."""
    for dependency in catalog.needed_by.get(parent, ()):
        link = catalog.objects[dependency.dependent]
        if link.id.kind == "partition" and link.spec.parent == parent and link.spec.bound == "DEFAULT":
            return link.parent
    return None


def closed_by_drop(item: DbObject[Any], context: Context) -> Iterator[ObjectId]:
    """Return what the DROP of a partition locks as itself: its partitioned table and the default partition."""
    for partition in context.current.parts(item.id, "partition"):
        yield partition.spec.parent
        rest = default_partition(partition.spec.parent, context.current)
        if rest is not None and rest != item.id:
            yield rest


def written_by(item: DbObject[Any], sql: str, catalog: Catalog) -> tuple[ObjectId, ...]:
    """Return the relations that are locked, ROW EXCLUSIVE, when a body that writes is parsed."""
    if not _WRITES & set(sql.upper().replace("(", " ").split()):
        return ()
    used = {d.referenced for d in catalog.needs.get(item.id, ())}
    relations = {
        id_ if id_.kind in RELATIONS else catalog.objects[id_].parent for id_ in used if id_ in catalog.objects
    }
    return tuple(sorted(id_ for id_ in relations if id_ is not None and id_.kind in RELATIONS and id_ != item.parent))


def reading_users(statement: Statement, domain: ObjectId, context: Context) -> Statement:
    """Return the statement as one that reads every column of the domain, and of those over it (SAFETY C12)."""
    relations = tuple(sorted(set(_users(domain, context))))
    if not relations:
        return statement
    return replace(
        statement,
        lock=Lock.SHARE,
        relations=relations,
        work=Work.SCAN,
        hazards=statement.hazards | {Hazard.LOCK_DOMAIN, Hazard.CORR_MAY_FAIL},
    )


def _users(domain: ObjectId, context: Context) -> Iterator[ObjectId]:
    for dependency in context.current.needed_by.get(domain, ()):
        user = context.current.objects[dependency.dependent]
        if user.id.kind == "column" and user.parent is not None and user.parent.kind in {"table", "foreign table"}:
            yield user.parent
        elif user.id.kind == "materialized view":
            yield user.id
        elif user.id.kind == "domain":
            yield from _users(user.id, context)


def has_volatile_default(column: DbObject[Any], context: Context) -> bool:
    """Tell whether ADD COLUMN must compute a value for each row: it rewrites the table then."""
    for default in context.inlined_parts(column.id, "default"):
        calls = set(_CALL.findall(default.spec.expression))
        if not calls:
            continue
        if _VOLATILE & calls:
            return True
        used = [d.referenced for d in context.desired.needs.get(default.id, ())]
        if any(id_.kind == "extension" or _is_volatile(context.desired.get(id_)) for id_ in used):
            return True
    return False


def _is_volatile(item: DbObject[Any] | None) -> bool:
    return item is not None and item.id.kind == "function" and item.spec.volatility == "v"


def has_checked_domain(id_: ObjectId, catalog: Catalog) -> bool:
    """Tell whether a column's type is a domain with a constraint: ADD COLUMN rewrites the table even for nulls."""
    for dependency in catalog.needs.get(id_, ()):
        domain = catalog.get(dependency.referenced)
        if domain is not None and domain.id.kind == "domain":
            is_checked = domain.spec.not_null or any(catalog.parts(domain.id, "domain constraint"))
            if is_checked or has_checked_domain(domain.id, catalog):
                return True
    return False
