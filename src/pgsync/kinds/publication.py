"""Publications: CREATE PUBLICATION, catalog pg_publication. What they publish are objects of their own."""

from collections.abc import Iterator
from dataclasses import replace

from pgsync.kinds.common import PG_PUBLICATION, named
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

_HAZARDS = frozenset({Hazard.REPL_PUBLICATION})
_GENERATED = {"n": "none", "s": "stored"}


@dataclass(frozen=True, slots=True)
class Publication:
    """`publish` in PostgreSQL's order. `generated_columns` is "none" or "stored" (18 and newer)."""

    all_tables: bool
    publish: tuple[str, ...]
    via_partition_root: bool
    generated_columns: str


def query(version: int) -> str:
    """Every publication."""
    generated = "p.pubgencols::text" if version >= 18 else "'n'"
    return f"""
        SELECT p.oid, p.pubname, p.pubowner, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete,
               p.pubtruncate, p.pubviaroot, {generated}
        FROM pg_publication p WHERE p.oid >= 16384 ORDER BY p.pubname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Publication]:
    """Return the publication."""
    oid, name, owner, all_tables, insert, update, delete, truncate, via_root, generated = row
    id_ = ObjectId("publication", (name,))
    reader.owned(id_, owner)
    flags = {"insert": insert, "update": update, "delete": delete, "truncate": truncate}
    publish = tuple(word for word, is_on in flags.items() if is_on)
    spec = Publication(all_tables, publish, via_root, _GENERATED[generated])
    return DbObject(id_, spec, None, (Address(PG_PUBLICATION, oid),))


def _parameters(spec: Publication, version: int) -> Iterator[str]:
    yield f"publish = {literal(', '.join(spec.publish))}"
    yield f"publish_via_partition_root = {str(spec.via_partition_root).lower()}"
    if version >= 18:
        yield f"publish_generated_columns = {spec.generated_columns}"


def create(item: DbObject[Publication], context: Context) -> Iterator[Statement]:
    """CREATE PUBLICATION, empty or of all tables."""
    what = " FOR ALL TABLES" if item.spec.all_tables else ""
    parameters = ", ".join(_parameters(item.spec, context.version))
    yield Statement(f"CREATE {context.identity(item.id)}{what} WITH ({parameters})", hazards=_HAZARDS)


def drop(item: DbObject[Publication], context: Context) -> Iterator[Statement]:
    """DROP PUBLICATION."""
    yield Statement(f"DROP {context.identity(item.id)}", hazards=_HAZARDS)


def alter_parameters(
    before: DbObject[Publication], after: DbObject[Publication], context: Context
) -> Iterator[Statement]:
    """ALTER PUBLICATION SET, with what differs."""
    had = set(_parameters(before.spec, context.version))
    changed = [p for p in _parameters(after.spec, context.version) if p not in had]
    if changed:
        yield Statement(f"ALTER {context.identity(after.id)} SET ({', '.join(changed)})", hazards=_HAZARDS)


def lacks(item: DbObject[Publication], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Generated columns are published since 18."""
    if item.spec.generated_columns != "none":
        yield Lack("publications of generated columns", 18, lambda spec: replace(spec, generated_columns="none"))


KIND = Kind(
    name="publication",
    plural="publications",
    spec=Publication,
    lacks=lacks,
    classid=PG_PUBLICATION,
    query=query,
    read=read,
    identity=named("PUBLICATION"),
    create=create,
    drop=drop,
    alter={
        "publish": alter_parameters,
        "via_partition_root": alter_parameters,
        "generated_columns": alter_parameters,
    },
    replace_on=frozenset({"all_tables"}),
    moves=frozenset({"all_tables", "via_partition_root"}),  # what it can list follows from these
    lenient=frozenset({"publish", "via_partition_root", "generated_columns"}),
)
