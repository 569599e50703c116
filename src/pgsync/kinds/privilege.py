"""Privileges on objects of every kind that has them: GRANT, REVOKE, aclitem[]."""

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import partial
from typing import Any

from pgsync.kinds.acl import (
    ALL,
    MAINTAIN_SINCE,
    OWNER,
    RELATION,
    Grant,
    contracted,
    default_privileges,
    expanded,
    parse_acl,
)
from pgsync.kinds.common import RELATIONS, straddle, with_specs
from pgsync.kinds.newer import ROLES
from pgsync.kinds.owner import PUBLIC, PUBLIC_SINCE, subject
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader
from pgsync.model.modes import Aspect, Mode
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass

WORDS = {
    "table": "TABLE", "view": "TABLE", "materialized view": "TABLE", "foreign table": "TABLE", "sequence": "SEQUENCE",
    "schema": "SCHEMA", "function": "FUNCTION", "procedure": "PROCEDURE", "aggregate": "FUNCTION", "enum": "TYPE",
    "composite type": "TYPE", "domain": "TYPE", "range type": "TYPE", "base type": "TYPE", "shell type": "TYPE",
    "language": "LANGUAGE", "foreign data wrapper": "FOREIGN DATA WRAPPER", "server": "FOREIGN SERVER",
    "database": "DATABASE", "tablespace": "TABLESPACE", "large object": "LARGE OBJECT",
}  # fmt: skip

_PUBLIC = ObjectId("schema", ("public",))


@dataclass(frozen=True, slots=True)
class Privileges:
    """The grants as a set: the order in the array is an accident. `initial` is what the extension's script gave."""

    grants: frozenset[Grant]
    initial: frozenset[Grant] | None = field(default=None, compare=False)  # the extension's, not a property


def collect(reader: Reader) -> Iterator[DbObject[Privileges]]:
    """Return the privileges of each object that are not what it starts with; no list is PostgreSQL's default."""
    parsed: dict[tuple[str | None, str, str], Privileges] = {}  # many objects have the same list
    for id_, acl in reader.acls.items():
        if acl is None and id_.kind != "schema":
            continue
        owner = reader.roles.get(reader.owners.get(id_) or reader.owner_of.get(id_, 0), "")
        key = acl, id_.kind, owner
        if key not in parsed:
            start = default_privileges(id_.kind)
            parsed[key] = Privileges(start if acl is None else parse_acl(acl, id_.kind, reader.version, owner))
        if parsed[key].grants != initial_privileges(id_):
            parent = reader.parent_of(id_)
            yield DbObject(ObjectId("privilege", (id_.kind, *id_.path)), parsed[key], parent)
    yield from collect_members(reader)


def collect_members(reader: Reader) -> Iterator[DbObject[Privileges]]:
    """Return the privileges of members of extensions that are no longer what the extension's script gave."""
    for id_, (extension, owner_oid, acl, script) in reader.members_acls.items():
        owner = reader.roles.get(owner_oid, "")
        start = default_privileges(id_.kind)
        given = start if script is None else parse_acl(script, id_.kind, reader.version, owner)
        grants = start if acl is None else parse_acl(acl, id_.kind, reader.version, owner)
        if grants != given:
            yield DbObject(ObjectId("privilege", (id_.kind, *id_.path)), Privileges(grants, given), extension)


def initial(item: DbObject[Privileges]) -> frozenset[Grant]:
    """Return what the object of these privileges starts with."""
    return item.spec.initial if item.spec.initial is not None else initial_privileges(subject(item.id))


def unsaid(item: DbObject[Privileges]) -> Privileges:
    """Return the privileges of an object that nobody has changed."""
    return replace(item.spec, grants=initial(item))


def initial_privileges(id_: ObjectId) -> frozenset[Grant]:
    """Return what an object starts with; schema public lets everybody use it."""
    grants = default_privileges(id_.kind)
    if id_ is _PUBLIC:
        grants |= {Grant("", "USAGE", False, OWNER)}
    return grants


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"PRIVILEGES ON {id_.path[0]} {'.'.join(id_.path[1:])}"


