"""Text search templates: CREATE TEXT SEARCH TEMPLATE, catalog pg_ts_template. They have no owner."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, PG_TS_TEMPLATE, named, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class TextSearchTemplate:
    """The functions by name."""

    init: str | None
    lexize: str


def query(_version: int) -> str:
    """Every template."""
    return """
        SELECT t.oid, t.tmplnamespace, t.tmplname, nullif(t.tmplinit::text, '-'), t.tmpllexize::text
        FROM pg_ts_template t WHERE t.oid >= 16384 ORDER BY t.tmplname, t.oid"""


def read(row: Row, reader: Reader) -> DbObject[TextSearchTemplate] | None:
    """Return the template."""
    oid, namespace, name, init, lexize = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("text search template", (*schema.path, name))
    return DbObject(id_, TextSearchTemplate(init, lexize), None, (Address(PG_TS_TEMPLATE, oid),))


def create(item: DbObject[TextSearchTemplate], context: Context) -> Iterator[Statement]:
    """CREATE TEXT SEARCH TEMPLATE."""
    words = [] if item.spec.init is None else [f"INIT = {item.spec.init}"]
    words.append(f"LEXIZE = {item.spec.lexize}")
    yield Statement(f"CREATE {context.identity(item.id)} ({', '.join(words)})")


KIND = Kind(
    name="text search template",
    plural="text search templates",
    spec=TextSearchTemplate,
    classid=PG_TS_TEMPLATE,
    query=query,
    read=read,
    identity=named("TEXT SEARCH TEMPLATE"),
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"init", "lexize"}),
)
