"""Constraints of large tables: validated on their own, or made of an index built before (SAFETY C1 to C8)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import alter_table, relation_of, shares
from pgsync.kinds.index_online import attach_index, build_index, is_partitioned, new_name
from pgsync.kinds.probes import check, duplicates, probing
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work

Emit = Callable[[DbObject[Any], Context], Iterable[Statement]]

# PRIMARY KEY (a, b) INCLUDE (c) DEFERRABLE, as pg_get_constraintdef writes it; WITHOUT OVERLAPS has no such form.
_KEY = re.compile(
    r"""(?P<words>PRIMARY\ KEY|UNIQUE(?P<nulls>\ NULLS\ NOT\ DISTINCT)?)\ (?P<columns>\((?:[^"()]|"[^"]*")*\))
    (?P<include>\ INCLUDE\ \((?:[^"()]|"[^"]*")*\))?(?P<timing>(?:\ DEFERRABLE)?(?:\ INITIALLY\ DEFERRED)?)\Z""",
    re.VERBOSE,
)


def validate(item: DbObject[Any], name: str, context: Context) -> Statement:
    """Return VALIDATE CONSTRAINT of a CHECK, which reads the table while others write."""
    validated = alter_table(
        item,
        f"VALIDATE CONSTRAINT {quote(name)}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        work=Work.SCAN,
        hazards={Hazard.CORR_MAY_FAIL},
    )
    return probing(validated, *check(item, context))


def rename_constraint(item: DbObject[Any], name: str) -> Statement:
    """Return RENAME CONSTRAINT, from a helper's name to the constraint's own."""
    return alter_table(item, f"RENAME CONSTRAINT {quote(name)} TO {quote(item.id.path[-1])}")


def helper(item: DbObject[Any], name: str) -> ObjectId:
    """Return the identity that a constraint has under another name."""
    return ObjectId(item.id.kind, (*item.id.path[:-1], name))


def online_create(item: DbObject[Any], context: Context, create: Emit, settings: Emit) -> Recipe | None:
    """Add a constraint without a scan or an index build that others have to wait for; None where there is no way."""
    spec = item.spec
    if not context.is_large(item.parent) or not (spec.enforced and spec.validated):
        return None
    if spec.type == "c":
        return _check(item, context, create)
    found = _KEY.fullmatch(spec.definition) if spec.type in {"p", "u"} else None
    if found is None or " WITHOUT OVERLAPS" in found["columns"]:
        return None
    if is_partitioned(relation_of(item), context.desired):
        return _key_of_partitioned(item, context, create)
    if item.id not in context.preparable:
        return None
    name = new_name(item.id, context)
    options = ", ".join(f"{key}='{value}'" for key, _, value in (o.partition("=") for o in spec.options))
    words = (
        f"CREATE UNIQUE INDEX CONCURRENTLY {quote(name)} ON {qualified(relation_of(item).path)} "
        f"{found['columns']}{found['include'] or ''}{found['nulls'] or ''}"
        f"{f' WITH ({options})' if options else ''}{f' TABLESPACE {quote(spec.tablespace)}' if spec.tablespace else ''}"
    )
    kind = "PRIMARY KEY" if spec.type == "p" else "UNIQUE"
    added = alter_table(
        item,
        f"ADD CONSTRAINT {quote(item.id.path[-1])} {kind} USING INDEX {quote(name)}{found['timing']}",
        hazards={Hazard.APP_CHECK_TIGHTER},
    )
    columns = found["columns"].removeprefix("(").removesuffix(")")
    built = probing(build_index(item, words, name), *duplicates(relation_of(item), columns, is_key=spec.type == "p"))
    return Recipe((added, *settings(item, context)), before=((built,),))


def _check(item: DbObject[Any], context: Context, create: Emit) -> Recipe:
    is_alone = not _has_relatives(relation_of(item), context.desired)
    if item.id in context.successors and item.id in context.preparable and is_alone:
        name = temporary_name("new", item.id, context)
        new = replace(item, id=helper(item, name))
        return Recipe(
            (rename_constraint(item, name),), before=(_unproven(new, context, create), (validate(item, name, context),))
        )
    return Recipe(_unproven(item, context, create), after=((validate(item, item.id.path[-1], context),),))


def _unproven(item: DbObject[Any], context: Context, create: Emit) -> tuple[Statement, ...]:
    """ADD CONSTRAINT NOT VALID: new rows are checked from now on, the old ones are not yet."""
    statements = create(replace(item, spec=replace(item.spec, validated=False)), context)
    made = () if item.id in context.desired.objects else (item.id,)
    return tuple(replace(statement, also_creates=made) for statement in statements)


def _has_relatives(table: ObjectId, catalog: Catalog) -> bool:
    """Tell whether the table has parents or children: a constraint of theirs has to keep its name."""
    users = [d.dependent for d in catalog.needed_by.get(table, ())]
    return any(id_.kind in {"partition", "inheritance"} for id_ in (*users, *catalog.children.get(table, ())))


def _key_of_partitioned(item: DbObject[Any], context: Context, create: Emit) -> Recipe | None:
    """The whole alone, then each partition's share, which is there; where it takes another's place, all at once."""
    found = [context.desired.objects[share] for share in shares(item, context.desired)]
    if not all(_is_ready(share, context) for share in found):
        return None
    statements = [
        replace(s, work=Work.INSTANT, hazards=s.hazards - {Hazard.LOCK_AX_BUILD}) for s in create(item, context)
    ]
    if item.id in context.successors:
        return Recipe(tuple(statements))
    first, *rest = statements
    table = qualified(relation_of(item).path)
    alone = first.sql.replace(f"ALTER TABLE {table} ", f"ALTER TABLE ONLY {table} ", 1)
    only = replace(first, sql=alone, reach=Reach.OWN)
    origin = (item.id.path[0], item.id.path[-1])
    return Recipe((only, *rest), after=tuple((attach_index(origin, share, relation_of(item)),) for share in found))


def _is_ready(share: DbObject[Any], context: Context) -> bool:
    """Tell whether a partition's share is there, or built without blocking, before the whole comes."""
    if ObjectId("partition", relation_of(share).path) in context.created:
        return False
    return share.id not in context.created or share.id in context.preparable


def online_drop(item: DbObject[Any], context: Context, drop: Emit) -> Recipe | None:
    """Drop it after everything else, so that what takes over its purpose is there before."""
    if item.id in context.predecessors or not context.is_large(item.parent):
        return None
    return Recipe(tuple(drop(item, context)), is_late=True)