def _on(of: ObjectId, context: Context) -> str:
    """Return what stands after ON."""
    if of.kind == "column":
        return f"TABLE {qualified(of.path[:-1])}"
    words = context.identity(of)
    if of.kind == "aggregate" and words.endswith("(*)"):
        words = words.removesuffix("*)") + ")"  # GRANT knows it as a function
    prefix = WORDS[of.kind]
    return (
        f"{prefix} {words.removeprefix(of.kind.upper()).removeprefix('TYPE').removeprefix('DOMAIN').lstrip()}"
        if (not words.startswith(prefix))
        else words
    )


def _grantee(name: str, catalog: Catalog, of: ObjectId) -> str:
    if name == OWNER:
        owner = catalog.get(ObjectId("owner", (of.kind, *of.path))) or _table_owner(of, catalog)
        return quote(owner.spec.role) if owner is not None else "CURRENT_USER"
    return quote(name) if name else "PUBLIC"


def _table_owner(of: ObjectId, catalog: Catalog) -> DbObject[Any] | None:
    """Return the owner of what a column or an identity's sequence belongs to."""
    for kind in ("table", "view", "materialized view", "foreign table"):
        owner = catalog.get(ObjectId("owner", (kind, *of.path[:2])))
        if owner is not None and of.kind == "column":
            return owner
    item = catalog.get(of)
    if item is not None and item.parent is not None:
        return catalog.get(ObjectId("owner", ("table", *item.parent.path[:2])))
    return None


def _words(privileges: Iterable[str], of: ObjectId) -> str:
    listed = sorted(privileges)
    if of.kind == "column":
        return ", ".join(f"{p} ({quote(of.path[-1])})" for p in listed)
    return ", ".join(listed)


def _change(
    of: ObjectId, context: Context, grants: Iterable[Grant], *, revoke: bool, is_before: bool = False
) -> Iterator[Statement]:
    """Return one GRANT or REVOKE for each grantee, grantor and grant option.

    is_before: it belongs to whom it has belonged until now.
    """
    owners = context.current if is_before else context.desired
    grouped: dict[tuple[str, str, bool], set[str]] = {}
    for grant in grants:
        grouped.setdefault((grant.grantor, grant.grantee, grant.grantable), set()).add(grant.privilege)
    for (grantor, grantee, grantable), privileges in sorted(grouped.items(), key=_grant_order):
        words, on, who = _words(privileges, of), _on(of, context), _grantee(grantee, owners, of)
        if revoke:
            sql = f"REVOKE {words} ON {on} FROM {who}"
            hazard = Hazard.SEC_GRANT_LOST
        else:
            sql = f"GRANT {words} ON {on} TO {who}{' WITH GRANT OPTION' if grantable else ''}"
            hazard = Hazard.SEC_GRANT_WIDER
        is_foreign = grantor != OWNER
        if is_foreign:
            yield Statement(f"SET SESSION AUTHORIZATION {quote(grantor)}")
        locked = _relation(of) if context.version >= 18 else None
        yield Statement(
            sql,
            lock=Lock.NONE if locked is None else Lock.ACCESS_SHARE,
            relations=() if locked is None else (locked,),
            hazards=frozenset({hazard}),
        )
        if is_foreign:
            yield Statement("RESET SESSION AUTHORIZATION")


def _relation(of: ObjectId) -> ObjectId | None:
    """Return the relation that a GRANT locks (18 and newer)."""
    if of.kind == "column":
        return ObjectId("table", of.path[:2])
    return of if of.kind in RELATIONS or of.kind == "sequence" else None


def _grant_order(entry: tuple[tuple[str, str, bool], set[str]]) -> tuple[bool, str, str, bool]:
    (grantor, grantee, grantable), _ = entry
    return (grantor != OWNER, grantor, grantee, grantable)


