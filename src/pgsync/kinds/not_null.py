"""NOT NULL of columns: a flag until 17, a constraint with a name, inheritance and validity since 18."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import alter_table
from pgsync.kinds.names import generated_name
from pgsync.kinds.probes import nulls, probing
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement, Work


def alter_column(item: DbObject[Any], action: str, **how: Any) -> Statement:
    """Return ALTER TABLE ALTER COLUMN."""
    return alter_table(item, f"ALTER COLUMN {quote(item.id.path[-1])} {action}", **how)


def alter_not_null(before: DbObject[Any], after: DbObject[Any], context: Context) -> Iterator[Statement]:
    """SET or DROP NOT NULL; on 18 the constraint's name, inheritance and validity too."""
    old, new = before.spec, after.spec
    if not new.not_null:
        yield alter_column(after, "DROP NOT NULL")
        return
    if context.version < 18:
        if not old.not_null:
            yield set_not_null(after)
        return
    if not old.not_null:
        special = new.not_null_name or new.not_null_no_inherit or not new.not_null_validated
        yield from add_not_null(after) if special else [set_not_null(after)]
        return
    yield from _alter_not_null_constraint(before, after, context)


def set_not_null(item: DbObject[Any]) -> Statement:
    """SET NOT NULL."""
    hazards = {Hazard.LOCK_AX_SCAN, Hazard.APP_NOT_NULL, Hazard.CORR_MAY_FAIL}
    return probing(alter_column(item, "SET NOT NULL", work=Work.SCAN, hazards=hazards), nulls(item.id))


def add_not_null(item: DbObject[Any]) -> Iterator[Statement]:
    """ADD CONSTRAINT NOT NULL, under its name (18 and newer)."""
    spec = item.spec
    name = spec.not_null_constraint or generated_name(item.id.path[1], item.id.path[-1], "not_null")
    words = f"ADD CONSTRAINT {quote(name)} NOT NULL {quote(item.id.path[-1])}"
    words += " NO INHERIT" if spec.not_null_no_inherit else ""
    words += "" if spec.not_null_validated else " NOT VALID"
    valid = spec.not_null_validated
    hazards = {Hazard.LOCK_AX_SCAN, Hazard.CORR_MAY_FAIL} if valid else {Hazard.CORR_NOT_VALID_LEFT}
    hazards.add(Hazard.APP_NOT_NULL)
    statement = alter_table(item, words, work=Work.SCAN if valid else Work.INSTANT, hazards=hazards)
    yield probing(statement, nulls(item.id))


def _stays_attached(item: DbObject[Any], context: Context) -> bool:
    """Tell whether the column stays a parent table's: its constraint is renamed with the parent's."""
    partition = ObjectId("partition", item.id.path[:2])
    same = context.current.get(partition) == context.desired.get(partition)
    return item.spec.inherited and context.current.objects[item.id].spec.inherited and same


def _alter_not_null_constraint(before: DbObject[Any], after: DbObject[Any], context: Context) -> Iterator[Statement]:
    old, new = before.spec, after.spec
    default = generated_name(after.id.path[1], after.id.path[-1], "not_null")
    name = old.not_null_constraint or default
    wanted = new.not_null_name or default
    if old.not_null_validated and not new.not_null_validated:
        yield alter_table(after, f"DROP CONSTRAINT {quote(name)}")
        yield from add_not_null(after)
        return
    if old.not_null_name != new.not_null_name and name != wanted and not _stays_attached(after, context):
        yield alter_table(after, f"RENAME CONSTRAINT {quote(name)} TO {quote(wanted)}")
        name = wanted
    if old.not_null_no_inherit != new.not_null_no_inherit:
        word = "NO INHERIT" if new.not_null_no_inherit else "INHERIT"
        yield alter_table(after, f"ALTER CONSTRAINT {quote(name)} {word}")
    if new.not_null_validated and not old.not_null_validated:
        statement = alter_table(
            after,
            f"VALIDATE CONSTRAINT {quote(name)}",
            lock=Lock.SHARE_UPDATE_EXCLUSIVE,
            work=Work.SCAN,
            hazards={Hazard.CORR_MAY_FAIL},
        )
        yield probing(statement, nulls(after.id))


def not_null_words(item: DbObject[Any], context: Context) -> str:
    """Return NOT NULL as it stands in a column's definition, with its name where it has one."""
    name = item.spec.not_null_constraint
    has_own_name = name is not None and (
        name != generated_name(item.id.path[1], item.id.path[-1], "not_null") or _has_children(item, context.desired)
    )
    suffix = " NO INHERIT" if item.spec.not_null_no_inherit else ""
    if context.version >= 18 and name is not None and (has_own_name or suffix):
        return f"CONSTRAINT {quote(name)} NOT NULL{suffix}"
    return "NOT NULL"


def _has_children(item: DbObject[Any], catalog: Catalog) -> bool:
    """Tell whether tables inherit the column: one that is created before may have taken the generated name."""
    users = catalog.needed_by.get(item.parent, ()) if item.parent is not None else ()
    return any(d.dependent.kind in {"partition", "inheritance"} for d in users)
