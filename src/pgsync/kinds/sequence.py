"""Sequences, also those of identity columns: CREATE SEQUENCE, catalogs pg_class (relkind S) and pg_sequence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pgsync.kinds.common import PG_CLASS, PG_NAMESPACE, alter_table, named, relation_of, relation_slots
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal, qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement, Work

_BOUNDS = {"smallint": 15, "integer": 31, "bigint": 63}


@dataclass(frozen=True, slots=True)
class Sequence:
    """The parameters; the counter itself is data. `identity` tells a sequence that an identity column made."""

    type: str
    start: int
    increment: int
    minimum: int
    maximum: int
    cache: int
    cycle: bool
    persistence: str
    identity: bool
    owned_by: ObjectId | None = field(compare=False)  # ownership is an object of its own


def query(_version: int) -> str:
    """Every sequence, with the identity column it belongs to."""
    return """
        SELECT c.oid, c.relnamespace, c.relname, c.relowner, c.relacl::text, format_type(s.seqtypid, NULL), s.seqstart,
               s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, c.relpersistence::text,
               coalesce(d.deptype = 'i', false), n.nspname, t.relname, a.attname
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
              AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
        LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE c.oid >= 16384 ORDER BY c.relname"""


def read(row: Row, reader: Reader) -> DbObject[Sequence] | None:
    """Return the sequence; one of an identity column is a part of that column and has its owner."""
    (
        oid,
        namespace,
        name,
        owner,
        acl,
        type_,
        start,
        increment,
        low,
        high,
        cache,
        cycle,
        persistence,
        is_identity,
        *column,
    ) = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("sequence", (*schema.path, name))
    owning = ObjectId("column", tuple(column)) if column[0] is not None else None
    reader.owned(id_, 0 if is_identity else owner, acl)
    if is_identity:
        reader.owner_of[id_] = owner
    spec = Sequence(type_, start, increment, low, high, cache, cycle, persistence, is_identity, owning)
    return DbObject(id_, spec, owning if is_identity else None, (Address(PG_CLASS, oid),))


def parameters(spec: Sequence, *, type_: bool = True) -> str:
    """Return the parameters that are not the default of their type and direction."""
    low, high = bounds(spec)
    words = []
    if type_ and spec.type != "bigint":
        words.append(f"AS {spec.type}")
    if spec.start != (spec.minimum if spec.increment > 0 else spec.maximum):
        words.append(f"START WITH {spec.start}")
    if spec.increment != 1:
        words.append(f"INCREMENT BY {spec.increment}")
    if spec.minimum != low:
        words.append(f"MINVALUE {spec.minimum}")
    if spec.maximum != high:
        words.append(f"MAXVALUE {spec.maximum}")
    if spec.cache != 1:
        words.append(f"CACHE {spec.cache}")
    if spec.cycle:
        words.append("CYCLE")
    return " ".join(words)


def bounds(spec: Sequence) -> tuple[int, int]:
    """Return the MINVALUE and MAXVALUE that PostgreSQL chooses for the type and direction."""
    bits = _BOUNDS[spec.type]
    return (1, 2**bits - 1) if spec.increment > 0 else (-(2**bits), -1)


def identity_clause(item: DbObject[Sequence], always: str) -> str:
    """Return GENERATED ... AS IDENTITY (...) for the column that the sequence belongs to."""
    words = [f"SEQUENCE NAME {qualified(item.id.path)}", parameters(item.spec, type_=False)]
    if item.spec.persistence == "u":
        words.append("UNLOGGED")
    return f"GENERATED {'ALWAYS' if always == 'a' else 'BY DEFAULT'} AS IDENTITY ({' '.join(filter(None, words))})"


def create(item: DbObject[Sequence], context: Context) -> Iterator[Statement]:
    """CREATE SEQUENCE; or ADD GENERATED AS IDENTITY to a column that is there, its counter behind the rows' values."""
    if item.parent is None:
        words = [f"CREATE {'UNLOGGED ' if item.spec.persistence == 'u' else ''}{context.identity(item.id)}"]
        yield Statement(" ".join(filter(None, [*words, parameters(item.spec)])))
        return
    column = context.desired.objects[item.parent]
    name = quote(column.id.path[-1])
    clause = identity_clause(item, column.spec.identity)
    yield alter_table(column, f"ALTER COLUMN {name} ADD {clause}")
    if item.parent not in context.created:
        limit = "max" if item.spec.increment > 0 else "min"
        yield Statement(
            f"SELECT pg_catalog.setval({literal(qualified(item.id.path))}, "  # noqa: S608
            f"pg_catalog.{limit}({name})) FROM {qualified(column.id.path[:2])}",
            lock=Lock.ACCESS_SHARE,
            relations=(relation_of(column),),
            work=Work.SCAN,
        )