def _transition(
    of: ObjectId, context: Context, before: frozenset[Grant], after: frozenset[Grant], *, is_before: bool = False
) -> Iterator[Statement]:
    """Take away what is too much, then give what is missing; a grant option alone is taken by taking it all.

    is_before: while it belongs to whom it has belonged until now; what its new owner has already becomes the owner's.
    """
    before, after = expanded(before, of.kind, context.version), expanded(after, of.kind, context.version)
    owner = context.desired.get(ObjectId("owner", (of.kind, *of.path))) or _table_owner(of, context.desired)
    if owner is not None:  # what the role had that becomes the owner is the owner's then
        theirs = {g: g._replace(grantee=OWNER) for g in before if g.grantee == owner.spec.role}
        if is_before:
            before = frozenset(g for g in before if theirs.get(g) not in after)
        else:
            before = frozenset(theirs.get(g, g) for g in before)
    gone = {g for g in before - after if not any(_same(g, other) for other in after)}
    less = {g for g in before - after if g.grantable and g not in gone}
    added = (after - before) | {g for g in after if any(_same(g, one) for one in less)}
    for some in reversed(list(_by_distance(gone | less, before))):
        revoked = contracted(some, of.kind, context.version)
        yield from _change(of, context, revoked, revoke=True, is_before=is_before)
    for some in _by_distance(added, after):
        granted = contracted(some, of.kind, context.version)
        yield from _change(of, context, granted, revoke=False, is_before=is_before)


def _by_distance(grants: Iterable[Grant], among: frozenset[Grant]) -> Iterator[set[Grant]]:
    """Return what the owner grants, then what those grant that have the grant option from it, and so on."""
    rest, holders = set(grants), set[tuple[str, str]]()
    while rest:
        near = {g for g in rest if g.grantor == OWNER or (g.grantor, g.privilege) in holders}
        if near:
            yield near
            rest -= near
        options = (g for g in among if g.grantable and (g.grantor == OWNER or (g.grantor, g.privilege) in holders))
        further = {(g.grantee, g.privilege) for g in options} - holders
        if not near and not further:
            yield rest  # of roles whose own grant is not in the list
            return
        holders |= further


def _same(one: Grant, other: Grant) -> bool:
    return (one.grantee, one.privilege, one.grantor) == (other.grantee, other.privilege, other.grantor)


def create(item: DbObject[Privileges], context: Context) -> Iterator[Statement]:
    """From what the object starts with to what it shall have."""
    of = subject(item.id)
    start = initial(item)
    if item.spec.initial is None and (of in context.created or item.parent in context.created):
        start = granted_by_default(of, context.current, start)
    yield from _transition(of, context, start, item.spec.grants)


def drop(item: DbObject[Privileges], context: Context) -> Iterator[Statement]:
    """Back to what the object starts with, before it gets another owner."""
    of = subject(item.id)
    yield from _transition(of, context, item.spec.grants, initial(item), is_before=True)
    yield from _columns_again(of, context, item.spec.grants, is_before=True)


def alter_grants(before: DbObject[Privileges], after: DbObject[Privileges], context: Context) -> Iterator[Statement]:
    """GRANT and REVOKE what differs."""
    of = subject(after.id)
    yield from _transition(of, context, before.spec.grants, after.spec.grants)
    yield from _columns_again(of, context, before.spec.grants - after.spec.grants)


def _columns_again(
    of: ObjectId, context: Context, gone: frozenset[Grant], *, is_before: bool = False
) -> Iterator[Statement]:
    """Grant again on columns what REVOKE on their relation took from them too."""
    lost = {(g.grantee, g.privilege) for g in expanded(gone, of.kind, context.version)}
    for id_ in [of, *context.desired.children.get(of, ())]:
        for item in context.desired.parts(id_, "privilege"):
            column = subject(item.id)
            if column.kind == "column" and item.id in context.current.objects:
                grants = expanded(item.spec.grants, "column", context.version)
                again = {g for g in grants if (g.grantee, g.privilege) in lost}
                yield from _change(column, context, again, revoke=False, is_before=is_before)


