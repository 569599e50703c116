"""Text search configurations: ALTER TEXT SEARCH CONFIGURATION, catalogs pg_ts_config and pg_ts_config_map."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, PG_TS_CONFIG, named, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

Mapping = tuple[str, tuple[str, ...]]  # token type, dictionaries in the order in which they are asked


@dataclass(frozen=True, slots=True)
class TextSearchConfiguration:
    """Token types by their alias: the numbers are the parser's own affair."""

    parser: str
    mappings: tuple[Mapping, ...]


def query(_version: int) -> str:
    """Every configuration with its mappings."""
    return """
        SELECT c.oid, c.cfgnamespace, c.cfgname, c.cfgowner,
               quote_ident(n.nspname) || '.' || quote_ident(p.prsname),
               (SELECT array_agg(ARRAY[t.alias, m.mapdict::regdictionary::text] ORDER BY t.alias, m.mapseqno)
                FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
                WHERE m.mapcfg = c.oid)
        FROM pg_ts_config c JOIN pg_ts_parser p ON p.oid = c.cfgparser
        JOIN pg_namespace n ON n.oid = p.prsnamespace
        WHERE c.oid >= 16384 ORDER BY c.cfgname, c.oid"""


def read(row: Row, reader: Reader) -> DbObject[TextSearchConfiguration] | None:
    """Return the configuration."""
    oid, namespace, name, owner, parser, mappings = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("text search configuration", (*schema.path, name))
    reader.owned(id_, owner)
    dictionaries: dict[str, list[str]] = {}
    for token, dictionary in mappings or ():
        dictionaries.setdefault(token, []).append(dictionary)
    listed = tuple((token, tuple(asked)) for token, asked in dictionaries.items())
    return DbObject(id_, TextSearchConfiguration(parser, listed), None, (Address(PG_TS_CONFIG, oid),))


def create(item: DbObject[TextSearchConfiguration], context: Context) -> Iterator[Statement]:
    """CREATE TEXT SEARCH CONFIGURATION and its mappings."""
    yield Statement(f"CREATE {context.identity(item.id)} (PARSER = {item.spec.parser})")
    for mapping in item.spec.mappings:
        yield _map(item, "ADD", mapping, context)


def _map(item: DbObject[TextSearchConfiguration], verb: str, mapping: Mapping, context: Context) -> Statement:
    token, dictionaries = mapping
    return Statement(
        f"ALTER {context.identity(item.id)} {verb} MAPPING FOR {quote(token)} WITH {', '.join(dictionaries)}"
    )


def alter_mappings(
    before: DbObject[TextSearchConfiguration], after: DbObject[TextSearchConfiguration], context: Context
) -> Iterator[Statement]:
    """DROP, ALTER and ADD MAPPING."""
    old, new = dict(before.spec.mappings), dict(after.spec.mappings)
    for token in old:
        if token not in new:
            yield Statement(f"ALTER {context.identity(after.id)} DROP MAPPING FOR {quote(token)}")
    for token, dictionaries in new.items():
        if old.get(token) != dictionaries:
            yield _map(after, "ALTER" if token in old else "ADD", (token, dictionaries), context)


KIND = Kind(
    name="text search configuration",
    plural="text search configurations",
    spec=TextSearchConfiguration,
    classid=PG_TS_CONFIG,
    query=query,
    read=read,
    identity=named("TEXT SEARCH CONFIGURATION"),
    create=create,
    drop=simple_drop,
    alter={"mappings": alter_mappings},
    replace_on=frozenset({"parser"}),
)