def drop(item: DbObject[Sequence], context: Context) -> Iterator[Statement]:
    """DROP SEQUENCE, or DROP IDENTITY."""
    if item.parent is None:
        yield Statement(
            f"DROP {context.identity(item.id)}",
            lock=Lock.ACCESS_EXCLUSIVE,
            relations=(item.id,),
            hazards=frozenset({Hazard.DATA_DROP_SEQUENCE}),
        )
    else:
        column = context.current.objects[item.parent]
        yield alter_table(
            column,
            f"ALTER COLUMN {quote(column.id.path[-1])} DROP IDENTITY",
            hazards={Hazard.DATA_DROP_SEQUENCE},
        )


def alter_parameters(before: DbObject[Sequence], after: DbObject[Sequence], context: Context) -> Iterator[Statement]:
    """ALTER SEQUENCE with every parameter that differs; the counter stays."""
    old, new = before.spec, after.spec
    words = []
    if old.type != new.type:
        words.append(f"AS {new.type}")
    for word, one, other in (
        ("INCREMENT BY", old.increment, new.increment),
        ("MINVALUE", old.minimum, new.minimum),
        ("MAXVALUE", old.maximum, new.maximum),
        ("START WITH", old.start, new.start),
        ("CACHE", old.cache, new.cache),
    ):
        if one != other or (word in {"MINVALUE", "MAXVALUE"} and old.type != new.type):
            words.append(f"{word} {other}")
    if old.cycle != new.cycle:
        words.append("CYCLE" if new.cycle else "NO CYCLE")
    if (old.increment > 0) != (new.increment > 0) or old.maximum < new.minimum or new.maximum < old.minimum:
        words.append(f"RESTART WITH {new.start}")  # no value of the old range is one of the new
    else:
        yield from _into_bounds(old, after)
    yield Statement(
        f"ALTER {context.identity(after.id)} {' '.join(words)}",
        lock=Lock.SHARE_ROW_EXCLUSIVE,
        relations=(after.id,),
        hazards=frozenset({Hazard.LOCK_SEQUENCE}),
    )


def _into_bounds(old: Sequence, after: DbObject[Sequence]) -> Iterator[Statement]:
    """Move the counter to the bound that it would fall out of: ALTER SEQUENCE refuses it otherwise."""
    name, new = qualified(after.id.path), after.spec
    for bound, operator, tighter in (
        (new.minimum, "<", new.minimum > old.minimum),
        (new.maximum, ">", new.maximum < old.maximum),
    ):
        if tighter and old.minimum <= bound <= old.maximum:
            yield Statement(
                f"SELECT pg_catalog.setval({literal(name)}, {bound}, false) "  # noqa: S608
                f"FROM {name} WHERE last_value {operator} {bound}"
            )


def alter_persistence(before: DbObject[Sequence], after: DbObject[Sequence], context: Context) -> Iterator[Statement]:
    """SET LOGGED or SET UNLOGGED (15 and newer); an owned sequence follows its table."""
    del before
    if any(d.referenced.kind == "column" for d in context.desired.needs.get(after.id, ())):
        return
    action = "SET UNLOGGED" if after.spec.persistence == "u" else "SET LOGGED"
    yield Statement(f"ALTER {context.identity(after.id)} {action}", lock=Lock.ACCESS_EXCLUSIVE, relations=(after.id,))


def inline(item: DbObject[Sequence], _context: Context) -> bool:
    """An identity sequence is made by its column."""
    return item.parent is not None


def owning_column(item: DbObject[Sequence], _context: Context) -> Iterator[ObjectId]:
    """A sequence goes with the column that owns it."""
    if item.spec.owned_by is not None:
        yield item.spec.owned_by


def slots(item: DbObject[Sequence]) -> Iterator[tuple[str, ...]]:
    """A relation's name; and the place of a column's default or identity."""
    yield from relation_slots(item)
    if item.parent is not None:
        yield ("pg_attrdef", *item.parent.path)


KIND = Kind(
    name="sequence",
    plural="sequences",
    spec=Sequence,
    classid=PG_CLASS,
    query=query,
    read=read,
    identity=named("SEQUENCE"),
    create=create,
    drop=drop,
    alter=dict.fromkeys(("type", "start", "increment", "minimum", "maximum", "cache", "cycle"), alter_parameters)
    | {"persistence": alter_persistence},
    replace_on=frozenset({"identity"}),
    inline=inline,
    drops_with=owning_column,
    slots=slots,
    lenient=frozenset({"start", "cache"}),
)
