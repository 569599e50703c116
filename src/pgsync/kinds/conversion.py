"""Conversions between encodings: CREATE CONVERSION, catalog pg_conversion."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_CONVERSION, PG_NAMESPACE, named, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Conversion:
    """The encodings by name."""

    source: str
    destination: str
    function: str
    is_default: bool


def query(_version: int) -> str:
    """Every conversion."""
    return """
        SELECT c.oid, c.connamespace, c.conname, c.conowner, pg_encoding_to_char(c.conforencoding)::text,
               pg_encoding_to_char(c.contoencoding)::text, c.conproc::text, c.condefault
        FROM pg_conversion c WHERE c.oid >= 16384 ORDER BY c.conname, c.oid"""


def read(row: Row, reader: Reader) -> DbObject[Conversion] | None:
    """Return the conversion."""
    oid, namespace, name, owner, *fields = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("conversion", (*schema.path, name))
    reader.owned(id_, owner)
    return DbObject(id_, Conversion(*fields), None, (Address(PG_CONVERSION, oid),))


def create(item: DbObject[Conversion], context: Context) -> Iterator[Statement]:
    """CREATE CONVERSION."""
    spec = item.spec
    default = "DEFAULT " if spec.is_default else ""
    encodings = f"FOR {literal(spec.source)} TO {literal(spec.destination)}"
    yield Statement(f"CREATE {default}{context.identity(item.id)} {encodings} FROM {spec.function}")


KIND = Kind(
    name="conversion",
    plural="conversions",
    spec=Conversion,
    classid=PG_CONVERSION,
    query=query,
    read=read,
    identity=named("CONVERSION"),
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"source", "destination", "function", "is_default"}),
)
