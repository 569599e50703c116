"""Foreign keys: ADD CONSTRAINT FOREIGN KEY, catalog pg_constraint (contype f)."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import ENABLE, PG_CLASS, PG_CONSTRAINT, alter_table, is_retyped, relation_of
from pgsync.kinds.constraint_online import helper, rename_constraint
from pgsync.kinds.detached import is_detached_from, is_left
from pgsync.kinds.index_online import is_partitioned
from pgsync.kinds.newer import has_words
from pgsync.kinds.probes import between_brackets, orphans, probing
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.sql import dollar_quoted, literal, qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work
from pgsync.plain import dataclass, replace

_NOT_VALID_ON_PARTITIONED = 18


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`definition` without the words of the other fields.

    `checks` and `actions` are the states of its triggers on the referencing and on the referenced table: pg_trigger's
    letters, one if they are the same for all; O where there are none. pg_dump does not know them.
    """

    definition: str
    references: ObjectId | None
    deferrable: bool
    deferred: bool
    enforced: bool
    validated: bool
    checks: str
    actions: str


def query(version: int) -> str:
    """Foreign keys but those that partitions have from their partitioned table."""
    enforced = "k.conenforced" if version >= 18 else "true"
    return rf"""
        SELECT k.oid, k.conrelid, k.confrelid, k.conname, pg_get_constraintdef(k.oid), k.condeferrable, k.condeferred,
               {enforced}, k.convalidated, t.checks, t.actions
        FROM pg_constraint k LEFT JOIN LATERAL (
            SELECT string_agg(tgenabled::text, '' ORDER BY tgtype)
                       FILTER (WHERE tgname LIKE 'RI\_ConstraintTrigger\_c\_%') AS checks,
                   string_agg(tgenabled::text, '' ORDER BY tgtype)
                       FILTER (WHERE tgname LIKE 'RI\_ConstraintTrigger\_a\_%') AS actions
            FROM pg_trigger WHERE tgisinternal AND tgconstraint = k.oid) t ON true
        WHERE k.contype = 'f' AND k.conparentid = 0 AND k.oid >= 16384 AND {of_relations("k.conrelid")}
        ORDER BY k.conrelid, k.conname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[ForeignKey] | None:
    """Return the foreign key, a part of the referencing table."""
    oid, relation, referenced, name, definition, deferrable, deferred, enforced, validated, checks, actions = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    text = definition
    for suffix in (" NOT VALID", " NOT ENFORCED", " INITIALLY DEFERRED", " DEFERRABLE"):
        text = text.removesuffix(suffix)
    spec = ForeignKey(
        text,
        reader.at(PG_CLASS, referenced),
        deferrable,
        deferred,
        enforced,
        validated or not enforced,
        _states(checks),
        _states(actions),
    )
    return DbObject(ObjectId("foreign key", (*parent.path, name)), spec, parent, (Address(PG_CONSTRAINT, oid),))


def _states(letters: str | None) -> str:
    """Return one letter for triggers of the same state."""
    return letters[:1] if letters and len(set(letters)) == 1 else letters or "O"


def identity(id_: ObjectId) -> str:
    """CONSTRAINT name ON schema.table."""
    return f"CONSTRAINT {quote(id_.path[-1])} ON {qualified(id_.path[:2])}"


def _timing(spec: ForeignKey) -> str:
    if not spec.deferrable:
        return ""
    return " DEFERRABLE INITIALLY DEFERRED" if spec.deferred else " DEFERRABLE"


def _both(item: DbObject[ForeignKey], action: str, partner: Lock | None = None, **how: Any) -> Statement:
    """Return ALTER TABLE on the referencing table. partner: the lock on the referenced one; None for the same."""
    statement = alter_table(item, action, reach=Reach.PARTITIONS, **how)
    referenced = item.spec.references
    if referenced is None or referenced == item.parent:
        return statement
    hazards = statement.hazards | {Hazard.LOCK_FK_PARTNER}
    if partner is None:
        return replace(statement, relations=(*statement.relations, referenced), hazards=hazards)
    return replace(statement, others=((referenced, partner),), hazards=hazards)


def create(item: DbObject[ForeignKey], context: Context) -> Iterator[Statement]:
    """ADD CONSTRAINT; both tables are closed for writing while it is checked. Nothing where DETACH leaves it."""
    if is_left(item, context):
        return
    spec = item.spec
    words = f"ADD CONSTRAINT {quote(item.id.path[-1])} {spec.definition}{_timing(spec)}"
    hazards, work = {Hazard.APP_CHECK_TIGHTER}, Work.INSTANT
    if not spec.enforced:
        words += " NOT ENFORCED"
        hazards = set()
    elif not spec.validated:
        words += " NOT VALID"
        hazards.add(Hazard.CORR_NOT_VALID_LEFT)
    else:
        hazards |= {Hazard.CORR_MAY_FAIL, Hazard.LOCK_WRITES}
        work = Work.SCAN
    if not _has_index(item, context):
        hazards.add(Hazard.PERF_FK_NO_INDEX)
    statement = _both(item, words, lock=Lock.SHARE_ROW_EXCLUSIVE, work=work, hazards=hazards)
    yield probing(statement, *orphans(item))
    if spec.checks != "O":
        yield from alter_checks(item, item, context)
    if spec.actions != "O":
        yield from alter_actions(item, item, context)


def _has_index(item: DbObject[ForeignKey], context: Context) -> bool:
    """Tell whether an index of the referencing table begins with the columns of the key, in any order."""
    wanted = set(between_brackets(item.spec.definition).split(", "))
    for kind in ("index", "constraint"):
        for other in context.desired.parts(relation_of(item), kind):
            columns = between_brackets(other.spec.definition).split(", ")[: len(wanted)]
            if set(columns) == wanted and not (kind == "constraint" and other.spec.type == "c"):
                return True
    return False


def online_create(item: DbObject[ForeignKey], context: Context) -> Recipe | None:
    """NOT VALID, which closes both tables for a moment only, then VALIDATE, which closes none.

    What takes another one's place is proven beside it first. Before 18 a partitioned table's foreign key cannot be NOT
    VALID: its partitions get theirs first, and the whole adopts them.
    """
    spec, table = item.spec, item.parent
    if table is None or not (spec.validated and spec.enforced):
        return None
    if table in context.created and context.is_large(spec.references):
        return Recipe(tuple(_known(statement) for statement in create(item, context)))
    if not (context.is_large(table) or context.is_large(spec.references)):
        return None
    is_whole = is_partitioned(table, context.desired)
    if is_whole and context.version < _NOT_VALID_ON_PARTITIONED:
        return _by_partition(item, context)
    if item.id in context.successors and item.id in context.preparable and not is_whole:
        name = temporary_name("new", item.id, context)
        new = replace(item, id=helper(item, name))
        before = (_unproven(new, context), (_validate(new),))
        return Recipe((rename_constraint(item, name),), before=before)
    return Recipe(_unproven(item, context), after=((_validate(item),),))


def _unproven(item: DbObject[ForeignKey], context: Context) -> tuple[Statement, ...]:
    statements = create(replace(item, spec=replace(item.spec, validated=False)), context)
    made = () if item.id in context.desired.objects else (item.id,)
    return tuple(replace(statement, also_creates=made) for statement in statements)


def _by_partition(item: DbObject[ForeignKey], context: Context) -> Recipe | None:
    name = item.id.path[-1]
    leaves = list(_leaves(item.parent, context.desired))
    if item.id in context.successors or any(leaf in context.created for leaf in leaves):
        return None
    before = []
    for leaf in leaves:
        share = replace(item, id=ObjectId(item.id.kind, (*leaf.path, name)), parent=leaf)
        before += [_unproven(share, context), (_validate(share),)]
    whole = tuple(replace(_known(statement), lock=Lock.ACCESS_EXCLUSIVE) for statement in create(item, context))
    return Recipe(whole, before=tuple(before))


def _known(statement: Statement) -> Statement:
    """Return the statement for where PostgreSQL has nothing to check: no rows yet, or checked before."""
    hazards = statement.hazards - {Hazard.LOCK_WRITES, Hazard.CORR_MAY_FAIL}
    return probing(replace(statement, work=Work.INSTANT, hazards=hazards), *statement.probes)


def _leaves(table: ObjectId | None, catalog: Catalog) -> Iterator[ObjectId]:
    """Return the partitions that hold rows."""
    if table is None or not is_partitioned(table, catalog):
        return
    for dependency in catalog.needed_by.get(table, ()):
        id_ = dependency.dependent
        if id_.kind == "partition" and catalog.objects[id_].spec.parent == table:
            part = catalog.objects[id_].parent
            if part is not None and part.kind == "table":
                yield from _leaves(part, catalog) if is_partitioned(part, catalog) else [part]


def _validate(item: DbObject[ForeignKey]) -> Statement:
    statement = _both(
        item,
        f"VALIDATE CONSTRAINT {quote(item.id.path[-1])}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        partner=Lock.ROW_SHARE,
        work=Work.SCAN,
        hazards={Hazard.CORR_MAY_FAIL},
    )
    return probing(statement, *orphans(item))


def online_drop(item: DbObject[ForeignKey], context: Context) -> Recipe | None:
    """Drop it after everything else."""
    if item.id in context.predecessors or is_detached_from(item, context):
        return None
    if not (context.is_large(item.parent) or context.is_large(item.spec.references)):
        return None
    return Recipe(tuple(drop(item, context)), is_late=True)


def drop(item: DbObject[ForeignKey], context: Context) -> Iterator[Statement]:
    """DROP CONSTRAINT."""
    del context
    yield _both(item, f"DROP CONSTRAINT {quote(item.id.path[-1])}")


def alter_timing(before: DbObject[ForeignKey], after: DbObject[ForeignKey], context: Context) -> Iterator[Statement]:
    """ALTER CONSTRAINT."""
    del before, context
    words = _timing(after.spec) or " NOT DEFERRABLE"
    if after.spec.deferrable and not after.spec.deferred:
        words += " INITIALLY IMMEDIATE"
    yield alter_table(after, f"ALTER CONSTRAINT {quote(after.id.path[-1])}{words}", reach=Reach.PARTITIONS)


def alter_enforced(before: DbObject[ForeignKey], after: DbObject[ForeignKey], context: Context) -> Iterator[Statement]:
    """ALTER CONSTRAINT [NOT] ENFORCED (18 and newer); ENFORCED checks the rows."""
    del before, context
    word = "ENFORCED" if after.spec.enforced else "NOT ENFORCED"
    work = Work.SCAN if after.spec.enforced else Work.INSTANT
    hazard = Hazard.CORR_MAY_FAIL if after.spec.enforced else Hazard.SEC_TRIGGER_STATE
    partner = Lock.SHARE_ROW_EXCLUSIVE if after.spec.enforced else None
    action = f"ALTER CONSTRAINT {quote(after.id.path[-1])} {word}"
    statement = _both(after, action, partner=partner, work=work, hazards={hazard})
    yield probing(statement, *orphans(after))


def alter_validated(before: DbObject[ForeignKey], after: DbObject[ForeignKey], context: Context) -> Iterator[Statement]:
    """VALIDATE CONSTRAINT."""
    del context
    if before.spec.enforced:
        yield _validate(after)


def alter_checks(before: DbObject[ForeignKey], after: DbObject[ForeignKey], context: Context) -> Iterator[Statement]:
    """ENABLE, DISABLE of the triggers on the referencing table."""
    del before
    if context.current.server.is_superuser and after.spec.enforced:
        yield _switch(after, after.parent or after.id, "c", after.spec.checks)


def alter_actions(before: DbObject[ForeignKey], after: DbObject[ForeignKey], context: Context) -> Iterator[Statement]:
    """ENABLE, DISABLE of the triggers on the referenced table."""
    del before
    if context.current.server.is_superuser and after.spec.enforced and after.spec.references is not None:
        yield _switch(after, after.spec.references, "a", after.spec.actions)


def _switch(item: DbObject[ForeignKey], table: ObjectId, side: str, letters: str) -> Statement:
    """Return one DO for all triggers of one side: their names contain oids, which differ in every database."""
    words = ", ".join(literal(ENABLE[letter]) for letter in letters)
    word = words if len(letters) == 1 else f"(ARRAY[{words}])[row_number() OVER (ORDER BY t.tgtype)]"
    referencing = literal(qualified((item.parent or item.id).path))
    body = f"""
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %s %s TRIGGER %I', {literal(qualified(table.path))}, {word}, t.tgname)
        FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE k.conrelid = {referencing}::regclass AND k.conname = {literal(item.id.path[-1])}
          AND t.tgname LIKE 'RI_ConstraintTrigger_{side}_%'
    LOOP
        EXECUTE command;
    END LOOP;
