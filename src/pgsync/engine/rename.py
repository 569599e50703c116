"""Renames: a catalog under other names, the statements that give them, and what is the same but for its name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import Any, NamedTuple

from pgsync.engine.diff import Mode, differ
from pgsync.errors import UsageError
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, nothing
from pgsync.model.naming import RELATIONS, Naming, Rename, Rewrite, Text, Word, signature
from pgsync.model.objects import Catalog, DbObject, Dependency
from pgsync.model.plan import Planned
from pgsync.model.rewrite import rewrite
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

Kinds = Mapping[str, Kind[Any]]

_ROUNDS = 4  # an index of a partition is found once the index that it is a share of has been
_TEMPORARY = "pgsync_renamed_"
_USUAL = (Word.OWN,), (Word.SCHEMA, Word.OWN), (Word.SCHEMA, Word.RELATION, Word.OWN)
_INNER = (Word.SCHEMA, Word.TYPE, Word.OWN)
_ALONE = {Text.SCHEMA: "schema", Text.SERVER: "server", Text.WRAPPER: "foreign data wrapper", Text.LANGUAGE: "language"}


@dataclass(frozen=True, slots=True)
class Renamed:
    """Both sides under the names of the desired one, and the renames that lead there.

    asked: those somebody asked for; renames: all, with those of what is the same but for its name. In lenient mode
    such names do not count: there the desired side has the current one's.
    """

    current: Catalog
    desired: Catalog
    asked: tuple[Rename, ...] = ()
    renames: tuple[Rename, ...] = ()


# ------------------------------------------------------------------------------------------ catalogs


def renamed(catalog: Catalog, naming: Naming, kinds: Kinds) -> Catalog:
    """Return a catalog as PostgreSQL would show it under the new names: identities, dependencies, texts."""
    if naming.is_empty:
        return catalog
    names = naming_of(naming.names, catalog, kinds).names
    routines = frozenset(id_ for id_ in catalog.objects if Word.SIGNATURE in kinds[id_.kind].path)
    naming = replace(naming, names=names, routines_there=routines, labels_in=_labels_in(names, catalog, kinds))
    ids = {id_: new_id(id_, naming, kinds) for id_ in catalog.objects}
    objects = {}
    for id_, item in catalog.objects.items():
        needed = naming.of(d.referenced for d in catalog.needs.get(id_, ()))
        parent = None if item.parent is None else ids.get(item.parent) or new_id(item.parent, naming, kinds)
        objects[ids[id_]] = replace(item, id=ids[id_], spec=_spec(item, needed, ids, kinds), parent=parent)
    dependencies = (
        Dependency(ids.get(d.dependent, d.dependent), ids.get(d.referenced, d.referenced), d.type)
        for d in catalog.dependencies
    )
    return replace(catalog, objects=objects, dependencies=tuple(dependencies))


def naming_of(names: Mapping[ObjectId, str], catalog: Catalog, kinds: Kinds) -> Naming:
    """Return new names with those of what PostgreSQL renames along: columns of partitions, say."""
    there = {id_: new for id_, new in names.items() if id_ in catalog.objects}
    return Naming({**_along(there, catalog, kinds), **names})


def _labels_in(names: Mapping[ObjectId, str], catalog: Catalog, kinds: Kinds) -> dict[ObjectId, dict[str, str]]:
    """Return for each relation with a column of an enum that enum's renamed labels."""
    found: dict[ObjectId, dict[str, str]] = {}
    for id_, new in names.items():
        enum = whole_of(id_, catalog, kinds) if id_.kind not in kinds else None
        for dependency in catalog.needed_by.get(enum.id, ()) if enum is not None else ():
            user = catalog.get(dependency.dependent)
            if user is not None and user.parent is not None:
                found.setdefault(user.parent, {})[id_.path[-1]] = new
    return found


def _along(names: Mapping[ObjectId, str], catalog: Catalog, kinds: Kinds) -> dict[ObjectId, str]:
    """Return what PostgreSQL renames with something else."""
    found: dict[ObjectId, str] = {}
    for id_, new in names.items():
        todo = [id_]
        while todo:
            one = todo.pop()
            more = [o for o in kinds[one.kind].renames_along(catalog.objects[one], catalog) if o not in found]
            found |= dict.fromkeys(more, new)
            todo += more
    return found


