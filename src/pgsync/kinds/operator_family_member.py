"""Operators and functions in a family but in no class: ALTER OPERATOR FAMILY, catalogs pg_amop and pg_amproc.

The family may be one of initdb's.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import PG_OPFAMILY
from pgsync.kinds.signature import member_words, newer_member, split_method
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

PG_AMOP = 2602
PG_AMPROC = 2603

LOOSE_SINCE = 14  # before, CREATE OPERATOR CLASS bound all its members to the class
# The functions without which a class does not work, by access method; the others are loose.
_BOUND_FUNCTIONS = {"btree": "1", "hash": "1", "gist": "12567", "gin": "23", "spgist": "12345"}


@dataclass(frozen=True, slots=True)
class OperatorFamilyMember:
    """The operator or function as SQL text, the operator with its purpose."""

    definition: str


def query(_version: int) -> str:
    """Members that belong to no class; what extensions put into families is theirs."""
    return f"""
        SELECT m.oid, m.is_operator, f.oid, f.oid >= 16384, n.nspname, f.opfname || ' USING ' || a.amname,
               CASE WHEN m.is_operator THEN 'OPERATOR ' ELSE 'FUNCTION ' END || m.number || ' ('
               || format_type(m.lefttype, NULL) || ', ' || format_type(m.righttype, NULL) || ')', m.definition
        FROM (SELECT o.oid, true, o.amopfamily, o.amopstrategy, o.amoplefttype, o.amoprighttype,
                     o.amopopr::regoperator::text || coalesce(' FOR ORDER BY '
                     || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname), ''), 'pg_amop'::regclass,
                     'pg_operator'::regclass, o.amopopr
              FROM pg_amop o LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily AND o.amoppurpose = 'o'
              LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
              UNION ALL
              SELECT p.oid, false, p.amprocfamily, p.amprocnum, p.amproclefttype, p.amprocrighttype,
                     p.amproc::regprocedure::text, 'pg_amproc'::regclass, 'pg_proc'::regclass, p.amproc
              FROM pg_amproc p
             ) AS m (oid, is_operator, family, number, lefttype, righttype, definition, classid, usesclass,
                     uses)
        JOIN pg_opfamily f ON f.oid = m.family JOIN pg_am a ON a.oid = f.opfmethod
        JOIN pg_namespace n ON n.oid = f.opfnamespace
        WHERE m.oid >= 16384
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = m.classid AND d.objid = m.oid
                          AND d.refclassid = 'pg_opclass'::regclass AND d.deptype = 'i')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e' AND (d.classid, d.objid) IN
                          (({PG_OPFAMILY}, f.oid), (m.usesclass, m.uses)))
        ORDER BY 5, 6, m.is_operator DESC, m.number, 7"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[OperatorFamilyMember] | None:
    """Return the member, a part of its family where that is a user's."""
    oid, is_operator, family, is_users, schema, family_name, name, definition = row
    parent = reader.at(PG_OPFAMILY, family)
    if is_users and parent is None:
        return None
    address = Address(PG_AMOP if is_operator else PG_AMPROC, oid)
    id_ = ObjectId("operator family member", (schema, family_name, name))
    return DbObject(id_, OperatorFamilyMember(definition), parent, (address,))


def _qualified(id: ObjectId) -> str:
    return qualified((id.path[0], split_method(id.path[1])[0]))


def _family(id: ObjectId) -> str:
    return f"OPERATOR FAMILY {_qualified(id)} USING {quote(split_method(id.path[1])[1])}"


def identity(id: ObjectId) -> str:
    """OPERATOR 1 (left, right) OF OPERATOR FAMILY schema.name USING method."""
    return f"{id.path[2]} OF {_family(id)}"


def create(item: DbObject[OperatorFamilyMember], context: Context) -> Iterator[Statement]:
    """ALTER OPERATOR FAMILY ADD; an operator says its types itself."""
    del context
    yield Statement(f"ALTER {_family(item.id)} ADD {member_words(item.id.path[2])} {item.spec.definition}")


def drop(item: DbObject[OperatorFamilyMember], context: Context) -> Iterator[Statement]:
    """ALTER OPERATOR FAMILY DROP."""
    del context
    yield Statement(f"ALTER {_family(item.id)} DROP {item.id.path[2]}")


def across(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Between 13 and newer versions, let the older side tell the same members loose."""
    if (current.server.version < LOOSE_SINCE) is (desired.server.version < LOOSE_SINCE):
        return current, desired
    if current.server.version < LOOSE_SINCE:
        return _loosened(current), desired
    return current, _loosened(desired)


def _loosened(catalog: Catalog) -> Catalog:
    """Return a catalog of 13 in which the members that 14 does not bind to their class are loose."""
    families = {
        (_qualified(id_), split_method(id_.path[1])[1]): id_ for id_ in catalog.objects if id_.kind == "operator family"
    }
    changed: dict[ObjectId, DbObject[Any]] = {}
    for id_, item in catalog.objects.items():
        if id_.kind != "operator class":
            continue
        method, spec = split_method(id_.path[1])[1], item.spec
        family = families.get((spec.family, method))
        schema, _, name = spec.family.partition(".")  # initdb's names need no quotes
        path = family.path if family is not None else (schema, f"{name} USING {method}")
        bound = tuple(member for member in spec.members if _is_bound(member[0], method, spec.type))
        if bound != spec.members:
            changed[id_] = replace(item, spec=replace(spec, members=bound))
        for label, definition in set(spec.members) - set(bound):
            member = ObjectId("operator family member", (*path, label))
            changed[member] = DbObject(member, OperatorFamilyMember(definition), family)
    return replace(catalog, objects={**catalog.objects, **changed}) if changed else catalog


def _is_bound(label: str, method: str, type: str) -> bool:
    """Tell whether 14 and newer bind a member to a class of that type (amadjustmembers)."""
    word, number, types = label.split(" ", 2)
    if method not in _BOUND_FUNCTIONS:
        return True
    if method in {"btree", "hash"} and types != f"({type}, {type})":
        return False
    return number in _BOUND_FUNCTIONS[method] if word == "FUNCTION" else method in {"btree", "hash"}


def lacks(item: DbObject[OperatorFamilyMember], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Support functions came with some versions."""
    method, name = split_method(item.id.path[1])[1], item.id.path[2]
    if since := newer_member(method, name):
        yield Lack(f"members {name.partition(' (')[0]} of {method} families", since)


KIND = Kind(
    name="operator family member",
    plural="operator family members",
    spec=OperatorFamilyMember,
    lacks=lacks,
    classid=PG_AMOP,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    replace_on=frozenset({"definition"}),
    across=across,
)
