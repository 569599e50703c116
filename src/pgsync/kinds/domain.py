"""Domains: CREATE DOMAIN, catalog pg_type (typtype d). Their constraints are `domain_constraint`."""

from collections.abc import Iterator
from dataclasses import field, replace
from functools import partial

from pgsync.kinds.common import PG_CONSTRAINT, PG_NAMESPACE, PG_TYPE, named, simple_drop, type_slot
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.locked import reading_users
from pgsync.kinds.names import generated_name
from pgsync.kinds.newer import in_expression, in_types
from pgsync.kinds.not_null import named_as_there
from pgsync.kinds.swap import discard_type, is_contained, park_type
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, Swap
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

NAMED_SINCE = 17  # the first major version in which a domain's NOT NULL has a name


@dataclass(frozen=True, slots=True)
class Domain:
    """`type` is the base type with its modifier; `collation` is set where it is not the base type's."""

    type: str
    collation: str | None
    default: str | None
    not_null: bool
    not_null_name: str | None
    not_null_constraint: str | None = field(compare=False)  # generated names differ
    is_default_copied: bool = field(compare=False, default=False)  # from its base type: no statement says that


_INNERMOST = """
    WITH RECURSIVE base AS (
        SELECT t.typbasetype AS oid
        UNION ALL SELECT d.typbasetype FROM base JOIN pg_type d ON d.oid = base.oid WHERE d.typtype = 'd')
    SELECT format_type(base.oid, NULL) FROM base JOIN pg_type p ON p.oid = base.oid WHERE p.typtype <> 'd'"""


