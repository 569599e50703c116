"""Access methods of tables and indexes: CREATE ACCESS METHOD, catalog pg_am."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_AM, named, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

_TYPES = {"i": "INDEX", "t": "TABLE"}


@dataclass(frozen=True, slots=True)
class AccessMethod:
    """`type` is INDEX or TABLE."""

    type: str
    handler: str


def query(_version: int) -> str:
    """Every access method."""
    return """
        SELECT a.oid, a.amname, a.amtype::text, a.amhandler::text FROM pg_am a
        WHERE a.oid >= 16384 ORDER BY a.amname"""


def read(row: Row, _reader: Reader) -> DbObject[AccessMethod]:
    """Return the access method."""
    oid, name, type_, handler = row
    return DbObject(
        ObjectId("access method", (name,)), AccessMethod(_TYPES[type_], handler), None, (Address(PG_AM, oid),)
    )


def create(item: DbObject[AccessMethod], context: Context) -> Iterator[Statement]:
    """CREATE ACCESS METHOD."""
    yield Statement(f"CREATE {context.identity(item.id)} TYPE {item.spec.type} HANDLER {item.spec.handler}")


KIND = Kind(
    name="access method",
    plural="access methods",
    spec=AccessMethod,
    classid=PG_AM,
    query=query,
    read=read,
    identity=named("ACCESS METHOD"),
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"type", "handler"}),
)
