"""Constraints of domains: ALTER DOMAIN ADD CONSTRAINT, catalog pg_constraint (contypid)."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import PG_CONSTRAINT, PG_TYPE
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.locked import reading_users
from pgsync.kinds.newer import in_expression
from pgsync.kinds.probes import contradicting, probing
from pgsync.kinds.swap import is_contained
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class DomainConstraint:
    """A CHECK; NOT NULL is a property of the domain."""

    definition: str
    validated: bool


def query(_version: int) -> str:
    """CHECK constraints of domains."""
    return """
        SELECT k.oid, k.contypid, k.conname, pg_get_constraintdef(k.oid), k.convalidated
        FROM pg_constraint k
        WHERE k.conrelid = 0 AND k.contypid <> 0 AND k.contype = 'c' AND k.oid >= 16384 ORDER BY k.conname, k.oid"""


def read(row: Row, reader: Reader) -> DbObject[DomainConstraint] | None:
    """Return the constraint."""
    oid, domain, name, definition, validated = row
    parent = reader.at(PG_TYPE, domain)
    if parent is None:
        return None
    spec = DomainConstraint(definition.removesuffix(" NOT VALID"), validated)
    return DbObject(ObjectId("domain constraint", (*parent.path, name)), spec, parent, (Address(PG_CONSTRAINT, oid),))


def identity(id_: ObjectId) -> str:
    """CONSTRAINT name ON DOMAIN schema.domain."""
    return f"CONSTRAINT {quote(id_.path[-1])} ON DOMAIN {qualified(id_.path[:2])}"


def _alter(item: DbObject[DomainConstraint], action: str, *hazards: Hazard) -> Statement:
    return Statement(f"ALTER DOMAIN {qualified(item.id.path[:2])} {action}", hazards=frozenset(hazards))


def create(item: DbObject[DomainConstraint], context: Context) -> Iterator[Statement]:
    """ADD CONSTRAINT."""
    suffix = "" if item.spec.validated else " NOT VALID"
    action = f"ADD CONSTRAINT {quote(item.id.path[-1])} {item.spec.definition}{suffix}"
    statement = _alter(item, action, Hazard.APP_CHECK_TIGHTER)
    yield _reading(item, statement, context) if item.spec.validated else statement


def _reading(item: DbObject[DomainConstraint], statement: Statement, context: Context) -> Statement:
    domain = _domain(item)
    users = (d.dependent for d in context.current.needed_by.get(domain, ()))
    columns = [id_ for id_ in users if id_.kind == "column" and _is_of(context.current.objects[id_], domain)]
    probes = (probe for column in sorted(columns) for probe in contradicting(column, item.spec.definition))
    return probing(reading_users(statement, domain, context), *probes)


def _is_of(column: DbObject[Any], domain: ObjectId) -> bool:
    """Tell whether a table's column is of the domain itself: not an array of it, nor of a domain over it."""
    is_of_table = column.parent is not None and column.parent.kind == "table"
    return is_of_table and column.spec.type == qualified(domain.path)


def _domain(item: DbObject[DomainConstraint]) -> ObjectId:
    return ObjectId("domain", item.id.path[:2])


def drop(item: DbObject[DomainConstraint], context: Context) -> Iterator[Statement]:
    """DROP CONSTRAINT."""
    del context
    yield _alter(item, f"DROP CONSTRAINT {quote(item.id.path[-1])}")


def alter_validated(
    before: DbObject[DomainConstraint], after: DbObject[DomainConstraint], context: Context
) -> Iterator[Statement]:
    """VALIDATE CONSTRAINT reads every table that uses the domain; nothing makes it NOT VALID again."""
    del before
    statement = _alter(after, f"VALIDATE CONSTRAINT {quote(after.id.path[-1])}")
    yield _reading(after, statement, context)


def replaces(
    before: DbObject[DomainConstraint],
    after: DbObject[DomainConstraint],
    fields: frozenset[str],
    context: Context,
) -> ObjectId | None:
    """Replace it where it shall be NOT VALID again; and its domain where PostgreSQL cannot read all values of that."""
    if after.spec.validated and after.parent is not None and is_contained(after.parent, context.current):
        return after.parent
    return after.id if "validated" in fields and before.spec.validated else None


def inline(item: DbObject[DomainConstraint], _context: Context) -> bool:
    """Part of CREATE DOMAIN, unless not valid."""
    return item.spec.validated


def lacks(item: DbObject[DomainConstraint], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """What the expression calls may be newer."""
    yield from in_expression(item.spec.definition)


def displaces(item: DbObject[DomainConstraint], context: Context) -> Iterator[ObjectId]:
    """A constraint whose values PostgreSQL cannot read is had with a new domain only."""
    wanted = context.desired.get(item.id)
    is_checked = wanted is not None and wanted.spec.validated
    if item.parent is not None and is_checked and is_contained(item.parent, context.current):
        yield item.parent


def blocks(_item: DbObject[Any], before: DbObject[Any], _after: DbObject[Any], fields: frozenset[str]) -> bool:
    """What is checked of a value is written for its type."""
    return before.id.kind == "domain" and bool(fields & {"type", "collation"})


KIND = Kind(
    name="domain constraint",
    plural="domain constraints",
    spec=DomainConstraint,
    lacks=lacks,
    classid=PG_CONSTRAINT,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    alter={"validated": alter_validated},
    replace_on=frozenset({"definition"}),
    replaces=replaces,
    displaces=displaces,
    blocks=blocks,
    inline=inline,
    normal={"definition": normal_expression},
    respelled={"definition": same_expression},
    lenient=frozenset({"validated"}),
)