def query(version: int) -> str:
    """Every domain; its NOT NULL has a name since 17."""
    join = "LEFT JOIN pg_constraint k ON k.contypid = t.oid AND k.contype = 'n'" if version >= 17 else ""
    return f"""
        SELECT t.oid, t.typnamespace, t.typname, t.typowner, t.typacl::text, format_type(t.typbasetype, t.typtypmod),
               CASE WHEN t.typcollation <> b.typcollation AND t.typcollation <> 0
                    THEN quote_ident(n.nspname) || '.' || quote_ident(o.collname) END,
               CASE WHEN t.typdefaultbin IS NOT NULL THEN pg_get_expr(t.typdefaultbin, 0)
                    WHEN t.typdefault IS NOT NULL THEN quote_literal(t.typdefault) || '::' || ({_INNERMOST}) END,
               t.typdefaultbin IS NULL AND t.typdefault IS NOT NULL,
               t.typnotnull, {"k.oid, k.conname" if version >= 17 else "NULL::oid, NULL"}
        FROM pg_type t JOIN pg_type b ON b.oid = t.typbasetype
        LEFT JOIN pg_collation o ON o.oid = t.typcollation LEFT JOIN pg_namespace n ON n.oid = o.collnamespace {join}
        WHERE t.typtype = 'd' AND t.oid >= 16384 ORDER BY t.typname, t.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Domain] | None:
    """Return the domain."""
    oid, namespace, name, owner, acl, type_, collation, default, is_copied, not_null, constraint_oid, constraint = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("domain", (*schema.path, name))
    reader.owned(id_, owner, acl)
    if constraint is not None:
        part = ObjectId("domain constraint", (*id_.path, constraint))
        reader.part(Address(PG_CONSTRAINT, constraint_oid), part, id_)
    chosen = constraint if constraint != generated_name(name, None, "not_null") else None
    spec = Domain(type_, collation, default, not_null, chosen, constraint, is_copied)
    return DbObject(id_, spec, None, (Address(PG_TYPE, oid),))


def create(item: DbObject[Domain], context: Context) -> Iterator[Statement]:
    """CREATE DOMAIN with those of its constraints that can be part of it."""
    spec = item.spec
    words = [f"CREATE {context.identity(item.id)} AS {spec.type}"]
    if spec.collation:
        words.append(f"COLLATE {spec.collation}")
    is_copied = _base_has_default(item, context)
    if spec.default is None and is_copied:
        words.append("DEFAULT NULL")
    elif spec.default is not None and not (is_copied and spec.is_default_copied):
        words.append(f"DEFAULT {spec.default}")
    parts = context.inlined_parts(item.id, "domain constraint")
    if spec.not_null:
        words.append(_not_null(spec.not_null_name or _taken_name(item, context), context))
    words += [f"CONSTRAINT {quote(part.id.path[-1])} {part.spec.definition}" for part in parts]
    yield Statement(" ".join(words))


def _base_has_default(item: DbObject[Domain], context: Context) -> bool:
    """Tell whether the base type has a default, which CREATE DOMAIN copies."""
    used = [context.desired.get(d.referenced) for d in context.desired.needs.get(item.id, ())]
    return any(
        one is not None and one.id.kind in {"base type", "domain"} and one.spec.default is not None for one in used
    )


def _taken_name(item: DbObject[Domain], context: Context) -> str | None:
    """Return the name that PostgreSQL would generate, where the old domain, renamed away, still has it."""
    name, old = generated_name(item.id.path[-1], None, "not_null"), context.current.get(item.id)
    return name if item.id in context.parked and old is not None and old.spec.not_null_constraint == name else None


def _not_null(name: str | None, context: Context) -> str:
    return f"CONSTRAINT {quote(name)} NOT NULL" if name and context.version >= 17 else "NOT NULL"


def alter_default(before: DbObject[Domain], after: DbObject[Domain], context: Context) -> Iterator[Statement]:
    """SET DEFAULT or DROP DEFAULT."""
    del before
    action = "DROP DEFAULT" if after.spec.default is None else f"SET DEFAULT {after.spec.default}"
    yield Statement(f"ALTER {context.identity(after.id)} {action}")


def release(item: DbObject[Domain], context: Context) -> Iterator[Statement]:
    """Take away the default while what it calls is replaced."""
    yield Statement(f"ALTER {context.identity(item.id)} DROP DEFAULT")


def alter_not_null(before: DbObject[Domain], after: DbObject[Domain], context: Context) -> Iterator[Statement]:
    """SET NOT NULL, DROP NOT NULL, or another name; SET NOT NULL reads every table that uses the domain."""
    identity, old, new = context.identity(after.id), before.spec, after.spec
    if old.not_null and new.not_null:
        wanted = new.not_null_name or generated_name(after.id.path[-1], None, "not_null")
        if context.version >= 17 and old.not_null_constraint is not None:
            yield Statement(f"ALTER {identity} RENAME CONSTRAINT {quote(old.not_null_constraint)} TO {quote(wanted)}")
        return
    action = "SET NOT NULL" if after.spec.not_null else "DROP NOT NULL"
    if new.not_null and new.not_null_name and context.version >= 17:
        action = f"ADD {_not_null(new.not_null_name, context)}"
    statement = Statement(f"ALTER {context.identity(after.id)} {action}")
    if not new.not_null:
        yield statement
    else:
        statement = replace(statement, hazards=frozenset({Hazard.APP_NOT_NULL}))
        yield reading_users(statement, after.id, context)


def lacks(item: DbObject[Domain], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """What its base type is and its default calls may be newer."""
    yield from in_types([item.spec.type], catalogs[1])
    yield from in_expression(item.spec.default)


def replaces(
    before: DbObject[Domain], after: DbObject[Domain], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """SET NOT NULL reads the values of the domain; where it cannot, only a new domain can have it."""
    tighter = "not_null" in fields and after.spec.not_null
    return after.id if tighter and is_contained(before.id, context.current) else None


def park(item: DbObject[Domain], name: str, context: Context) -> Iterator[Statement]:
    """Rename it away, without its default: what that calls may be dropped before the domain is."""
    if item.spec.default is not None:
        yield from release(item, context)
    yield from park_type(item, name, context)


KIND = Kind(
    name="domain",
    plural="domains",
    spec=Domain,
    lacks=lacks,
    classid=PG_TYPE,
    query=query,
    read=read,
    identity=named("DOMAIN"),
    create=create,
    drop=simple_drop,
    alter={"default": alter_default, "not_null": alter_not_null, "not_null_name": alter_not_null},
    replace_on=frozenset({"type", "collation"}),
    replaces=replaces,
    swap=Swap.RENAME,
    survives=frozenset({"function", "operator", "sequence", "text search configuration", "text search dictionary"}),
    restores="default",
    release=release,
    park=park,
    discard=discard_type,
    normal={"default": normal_expression},
    respelled={"default": same_expression},
    slots=type_slot,
    across=partial(named_as_there, "domain", NAMED_SINCE),
    lenient=frozenset({"not_null_name"}),
)
