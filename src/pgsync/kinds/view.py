"""Views: CREATE VIEW, catalogs pg_class (relkind v) and pg_rewrite."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import (
    PG_CLASS,
    PG_NAMESPACE,
    alter_options,
    lenient_storage,
    named,
    options_clause,
    relation_slots,
)
from pgsync.kinds.deparsed import same_query
from pgsync.kinds.newer import in_expression
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, nothing, of_relations
from pgsync.model.normal import normal_query
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spelling import normal_options
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass

ViewColumn = tuple[str, str, str | None]  # name, type, collation

COLUMNS = """(SELECT array_agg(ARRAY[a.attname::text, format_type(a.atttypid, a.atttypmod),
                      CASE WHEN a.attcollation <> y.typcollation AND a.attcollation <> 0
                           THEN quote_ident(n.nspname) || '.' || quote_ident(o.collname) END] ORDER BY a.attnum)
               FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
               LEFT JOIN pg_collation o ON o.oid = a.attcollation
               LEFT JOIN pg_namespace n ON n.oid = o.collnamespace
               WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)"""


@dataclass(frozen=True, slots=True)
class View:
    """`query` is deparsed, without its semicolon; `columns` follow from it but decide what REPLACE accepts."""

    columns: tuple[ViewColumn, ...]
    query: str
    options: tuple[str, ...]


def query(_version: int) -> str:
    """Every view."""
    return f"""
        SELECT c.oid, c.relnamespace, c.relname, c.relowner, c.relacl::text, {COLUMNS}, pg_get_viewdef(c.oid),
               c.reloptions
        FROM pg_class c WHERE c.relkind = 'v' AND c.oid >= 16384 AND {of_relations("c.oid")} AND c.relpersistence <> 't'
        ORDER BY c.relname, c.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[View] | None:
    """Return the view."""
    oid, namespace, name, owner, acl, columns, text, options = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("view", (*schema.path, name))
    reader.owned(id_, owner, acl)
    listed = tuple((c[0], c[1], c[2]) for c in columns or ())
    spec = View(listed, text.strip().removesuffix(";"), tuple(sorted(options or ())))
    return DbObject(id_, spec, None, (Address(PG_CLASS, oid),))


def column_list(columns: tuple[ViewColumn, ...]) -> str:
    """Return the names in brackets; a view without columns has none."""
    return f" ({', '.join(quote(name) for name, _, _ in columns)})" if columns else ""


def _create(item: DbObject[View], words: str, context: Context) -> Statement:
    spec = item.spec
    plain = [o for o in spec.options if not o.startswith("check_option=")]
    check = [o.partition("=")[2] for o in spec.options if o.startswith("check_option=")]
    options = f" WITH ({options_clause(plain)})" if plain else ""
    suffix = f"\n WITH {check[0].upper()} CHECK OPTION" if check else ""
    identity = context.identity(item.id)
    return Statement(f"{words} {identity}{options} AS\n {spec.query}{suffix}")


def create(item: DbObject[View], context: Context) -> Iterator[Statement]:
    """CREATE VIEW."""
    yield _create(item, "CREATE", context)


def complete(item: DbObject[View], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE VIEW over the placeholder."""
    yield _create(item, "CREATE OR REPLACE", context)


def placeholder(item: DbObject[View], context: Context) -> Iterator[Statement]:
    """Return a view of the same columns that needs nothing."""
    columns = ",\n    ".join(
        f"NULL::{type_}{f' COLLATE {collation}' if collation else ''} AS {quote(name)}"
        for name, type_, collation in item.spec.columns
    )
    words = f"CREATE OR REPLACE {context.identity(item.id)} AS\nSELECT\n    {columns}"
    yield Statement(words, lock=Lock.ACCESS_EXCLUSIVE, relations=(item.id,))


def drop(item: DbObject[View], context: Context) -> Iterator[Statement]:
    """DROP VIEW."""
    yield Statement(f"DROP {context.identity(item.id)}", lock=Lock.ACCESS_EXCLUSIVE, relations=(item.id,))


def alter_query(before: DbObject[View], after: DbObject[View], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE VIEW, which keeps owner, privileges and comments, and sets every option."""
    del before
    statement = _create(after, "CREATE OR REPLACE", context)
    yield Statement(statement.sql, lock=Lock.ACCESS_EXCLUSIVE, relations=(after.id,))


def alter_view_options(before: DbObject[View], after: DbObject[View], context: Context) -> Iterator[Statement]:
    """ALTER VIEW SET and RESET, unless CREATE OR REPLACE does it."""
    if not same_query((before.spec.query, after.spec.query), after.id, (context.current, context.desired)):
        return
    security = {"security_barrier", "security_invoker"}
    weaker = {o.partition("=")[0] for o in before.spec.options} - {o.partition("=")[0] for o in after.spec.options}
    for action in alter_options(before.spec.options, after.spec.options):
        yield Statement(
            f"ALTER {context.identity(after.id)} {action}",
            lock=Lock.ACCESS_EXCLUSIVE,
            relations=(after.id,),
            hazards=frozenset({Hazard.SEC_VIEW_BARRIER} if weaker & security else ()),
        )


def replaces(
    before: DbObject[View], after: DbObject[View], _fields: frozenset[str], context: Context
) -> ObjectId | None:
    """OR REPLACE accepts the same columns and more at the end (42P16)."""
    del context
    kept = after.spec.columns[: len(before.spec.columns)]
    return None if kept == before.spec.columns else after.id


def blocks(item: DbObject[Any], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A view holds the type of each column it uses (0A000)."""
    del item, before, after
    return bool(fields & {"type", "collation", "definition"})


def lacks(item: DbObject[View], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """security_invoker came with 15; without it a view would show more."""
    if any(option.startswith("security_invoker=") for option in item.spec.options):
        yield Lack("views with security_invoker", 15)
    yield from in_expression(item.spec.query)


def needs(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """The columns of the rows that a function returns: before 14 PostgreSQL does not record that they are used."""
    for dependency in catalog.needs.get(item.id, ()):
        if dependency.referenced.kind == "function":
            for row in catalog.needs.get(dependency.referenced, ()):
                if row.referenced.kind == "table":
                    yield from (column.id for column in catalog.parts(row.referenced, "column"))


KIND = Kind(
    name="view",
    plural="views",
    spec=View,
    lacks=lacks,
    classid=PG_CLASS,
    query=query,
    read=read,
    identity=named("VIEW"),
    create=create,
    drop=drop,
    alter={"columns": nothing, "query": alter_query, "options": alter_view_options},
    replaces=replaces,
    blocks=blocks,
    needs=needs,
    placeholder=placeholder,
    complete=complete,
    refills=frozenset({"query"}),
    normal={"query": normal_query, "options": normal_options},
    normal_leniently=lenient_storage("options"),
    respelled={"query": same_query},
    slots=relation_slots,
    derived=frozenset({"columns"}),
)
