"""NOT NULL of columns: a flag until 17, a constraint with a name, inheritance and validity since 18."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import alter_table, inherited_from, relation_of, with_specs
from pgsync.kinds.names import generated_name
from pgsync.kinds.probes import nulls, probing
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe, Segment
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement, Work

_NOT_VALID = 18  # NOT NULL constraints that are not valid


def alter_column(item: DbObject[Any], action: str, **how: Any) -> Statement:
    """Return ALTER TABLE ALTER COLUMN."""
    return alter_table(item, f"ALTER COLUMN {quote(item.id.path[-1])} {action}", **how)


def alter_not_null(before: DbObject[Any], after: DbObject[Any], context: Context) -> Iterator[Statement]:
    """SET or DROP NOT NULL; on 18 the constraint's name, inheritance and validity too."""
    old, new = before.spec, after.spec
    if not new.not_null:
        yield from _drop_not_null(after, context)
        return
    if not old.not_null and _comes_from_parent(after, context):
        return
    if context.version < 18:
        if not old.not_null:
            yield set_not_null(after)
        return
    if not old.not_null:
        if _came_with_parent(after, context):
            return
        special = new.not_null_name or new.not_null_no_inherit or not new.not_null_validated
        special = special or _is_name_taken(after, context)
        yield from (alter_column(child, "DROP NOT NULL") for child in _giving_up(after, context))
        yield from add_not_null(after) if special else [set_not_null(after)]
        return
    yield from _alter_not_null_constraint(before, after, context)


def online_not_null(before: DbObject[Any], after: DbObject[Any], context: Context) -> Recipe | None:
    """Prove it while others write: since 18 as a constraint that is not valid yet, before by a CHECK for a while."""
    if before.spec.not_null or not after.spec.not_null or not after.spec.not_null_validated:
        return None
    if not context.is_large(relation_of(after)) or after.id not in context.preparable:
        return None
    if context.version >= _NOT_VALID and _is_with_others(after, context):
        return None
    if context.version < _NOT_VALID and _is_proven(after, context):
        return Recipe((_known_not_null(after),))
    first, validated, *rest = proven_not_null(after, context)
    if not rest:
        return Recipe(first, after=(validated,))
    return Recipe(rest[0], before=(first, validated))


def _is_with_others(item: DbObject[Any], context: Context) -> bool:
    """Tell whether a parent brings the constraint along, or a child gives up its own for it (18)."""
    if _comes_from_parent(item, context) or _came_with_parent(item, context):
        return True
    return any(_giving_up(item, context))


def proven_not_null(item: DbObject[Any], context: Context) -> tuple[Segment, ...]:
    """Return what makes a column NOT NULL: an unproven rule, its proof, and before 18 what follows from it."""
    if context.version >= _NOT_VALID:
        unproven = replace(item, spec=replace(item.spec, not_null_validated=False))
        name = item.spec.not_null_constraint or generated_name(item.id.path[1], item.id.path[-1], "not_null")
        return tuple(add_not_null(unproven)), (_validate(item, name),)
    column, name = quote(item.id.path[-1]), temporary_name("new", item.id, context)
    check = alter_table(
        item,
        f"ADD CONSTRAINT {quote(name)} CHECK ({column} IS NOT NULL) NOT VALID",
        hazards={Hazard.APP_NOT_NULL},
    )
    made = (ObjectId("constraint", (*item.id.path[:2], name)),)
    # Both in one ALTER TABLE would read all rows: PostgreSQL drops the proof first.
    known = (_known_not_null(item), alter_table(item, f"DROP CONSTRAINT {quote(name)}"))
    return (replace(check, also_creates=made),), (_validate(item, name),), known


def _known_not_null(item: DbObject[Any]) -> Statement:
    """SET NOT NULL where a CHECK proves it: no row is read."""
    return replace(set_not_null(item), work=Work.INSTANT, hazards=frozenset({Hazard.APP_NOT_NULL}))


def _is_proven(item: DbObject[Any], context: Context) -> bool:
    words = f"CHECK (({quote(item.id.path[-1])} IS NOT NULL))"
    return any(
        part.spec.validated and part.spec.definition == words and part.id not in context.dropped
        for part in context.current.parts(relation_of(item), "constraint")
    )


def _validate(item: DbObject[Any], name: str) -> Statement:
    validated = alter_table(
        item,
        f"VALIDATE CONSTRAINT {quote(name)}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        work=Work.SCAN,
        hazards={Hazard.CORR_MAY_FAIL},
    )
    return probing(validated, nulls(item.id))


