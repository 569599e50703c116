"""Foreign keys: ADD CONSTRAINT FOREIGN KEY, catalog pg_constraint (contype f)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pgsync.kinds.common import PG_CLASS, PG_CONSTRAINT, alter_table, is_retyped, relation_of
from pgsync.kinds.probes import between_brackets, orphans, probing
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`definition` without the words of the other fields; `disabled` tells that its triggers are switched off."""

    definition: str
    references: ObjectId | None
    deferrable: bool
    deferred: bool
    enforced: bool
    validated: bool


def query(version: int) -> str:
    """Foreign keys but those that partitions have from their partitioned table."""
    enforced = "k.conenforced" if version >= 18 else "true"
    return f"""
        SELECT k.oid, k.conrelid, k.confrelid, k.conname, pg_get_constraintdef(k.oid), k.condeferrable, k.condeferred,
               {enforced}, k.convalidated
        FROM pg_constraint k WHERE k.contype = 'f' AND k.conparentid = 0 AND k.oid >= 16384
        ORDER BY k.conrelid, k.conname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[ForeignKey] | None:
    """Return the foreign key, a part of the referencing table."""
    oid, relation, referenced, name, definition, deferrable, deferred, enforced, validated = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    text = definition
    for suffix in (" NOT VALID", " NOT ENFORCED", " INITIALLY DEFERRED", " DEFERRABLE"):
        text = text.removesuffix(suffix)
    spec = ForeignKey(text, reader.at(PG_CLASS, referenced), deferrable, deferred, enforced, validated or not enforced)
    return DbObject(ObjectId("foreign key", (*parent.path, name)), spec, parent, (Address(PG_CONSTRAINT, oid),))


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
    """ADD CONSTRAINT; both tables are closed for writing while it is checked."""
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


def _has_index(item: DbObject[ForeignKey], context: Context) -> bool:
    """Tell whether an index of the referencing table begins with the columns of the key, in any order."""
    wanted = set(between_brackets(item.spec.definition).split(", "))
    for kind in ("index", "constraint"):
        for other in context.desired.parts(relation_of(item), kind):
            columns = between_brackets(other.spec.definition).split(", ")[: len(wanted)]
            if set(columns) == wanted and not (kind == "constraint" and other.spec.type == "c"):
                return True
    return False


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
        statement = _both(
            after,
            f"VALIDATE CONSTRAINT {quote(after.id.path[-1])}",
            lock=Lock.SHARE_UPDATE_EXCLUSIVE,
            partner=Lock.ROW_SHARE,
            work=Work.SCAN,
            hazards={Hazard.CORR_MAY_FAIL},
        )
        yield probing(statement, *orphans(after))


def replaces(
    before: DbObject[ForeignKey], after: DbObject[ForeignKey], fields: frozenset[str], _context: Context
) -> ObjectId | None:
    """No ALTER makes it NOT VALID again."""
    return after.id if "validated" in fields and before.spec.validated else None


def separate_drop(item: DbObject[ForeignKey], context: Context) -> bool:
    """Two tables that refer to each other can only go after the foreign keys."""
    return item.spec.references != item.parent and item.spec.references in context.dropped


def blocks(item: DbObject[ForeignKey], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """Both columns of a foreign key change their type together, or not at all."""
    del item
    return is_retyped(before, after, fields) or (before.id.kind == "column" and "collation" in fields)


def slots(item: DbObject[Any]) -> Iterator[tuple[str, ...]]:
    """A constraint's name is unique in its table."""
    yield ("pg_constraint", *item.id.path)


KIND = Kind(
    name="foreign key",
    plural="foreign keys",
    spec=ForeignKey,
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
    },
    replace_on=frozenset({"definition", "references"}),
    replaces=replaces,
    separate_drop=separate_drop,
    blocks=blocks,
    slots=slots,
    lenient=frozenset({"validated"}),
)
