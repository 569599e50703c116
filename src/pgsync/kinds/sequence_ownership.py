"""Which column owns a sequence: ALTER SEQUENCE OWNED BY, in pg_depend (deptype a)."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import PG_CLASS
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, of_relations
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified
from pgsync.model.statements import Lock, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class SequenceOwnership:
    """The column whose DROP takes the sequence along."""

    column: ObjectId


def query(_version: int) -> str:
    """Sequences owned by columns, as serial makes them."""
    return f"""
        SELECT d.objid, d.refobjid, d.refobjsubid
        FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
        WHERE d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass
          AND d.refobjsubid > 0 AND d.deptype = 'a' AND d.objid >= 16384
          AND {of_relations("d.objid")}"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[SequenceOwnership] | None:
    """Return the ownership, a part of the sequence."""
    sequence_oid, table_oid, number = row
    sequence, column = reader.at(PG_CLASS, sequence_oid), reader.at(PG_CLASS, table_oid, number)
    if sequence is None or column is None:
        return None
    return DbObject(ObjectId("sequence ownership", sequence.path), SequenceOwnership(column), sequence)


def identity(id_: ObjectId) -> str:
    """The sequence."""
    return f"SEQUENCE {qualified(id_.path)}"


def _owned_by(item: DbObject[SequenceOwnership], column: str) -> Statement:
    sequence = ObjectId("sequence", item.id.path)
    return Statement(
        f"ALTER SEQUENCE {qualified(item.id.path)} OWNED BY {column}",
        lock=Lock.SHARE_ROW_EXCLUSIVE,
        relations=(sequence,),
    )


def create(item: DbObject[SequenceOwnership], context: Context) -> Iterator[Statement]:
    """OWNED BY the column."""
    del context
    yield _owned_by(item, qualified(item.spec.column.path))


def drop(item: DbObject[SequenceOwnership], context: Context) -> Iterator[Statement]:
    """OWNED BY NONE; nothing to say where the sequence goes together with its column."""
    gone = item.parent in context.dropped and item.parent not in context.created
    if not (gone and item.spec.column in context.dropped):
        yield _owned_by(item, "NONE")


def alter_column(
    before: DbObject[SequenceOwnership], after: DbObject[SequenceOwnership], context: Context
) -> Iterator[Statement]:
    """OWNED BY another column."""
    del before
    yield from create(after, context)


def needs(item: DbObject[SequenceOwnership], _catalog: Catalog) -> Iterator[ObjectId]:
    """The column; and both owners, which must be one."""
    yield item.spec.column
    yield ObjectId("owner", ("table", *item.spec.column.path[:2]))
    yield ObjectId("owner", ("sequence", *item.id.path))


def blocks(
    _item: DbObject[SequenceOwnership], before: DbObject[Any], _after: DbObject[Any], _fields: frozenset[str]
) -> bool:
    """While a column owns a sequence, both keep their owner."""
    return before.id.kind == "owner"


def carries(item: DbObject[SequenceOwnership]) -> Iterator[tuple[ObjectId, ObjectId]]:
    """What pg_depend records of the sequence is this object's need."""
    if item.parent is not None:
        yield (item.parent, item.spec.column)


KIND = Kind(
    name="sequence ownership",
    plural="sequence ownerships",
    spec=SequenceOwnership,
    classid=PG_CLASS,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    alter={"column": alter_column},
    needs=needs,
    blocks=blocks,
    carries=carries,
)
