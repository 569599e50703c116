"""Operator classes: CREATE OPERATOR CLASS, catalogs pg_opclass, pg_amop and pg_amproc."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pgsync.kinds.common import PG_NAMESPACE, PG_OPCLASS, simple_drop
from pgsync.kinds.signature import member_words, newer_member, split_method
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

Member = tuple[str, str]  # "OPERATOR 1 (integer, integer)" and "<(integer,integer)"


@dataclass(frozen=True, slots=True)
class OperatorClass:
    """`storage` is set where the index keeps another type."""

    type: str
    is_default: bool
    family: str
    storage: str | None
    members: tuple[Member, ...]


def query(_version: int) -> str:
    """Every class with the members that cannot leave it; the others are the family's."""
    return """
        SELECT c.oid, c.opcnamespace, c.opcname || ' USING ' || a.amname, c.opcowner,
               format_type(c.opcintype, NULL), c.opcdefault,
               quote_ident(fn.nspname) || '.' || quote_ident(f.opfname),
               CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END,
               (SELECT array_agg(ARRAY['OPERATOR ' || o.amopstrategy || ' ('
                                       || format_type(o.amoplefttype, NULL) || ', '
                                       || format_type(o.amoprighttype, NULL) || ')',
                                       o.amopopr::regoperator::text || coalesce(' FOR ORDER BY '
                                       || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname), '')]
                                 ORDER BY o.amopstrategy, o.amopopr::regoperator::text)
                FROM pg_depend d JOIN pg_amop o ON o.oid = d.objid
                LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily AND o.amoppurpose = 'o'
                LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
                WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = 'pg_opclass'::regclass
                  AND d.refobjid = c.oid AND d.deptype = 'i'),
               (SELECT array_agg(ARRAY['FUNCTION ' || p.amprocnum || ' ('
                                       || format_type(p.amproclefttype, NULL) || ', '
                                       || format_type(p.amprocrighttype, NULL) || ')',
                                       p.amproc::regprocedure::text]
                                 ORDER BY p.amprocnum, p.amproc::regprocedure::text)
                FROM pg_depend d JOIN pg_amproc p ON p.oid = d.objid
                WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = 'pg_opclass'::regclass
                  AND d.refobjid = c.oid AND d.deptype = 'i')
        FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod JOIN pg_opfamily f ON f.oid = c.opcfamily
        JOIN pg_namespace fn ON fn.oid = f.opfnamespace
        WHERE c.oid >= 16384 ORDER BY 3"""


def read(row: Row, reader: Reader) -> DbObject[OperatorClass] | None:
    """Return the class."""
    oid, namespace, name, owner, type_, is_default, family, storage, operators, functions = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("operator class", (*schema.path, name))
    reader.owned(id_, owner)
    members = tuple((name, definition) for name, definition in [*(operators or ()), *(functions or ())])
    spec = OperatorClass(type_, is_default, family, storage, members)
    return DbObject(id_, spec, None, (Address(PG_OPCLASS, oid),))


def identity(id: ObjectId) -> str:
    """OPERATOR CLASS schema.name USING method."""
    name, method = split_method(id.path[1])
    return f"OPERATOR CLASS {qualified((id.path[0], name))} USING {quote(method)}"


def create(item: DbObject[OperatorClass], context: Context) -> Iterator[Statement]:
    """CREATE OPERATOR CLASS in its family."""
    del context
    spec = item.spec
    name, method = split_method(item.id.path[1])
    default = "DEFAULT " if spec.is_default else ""
    parts = [f"STORAGE {spec.storage}"] if spec.storage is not None else []
    parts += [f"{member_words(name)} {definition}" for name, definition in spec.members]
    parts = parts or [f"STORAGE {spec.type}"]  # at least one part must be said
    yield Statement(
        f"CREATE OPERATOR CLASS {qualified((item.id.path[0], name))} {default}FOR TYPE {spec.type} "
        f"USING {quote(method)} FAMILY {spec.family} AS\n    " + ",\n    ".join(parts)
    )


def lacks(item: DbObject[OperatorClass], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Support functions came with some versions."""
    method = split_method(item.id.path[1])[1]
    for name, _ in item.spec.members:
        if since := newer_member(method, name):
            yield Lack(f"members {name.partition(' (')[0]} of {method} classes", since, partial(_without_member, name))


def _without_member(name: str, spec: OperatorClass) -> OperatorClass:
    return replace(spec, members=tuple(member for member in spec.members if member[0] != name))


KIND = Kind(
    name="operator class",
    plural="operator classes",
    spec=OperatorClass,
    lacks=lacks,
    classid=PG_OPCLASS,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"type", "is_default", "family", "storage", "members"}),
)