def new_id(id_: ObjectId, naming: Naming, kinds: Kinds) -> ObjectId:
    """Return an identity under the new names."""
    if naming.is_empty:
        return id_
    kind = kinds.get(id_.kind)
    words = (kind.path if kind is not None else _INNER) or _usual(len(id_.path))
    if Word.SUBJECT not in words:
        return ObjectId(id_.kind, tuple(_part(id_, n, word, naming) for n, word in enumerate(words[: len(id_.path)])))
    start = words.index(Word.SUBJECT)
    end = len(id_.path) - (len(words) - start - 1)
    subject = new_id(ObjectId(id_.path[start], id_.path[start + 1 : end]), naming, kinds)
    return ObjectId(id_.kind, (*id_.path[:start], subject.kind, *subject.path, *id_.path[end:]))


def _usual(length: int) -> tuple[Word, ...]:
    """Return what the parts of a path are, of which its kind says nothing."""
    return _USUAL[length - 1] if length <= len(_USUAL) else (*_USUAL[-1], *[Word.OTHER] * (length - len(_USUAL)))


def _part(id_: ObjectId, position: int, word: Word, naming: Naming) -> str:
    text, before = id_.path[position], id_.path[position - 1]
    match word:
        case Word.OWN:
            new = naming.schema(text) if id_.kind == "schema" else naming.names.get(id_, text)
        case Word.SCHEMA:
            new = naming.schema(text)
        case Word.RELATION:
            _, new = naming.relation((before, text))
        case Word.TYPE:
            _, new = naming.type((before, text))
        case Word.COLUMN:
            new = naming.columns((id_.path[position - 2], before)).get(text, text)
        case Word.SIGNATURE:
            name, types = signature(text)
            new = naming.names.get(id_, name) + rewrite(types, Text.TYPE, naming)
        case Word.TYPES:
            new = rewrite(text, Text.TYPE, naming)
        case Word.ROLE:
            new = naming.role(text)
        case Word.SERVER | Word.PUBLICATION:
            new = naming.single(word.name.lower(), text)
        case _:
            new = text
    return new


def _spec(item: DbObject[Any], naming: Naming, ids: Mapping[ObjectId, ObjectId], kinds: Kinds) -> Any:
    """Return what an object is under the new names; the same object where nothing changes."""
    texts = kinds[item.id.kind].texts
    changed = {}
    for field in fields(item.spec):
        value = getattr(item.spec, field.name)
        new = ids.get(value, value) if isinstance(value, ObjectId) else value
        what = texts.get(field.name)
        if what is not None:
            new = _text(item, value, what, naming)
        if new != value:
            changed[field.name] = new
    return replace(item.spec, **changed) if changed else item.spec


def respelt(item: DbObject[Any], naming: Naming, id: ObjectId, kinds: Kinds) -> DbObject[Any]:
    """Return an object as it would be under another identity."""
    return replace(item, id=id, spec=_spec(item, naming, {item.id: id}, kinds))


def _text(item: DbObject[Any], value: Any, what: Text | Rewrite, naming: Naming) -> Any:
    if not isinstance(what, Text):
        return what(item, value, naming)
    if not isinstance(value, str):
        return value
    if what is Text.ROLE:
        return naming.role(value)
    if what is Text.SCHEMA:
        return naming.schema(value)
    if what in _ALONE:
        return naming.single(_ALONE[what], value)
    relation = item.parent if item.parent is not None and item.parent.kind in RELATIONS | {"column"} else None
    pair = (relation.path[0], relation.path[1]) if relation is not None else None
    return rewrite(value, what, naming, pair)


# ----------------------------------------------------------------------------------------- both sides


def under_new_names(
    current: Catalog,
    desired: Catalog,
    asked: Sequence[Rename],
    kinds: Kinds,
    mode: Mode = Mode.DEFAULT,
) -> Renamed:
    """Return both sides after the renames that are asked for, and after those of what differs in its name alone.

    A constraint, an index, a statistics object of one definition is the same under any name, and so is the sequence
    that a column owns. Nothing else is ever taken for another.
    """
    names = _free(current, {one.id: one.name for one in asked}, kinds)
    old = renamed(current, Naming(names), kinds)
    inverse = _inverse(current, names, kinds)
    ignored: dict[ObjectId, str] = {}
    new = desired
    for _ in range(_ROUNDS):
        found = list(_twins(old, new, kinds, mode))
        if not found:
            break
        for before, after in found:
            nameless = kinds[before.kind].nameless
            if nameless(old.objects[before], old, mode) and nameless(new.objects[after], new, mode):
                ignored[after] = own_name(before, kinds)
            else:
                names[inverse.get(before, before)] = own_name(after, kinds)
        old = renamed(current, Naming(names), kinds)
        inverse = _inverse(current, names, kinds)
        new = renamed(desired, Naming(ignored), kinds)
    return Renamed(old, new, tuple(asked), tuple(Rename(id_, name) for id_, name in names.items()))


