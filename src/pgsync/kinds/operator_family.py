"""Operator families: CREATE OPERATOR FAMILY, catalog pg_opfamily. Loose members are objects of their own."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, PG_OPFAMILY, simple_drop
from pgsync.kinds.signature import split_method
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class OperatorFamily:
    """A family is what its members are."""


def query(_version: int) -> str:
    """Every family."""
    return """
        SELECT f.oid, f.opfnamespace, f.opfname || ' USING ' || a.amname, f.opfowner
        FROM pg_opfamily f JOIN pg_am a ON a.oid = f.opfmethod WHERE f.oid >= 16384 ORDER BY 3"""


def read(row: Row, reader: Reader) -> DbObject[OperatorFamily] | None:
    """Return the family."""
    oid, namespace, name, owner = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("operator family", (*schema.path, name))
    reader.owned(id_, owner)
    return DbObject(id_, OperatorFamily(), None, (Address(PG_OPFAMILY, oid),))


def identity(id: ObjectId) -> str:
    """OPERATOR FAMILY schema.name USING method."""
    name, method = split_method(id.path[1])
    return f"OPERATOR FAMILY {qualified((id.path[0], name))} USING {quote(method)}"


def create(item: DbObject[OperatorFamily], context: Context) -> Iterator[Statement]:
    """CREATE OPERATOR FAMILY, empty."""
    yield Statement(f"CREATE {context.identity(item.id)}")


KIND = Kind(
    name="operator family",
    plural="operator families",
    spec=OperatorFamily,
    classid=PG_OPFAMILY,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=simple_drop,
)
