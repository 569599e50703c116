"""Row-level security policies: CREATE POLICY, catalog pg_policy."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import PG_CLASS, PG_POLICY, on_relation
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.newer import ROLES, in_expression
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass

_COMMANDS = {"*": "ALL", "r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE"}


@dataclass(frozen=True, slots=True)
class Policy:
    """`command` in words. `roles` are sorted; "" is PUBLIC."""

    command: str
    is_permissive: bool
    roles: tuple[str, ...]
    using: str | None
    with_check: str | None


def query(_version: int) -> str:
    """Every policy."""
    return f"""
        SELECT p.oid, p.polrelid, p.polname, p.polcmd::text, p.polpermissive, p.polroles::oid[],
               pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
        FROM pg_policy p WHERE p.oid >= 16384 AND {of_relations("p.polrelid")} ORDER BY p.polname, p.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Policy] | None:
    """Return the policy, a part of its table."""
    oid, relation, name, command, permissive, roles, using, check = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    names = tuple(sorted(reader.roles[role] if role else "" for role in roles))
    spec = Policy(_COMMANDS[command], permissive, names, using, check)
    return DbObject(ObjectId("policy", (*parent.path, name)), spec, parent, (Address(PG_POLICY, oid),))


def role_list(roles: tuple[str, ...]) -> str:
    """Return the roles; PUBLIC is a keyword."""
    return ", ".join(quote(role) if role else "PUBLIC" for role in roles)


def _statement(item: DbObject[Policy], words: str) -> Statement:
    return Statement(
        words,
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(item.parent,) if item.parent else (),
        hazards=frozenset({Hazard.SEC_POLICY_CHANGE}),
    )


def create(item: DbObject[Policy], context: Context) -> Iterator[Statement]:
    """CREATE POLICY."""
    spec, words = item.spec, [f"CREATE {context.identity(item.id)}"]
    if not spec.is_permissive:
        words.append("AS RESTRICTIVE")
    if spec.command != "ALL":
        words.append(f"FOR {spec.command}")
    if spec.roles != ("",):
        words.append(f"TO {role_list(spec.roles)}")
    if spec.using is not None:
        words.append(f"USING ({spec.using})")
    if spec.with_check is not None:
        words.append(f"WITH CHECK ({spec.with_check})")
    yield _statement(item, " ".join(words))


def drop(item: DbObject[Policy], context: Context) -> Iterator[Statement]:
    """DROP POLICY."""
    statement = _statement(item, f"DROP {context.identity(item.id)}")
    table = context.desired.get(item.parent) if item.parent is not None else None
    if table is not None and table.spec.row_security and not any(context.desired.parts(table.id, "policy")):
        statement = replace(statement, hazards=statement.hazards | {Hazard.SEC_RLS_ON_NO_POLICY})
    yield statement


def alter(before: DbObject[Policy], after: DbObject[Policy], context: Context) -> Iterator[Statement]:
    """ALTER POLICY with what differs."""
    words, old, new = [f"ALTER {context.identity(after.id)}"], before.spec, after.spec
    if old.roles != new.roles:
        words.append(f"TO {role_list(new.roles)}")
    if old.using != new.using:
        words.append(f"USING ({new.using})")
    if old.with_check != new.with_check:
        words.append(f"WITH CHECK ({new.with_check})")
    yield _statement(after, " ".join(words))


def replaces(
    before: DbObject[Policy], after: DbObject[Policy], _fields: frozenset[str], _context: Context
) -> ObjectId | None:
    """ALTER POLICY cannot remove an expression."""
    lost_using = before.spec.using is not None and after.spec.using is None
    lost_check = before.spec.with_check is not None and after.spec.with_check is None
    return after.id if lost_using or lost_check else None


def blocks(item: DbObject[Policy], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A policy that uses a column blocks its type (0A000)."""
    del item, after
    return before.id.kind == "column" and bool(fields & {"type", "collation"})


def needs(item: DbObject[Policy], catalog: Catalog) -> Iterator[ObjectId]:
    """The roles."""
    del catalog
    yield from (ObjectId("role", (name,)) for name in item.spec.roles)


def lacks(item: DbObject[Policy], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """What the expressions call, and the roles, may be newer."""
    yield from in_expression(item.spec.using, item.spec.with_check)
    for role in item.spec.roles:
        if role in ROLES:
            yield Lack(f"policies for the role {role}", ROLES[role])


KIND = Kind(
    name="policy",
    plural="policies",
    spec=Policy,
    lacks=lacks,
    classid=PG_POLICY,
    query=query,
    read=read,
    part=True,
    identity=on_relation("POLICY"),
    create=create,
    drop=drop,
    alter={"roles": alter, "using": alter, "with_check": alter},
    replace_on=frozenset({"command", "is_permissive"}),
    replaces=replaces,
    needs=needs,
    blocks=blocks,
    normal={"using": normal_expression, "with_check": normal_expression},
    respelled={"using": same_expression, "with_check": same_expression},
)