def _free(current: Catalog, names: Mapping[ObjectId, str], kinds: Kinds) -> dict[ObjectId, str]:
    """Leave out what is known by its definition and would get a name that something else still has: it is replaced."""
    if not names:
        return {}
    after = renamed(current, Naming(names), kinds)
    slots = Counter(slot for item in after.objects.values() for slot in kinds[item.id.kind].slots(item))
    naming = naming_of(names, current, kinds)

    def is_free(id_: ObjectId) -> bool:
        item = after.get(new_id(id_, naming, kinds)) if id_.kind in kinds else None
        return (
            item is None
            or not kinds[id_.kind].nameless(item, after, Mode.LENIENT)
            or all(slots[slot] == 1 for slot in kinds[id_.kind].slots(item))
        )

    return {id_: name for id_, name in names.items() if is_free(id_)}


def under_old_names(prepared: Catalog, found: Renamed, original: Catalog, kinds: Kinds) -> Catalog:
    """Return the current side, with what was added to it since, as it is called before the plan."""
    if not found.renames:
        return prepared
    names = {one.id: one.name for one in found.renames}
    inverse = _inverse(original, names, kinds)
    back = renamed(prepared, Naming({one.id: one.name for one in backwards(found.renames, kinds)}), kinds)
    there = dict(zip(prepared.objects, back.objects.values(), strict=True))
    objects = [
        original.objects[inverse[id_]] if found.current.objects.get(id_) is item else there[id_]
        for id_, item in prepared.objects.items()
    ]
    return replace(original, objects={item.id: item for item in objects})


def _inverse(catalog: Catalog, names: Mapping[ObjectId, str], kinds: Kinds) -> dict[ObjectId, ObjectId]:
    if not names:
        return {}
    naming = naming_of(names, catalog, kinds)
    return {new_id(id_, naming, kinds): id_ for id_ in catalog.objects}


def own_name(id_: ObjectId, kinds: Kinds) -> str:
    """Return an object's own name, a routine's without its types."""
    kind = kinds.get(id_.kind)
    return signature(id_.path[-1])[0] if kind is not None and Word.SIGNATURE in kind.path else id_.path[-1]


def _twins(current: Catalog, desired: Catalog, kinds: Kinds, mode: Mode) -> Iterator[tuple[ObjectId, ObjectId]]:
    """Return pairs of what is gone and what is new that are the same but for their names."""
    gone = current.beyond(desired)
    if not gone:
        return
    difference = differ(kinds, mode)
    context = Context(current, desired, kinds)
    fresh: dict[tuple[Any, ...], list[DbObject[Any]]] = {}
    for item in desired.beyond(current):
        key = _twin_key(item, desired, kinds)
        if key is not None:
            fresh.setdefault(key, []).append(item)
    if not fresh:
        return
    taken: set[tuple[str, ...]] | None = None
    for item in gone:
        key = _twin_key(item, current, kinds)
        others = fresh.get(key, []) if key is not None else []
        if not others:
            continue
        if taken is None:
            taken = {slot for one in current.objects.values() for slot in kinds[one.id.kind].slots(one)}
        kind = kinds[item.id.kind]
        own = set(kind.slots(item))
        for other in others:
            changed = difference(item, other)
            is_same = not changed & kind.replace_on and kind.replaces(item, other, changed, context) is None
            if is_same and not (set(kind.slots(other)) - own) & taken:
                others.remove(other)
                yield item.id, other.id
                break


def _twin_key(item: DbObject[Any], catalog: Catalog, kinds: Kinds) -> tuple[Any, ...] | None:
    kind = kinds[item.id.kind]
    if kind.rename is None or kind.implied_by(item, catalog) is not None:
        return None
    key = kind.twin(item, catalog)
    return None if key is None else (item.id.kind, item.parent, *key)