def _drop_not_null(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    """DROP NOT NULL, which goes down to the tables that inherit the column; some of them keep theirs."""
    keeping = list(_keeping(item, context))
    if context.version >= 18:  # it becomes their own before, and stays
        yield from (set_not_null(child) for child in keeping)
    yield alter_column(item, "DROP NOT NULL")
    if context.version < 18:
        yield from (set_not_null(child) for child in keeping)
        return
    for child in keeping:  # the inherited name can be changed only now
        before = context.current.objects[child.id].spec
        name = child.spec.not_null_constraint or before.not_null_constraint
        if before.not_null_name == child.spec.not_null_name and before.not_null_constraint != name:
            yield alter_table(child, f"RENAME CONSTRAINT {quote(before.not_null_constraint)} TO {quote(name)}")


def _keeping(item: DbObject[Any], context: Context) -> Iterator[DbObject[Any]]:
    """Return the columns of inheriting tables that stay NOT NULL although what they inherit it from does not."""
    for before, after in _heirs(item, context):
        if not after.spec.not_null:
            yield from _keeping(after, context)
        elif before.spec.not_null:  # where it is the child's own already, SET NOT NULL does nothing
            yield after


def _giving_up(item: DbObject[Any], context: Context) -> Iterator[DbObject[Any]]:
    """Return the columns of inheriting tables whose own constraint shall be the inherited one, under its name (18)."""
    for before, after in _heirs(item, context):
        old, new = before.spec, after.spec
        is_partition = ObjectId("partition", after.id.path[:2]) in context.desired.objects
        has_other_name = is_partition and old.not_null_constraint != new.not_null_constraint
        if not (old.not_null and new.not_null and (has_other_name or (old.not_null_local and not new.not_null_local))):
            continue
        users = (context.current.objects[d.dependent] for d in context.current.needed_by.get(before.id, ()))
        if not old.identity and not any(user.id.kind == "constraint" and user.spec.type == "p" for user in users):
            yield after


def _heirs(item: DbObject[Any], context: Context) -> Iterator[tuple[DbObject[Any], DbObject[Any]]]:
    """Return both sides of the columns that inherit from this one in tables that stay."""
    for dependency in context.desired.needed_by.get(item.parent, ()) if item.parent is not None else ():
        link = dependency.dependent
        table = context.desired.objects[link].parent if link.kind in {"partition", "inheritance"} else None
        if table is None or dependency.referenced != item.parent or link in context.created:
            continue
        child = ObjectId("column", (*table.path, item.id.path[-1]))
        before, after = context.current.get(child), context.desired.get(child)
        if before is not None and after is not None:
            yield before, after


def _comes_from_parent(item: DbObject[Any], context: Context) -> bool:
    """Tell whether the parent's constraint, which becomes INHERIT, makes this one (18)."""
    above = inherited_from(item, context.desired)
    before = context.current.get(above) if above is not None else None
    if before is None or item.spec.not_null_local or not _stays_attached(item, context):
        return False
    return bool(before.spec.not_null and before.spec.not_null_no_inherit)


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


def _came_with_parent(item: DbObject[Any], context: Context) -> bool:
    """Tell whether a partition's column gets it from the whole, under the same name, in this plan."""
    origin = inherited_from(item, context.desired)
    if origin is None or ObjectId("partition", item.id.path[:2]) not in context.current.objects:
        return False
    before, after = context.current.get(origin), context.desired.objects[origin]
    return (
        before is not None
        and origin not in context.created
        and not before.spec.not_null
        and bool(after.spec.not_null)
        and item.spec.not_null_constraint == after.spec.not_null_constraint
    )


def _stays_attached(item: DbObject[Any], context: Context) -> bool:
    """Tell whether the constraint stays a parent table's: it comes and is renamed with the parent's."""
    partition = ObjectId("partition", item.id.path[:2])
    same = context.current.get(partition) == context.desired.get(partition)
    above = inherited_from(item, context.desired)
    is_shared = above is not None and bool(context.desired.objects[above].spec.not_null)
    return is_shared and context.current.objects[item.id].spec.inherited and same


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
        # INHERIT gives it to the children, whose rows are read.
        work = Work.INSTANT if new.not_null_no_inherit else Work.SCAN
        yield alter_table(after, f"ALTER CONSTRAINT {quote(name)} {word}", work=work)
    if new.not_null_validated and not old.not_null_validated:
        yield _validate(after, name)


def not_null_words(item: DbObject[Any], context: Context) -> str:
    """Return NOT NULL as it stands in a column's definition, with its name where it has one."""
    name = item.spec.not_null_constraint
    has_own_name = name is not None and (
        name != generated_name(item.id.path[1], item.id.path[-1], "not_null")
        or _has_children(item, context.desired)
        or _is_name_taken(item, context)
    )
    suffix = " NO INHERIT" if item.spec.not_null_no_inherit else ""
    if context.version >= 18 and name is not None and (has_own_name or suffix):
        return f"CONSTRAINT {quote(name)} NOT NULL{suffix}"
    return "NOT NULL"


def _has_children(item: DbObject[Any], catalog: Catalog) -> bool:
    """Tell whether tables inherit the column: one that is created before may have taken the generated name."""
    users = catalog.needed_by.get(item.parent, ()) if item.parent is not None else ()
    return any(d.dependent.kind in {"partition", "inheritance"} for d in users)


def _is_name_taken(item: DbObject[Any], context: Context) -> bool:
    """Tell whether another table of the schema has a constraint of the name that PostgreSQL would generate."""
    schema, table, column = item.id.path
    name = schema, generated_name(table, column, "not_null")
    tables = (side.once(_tables_of_names).get(name) for side in (context.current, context.desired))
    return any(found is not None and found != {table} for found in tables)


def _tables_of_names(catalog: Catalog) -> dict[tuple[str, str], set[str]]:
    """Return the tables that have a constraint of a name, by schema and name."""
    found: dict[tuple[str, str], set[str]] = {}
    for item in catalog.of_kind("column", "constraint", "foreign key"):
        kind, path = item.id
        name = item.spec.not_null_constraint if kind == "column" else path[-1]
        if name is not None:
            found.setdefault((path[0], name), set()).add(path[1])
    return found


def named_as_there(kind: str, since: int, current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Between a server older than `since`, which does not name NOT NULL, and another take the name that it has there.

    This is the `across` of kinds that have NOT NULL as a property.
    """
    if min(current.server.version, desired.server.version) >= since:
        return current, desired
    specs = {}
    for id_, item in desired.objects.items():
        if id_.kind == kind and item.spec.not_null:
            other = current.get(id_)
            name = other.spec.not_null_name if other is not None else None
            if item.spec.not_null_name != name:
                constraint = other.spec.not_null_constraint if other is not None else None
                specs[id_] = replace(item.spec, not_null_name=name, not_null_constraint=constraint)
    return current, with_specs(desired, specs)
