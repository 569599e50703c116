"""Primary keys, UNIQUE, CHECK and exclusion constraints of tables: ADD CONSTRAINT, catalog pg_constraint."""

from dataclasses import field

from pgsync.kinds.common import (
    PG_CLASS,
    PG_CONSTRAINT,
    without_options,
)
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Reader, Row, of_relations
from pgsync.model.objects import DbObject
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Constraint:
    """`type` is pg_constraint's letter: p, u, c, x. `options` and `tablespace` are those of its index.

    `origin` is the constraint of the partitioned table of which this one is the partition's share.
    """

    type: str
    definition: str
    validated: bool
    enforced: bool
    options: tuple[str, ...]
    tablespace: str | None
    is_clustered: bool
    is_replica_identity: bool
    origin: ObjectId | None
    local: bool = field(compare=False)  # no statement changes it
    inherited: bool = field(compare=False)  # inheritances are objects of their own


def query(version: int) -> str:
    """Constraints of tables but foreign keys, NOT NULL (a property of the column) and constraint triggers."""
    enforced = "k.conenforced" if version >= 18 else "true"
    return f"""
        SELECT k.oid, k.conrelid, k.conname, k.contype::text, pg_get_constraintdef(k.oid), k.convalidated, {enforced},
               i.reloptions, s.spcname, coalesce(x.indisclustered, false), coalesce(x.indisreplident, false),
               k.conindid, n.nspname, i.relname, k.conislocal, k.coninhcount > 0,
               CASE WHEN k.conparentid <> 0 THEN ARRAY['constraint', pn.nspname, pt.relname, pk.conname]
                    WHEN h.inhparent IS NOT NULL THEN ARRAY['index', hn.nspname, hi.relname] END
        FROM pg_constraint k LEFT JOIN pg_class i ON i.oid = k.conindid LEFT JOIN pg_index x ON x.indexrelid = i.oid
        LEFT JOIN pg_namespace n ON n.oid = i.relnamespace
        LEFT JOIN pg_tablespace s ON s.oid = i.reltablespace LEFT JOIN pg_constraint pk ON pk.oid = k.conparentid
        LEFT JOIN pg_class pt ON pt.oid = pk.conrelid LEFT JOIN pg_namespace pn ON pn.oid = pt.relnamespace
        LEFT JOIN pg_inherits h ON h.inhrelid = k.conindid LEFT JOIN pg_class hi ON hi.oid = h.inhparent
        LEFT JOIN pg_namespace hn ON hn.oid = hi.relnamespace
        WHERE k.conrelid <> 0 AND k.contype IN ('p', 'u', 'c', 'x') AND k.oid >= 16384
          AND {of_relations("k.conrelid")}
        ORDER BY k.conrelid, k.conname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Constraint] | None:
    """Return the constraint; its index is a part of it."""
    (
        oid,
        relation,
        name,
        type_,
        definition,
        validated,
        enforced,
        options,
        tablespace,
        clustered,
        replica_identity,
        index,
        index_schema,
        index_name,
        local,
        inherited,
        origin,
    ) = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    id_ = ObjectId("constraint", (*parent.path, name))
    addresses = [Address(PG_CONSTRAINT, oid)]
    if index:
        reader.part(Address(PG_CLASS, index), ObjectId("index", (index_schema, index_name)), id_)
        addresses.append(Address(PG_CLASS, index))
    text = definition.removesuffix(" NOT VALID").removesuffix(" NOT ENFORCED")
    if type_ == "x":
        text = without_options(text, options or ())
    from_ = ObjectId(origin[0], tuple(origin[1:])) if origin is not None else None
    spec = Constraint(
        type_,
        text,
        validated or not enforced,
        enforced,
        tuple(sorted(options or ())),
        tablespace,
        clustered,
        replica_identity,
        from_,
        local,
        inherited,
    )
    return DbObject(id_, spec, parent, tuple(addresses))
