"""Casts: CREATE CAST, catalog pg_cast. They have neither a schema nor an owner, and no ALTER."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_CAST, simple_drop
from pgsync.kinds.newer import in_types
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

_METHODS = {"b": "WITHOUT FUNCTION", "i": "WITH INOUT"}
_CONTEXTS = {"e": "", "a": " AS ASSIGNMENT", "i": " AS IMPLICIT"}


@dataclass(frozen=True, slots=True)
class Cast:
    """`method` and `context` are pg_cast's letters; `function` has its argument types."""

    method: str
    function: str | None
    context: str


def query(_version: int) -> str:
    """Every cast but those from a range type to its multirange."""
    return """
        SELECT c.oid, format_type(c.castsource, NULL), format_type(c.casttarget, NULL), c.castmethod::text,
               CASE WHEN c.castfunc <> 0 THEN c.castfunc::regprocedure::text END, c.castcontext::text
        FROM pg_cast c
        WHERE c.oid >= 16384
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid
                          AND d.deptype = 'i')
        ORDER BY 2, 3"""


def read(row: Row, _reader: Reader) -> DbObject[Cast]:
    """Return the cast; its path is "source AS target"."""
    oid, source, target, *fields = row
    return DbObject(ObjectId("cast", (f"{source} AS {target}",)), Cast(*fields), None, (Address(PG_CAST, oid),))


def identity(id: ObjectId) -> str:
    """CAST (source AS target): type names as PostgreSQL writes them are quoted already."""
    return f"CAST ({id.path[0]})"


def create(item: DbObject[Cast], context: Context) -> Iterator[Statement]:
    """CREATE CAST."""
    spec = item.spec
    method = _METHODS[spec.method] if spec.function is None else f"WITH FUNCTION {spec.function}"
    yield Statement(f"CREATE {context.identity(item.id)} {method}{_CONTEXTS[spec.context]}")


def lacks(item: DbObject[Cast], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """The types may be newer."""
    yield from in_types([item.id.path[-1]], catalogs[1])


KIND = Kind(
    name="cast",
    plural="casts",
    spec=Cast,
    lacks=lacks,
    classid=PG_CAST,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"method", "function", "context"}),
)
