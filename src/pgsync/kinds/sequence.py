"""Sequences, also those of identity columns: CREATE SEQUENCE, catalogs pg_class (relkind S) and pg_sequence."""

from collections.abc import Iterator
from dataclasses import field, replace

from pgsync.kinds.common import (
    PG_CLASS,
    PG_NAMESPACE,
    alter_table,
    named,
    relation_of,
    relation_slots,
    straddle,
    with_specs,
)
from pgsync.kinds.names import generated_name
from pgsync.kinds.rows import lock_table
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.modes import Mode, Note
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal, qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement, Work
from pgsync.plain import dataclass

UNLOGGED_SINCE = 15
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
    return f"""
        SELECT c.oid, c.relnamespace, c.relname, c.relowner, c.relacl::text, format_type(s.seqtypid, NULL), s.seqstart,
               s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, c.relpersistence::text,
               coalesce(d.deptype = 'i', false), n.nspname, t.relname, a.attname
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
              AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
        LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE c.oid >= 16384 AND {of_relations("c.oid")} ORDER BY c.relname, c.oid"""  # noqa: S608


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
    if item.parent not in context.created and item.id not in context.saved:
        limit = "max" if item.spec.increment > 0 else "min"
        spec = item.spec
        yield Statement(  # a row's value that the sequence cannot have leaves it at its start
            f"SELECT pg_catalog.setval({literal(qualified(item.id.path))}, "  # noqa: S608
            f"pg_catalog.{limit}({name})) FROM {qualified(column.id.path[:2])} "
            f"HAVING pg_catalog.{limit}({name}) BETWEEN {spec.minimum} AND {spec.maximum}",
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
    restarts = (old.increment > 0) != (new.increment > 0) or old.maximum < new.minimum or new.maximum < old.minimum
    if restarts:
        words.append(f"RESTART WITH {new.start}")  # no value of the old range is one of the new
    else:
        yield from _into_bounds(old, after)
    yield Statement(
        f"ALTER {context.identity(after.id)} {' '.join(words)}",
        lock=Lock.SHARE_ROW_EXCLUSIVE,
        relations=(after.id,),
        hazards=frozenset({Hazard.LOCK_SEQUENCE, *([Hazard.DATA_DROP_SEQUENCE] if restarts else [])}),
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
    """SET LOGGED or SET UNLOGGED (15 and newer); an owned sequence follows its table when that changes."""
    del before
    columns = [d.referenced for d in context.desired.needs.get(after.id, ()) if d.referenced.kind == "column"]
    for table in (ObjectId("table", column.path[:2]) for column in columns):
        old, new = context.current.get(table), context.desired.get(table)
        if old is None or new is None:
            continue
        if old.spec.persistence != new.spec.persistence == after.spec.persistence:
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


def keeps(*_: object) -> bool:
    """Tell that the counter always finds its way to a sequence of the same name."""
    return True


def save(item: DbObject[Sequence], context: Context) -> Iterator[Statement]:
    """CREATE TEMPORARY TABLE AS: where the counter is, while nobody can insert a row with its next value."""
    if item.spec.owned_by is not None:
        yield lock_table(ObjectId("table", item.spec.owned_by.path[:2]))
    yield Statement(
        f"CREATE TEMPORARY TABLE {temporary_name('counter', item.id, context)} ON COMMIT DROP AS\n"  # noqa: S608
        f"    SELECT last_value, is_called FROM {qualified(item.id.path)}"
    )


def fill(before: DbObject[Sequence], after: DbObject[Sequence], context: Context) -> Iterator[Statement]:
    """SELECT setval() of where the counter was."""
    value, low, high = "last_value", after.spec.minimum, after.spec.maximum
    if (before.spec.minimum, before.spec.maximum) != (low, high):
        value = f"GREATEST({low}, LEAST({high}, last_value))"
    yield Statement(
        f"SELECT pg_catalog.setval({literal(qualified(after.id.path))}, {value}, is_called)"  # noqa: S608
        f" FROM pg_temp.{temporary_name('counter', before.id, context)}"
    )


def decides(item: DbObject[Sequence], _catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    """With its sequence a column is an identity, or is one no more."""
    if item.spec.identity and item.parent is not None:
        yield item.parent, "identity"


def slots(item: DbObject[Sequence]) -> Iterator[tuple[str, ...]]:
    """A relation's name; and the place of a column's default or identity."""
    yield from relation_slots(item)
    if item.parent is not None:
        yield ("pg_attrdef", *item.parent.path)


def nameless(item: DbObject[Sequence], catalog: Catalog, mode: Mode) -> bool:
    """The generated name of a column's sequence does not count but in strict mode; none does in lenient mode."""
    column = item.spec.owned_by
    if mode is Mode.STRICT or column is None or not _is_used_by_column_alone(item, column, catalog):
        return False
    return mode is Mode.LENIENT or _is_generated(item.id, column)


def notes(current: Catalog, desired: Catalog, mode: Mode) -> Iterator[Note]:
    """Generated names that differ: of a sequence's first table, of a second attempt."""
    there = _by_column(current) if mode is Mode.DEFAULT else {}
    for column, after in _by_column(desired).items() if there else ():
        before = there.get(column)
        if before is None or before.id == after.id or before.spec.identity != after.spec.identity:
            continue
        if nameless(before, current, mode) and nameless(after, desired, mode):
            yield Note(after.id, "name of a column's sequence", before.id.name, after.id.name)


def _by_column(catalog: Catalog) -> dict[ObjectId, DbObject[Sequence]]:
    """Return the sequences that a column made, by identity or serial."""
    return {item.spec.owned_by: item for item in catalog.of_kind("sequence") if item.spec.owned_by is not None}


def _is_generated(id_: ObjectId, column: ObjectId) -> bool:
    return id_.path[1].rstrip("0123456789") == generated_name(column.path[1], column.path[2], "seq")


def _is_used_by_column_alone(item: DbObject[Sequence], column: ObjectId, catalog: Catalog) -> bool:
    """Tell whether no text but the default of the column mentions the sequence."""
    users = {d.dependent for d in catalog.needed_by.get(item.id, ())} - {column}
    return all(
        (user.kind == "default" and catalog.objects[user].spec.expression == _nextval(item.id))
        or catalog.objects[user].parent == item.id
        for user in users
        if user in catalog.objects
    )


def _nextval(id_: ObjectId) -> str:
    return f"nextval({literal(qualified(id_.path))}::regclass)"


def across(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Until 14 no sequence is unlogged, not even that of an unlogged table, which is since 15."""
    if not straddle(current, desired, UNLOGGED_SINCE):
        return current, desired
    specs = {}
    for id_, item in desired.objects.items():
        if id_.kind != "sequence" or item.spec.owned_by is None:
            continue
        table, other = desired.get(ObjectId("table", item.spec.owned_by.path[:2])), current.get(id_)
        if table is not None and table.spec.persistence == "u":
            usual = "u" if current.server.version >= UNLOGGED_SINCE else "p"
            specs[id_] = replace(item.spec, persistence=other.spec.persistence if other is not None else usual)
    return current, with_specs(desired, specs)


def lacks(item: DbObject[Sequence], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Unlogged sequences came with 15."""
    if item.spec.persistence == "u":
        yield Lack("unlogged sequences", UNLOGGED_SINCE, lambda spec: replace(spec, persistence="p"))


KIND = Kind(
    name="sequence",
    plural="sequences",
    spec=Sequence,
    lacks=lacks,
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
    keeps=keeps,
    save=save,
    fill=fill,
    drops_with=owning_column,
    decides=decides,
    slots=slots,
    across=across,
    lenient=frozenset({"start", "cache"}),
    nameless=nameless,
    notes=notes,
)
