"""What a column is, and where it stands: catalogs pg_attribute and pg_attrdef."""

from collections.abc import Sequence
from dataclasses import field
from typing import Any

from pgsync.kinds.common import (
    PG_ATTRDEF,
    PG_CLASS,
    PG_CONSTRAINT,
)
from pgsync.kinds.names import generated_name
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Reader, Row, of_relations
from pgsync.model.objects import DbObject
from pgsync.plain import dataclass

_FACTS = 8  # the place of the first value that is one of the column itself
NAMED_SINCE = 18  # the first major version whose NOT NULL has a name


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `identity` is a (always), d (by default) or ""; `generated` s (stored), v (virtual) or "".

    `not_null_name` is set where somebody chose it (18 and newer). Not compared: what follows from other fields or
    from the inheritance, and the name that the constraint has now.
    """

    type: str
    collation: str | None
    generated: str
    expression: str | None
    not_null: bool
    not_null_name: str | None
    not_null_no_inherit: bool
    not_null_validated: bool
    identity: str
    storage: str | None
    compression: str | None
    statistics: int | None
    options: tuple[str, ...]
    foreign_options: tuple[str, ...]
    position: int  # among those that are not inherited; 0 for one that is
    local: bool = field(compare=False)  # no statement changes it
    base_type: str = field(compare=False)  # `type` without its modifier
    default_storage: str = field(compare=False)  # of the type
    inherited: bool = field(compare=False)  # inheritances and partitions are objects of their own
    not_null_constraint: str | None = field(compare=False)  # generated names differ
    not_null_local: bool = field(compare=False)  # else it is an inherited one


def query(version: int) -> str:
    """Columns of tables and foreign tables; of views those with privileges of their own."""
    compression = "a.attcompression::text" if version >= 14 else "''"
    constraint = (
        "k.connoinherit, k.convalidated, k.conislocal OR c.relispartition" if version >= 18 else "false, true, true"
    )
    named = "k.oid, k.conname" if version >= 18 else "NULL::oid, NULL::name"
    # A partition has its parent's identity, and it comes and goes with ATTACH and DETACH.
    identity = (
        "CASE WHEN c.relispartition THEN '' ELSE a.attidentity::text END" if version >= 17 else "a.attidentity::text"
    )
    join = (
        "LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]"
        if version >= 18
        else ""
    )
    return f"""
        SELECT a.attrelid, a.attnum, a.attname, c.relname, c.relkind IN ('r', 'p', 'f'), d.oid, {named},
               format_type(a.atttypid, a.atttypmod), format_type(a.atttypid, NULL),
               CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0
                    THEN quote_ident(n.nspname) || '.' || quote_ident(o.collname) END,
               a.attgenerated::text, CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END,
               a.attnotnull, {constraint}, {identity}, a.attstorage::text, t.typstorage::text, {compression},
               nullif(a.attstattarget, -1), a.attoptions, a.attfdwoptions,
               CASE WHEN a.attinhcount = 0
                    THEN (count(*) FILTER (WHERE a.attinhcount = 0)
                          OVER (PARTITION BY a.attrelid ORDER BY a.attnum))::int ELSE 0 END, a.attislocal,
               a.attinhcount > 0, a.attacl::text, c.relowner
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated <> ''
        LEFT JOIN pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation
        LEFT JOIN pg_namespace n ON n.oid = o.collnamespace {join}
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.oid >= 16384 AND {of_relations("a.attrelid")}
          AND (c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
               OR c.relkind IN ('v', 'm') AND a.attacl IS NOT NULL)
        ORDER BY a.attrelid, a.attnum"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Column] | None:
    """Return the column; a view's column only tells its privileges."""
    relation, number, name, table, is_table, attrdef, constraint_oid, constraint = row[:_FACTS]
    acl, owner = row[-2:]
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    id_, address = ObjectId("column", (*parent.path, name)), Address(PG_CLASS, relation, number)
    if acl is not None:
        reader.owner_of[id_] = owner
        reader.owned(id_, 0, acl)
    if not is_table:
        reader.part(address, id_, parent)
        return None
    if constraint is not None:
        reader.part(Address(PG_CONSTRAINT, constraint_oid), ObjectId("constraint", (*parent.path, constraint)), id_)
    if attrdef is not None:
        reader.alias(Address(PG_ATTRDEF, attrdef), id_)
    chosen = None
    if constraint is not None and constraint != generated_name(table, name, "not_null"):
        chosen = constraint
    return DbObject(id_, _shared(row[_FACTS:-2], constraint, chosen, reader), parent, (address,))


def _shared(facts: Row, constraint: str | None, chosen: str | None, reader: Reader) -> Column:
    """Return the spec, the same object for the same values: most columns have many like them."""
    key = facts, constraint, chosen
    try:
        found: Column | None = reader.known.get(key)
    except TypeError:  # a list of options is no key
        return _column(facts, constraint, chosen)
    if found is None:
        found = reader.known[key] = _column(facts, constraint, chosen)
    return found


def _column(facts: Sequence[Any], constraint: str | None, chosen: str | None) -> Column:
    """Return the spec. constraint: the name of its NOT NULL, chosen: if PostgreSQL has not given it."""
    (
        type_,
        base_type,
        collation,
        generated,
        expression,
        not_null,
        no_inherit,
        validated,
        constraint_local,
        identity,
        storage,
        type_storage,
        compression,
        statistics,
        options,
        foreign_options,
        position,
        local,
        inherited,
    ) = facts
    return Column(
        type=type_,
        collation=collation,
        generated=generated,
        expression=expression,
        not_null=not_null or constraint is not None,
        not_null_name=chosen if constraint_local else None,
        not_null_no_inherit=bool(no_inherit),
        not_null_validated=validated is not False,
        identity=identity,
        storage=None if storage == type_storage else storage,
        compression=compression or None,
        statistics=statistics,
        options=tuple(sorted(options)) if options else (),
        foreign_options=tuple(sorted(foreign_options)) if foreign_options else (),
        position=position,
        local=local,
        base_type=base_type,
        default_storage=type_storage,
        inherited=inherited,
        not_null_constraint=constraint,
        not_null_local=bool(constraint_local),
    )
