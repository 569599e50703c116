"""What the kinds share: catalog oids, names of relations in DDL, statements with their locks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Pair
from pgsync.model.modes import Mode, Note
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spelling import lenient_options
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work
from pgsync.model.steady import steady

# Oids of the system catalogs, fixed in every version (src/include/catalog/*.h).
PG_TYPE = 1247
PG_ATTRIBUTE = 1249
PG_PROC = 1255
PG_CLASS = 1259
PG_AUTHID = 1260
PG_DATABASE = 1262
PG_TABLESPACE = 1213
PG_DEFAULT_ACL = 826
PG_FOREIGN_SERVER = 1417
PG_USER_MAPPING = 1418
PG_FOREIGN_DATA_WRAPPER = 2328
PG_AM = 2601
PG_ATTRDEF = 2604
PG_CAST = 2605
PG_CONSTRAINT = 2606
PG_CONVERSION = 2607
PG_INHERITS = 2611
PG_LANGUAGE = 2612
PG_LARGEOBJECT = 2613
PG_NAMESPACE = 2615
PG_OPCLASS = 2616
PG_OPERATOR = 2617
PG_REWRITE = 2618
PG_TRIGGER = 2620
PG_OPFAMILY = 2753
PG_EXTENSION = 3079
PG_POLICY = 3256
PG_STATISTIC_EXT = 3381
PG_COLLATION = 3456
PG_EVENT_TRIGGER = 3466
PG_TRANSFORM = 3576
PG_TS_DICT = 3600
PG_TS_PARSER = 3601
PG_TS_CONFIG = 3602
PG_TS_TEMPLATE = 3764
PG_PUBLICATION = 6104
PG_PUBLICATION_REL = 6106
PG_PUBLICATION_NAMESPACE = 6237
PG_SUBSCRIPTION = 6100

FIRST_USER_OID = 16384  # FirstNormalObjectId: what is below was made by initdb

RELATIONS = frozenset({"table", "foreign table", "view", "materialized view"})

_LIGHT_OPTIONS = frozenset({"fillfactor", "deduplicate_items"})  # of an index; all others ask for ACCESS EXCLUSIVE

# When a rule or event trigger fires, by its letter in the catalog: in ALTER TABLE and ALTER EVENT TRIGGER.
ENABLE = {"O": "ENABLE", "D": "DISABLE", "R": "ENABLE REPLICA", "A": "ENABLE ALWAYS"}


def named(words: str, parts: int | None = None) -> Any:
    """Return an identity function: `words` and the path as one dotted name (of its first `parts` parts)."""

    def identity(id_: ObjectId) -> str:
        return f"{words} {qualified(id_.path[:parts])}"

    return identity


def on_relation(words: str) -> Any:
    """Return the identity function of a part of a relation: TRIGGER name ON schema.relation."""

    def identity(id_: ObjectId) -> str:
        return f"{words} {quote(id_.path[-1])} ON {qualified(id_.path[:2])}"

    return identity


def relation_slots(item: DbObject[Any]) -> Iterator[tuple[str, ...]]:
    """A relation's name is unique among relations, and its row type's among types."""
    yield ("pg_class", *item.id.path[:2])
    yield ("pg_type", *item.id.path[:2])


def class_slot(item: DbObject[Any]) -> Iterator[tuple[str, ...]]:
    """An index's name is unique among relations."""
    yield ("pg_class", *item.id.path[:2])


def type_slot(item: DbObject[Any]) -> Iterator[tuple[str, ...]]:
    """A type's name is unique among types."""
    yield ("pg_type", *item.id.path[:2])


def relation_of(item: DbObject[Any]) -> ObjectId:
    """Return the relation whose part `item` is (the parent, or the parent's parent of a default)."""
    if item.parent is None:
        return item.id
    if item.parent.kind == "column":
        return ObjectId("table", item.parent.path[:2])
    return item.parent


def alter_table(
    item: DbObject[Any],
    action: str,
    *,
    lock: Lock = Lock.ACCESS_EXCLUSIVE,
    work: Work = Work.INSTANT,
    hazards: Iterable[Hazard] = (),
    only: bool = False,
    reach: Reach = Reach.HEIRS,
    words: str = "TABLE",
) -> Statement:
    """Return ALTER TABLE on the relation of `item`.

    reach: to which tables that inherit from it this action recurses, unless ONLY is said.
    """
    relation = relation_of(item)
    sql = f"ALTER {words} {'ONLY ' if only else ''}{qualified(relation.path)} {action}"
    if relation.kind == "foreign table":  # it has no rows here: nothing to read, to rewrite or to lose
        work, hazards = Work.INSTANT, [hazard for hazard in hazards if not hazard.is_about_rows]
    return Statement(
        sql,
        lock=lock,
        relations=(relation,),
        work=work,
        hazards=frozenset(hazards),
        reach=Reach.OWN if only else reach,
    )


def with_specs(catalog: Catalog, specs: Mapping[ObjectId, Any]) -> Catalog:
    """Return a catalog in which some objects have other specs."""
    changed = {id_: replace(catalog.objects[id_], spec=spec) for id_, spec in specs.items()}
    return replace(catalog, objects={**catalog.objects, **changed}) if changed else catalog