END
"""  # noqa: S608
    return Statement(
        f"DO {dollar_quoted(body)}",
        lock=Lock.SHARE_ROW_EXCLUSIVE,
        relations=(table,),
        hazards=frozenset({Hazard.SEC_TRIGGER_STATE} if set(letters) != {"O"} else ()),
    )


def manual(before: DbObject[ForeignKey] | None, after: DbObject[ForeignKey] | None, context: Context) -> Iterator[str]:
    """Only a superuser can switch the triggers of a foreign key."""
    if after is None or context.current.server.is_superuser or not after.spec.enforced:
        return
    had = (before.spec.checks, before.spec.actions) if before is not None else ("O", "O")
    if after.id in context.created:
        had = "O", "O"
    if had != (after.spec.checks, after.spec.actions):
        yield f"{after.id}: only a superuser can enable or disable its triggers, as the other side has them"


def replaces(
    before: DbObject[ForeignKey], after: DbObject[ForeignKey], fields: frozenset[str], _context: Context
) -> ObjectId | None:
    """No ALTER makes it NOT VALID again."""
    return after.id if "validated" in fields and before.spec.validated else None


def separate_drop(item: DbObject[ForeignKey], context: Context) -> bool:
    """Two tables that refer to each other can only go after the foreign keys; a partition that stays gets them else."""
    is_between = item.spec.references != item.parent and item.spec.references in context.dropped
    return is_between or is_detached_from(item, context)


def blocks(item: DbObject[ForeignKey], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """Both columns of a foreign key change their type together, or not at all."""
    del item
    return is_retyped(before, after, fields) or (before.id.kind == "column" and "collation" in fields)


def awaits(item: DbObject[ForeignKey], current: Catalog) -> Iterator[ObjectId]:
    """Keys on the same columns that go: PostgreSQL might choose one of them for the new foreign key.

    And that its table is no partition any more which has a foreign key of its name from the partitioned table.
    """
    partition = current.get(ObjectId("partition", relation_of(item).path))
    if partition is not None and item.id.path[-1] in dict(partition.spec.foreign_keys):
        yield partition.id
    wanted = _columns(item.spec.definition.partition(" REFERENCES ")[2])
    for id_ in current.children.get(item.spec.references, ()) if item.spec.references is not None else ():
        if id_.kind in {"constraint", "index"} and _columns(current.objects[id_].spec.definition) == wanted:
            yield id_


def _columns(text: str) -> frozenset[str]:
    """Return the names in the first brackets."""
    return frozenset(text.partition("(")[2].partition(")")[0].split(", "))


def slots(item: DbObject[Any]) -> Iterator[tuple[str, ...]]:
    """A constraint's name is unique in its table."""
    yield ("pg_constraint", *item.id.path)


def lacks(item: DbObject[ForeignKey], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """SET NULL of some columns came with 15, NOT ENFORCED and PERIOD with 18."""
    definition = item.spec.definition
    if not item.spec.enforced:
        yield Lack("foreign keys that are not enforced", 18)
    if has_words(definition, "PERIOD"):
        yield Lack("foreign keys over a PERIOD", 18)
    if any(has_words(definition, "ON", "DELETE", "SET", word, "(") for word in ("NULL", "DEFAULT")):
        yield Lack("foreign keys that set only some of their columns", 15)


KIND = Kind(
    name="foreign key",
    plural="foreign keys",
    spec=ForeignKey,
    lacks=lacks,
    classid=PG_CONSTRAINT,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    alter={
        "deferrable": alter_timing,
        "deferred": alter_timing,
        "enforced": alter_enforced,
        "validated": alter_validated,
        "checks": alter_checks,
        "actions": alter_actions,
    },
    replace_on=frozenset({"definition", "references"}),
    replaces=replaces,
    separate_drop=separate_drop,
    blocks=blocks,
    awaits=awaits,
    slots=slots,
    online_create=online_create,
    online_drop=online_drop,
    manual=manual,
    lenient=frozenset({"validated"}),
)
