"""Base types: CREATE TYPE with input and output functions, ALTER TYPE SET, catalog pg_type (typtype b)."""

from collections.abc import Iterator
from dataclasses import replace

from pgsync.kinds.common import PG_NAMESPACE, PG_TYPE, named, type_slot
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, Swap
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

_STORAGE = {"p": "plain", "e": "external", "m": "main", "x": "extended"}
_ALIGNMENT = {"c": "char", "s": "int2", "i": "int4", "d": "double"}
# Fields that ALTER TYPE SET knows.
_FUNCTIONS = ("receive", "send", "typmod_in", "typmod_out", "analyze", "subscript")


@dataclass(frozen=True, slots=True)
class BaseType:
    """The functions by name, None where there is none. `length` in bytes, -1 for variable.

    `subscript` is set where it is not what ELEMENT brings along; 13 has no such functions.
    """

    input: str
    output: str
    receive: str | None
    send: str | None
    typmod_in: str | None
    typmod_out: str | None
    analyze: str | None
    subscript: str | None
    length: int
    by_value: bool
    alignment: str
    storage: str
    category: str
    is_preferred: bool
    delimiter: str
    element: str | None
    default: str | None
    is_collatable: bool


def query(version: int) -> str:
    """Every base type but the array types that come with other types."""
    # ELEMENT brings one along for a type of a fixed length.
    brought = "CASE WHEN t.typlen > 0 THEN 'raw_array_subscript_handler' END"
    subscript = f"nullif(nullif(t.typsubscript::text, '-'), {brought})" if version >= 14 else "NULL"
    return f"""
        SELECT t.oid, t.typnamespace, t.typname, t.typowner, t.typacl::text, t.typinput::text,
               t.typoutput::text, nullif(t.typreceive::text, '-'), nullif(t.typsend::text, '-'),
               nullif(t.typmodin::text, '-'),
               nullif(t.typmodout::text, '-'), nullif(t.typanalyze::text, '-'), {subscript}, t.typlen,
               t.typbyval, t.typalign::text, t.typstorage::text, t.typcategory::text, t.typispreferred,
               t.typdelim::text,
               CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END, t.typdefault,
               t.typcollation <> 0
        FROM pg_type t
        WHERE t.typtype = 'b' AND t.typisdefined AND t.oid >= 16384
          AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
        ORDER BY t.typname, t.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[BaseType] | None:
    """Return the type."""
    oid, namespace, name, owner, acl, *fields = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("base type", (*schema.path, name))
    reader.owned(id_, owner, acl)
    return DbObject(id_, BaseType(*fields), None, (Address(PG_TYPE, oid),))


def placeholder(item: DbObject[BaseType], context: Context) -> Iterator[Statement]:
    """Create the shell that the input and output functions need."""
    yield Statement(f"CREATE {context.identity(item.id)}")


def _definition(spec: BaseType, version: int) -> Iterator[str]:
    """Return the parameters; all that have a default that is not PostgreSQL's in every case are said."""
    yield f"INPUT = {spec.input}"
    yield f"OUTPUT = {spec.output}"
    for name in _FUNCTIONS:
        function = getattr(spec, name)
        if function is not None and (name != "subscript" or version >= 14):
            yield f"{name.upper()} = {function}"
    yield f"INTERNALLENGTH = {'VARIABLE' if spec.length == -1 else spec.length}"
    if spec.by_value:
        yield "PASSEDBYVALUE"
    yield f"ALIGNMENT = {_ALIGNMENT[spec.alignment]}"
    yield f"STORAGE = {_STORAGE[spec.storage]}"
    yield f"CATEGORY = {literal(spec.category)}"
    if spec.is_preferred:
        yield "PREFERRED = true"
    if spec.default is not None:
        yield f"DEFAULT = {literal(spec.default)}"
    if spec.element is not None:
        yield f"ELEMENT = {spec.element}"
    yield f"DELIMITER = {literal(spec.delimiter)}"
    if spec.is_collatable:
        yield "COLLATABLE = true"


def create(item: DbObject[BaseType], context: Context) -> Iterator[Statement]:
    """CREATE TYPE; a shell of that name becomes the type."""
    words = ", ".join(_definition(item.spec, context.version))
    yield Statement(f"CREATE {context.identity(item.id)} ({words})")


def drop(item: DbObject[BaseType], context: Context) -> Iterator[Statement]:
    """DROP TYPE; it and its functions need each other, and only CASCADE drops both.

    Whatever else depends on it is gone before.
    """
    yield Statement(f"DROP {context.identity(item.id)} CASCADE", hazards=frozenset({Hazard.DEP_CASCADE}))


def alter(before: DbObject[BaseType], after: DbObject[BaseType], context: Context) -> Iterator[Statement]:
    """ALTER TYPE SET with what differs."""
    old, new, words = before.spec, after.spec, []
    for name in _FUNCTIONS:
        function = getattr(new, name)
        if getattr(old, name) != function and (name != "subscript" or context.version >= 14):
            words.append(f"{name.upper()} = {function or 'NONE'}")
    if old.storage != new.storage:
        words.append(f"STORAGE = {_STORAGE[new.storage]}")
    if words:
        yield Statement(f"ALTER {context.identity(after.id)} SET ({', '.join(words)})")


def replaces(
    before: DbObject[BaseType], after: DbObject[BaseType], fields: frozenset[str], _context: Context
) -> ObjectId | None:
    """ALTER TYPE cannot set the storage to plain."""
    del before
    return after.id if "storage" in fields and after.spec.storage == "p" else None


def lacks(item: DbObject[BaseType], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Subscripting came with 14."""
    if item.spec.subscript is not None:
        yield Lack("types with a function for subscripts", 14, lambda spec: replace(spec, subscript=None))


KIND = Kind(
    name="base type",
    plural="base types",
    spec=BaseType,
    lacks=lacks,
    classid=PG_TYPE,
    query=query,
    read=read,
    identity=named("TYPE"),
    create=create,
    drop=drop,
    cascades=True,
    alter=dict.fromkeys((*_FUNCTIONS, "storage"), alter),
    replace_on=frozenset(
        {
            "input", "output", "length", "by_value", "alignment", "category", "is_preferred", "delimiter",
            "element", "default", "is_collatable",
        }
    ),
    replaces=replaces,
    swap=Swap.TEXT,
    placeholder=placeholder,
    complete=create,
    slots=type_slot,
)  # fmt: skip