# ----------------------------------------------------------------------------------------- statements


class _Way(NamedTuple):
    """One name on its way: what it is called now, what it shall be called, and whose rename that is."""

    now: ObjectId
    name: str
    of: Rename


def statements(renames: Iterable[Rename], catalog: Catalog, kinds: Kinds) -> Iterator[Planned]:
    """Return ALTER ... RENAME in an order in which every name is free.

    Parts go first, while what they are a part of has its old name; schemas last. Names that change places take a
    detour.
    """
    every = sorted(renames, key=_rank)
    naming = Naming({one.id: one.name for one in every})
    context = Context(catalog, catalog, kinds)
    for _, group in groupby(every, key=lambda one: _rank(one)[:2]):
        for way in _untangled([_Way(one.id, one.name, one) for one in group], kinds):
            rename = _renamer(way.of.id, catalog, kinds)
            object_ = new_id(way.of.id, naming, kinds)
            yield from (Planned(statement, "rename", object_) for statement in rename(way.now, way.name, context))


def _rank(one: Rename) -> tuple[bool, int, ObjectId]:
    return one.id.kind == "schema", -len(one.id.path), one.id


def _untangled(waiting: list[_Way], kinds: Kinds) -> Iterator[_Way]:
    detours = 0
    while waiting:
        held = {_place(way.now, own_name(way.now, kinds)) for way in waiting}
        free = next((way for way in waiting if _place(way.now, way.name) not in held), None)
        if free is not None:
            waiting.remove(free)
            yield free
            continue
        first = waiting.pop(0)
        detours += 1
        name = f"{_TEMPORARY}{detours}"
        types = first.now.path[-1].removeprefix(own_name(first.now, kinds))
        yield first._replace(name=name)
        waiting.append(first._replace(now=ObjectId(first.now.kind, (*first.now.path[:-1], name + types))))


def _place(id_: ObjectId, name: str) -> tuple[str, ...]:
    """Return what no two can be called at the same time."""
    space = "relation" if id_.kind in RELATIONS | {"sequence", "index"} else id_.kind
    return (space, *id_.path[:-1], name)


def _renamer(id_: ObjectId, catalog: Catalog, kinds: Kinds) -> Callable[..., Iterable[Statement]]:
    whole = whole_of(id_, catalog, kinds)
    kind = kinds.get(id_.kind) or (kinds[whole.id.kind] if whole is not None else None)
    if kind is None or kind.rename is None:
        raise UsageError(f"a {id_.kind} cannot be renamed")
    return kind.rename


def whole_of(id_: ObjectId, catalog: Catalog, kinds: Kinds) -> DbObject[Any] | None:
    """Return the object that has something inside with this identity: an enum of a label, a view of a column."""
    for kind in kinds.values():
        item = catalog.get(ObjectId(kind.name, id_.path[:-1])) if kind.inner is not nothing else None
        if item is not None and id_ in kind.inner(item):
            return item
    return None


def is_there(id_: ObjectId, catalog: Catalog, kinds: Kinds) -> bool:
    """Tell whether a catalog has an object, or something inside of one, with this identity."""
    return id_ in catalog.objects or whole_of(id_, catalog, kinds) is not None


def still_mentioned(found: Renamed, kinds: Kinds) -> Iterator[str]:
    """Return a sentence for each source text that mentions an old name: PostgreSQL does not look into it."""
    naming = naming_of({one.id: one.name for one in found.asked}, found.current, kinds)
    for item in found.desired.objects.values() if found.asked else ():
        words = set(kinds[item.id.kind].mentions(item))
        for one in found.asked if words else ():
            whole = (
                {one.id.path[1], new_id(one.id, naming, kinds).path[1]} if len(one.id.path) > len(_USUAL[1]) else words
            )
            old = own_name(one.id, kinds)
            if old in words and whole & words:
                yield f'{item.id}: its source mentions "{old}", which is "{one.name}" then; see whether it means that'


def backwards(renames: Iterable[Rename], kinds: Kinds) -> tuple[Rename, ...]:
    """Return the renames that take these back."""
    every = list(renames)
    naming = Naming({one.id: one.name for one in every})
    return tuple(Rename(new_id(one.id, naming, kinds), own_name(one.id, kinds)) for one in every)
