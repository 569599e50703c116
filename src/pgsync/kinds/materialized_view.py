"""Materialized views: CREATE MATERIALIZED VIEW, catalogs pg_class (relkind m) and pg_rewrite."""

from collections.abc import Iterator
from dataclasses import field, replace

from pgsync.kinds.common import (
    PG_CLASS,
    PG_NAMESPACE,
    alter_options,
    heirs,
    lenient_storage,
    named,
    options_clause,
    relation_slots,
)
from pgsync.kinds.deparsed import same_query
from pgsync.kinds.newer import in_expression
from pgsync.kinds.view import COLUMNS, ViewColumn, blocks, needs
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.modes import Aspect
from pgsync.model.normal import normal_query
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spelling import normal_options
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement, Work
from pgsync.plain import dataclass

_STORAGE = {"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}


@dataclass(frozen=True, slots=True)
class MaterializedView:
    """`column_settings` are (column, setting) as ALTER COLUMN takes them. What it holds is data."""

    columns: tuple[ViewColumn, ...]
    query: str
    access_method: str | None
    options: tuple[str, ...]
    toast_options: tuple[str, ...]
    tablespace: str | None
    column_settings: tuple[tuple[str, str], ...]
    is_populated: bool = field(compare=False)  # data


def query(version: int) -> str:
    """Every materialized view, with the columns whose settings are not the default."""
    compression = "a.attcompression::text" if version >= 14 else "''"
    return f"""
        SELECT c.oid, c.relnamespace, c.relname, c.relowner, c.relacl::text, {COLUMNS}, pg_get_viewdef(c.oid),
               m.amname, c.reloptions, o.reloptions, s.spcname,
               (SELECT array_agg(ARRAY[a.attname::text,
                       CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END, {compression},
                       nullif(a.attstattarget, -1)::text, a.attoptions::text] ORDER BY a.attnum)
                FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                  AND (a.attstorage <> t.typstorage OR {compression} <> '' OR a.attstattarget >= 0
                       OR a.attoptions IS NOT NULL)), c.relispopulated
        FROM pg_class c LEFT JOIN pg_class o ON o.oid = c.reltoastrelid LEFT JOIN pg_am m ON m.oid = c.relam
        LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
        WHERE c.relkind = 'm' AND c.oid >= 16384 AND {of_relations("c.oid")} ORDER BY c.relname, c.oid"""  # noqa: S608


def _settings(rows: list[list[str | None]] | None) -> Iterator[tuple[str, str]]:
    for name, storage, compression, statistics, options in rows or ():
        column = name or ""
        if storage:
            yield column, f"SET STORAGE {_STORAGE[storage]}"
        if compression:
            yield column, f"SET COMPRESSION {'lz4' if compression == 'l' else 'pglz'}"
        if statistics:
            yield column, f"SET STATISTICS {statistics}"
        if options:
            yield column, f"SET ({options.strip('{}').replace(',', ', ')})"


def read(row: Row, reader: Reader) -> DbObject[MaterializedView] | None:
    """Return the materialized view."""
    (
        oid,
        namespace,
        name,
        owner,
        acl,
        columns,
        text,
        method,
        options,
        toast,
        tablespace,
        settings,
        populated,
    ) = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("materialized view", (*schema.path, name))
    reader.owned(id_, owner, acl)
    spec = MaterializedView(
        tuple((c[0], c[1], c[2]) for c in columns or ()),
        text.strip().removesuffix(";"),
        None if method == "heap" else method,
        tuple(sorted(options or ())),
        tuple(sorted(toast or ())),
        tablespace,
        tuple(_settings(settings)),
        populated,
    )
    return DbObject(id_, spec, None, (Address(PG_CLASS, oid),))


def create(item: DbObject[MaterializedView], context: Context) -> Iterator[Statement]:
    """CREATE MATERIALIZED VIEW, filled where the desired one is, with its columns' settings."""
    spec = item.spec
    words = [f"CREATE {context.identity(item.id)}"]
    if spec.access_method is not None:
        words.append(f"USING {quote(spec.access_method)}")
    options = [*spec.options, *(f"toast.{o}" for o in spec.toast_options)]
    if options:
        words.append(f"WITH ({options_clause(options)})")
    if spec.tablespace is not None:
        words.append(f"TABLESPACE {quote(spec.tablespace)}")
    data = "" if spec.is_populated else "\n WITH NO DATA"
    yield Statement(f"{' '.join(words)} AS\n {spec.query}{data}", work=Work.SCAN)
    for column, setting in spec.column_settings:
        yield _alter(item, f"ALTER COLUMN {quote(column)} {setting}", context)


def _alter(
    item: DbObject[MaterializedView], action: str, context: Context, lock: Lock = Lock.ACCESS_EXCLUSIVE
) -> Statement:
    return Statement(f"ALTER {context.identity(item.id)} {action}", lock=lock, relations=(item.id,))


def drop(item: DbObject[MaterializedView], context: Context) -> Iterator[Statement]:
    """DROP MATERIALIZED VIEW; what it holds can be computed again."""
    yield Statement(f"DROP {context.identity(item.id)}", lock=Lock.ACCESS_EXCLUSIVE, relations=(item.id,))


def alter_access_method(
    before: DbObject[MaterializedView], after: DbObject[MaterializedView], context: Context
) -> Iterator[Statement]:
    """SET ACCESS METHOD (15 and newer)."""
    del before
    statement = _alter(after, f"SET ACCESS METHOD {quote(after.spec.access_method or 'heap')}", context)
    yield Statement(
        statement.sql,
        statement.lock,
        statement.relations,
        Work.REWRITE,
        frozenset({Hazard.REWRITE_TABLE}),
    )


def alter_tablespace(
    before: DbObject[MaterializedView], after: DbObject[MaterializedView], context: Context
) -> Iterator[Statement]:
    """SET TABLESPACE."""
    del before
    statement = _alter(after, f"SET TABLESPACE {quote(after.spec.tablespace or 'pg_default')}", context)
    yield replace(statement, work=Work.REWRITE, hazards=frozenset({Hazard.REWRITE_TABLE}))


def alter_storage_parameters(
    before: DbObject[MaterializedView], after: DbObject[MaterializedView], context: Context
) -> Iterator[Statement]:
    """SET and RESET of storage parameters."""
    for action in (
        *alter_options(before.spec.options, after.spec.options),
        *alter_options(before.spec.toast_options, after.spec.toast_options, "toast."),
    ):
        yield _alter(after, action, context, Lock.SHARE_UPDATE_EXCLUSIVE)


def alter_column_settings(
    before: DbObject[MaterializedView], after: DbObject[MaterializedView], context: Context
) -> Iterator[Statement]:
    """ALTER COLUMN; a setting that is gone is set to its default."""
    for column, setting in after.spec.column_settings:
        if (column, setting) not in before.spec.column_settings:
            yield _alter(after, f"ALTER COLUMN {quote(column)} {setting}", context, _setting_lock(setting))


def _setting_lock(setting: str) -> Lock:
    is_light = setting.startswith(("SET STATISTICS ", "SET ("))
    return Lock.SHARE_UPDATE_EXCLUSIVE if is_light else Lock.ACCESS_EXCLUSIVE


def gathers(item: DbObject[MaterializedView], context: Context) -> bool:
    """Tell whether what it is made of may have rows: a table that stays, a foreign one, what a function returns."""
    if not item.spec.is_populated:
        return False
    seen, waiting = {item.id}, [item.id]
    while waiting:
        used = waiting.pop()
        is_emptied = used in context.created and used not in context.saved
        if used.kind in {"foreign table", "function"} or (used.kind == "table" and not is_emptied):
            return True
        found = [*heirs(used, context.desired)]
        if used.kind != "table":
            found += [dependency.referenced for dependency in context.desired.needs.get(used, ())]
        further = {context.desired.objects[one].parent or one if one.kind == "column" else one for one in found}
        waiting += further - seen
        seen |= further
    return False


def replaces(
    before: DbObject[MaterializedView],
    after: DbObject[MaterializedView],
    fields: frozenset[str],
    context: Context,
) -> ObjectId | None:
    """Replace it before 15 for an access method, and where a column's setting is taken back."""
    if "access_method" in fields and context.version < 15:
        return after.id
    had = {(c, s.split()[1]) for c, s in before.spec.column_settings}
    has = {(c, s.split()[1]) for c, s in after.spec.column_settings}
    return after.id if had - has else None


def lacks(item: DbObject[MaterializedView], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Compression methods came with 14."""
    if any(setting.startswith("SET COMPRESSION") for _, setting in item.spec.column_settings):
        yield Lack("compression methods of columns", 14, _without_compression)
    yield from in_expression(item.spec.query)


def _without_compression(spec: MaterializedView) -> MaterializedView:
    left = tuple(one for one in spec.column_settings if not one[1].startswith("SET COMPRESSION"))
    return replace(spec, column_settings=left)


KIND = Kind(
    name="materialized view",
    plural="materialized views",
    spec=MaterializedView,
    lacks=lacks,
    classid=PG_CLASS,
    query=query,
    read=read,
    identity=named("MATERIALIZED VIEW"),
    create=create,
    drop=drop,
    alter={
        "access_method": alter_access_method,
        "options": alter_storage_parameters,
        "toast_options": alter_storage_parameters,
        "tablespace": alter_tablespace,
        "column_settings": alter_column_settings,
    },
    replace_on=frozenset({"columns", "query"}),
    replaces=replaces,
    blocks=blocks,
    needs=needs,
    normal={"query": normal_query, "options": normal_options, "toast_options": normal_options},
    normal_leniently=lenient_storage("options", "toast_options"),
    respelled={"query": same_query},
    slots=relation_slots,
    lenient=frozenset({"tablespace", "access_method", "column_settings"}),
    aspects={
        "tablespace": Aspect.TABLESPACES,
        "options": Aspect.STORAGE,
        "toast_options": Aspect.STORAGE,
        "column_settings": Aspect.STORAGE,
    },
    derived=frozenset({"columns"}),
    gathers=gathers,
)
