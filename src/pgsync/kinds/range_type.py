"""Range types with their multiranges: CREATE TYPE AS RANGE, catalogs pg_type and pg_range.

The multirange type, the constructor functions and the cast between both are parts of the range type.
"""

from collections.abc import Iterator
from dataclasses import replace

from pgsync.kinds.common import PG_NAMESPACE, PG_TYPE, named, type_slot
from pgsync.kinds.newer import default_multirange
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, Swap
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class RangeType:
    """`operator_class`, `collation` and `multirange` (schema, name) are set where they are no default."""

    subtype: str
    operator_class: str | None
    collation: str | None
    canonical: str | None
    subtype_diff: str | None
    multirange: tuple[str, str] | None


def query(version: int) -> str:
    """Every range type; multiranges came with 14."""
    multirange = "r.rngmultitypid, mn.nspname, m.typname" if version >= 14 else "NULL::oid, NULL::name, NULL::name"
    join = (
        "JOIN pg_type m ON m.oid = r.rngmultitypid JOIN pg_namespace mn ON mn.oid = m.typnamespace"
        if version >= 14
        else ""
    )
    return f"""
        SELECT t.oid, t.typnamespace, t.typname, t.typowner, t.typacl::text, format_type(r.rngsubtype, NULL),
               CASE WHEN NOT c.opcdefault THEN quote_ident(cn.nspname) || '.' || quote_ident(c.opcname) END,
               CASE WHEN r.rngcollation <> s.typcollation AND r.rngcollation <> 0
                    THEN quote_ident(ln.nspname) || '.' || quote_ident(l.collname) END,
               nullif(r.rngcanonical::text, '-'), nullif(r.rngsubdiff::text, '-'), {multirange}
        FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_type s ON s.oid = r.rngsubtype
        JOIN pg_opclass c ON c.oid = r.rngsubopc JOIN pg_namespace cn ON cn.oid = c.opcnamespace
        LEFT JOIN pg_collation l ON l.oid = r.rngcollation
        LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
        {join}
        WHERE t.oid >= 16384 ORDER BY t.typname, t.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[RangeType] | None:
    """Return the range type; its multirange can have a comment of its own."""
    (oid, namespace, name, owner, acl, subtype, operator_class, collation, canonical, subtype_diff, multi_oid,
     multi_schema, multi_name) = row  # fmt: skip
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("range type", (*schema.path, name))
    reader.owned(id_, owner, acl)
    multirange = (multi_schema, multi_name)
    if multi_oid is not None:
        reader.part(Address(PG_TYPE, multi_oid), ObjectId("range type", multirange), id_)
    has_default_name = multi_oid is None or multirange == (id_.path[0], default_multirange(name))
    spec = RangeType(
        subtype, operator_class, collation, canonical, subtype_diff, None if has_default_name else multirange
    )
    return DbObject(id_, spec, None, (Address(PG_TYPE, oid),))


def placeholder(item: DbObject[RangeType], context: Context) -> Iterator[Statement]:
    """Create the shell that the canonical function needs."""
    yield Statement(f"CREATE {context.identity(item.id)}")


def _definition(spec: RangeType, version: int) -> Iterator[str]:
    yield f"SUBTYPE = {spec.subtype}"
    if spec.multirange is not None and version >= 14:
        yield f"MULTIRANGE_TYPE_NAME = {qualified(spec.multirange)}"
    if spec.operator_class is not None:
        yield f"SUBTYPE_OPCLASS = {spec.operator_class}"
    if spec.collation is not None:
        yield f"COLLATION = {spec.collation}"
    if spec.canonical is not None:
        yield f"CANONICAL = {spec.canonical}"
    if spec.subtype_diff is not None:
        yield f"SUBTYPE_DIFF = {spec.subtype_diff}"


def create(item: DbObject[RangeType], context: Context) -> Iterator[Statement]:
    """CREATE TYPE AS RANGE; a shell of that name becomes the type."""
    words = ", ".join(_definition(item.spec, context.version))
    yield Statement(f"CREATE {context.identity(item.id)} AS RANGE ({words})")


def drop(item: DbObject[RangeType], context: Context) -> Iterator[Statement]:
    """DROP TYPE; it and its canonical function need each other, and only CASCADE drops both."""
    is_loop = item.spec.canonical is not None
    yield Statement(
        f"DROP {context.identity(item.id)}{' CASCADE' if is_loop else ''}",
        hazards=frozenset({Hazard.DEP_CASCADE} if is_loop else ()),
    )


def across(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Where one side has no multiranges yet, their names do not count."""
    if min(current.server.version, desired.server.version) >= 14:
        return current, desired
    return _without_multiranges(current), _without_multiranges(desired)


def _without_multiranges(catalog: Catalog) -> Catalog:
    changed = {
        id_: replace(item, spec=replace(item.spec, multirange=None))
        for id_, item in catalog.objects.items()
        if id_.kind == "range type" and item.spec.multirange is not None
    }
    return replace(catalog, objects={**catalog.objects, **changed}) if changed else catalog


def slots(item: DbObject[RangeType]) -> Iterator[tuple[str, ...]]:
    """The range's name and the multirange's are unique among types."""
    yield from type_slot(item)
    yield ("pg_type", *(item.spec.multirange or (item.id.path[0], default_multirange(item.id.path[1]))))


KIND = Kind(
    name="range type",
    plural="range types",
    spec=RangeType,
    classid=PG_TYPE,
    query=query,
    read=read,
    identity=named("TYPE"),
    create=create,
    drop=drop,
    cascades=True,
    # Renaming a range or multirange type leaves its constructor functions behind under the old name.
    replace_on=frozenset({"subtype", "operator_class", "collation", "canonical", "subtype_diff", "multirange"}),
    swap=Swap.TEXT,
    placeholder=placeholder,
    complete=create,
    slots=slots,
    across=across,
)
