"""Collations: CREATE COLLATION, catalog pg_collation. What version the system has of them is not compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from pgsync.kinds.common import PG_COLLATION, PG_NAMESPACE, named, simple_drop
from pgsync.kinds.swap import discard_type, park_type
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, Swap
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Statement

_PROVIDERS = {"b": "builtin", "c": "libc", "i": "icu"}


@dataclass(frozen=True, slots=True)
class Collation:
    """`provider` in words. libc has `collate` and `ctype`, the others `locale`."""

    provider: str
    locale: str | None
    collate: str | None
    ctype: str | None
    is_deterministic: bool
    rules: str | None


def query(version: int) -> str:
    """Every collation; until 14 the ICU locale stood in collcollate."""
    locale = "CASE WHEN c.collprovider <> 'c' THEN c.collcollate END"
    if version >= 15:
        locale = "c.colllocale" if version >= 17 else "c.colliculocale"
    rules = "c.collicurules" if version >= 16 else "NULL"
    return f"""
        SELECT c.oid, c.collnamespace, c.collname, c.collowner, c.collprovider::text, {locale}::text,
               CASE WHEN c.collprovider = 'c' THEN c.collcollate::text END,
               CASE WHEN c.collprovider = 'c' THEN c.collctype::text END, c.collisdeterministic, {rules}
        FROM pg_collation c WHERE c.oid >= 16384 ORDER BY c.collname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Collation] | None:
    """Return the collation."""
    oid, namespace, name, owner, provider, *fields = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("collation", (*schema.path, name))
    reader.owned(id_, owner)
    return DbObject(id_, Collation(_PROVIDERS[provider], *fields), None, (Address(PG_COLLATION, oid),))


def _definition(spec: Collation) -> Iterator[str]:
    yield f"PROVIDER = {spec.provider}"
    if spec.locale is not None:
        yield f"LOCALE = {literal(spec.locale)}"
    elif spec.collate is not None and spec.collate == spec.ctype:
        yield f"LOCALE = {literal(spec.collate)}"
    else:
        yield f"LC_COLLATE = {literal(spec.collate or '')}"
        yield f"LC_CTYPE = {literal(spec.ctype or '')}"
    if not spec.is_deterministic:
        yield "DETERMINISTIC = false"
    if spec.rules is not None:
        yield f"RULES = {literal(spec.rules)}"


def create(item: DbObject[Collation], context: Context) -> Iterator[Statement]:
    """CREATE COLLATION."""
    yield Statement(f"CREATE {context.identity(item.id)} ({', '.join(_definition(item.spec))})")


KIND = Kind(
    name="collation",
    plural="collations",
    spec=Collation,
    classid=PG_COLLATION,
    query=query,
    read=read,
    identity=named("COLLATION"),
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"provider", "locale", "collate", "ctype", "is_deterministic", "rules"}),
    swap=Swap.RENAME,
    park=park_type,
    discard=discard_type,
    installed=True,
)