def straddle(current: Catalog, desired: Catalog, version: int) -> bool:
    """Tell whether one of two servers is older than a major version and the other is not."""
    return (current.server.version < version) is not (desired.server.version < version)


def simple_drop(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    """DROP, for what is no relation but for composite types."""
    lock, relations = composite_relation(item.id)
    yield Statement(f"DROP {context.identity(item.id)}", lock=lock, relations=relations)


def options_clause(options: Iterable[str]) -> str:
    """Return pg_class.reloptions ("fillfactor=70") as they stand in WITH (...) or SET (...)."""
    return ", ".join(f"{key}={option_value(value)}" for key, _, value in (o.partition("=") for o in options))


def option_value(value: str) -> str:
    """Return a storage parameter's value, quoted as pg_get_indexdef does."""
    return "'" + value.replace("'", "''") + "'"


def alter_options(before: Iterable[str], after: Iterable[str], prefix: str = "") -> Iterator[str]:
    """Return SET (...) and RESET (...) that turn one set of storage parameters into the other."""
    old = dict(o.partition("=")[::2] for o in before)
    new = dict(o.partition("=")[::2] for o in after)
    changed = [f"{prefix}{k}={option_value(v)}" for k, v in new.items() if old.get(k) != v]
    gone = [prefix + k for k in old if k not in new]
    if gone:
        yield f"RESET ({', '.join(gone)})"
    if changed:
        yield f"SET ({', '.join(changed)})"


def index_options_lock(before: Iterable[str], after: Iterable[str]) -> Lock:
    """Return what SET and RESET lock: the strongest that one of the changed parameters asks for (reloptions.c)."""
    changed = {option.partition("=")[0] for option in {*before} ^ {*after}}
    return Lock.SHARE_UPDATE_EXCLUSIVE if changed <= _LIGHT_OPTIONS else Lock.ACCESS_EXCLUSIVE


def is_retyped(before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """Tell whether a column changes to another type than by its modifier, or its type is replaced by a new one."""
    if before.id.kind != "column" or "type" not in fields:
        return False
    return bool(before.spec.base_type != after.spec.base_type or before.spec.type == after.spec.type)


def _inherited(catalog: Catalog) -> frozenset[ObjectId]:
    """Return the tables from which others inherit: few, and others are asked about more often."""
    return frozenset(link.spec.parent for link in catalog.of_kind("partition", "inheritance"))


def heirs(relation: ObjectId, catalog: Catalog, reach: Reach = Reach.HEIRS) -> Iterator[ObjectId]:
    """Return the tables right below a table: its partitions, or also its children."""
    if relation not in catalog.once(_inherited):
        return
    kinds = {"partition"} if reach is Reach.PARTITIONS else {"partition", "inheritance"}
    for dependency in catalog.needed_by.get(relation, ()):
        link = dependency.dependent
        if link.kind in kinds and catalog.objects[link].spec.parent == relation:
            child = catalog.objects[link].parent
            if child is not None:
                yield child


def composite_relation(type_: ObjectId) -> tuple[Lock, tuple[ObjectId, ...]]:
    """Return what an ALTER or DROP of a type locks: a composite type is a relation, any other type is none."""
    return (Lock.ACCESS_EXCLUSIVE, (type_,)) if type_.kind == "composite type" else (Lock.NONE, ())


def table_parents(table: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    """Return the tables that a table inherits from or is a partition of."""
    for child in catalog.children.get(table, ()):
        if child.kind in {"inheritance", "partition"}:
            yield catalog.objects[child].spec.parent


def inherited_from(item: DbObject[Any], catalog: Catalog) -> ObjectId | None:
    """Return the part of the same name of a parent table that an inherited column or constraint comes from."""
    if item.parent is None or not item.spec.inherited:
        return None
    for parent in table_parents(item.parent, catalog):
        origin = ObjectId(item.id.kind, (*parent.path, item.id.path[-1]))
        if origin in catalog.objects:
            return origin
    return None


def as_handed_down(item: DbObject[Any], context: Context) -> str:
    """Return the definition of a constraint, a CHECK's so that PostgreSQL finds it to be that of parents and children.

    Where the parent's is there already, it is the one to be like: another pair of brackets makes another text of it.
    """
    definition, desired = str(item.spec.definition), context.desired
    if item.spec.type != "c" or item.parent is None:
        return definition
    origin = inherited_from(item, desired)
    there = context.current.get(origin) if origin is not None and origin not in context.created else None
    if there is not None:
        return steady(str(there.spec.definition))
    is_alone = origin is None and not any(heirs(item.parent, desired, Reach.HEIRS))
    return definition if is_alone else steady(definition)


def unlike_above(item: DbObject[Any], context: Context) -> Iterator[ObjectId]:
    """Return the CHECKs that a table must have word for word as another one, to inherit from it from now on.

    item: the tie of the two. Those that are one expression but two texts are no difference, and made anew.
    """
    current, desired = context.current, context.desired
    if item.parent is None or item.id in current.objects or item.id not in desired.objects:
        return
    for above in desired.parts(item.spec.parent, "constraint"):
        own = current.get(ObjectId("constraint", (*item.parent.path, above.id.path[-1])))
        if own is None or own.spec.type != "c" or own.id not in desired.objects:
            continue
        before = current.get(above.id)
        is_same = before is not None and _normal(before) == _normal(above)
        there = before if before is not None and is_same else above
        if own.spec.definition != there.spec.definition and _normal(own) == _normal(there):
            yield own.id


def _normal(constraint: DbObject[Any]) -> str | None:
    return normal_expression(constraint.spec.definition)


def handed_down(table: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    """Return the parts of a table that whatever inherits from it must have."""
    return (part for part in catalog.children.get(table, ()) if part.kind in {"column", "constraint"})


def marked(table: ObjectId, mark: str, *catalogs: Catalog) -> Iterator[ObjectId]:
    """Return the indexes and constraints of a table that one of the catalogs marks: is_clustered, for instance."""
    for catalog in catalogs:
        for part in catalog.children.get(table, ()):
            if part.kind in {"index", "constraint"} and getattr(catalog.objects[part].spec, mark):
                yield part


def marks_along(before: DbObject[Any] | None, after: DbObject[Any], catalogs: Pair[Catalog]) -> Iterator[ObjectId]:
    """What an index takes its marks from: another one; and the table, which says whether an index is its identity."""
    table = relation_of(after)
    if after.spec.is_clustered and not (before is not None and before.spec.is_clustered):
        yield from marked(table, "is_clustered", catalogs[0])
    if after.spec.is_replica_identity != (before is not None and before.spec.is_replica_identity):
        yield table
        yield from marked(table, "is_replica_identity", *catalogs)


def shares(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """Return the constraints or indexes of partitions that this one adopts."""
    for dependency in catalog.needed_by.get(item.id, ()):
        if dependency.type == "P" and dependency.dependent.kind in {"index", "constraint"}:
            yield dependency.dependent


def is_incomplete(item: DbObject[Any], catalog: Catalog) -> bool:
    """Tell whether a partition lacks its share of an index or of a constraint's index: without ONLY it would get it."""
    table = relation_of(item)
    if table not in catalog.once(_inherited):
        return False
    partitions = {d.dependent for d in catalog.needed_by.get(table, ()) if d.dependent.kind == "partition"}
    if not partitions or (item.id.kind == "constraint" and item.spec.type == "c"):
        return False
    having = {relation_of(catalog.objects[share]).path for share in shares(item, catalog)}
    return any(partition.path not in having for partition in partitions)


def shares_of_constraints(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """Return the partitions in which a partitioned index has the index of a constraint of their own for its share.

    While such a partition is attached neither the index can go nor the constraint.
    """
    if item.id.kind == "index":
        owned = (catalog.objects[share] for share in shares(item, catalog) if share.kind == "constraint")
        yield from (ObjectId("partition", relation_of(share).path) for share in owned)


# What the name of an option or setting must not contain for its value to be read: a regular expression.
SECRET_NAMES = "passw|pwd|secret|token|credential|api_?key|access_?key|private_?key"  # noqa: S105


def secret_mark(expression: str) -> str:
    """Return SQL for a hash too short to find a secret by, long enough to tell two apart."""
    return f"left(encode(sha256(convert_to({expression}, 'UTF8')), 'hex'), 8)"


def without_options(text: str, options: Sequence[str]) -> str:
    """Take out the storage parameters, written as flatten_reloptions (ruleutils.c) does."""
    if not options:
        return text
    words = ", ".join(
        f"{quote(k)}={v}"
        if v.replace("_", "a").isalnum() and not v[0].isdigit() and quote(v) == v
        else f"{quote(k)}='{v}'"
        for k, _, v in (o.partition("=") for o in options)
    )
    return text.replace(f" WITH ({words})", "", 1)


def inherited_notes(kind: str) -> Callable[[Catalog, Catalog, Mode], Iterator[Note]]:
    """Return `Kind.notes` for parts that a table defines too on one side only: no statement changes that."""

    def notes(current: Catalog, desired: Catalog, mode: Mode) -> Iterator[Note]:
        for id_, item in desired.objects.items() if mode is Mode.STRICT else ():
            before = current.objects.get(id_) if id_.kind == kind else None
            if before is None or before.spec.local == item.spec.local or not item.spec.inherited:
                continue
            if ObjectId("partition", id_.path[:2]) not in desired.objects:  # ATTACH decides it for partitions
                yield Note(id_, "definition", _definition_place(before), _definition_place(item))

    return notes


def _definition_place(item: DbObject[Any]) -> str:
    return "here too" if item.spec.local else "only inherited"


def lenient_storage(*names: str) -> dict[str, Callable[[Iterable[str], object], Any]]:
    """Return `Kind.normal_leniently` for fields with storage parameters."""
    return dict.fromkeys(names, lambda options, _spec: lenient_options(options))
