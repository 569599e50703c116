"""Tables of publications: ALTER PUBLICATION ADD TABLE, catalog pg_publication_rel."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import PG_PUBLICATION, PG_PUBLICATION_REL
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.newer import in_expression
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import names, qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class PublicationTable:
    """`columns` are sorted, none means all of them. `row_filter` is deparsed."""

    columns: tuple[str, ...]
    row_filter: str | None


def query(version: int) -> str:
    """Every table that a publication names; column lists and row filters are there since 15."""
    details = (
        """pg_get_expr(r.prqual, r.prrelid), ARRAY(SELECT a.attname FROM pg_attribute a
                WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[]))"""
        if version >= 15
        else "NULL, '{}'::name[]"
    )
    return f"""
        SELECT r.oid, r.prpubid, n.nspname, c.relname, {details}
        FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE r.oid >= 16384 ORDER BY r.prpubid, n.nspname, c.relname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[PublicationTable] | None:
    """Return the table's membership, a part of the publication."""
    oid, publication, schema, table, row_filter, columns = row
    parent = reader.at(PG_PUBLICATION, publication)
    if parent is None:
        return None
    id_ = ObjectId("publication table", (*parent.path, schema, table))
    spec = PublicationTable(tuple(sorted(columns)), row_filter)
    return DbObject(id_, spec, parent, (Address(PG_PUBLICATION_REL, oid),))


def identity(id_: ObjectId) -> str:
    """TABLE schema.name OF PUBLICATION name."""
    return f"TABLE {qualified(id_.path[1:])} OF PUBLICATION {quote(id_.path[0])}"


def _alter(item: DbObject[PublicationTable], action: str) -> Statement:
    return Statement(
        f"ALTER PUBLICATION {quote(item.id.path[0])} {action}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        relations=(ObjectId("table", item.id.path[1:]),),
        hazards=frozenset({Hazard.REPL_PUBLICATION}),
    )


def create(item: DbObject[PublicationTable], context: Context) -> Iterator[Statement]:
    """ADD TABLE, with its columns and its filter."""
    del context
    spec = item.spec
    columns = f" ({names(spec.columns)})" if spec.columns else ""
    where = f" WHERE ({spec.row_filter})" if spec.row_filter is not None else ""
    yield _alter(item, f"ADD TABLE ONLY {qualified(item.id.path[1:])}{columns}{where}")


def drop(item: DbObject[PublicationTable], context: Context) -> Iterator[Statement]:
    """DROP TABLE."""
    del context
    yield _alter(item, f"DROP TABLE ONLY {qualified(item.id.path[1:])}")


def drop_table(item: DbObject[PublicationTable], _context: Context) -> Iterator[ObjectId]:
    """A table that goes leaves its publications."""
    yield ObjectId("table", item.id.path[1:])


def blocks(
    item: DbObject[PublicationTable], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]
) -> bool:
    """A column list or a row filter blocks the type of its columns (0A000)."""
    del item, after
    return before.id.kind == "column" and bool(fields & {"type", "collation"})


def awaits(item: DbObject[PublicationTable], current: Catalog) -> Iterator[ObjectId]:
    """Schemas, where it has a list of columns: a publication has either those or schemas."""
    if item.spec.columns:
        yield from (
            schema.id for schema in current.parts(ObjectId("publication", item.id.path[:1]), "publication schema")
        )


def schema_of(id_: ObjectId) -> str | None:
    """The table's schema; the publication lies in none."""
    return id_.path[1]


def lacks(item: DbObject[PublicationTable], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Both came with 15; without them more would be published."""
    if item.spec.columns:
        yield Lack("column lists of publications", 15)
    if item.spec.row_filter is not None:
        yield Lack("row filters of publications", 15)
    yield from in_expression(item.spec.row_filter)


def same_filter(texts: Pair[str | None], id: ObjectId, catalogs: Pair[Catalog]) -> bool:
    """Tell whether two filters of the rows of a table are one."""
    return same_expression(texts, ObjectId("table", id.path[1:]), catalogs)


KIND = Kind(
    schema=schema_of,
    name="publication table",
    plural="publication tables",
    spec=PublicationTable,
    lacks=lacks,
    classid=PG_PUBLICATION_REL,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    # ALTER PUBLICATION SET TABLE replaces the whole list: one table is changed by taking it out and in again.
    replace_on=frozenset({"columns", "row_filter"}),
    drops_with=drop_table,
    awaits=awaits,
    blocks=blocks,
    normal={"row_filter": normal_expression},
    respelled={"row_filter": same_filter},
)
