"""Text search parsers: CREATE TEXT SEARCH PARSER, catalog pg_ts_parser. They have no owner."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, PG_TS_PARSER, named, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class TextSearchParser:
    """The functions by name."""

    start: str
    gettoken: str
    end: str
    lextypes: str
    headline: str | None


def query(_version: int) -> str:
    """Every parser."""
    return """
        SELECT p.oid, p.prsnamespace, p.prsname, p.prsstart::text, p.prstoken::text, p.prsend::text,
               p.prslextype::text, nullif(p.prsheadline::text, '-')
        FROM pg_ts_parser p WHERE p.oid >= 16384 ORDER BY p.prsname, p.oid"""


def read(row: Row, reader: Reader) -> DbObject[TextSearchParser] | None:
    """Return the parser."""
    oid, namespace, name, *functions = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("text search parser", (*schema.path, name))
    return DbObject(id_, TextSearchParser(*functions), None, (Address(PG_TS_PARSER, oid),))


def create(item: DbObject[TextSearchParser], context: Context) -> Iterator[Statement]:
    """CREATE TEXT SEARCH PARSER."""
    spec = item.spec
    words = [
        f"START = {spec.start}",
        f"GETTOKEN = {spec.gettoken}",
        f"END = {spec.end}",
        f"LEXTYPES = {spec.lextypes}",
    ]
    if spec.headline is not None:
        words.append(f"HEADLINE = {spec.headline}")
    yield Statement(f"CREATE {context.identity(item.id)} ({', '.join(words)})")


KIND = Kind(
    name="text search parser",
    plural="text search parsers",
    spec=TextSearchParser,
    classid=PG_TS_PARSER,
    query=query,
    read=read,
    identity=named("TEXT SEARCH PARSER"),
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"start", "gettoken", "end", "lextypes", "headline"}),
)