_OBJECT_TYPES = {
    "table": "tables", "view": "tables", "materialized view": "tables", "foreign table": "tables",
    "sequence": "sequences", "function": "functions", "procedure": "functions", "aggregate": "functions",
    "enum": "types", "composite type": "types", "domain": "types", "range type": "types", "base type": "types",
    "schema": "schemas",
}  # fmt: skip


def granted_by_default(of: ObjectId, catalog: Catalog, start: frozenset[Grant]) -> frozenset[Grant]:
    """Return what a new object starts with under the default privileges of the role that creates it."""
    object_type, role = _OBJECT_TYPES.get(of.kind), catalog.server.role
    if object_type is None:
        return start
    everywhere = catalog.get(ObjectId("default privilege", (role, "", object_type)))
    here = catalog.get(ObjectId("default privilege", (role, of.path[0], object_type)))
    grants = set(everywhere.spec.grants if everywhere is not None else start)
    if here is not None and of.kind != "schema":
        grants |= here.spec.grants
    return frozenset(grants)


def prepare(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Where default privileges add to new objects, say what those shall have, even if it is nothing special."""
    current = _with_nothing_special(current, desired)
    if "default privilege" not in current.by_kind:
        return current, desired
    added: dict[ObjectId, DbObject[Any]] = {}
    for id_ in desired.objects:
        own = ObjectId("privilege", (id_.kind, *id_.path))
        if id_.kind in _OBJECT_TYPES and own not in desired.objects:
            start = initial_privileges(id_)
            if granted_by_default(id_, current, start) != start:
                added[own] = DbObject(own, Privileges(start), id_)
    both = {id_: item for id_, item in added.items() if id_ not in current.objects and item.parent in current.objects}
    return (
        replace(current, objects={**current.objects, **both}),
        replace(desired, objects={**desired.objects, **added}),
    )


def _with_nothing_special(current: Catalog, desired: Catalog) -> Catalog:
    """Return the catalog with what prepare() said of the other side before: to have nothing special is to be silent."""
    said = {
        item.id: item
        for item in desired.of_kind("privilege")
        if item.id not in current.objects
        and item.parent in current.objects
        and item.spec == Privileges(initial_privileges(subject(item.id)))
    }
    return replace(current, objects={**current.objects, **said}) if said else current


def align(current: Catalog, desired: Catalog, mode: Mode) -> tuple[Catalog, Catalog]:
    """Who granted it counts in strict mode only, unless something else differs: one grant may need another's."""
    found: dict[ObjectId, DbObject[Any]] = {}
    for item in desired.of_kind("privilege") if mode is not Mode.STRICT else ():
        before = current.objects.get(item.id)
        if before is None or before.spec is item.spec:
            continue
        if before.spec != item.spec and _without_grantors(before) == _without_grantors(item):
            found[item.id] = replace(item, spec=before.spec)
    return (current, replace(desired, objects={**desired.objects, **found})) if found else (current, desired)


def _without_grantors(item: DbObject[Privileges]) -> set[tuple[str, str, bool]]:
    return {(grant.grantee, grant.privilege, grant.grantable) for grant in item.spec.grants}


def across(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Schema public as initdb made it, and MAINTAIN of an owner that has it since 17 without anybody granting it."""
    if straddle(current, desired, PUBLIC_SINCE):
        desired = _public_as_there(current, desired)
    if straddle(current, desired, MAINTAIN_SINCE):
        specs = {}
        for id_, item in desired.objects.items():
            if id_.kind == "privilege" and ALL.get(id_.path[0]) == RELATION:
                specs[id_] = replace(item.spec, grants=_maintained(item.spec.grants, current, id_))
        desired = with_specs(desired, specs)
    return current, desired


def _public_as_there(current: Catalog, desired: Catalog) -> Catalog:
    """Where PUBLIC may do with schema public what initdb allows it, let that be what the other version allows."""
    id_ = ObjectId("privilege", (PUBLIC.kind, *PUBLIC.path))
    item, there = desired.get(id_), current.get(id_)
    grants = item.spec.grants if item is not None else initial_privileges(PUBLIC)
    own, other = _of_public(desired.server.version), _of_public(current.server.version)
    if PUBLIC not in desired.objects or {g for g in grants if not g.grantee} != {own}:
        return desired
    if grants == (there.spec.grants if there is not None else initial_privileges(PUBLIC)):
        return desired  # given by hand there
    grants = (grants - {own}) | {other}
    objects = {one: another for one, another in desired.objects.items() if one != id_}
    if grants != initial_privileges(PUBLIC):
        objects[id_] = DbObject(id_, Privileges(grants), PUBLIC)
    return replace(desired, objects=objects)


def _of_public(version: int) -> Grant:
    return Grant("", "USAGE" if version >= PUBLIC_SINCE else "ALL", False, OWNER)


def _maintained(grants: frozenset[Grant], current: Catalog, id_: ObjectId) -> frozenset[Grant]:
    """Give the owner MAINTAIN, or take it, where a list does not say ALL."""
    maintain = Grant(OWNER, "MAINTAIN", False, OWNER)
    if current.server.version < MAINTAIN_SINCE:
        return grants - {maintain}
    other = current.get(id_)
    owners = {g.privilege for g in grants if g.grantee == OWNER}
    is_there = other is None or maintain in other.spec.grants
    return grants | {maintain} if owners and "ALL" not in owners and is_there else grants


def needs(item: DbObject[Privileges], catalog: Catalog) -> Iterator[ObjectId]:
    """The owner comes first: OWNER TO rewrites the list; the roles are there."""
    del catalog
    yield ObjectId("owner", item.id.path)
    yield from (ObjectId("role", (grant.grantee,)) for grant in item.spec.grants)
    if item.id.path[0] == "column":
        yield ObjectId("privilege", ("table", *item.id.path[1:3]))
        yield ObjectId("owner", ("table", *item.id.path[1:3]))


def blocks(item: DbObject[Privileges], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """What is granted to the owner is nothing besides what an owner has anyway, until it has another one."""
    del after, fields
    return before.id.kind == "owner" and any(grant.grantee == before.spec.role for grant in item.spec.grants)


def lacks(item: DbObject[Privileges], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """MAINTAIN came with 17, and roles with every version."""
    found = list(newer_grants(item.spec.grants))
    spec = item.spec
    for lack in found:
        spec = lack.without(spec) if lack.without is not None else spec
    is_nothing = spec.grants == initial(item)  # without them there is nothing to grant
    yield from (replace(lack, without=None) if is_nothing else lack for lack in found)


def newer_grants(grants: frozenset[Grant]) -> Iterator[Lack]:
    """Return the grants that older servers do not know."""
    maintain = {grant for grant in grants if grant.privilege == "MAINTAIN"}
    if maintain:
        yield Lack("MAINTAIN privileges", MAINTAIN_SINCE, partial(_without_grants, maintain))
    for role in sorted(ROLES.keys() & {name for grant in grants for name in (grant.grantee, grant.grantor)}):
        gone = {grant for grant in grants if role in {grant.grantee, grant.grantor}}
        yield Lack(f"privileges of the role {role}", ROLES[role], partial(_without_grants, gone))


def _without_grants(gone: set[Grant], spec: Any) -> Any:
    return replace(spec, grants=spec.grants - gone)


KIND = Kind(
    name="privilege",
    plural="privileges",
    spec=Privileges,
    lacks=lacks,
    collect=collect,
    identity=identity,
    create=create,
    drop=drop,
    alter={"grants": alter_grants},
    needs=needs,
    blocks=blocks,
    prepare=prepare,
    across=across,
    satellite=True,
    unsaid=unsaid,
    aspect=Aspect.PRIVILEGES,
    align=align,
)
