"""What a choice of changes needs besides: taken along and named, or refused where a rule leaves it out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from pgsync.engine.diff import differ
from pgsync.engine.steps import ties
from pgsync.errors import Refused
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, no_object
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spoken import spoken
from pgsync.model.statements import Reach

Rule = Callable[[ObjectId], str | None]
"""An object → the pattern that leaves it out, whatever is chosen; None when none does."""


class Strength(Enum):
    """How much one change needs another, where a rule leaves that out."""

    FORCED = "it happens with it, whatever any rule says"
    HARD = "it is impossible without"
    SOFT = "it goes without"


class Need(NamedTuple):
    """A change that another one needs. words: why."""

    id: ObjectId
    words: str
    strength: Strength = Strength.HARD


def close(
    current: Catalog, desired: Catalog, picked: set[ObjectId], kinds: Mapping[str, Kind[Any]], rule: Rule
) -> set[ObjectId]:
    """Add to `picked` what it needs; return what was added.

    Raises Refused, naming both, when a chosen change is impossible without one that is left out by a rule.
    """
    closure = _Closure(current, desired, kinds)
    added: set[ObjectId] = set()
    todo = sorted(id_ for id_ in picked if closure.changes(id_))
    others: list[tuple[ObjectId, Need]] = []
    while todo or others:
        if todo:  # first whatever happens anyway
            id_ = todo.pop()
            needs = list(closure.needs(id_))
            others += [(id_, need) for need in needs if need.strength is not Strength.FORCED]
            new = [need.id for need in needs if need.strength is Strength.FORCED and need.id not in picked]
        else:
            id_, need = others.pop()
            pattern = rule(need.id) if need.id not in picked else None
            if pattern is not None and need.strength is Strength.HARD:
                raise _refusal(id_, need, pattern)
            new = [need.id] if need.id not in picked and pattern is None else []
        picked.update(new)
        added.update(new)
        todo += new
    for id_ in picked:
        closure.require_predictable(id_, picked)
    return added


def stranded(
    current: Catalog, desired: Catalog, changed: Iterable[ObjectId], kinds: Mapping[str, Kind[Any]]
) -> Iterator[tuple[ObjectId, ObjectId]]:
    """Yield each changed object with what steps aside for it and would come back as neither side has it.

    That is what follows from what it uses, such as a view's columns, and is the same on both sides.
    """
    closure = _Closure(current, desired, kinds)
    for id_ in changed:
        before, after = current.objects.get(id_), desired.objects.get(id_)
        if before is not None and after is not None:
            for other in closure.aside(before, after):
                if kinds[other.id.kind].derived and not closure.changes(other.id):
                    yield id_, other.id


class _Closure:
    def __init__(self, current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]]) -> None:
        self.current, self.desired, self.kinds = current, desired, kinds
        self.context = Context(current, desired, kinds)
        self.difference = differ(kinds)

    def changes(self, id_: ObjectId) -> bool:
        """Tell whether an object is not the same on both sides."""
        return self.current.objects.get(id_) != self.desired.objects.get(id_)

    def needs(self, id_: ObjectId) -> Iterator[Need]:
        """Return the changes that the change of an object needs."""
        before, after = self.current.objects.get(id_), self.desired.objects.get(id_)
        if after is not None:
            yield from self._used(after)
        if after is not None and before is None:
            for child in self.desired.children.get(id_, ()):
                if child not in self.current.objects:
                    is_hard = self.kinds[child.kind].inseparable
                    yield Need(child, "is a part of it", Strength.HARD if is_hard else Strength.SOFT)
        if before is not None and after is None:
            yield from self._gone_with(id_)
        if before is not None and after is not None:
            yield from self._changed_with(before, after)
        yield from self._handed_down(id_)
        if after is not None:
            yield from self._decides(after, self.desired)
            yield from self._along(before, after)
        elif before is not None:
            yield from self._decides(before, self.current)

    def _handed_down(self, id_: ObjectId) -> Iterator[Need]:
        """What PostgreSQL does to others along with an object, and to the object along with another one."""
        for follower in self._followers.get(id_, ()):
            yield Need(follower, "is changed along with it", Strength.FORCED)
        origin = self._origin(id_)
        if origin is not None and self._follows(id_, origin):
            before, after = self.current.objects.get(id_), self.desired.objects.get(id_)
            if before is None or after is None or self.kinds[id_.kind].bound(before, after):
                yield Need(origin, "hands it down")
        yield from self._no_more_inherited(id_)

    def _no_more_inherited(self, id_: ObjectId) -> Iterator[Need]:
        """What goes and makes an object inherited, without which that could neither go nor change by itself.

        That is a tie of its whole, or the whole itself (a table of a type).
        """
        before, kind = self.current.objects.get(id_), self.kinds[id_.kind]
        if before is None or (id_ in self.desired.objects and not self._changed_fields(id_) & kind.follows):
            return
        origin = kind.implied_by(before, self.current)
        handed = self.current.get(origin) if origin is not None else None
        above = handed.parent if handed is not None else None
        users = self.current.needed_by.get(above, ()) if above is not None else ()
        whole = {d.dependent for d in users if d.dependent == before.parent}
        for tie in (*ties(id_, origin, self.current), *whole):
            after = self.desired.objects.get(tie)
            if after is None or self._is_replaced(self.current.objects[tie], after):
                yield Need(tie, "makes it an inherited one")

    @cached_property
    def _followers(self) -> Mapping[ObjectId, list[ObjectId]]:
        """What changes along with what, by the latter."""
        found: dict[ObjectId, list[ObjectId]] = {}
        for id_ in {**self.current.objects, **self.desired.objects}:
            origin = self._origin(id_) if self.changes(id_) else None
            if origin is not None and self._follows(id_, origin):
                found.setdefault(origin, []).append(id_)
        return found

    def _origin(self, id_: ObjectId) -> ObjectId | None:
        """Return what hands an object down on both sides, as far as it is there."""
        origins = set()
        for one, other in ((self.current, self.desired), (self.desired, self.current)):
            if id_ in one.objects:
                origin = self.kinds[id_.kind].implied_by(one.objects[id_], one)
                is_tied = all(one.objects[tie] == other.get(tie) for tie in ties(id_, origin, one))
                origins.add(origin if is_tied else None)
        return origins.pop() if len(origins) == 1 else None

    def _follows(self, id_: ObjectId, origin: ObjectId) -> bool:
        """Tell whether an object comes, goes or changes as what hands it down does."""
        sides = self.current, self.desired
        is_there, has_origin = ([one in side.objects for side in sides] for one in (id_, origin))
        if all(has_origin) and not all(is_there):  # handed down on one side only: a CHECK that becomes NO INHERIT
            return self._is_replaced(self.current.objects[origin], self.desired.objects[origin])
        if is_there != has_origin or not all(is_there):
            return is_there == has_origin
        return bool(self._changed_fields(id_) & self._changed_fields(origin) & self.kinds[id_.kind].follows)

    def _decides(self, item: DbObject[Any], catalog: Catalog) -> Iterator[Need]:
        """What is what it is because of an object that comes, changes or goes."""
        for id_, field in self.kinds[item.id.kind].decides(item, catalog):
            if field in self._changed_fields(id_):
                yield Need(id_, "changes with it", Strength.FORCED)

    def _along(self, before: DbObject[Any] | None, after: DbObject[Any]) -> Iterator[Need]:
        """What PostgreSQL changes together with the object."""
        for id_ in self.kinds[after.id.kind].along(before, after, (self.current, self.desired)):
            if self.changes(id_):
                is_forced = id_ in self.desired.objects or self.kinds[id_.kind].satellite
                yield Need(id_, "changes with it", Strength.FORCED if is_forced else Strength.HARD)

    def _changed_with(self, before: DbObject[Any], after: DbObject[Any]) -> Iterator[Need]:
        """What must step aside, what keeps the object as it is, and what has its words in its own."""
        for other in self.aside(before, after):
            if other.id in self.desired.objects and self.changes(other.id):
                yield Need(other.id, "uses it and changes with it")
        yield from self._decided_by(before, after)
        yield from self._made_with(before, after)
        yield from self._moved_with(before, after)
        for id_, field in self._no_more(before, after):
            if id_ in self.desired.objects:  # whatever made it so must go
                yield from self._apart(self.desired.objects[id_])
                if field in self._changed_fields(id_):
                    yield Need(id_, "changes with it", Strength.FORCED)

    def _no_more(self, before: DbObject[Any], after: DbObject[Any]) -> Iterator[tuple[ObjectId, str]]:
        """Return what has a property of another object through this one (an owner) on the current side only."""
        kind = self.kinds[before.id.kind]
        if kind.satellite:
            now = {*kind.decides(after, self.desired)}
            yield from (pair for pair in kind.decides(before, self.current) if pair not in now)

    def _made_with(self, before: DbObject[Any], after: DbObject[Any]) -> Iterator[Need]:
        """The parts without which an object that is made anew is not: it speaks of them (a key's columns).

        And those that cannot stay as they are (a primary key has the columns of the partition key).
        """
        if not self._is_replaced(before, after):
            return
        for child in self.desired.children.get(after.id, ()):
            if child not in self.current.objects and self.kinds[child.kind].inseparable:
                yield Need(child, "is a part of it")
        for child in self.current.children.get(before.id, ()):
            if self.changes(child) and self._is_blocked(before.id, self.current.objects[child]):
                yield Need(child, "is a part of it")
        for catalog, other in ((self.current, self.desired), (self.desired, self.current)):
            for share in (d.dependent for d in catalog.needed_by.get(before.id, ())):
                if share not in other.objects and before.id in self._goes_with(catalog.objects[share]):
                    yield Need(share, "is its share", Strength.FORCED)

    def _goes_with(self, share: DbObject[Any]) -> set[ObjectId]:
        return {*self.kinds[share.id.kind].drops_with(share, self.context)}

    def _moved_with(self, before: DbObject[Any], after: DbObject[Any]) -> Iterator[Need]:
        """What has the words of the object in its own, where these change."""
        if self.difference(before, after) & self.kinds[before.id.kind].moves:
            for catalog in (self.current, self.desired):
                for user in (dependency.dependent for dependency in catalog.needed_by.get(before.id, ())):
                    if self.changes(user) and catalog.objects[user].parent == before.id:
                        yield Need(user, "is a part of it, which it decides")
                    elif self.changes(user):
                        yield Need(user, "has its name in it", Strength.FORCED)

    def _decided_by(self, before: DbObject[Any], after: DbObject[Any]) -> Iterator[Need]:
        """What changes, and makes the object what it shall no longer be."""
        fields = self.difference(before, after)
        around = [d.dependent for d in self.current.needed_by.get(before.id, ())]
        around += self.current.children.get(before.parent, ()) if before.parent is not None else ()
        around += self.current.children.get(before.id, ())
        around += [id_ for id_ in self.kinds[before.id.kind].needs(before, self.current) if id_ in self.current.objects]
        for other_id in dict.fromkeys(around) if fields else ():
            other = self.current.objects[other_id]
            if not self.changes(other_id):
                continue
            decided = self.kinds[other_id.kind].decides(other, self.current)
            if any(id_ == before.id and field in fields for id_, field in decided):
                yield Need(other.id, "keeps it as it is")
        for part in self.desired.children.get(after.id, ()) if fields else ():
            decided = self.kinds[part.kind].decides(self.desired.objects[part], self.desired)
            if part not in self.current.objects and any(id_ == after.id and field in fields for id_, field in decided):
                yield Need(part, "makes it so")

    def _changed_fields(self, id_: ObjectId) -> frozenset[str]:
        before, after = self.current.objects.get(id_), self.desired.objects.get(id_)
        return self.difference(before, after) if before is not None and after is not None else frozenset()

    def _used(self, after: DbObject[Any]) -> Iterator[Need]:
        """What a new or changed object uses: it must be there, in the form that it is used in."""
        used = [d.referenced for d in self.desired.needs.get(after.id, ())]
        used += self.kinds[after.id.kind].needs(after, self.desired)
        used += [after.parent] if after.parent is not None else []
        above = {*self.desired.ancestors(after.id)}
        for other in dict.fromkeys(used):
            if other not in self.desired.objects:
                continue
            if other not in self.current.objects:
                is_soft = self.kinds[other.kind].satellite
                yield Need(other, "is used by it", Strength.SOFT if is_soft else Strength.HARD)
            elif self._changed_fields(other) & self.kinds[other.kind].moves:
                yield Need(other, "is used by it under its new name")
            elif self.changes(other) and (
                self._is_blocked(other, after) if other in above else self._matters(other, after)
            ):
                yield Need(other, "is used by it and changes", Strength.SOFT)
        yield from self._alike(after)
        yield from self._in_its_place(after)
        yield from self._not_with_it(after, set(used))

    def _alike(self, tie: DbObject[Any]) -> Iterator[Need]:
        """What must be alike in two relations before a new tie makes the one inherit from the other."""
        before, ties_ = self.current.objects.get(tie.id), {*self.kinds[tie.id.kind].carries(tie)}
        if not ties_ or (before is not None and not self._is_replaced(before, tie)):
            return
        for part in self.desired.children.get(tie.parent, ()) if tie.parent is not None else ():
            kind = self.kinds[part.kind]
            origin = kind.implied_by(self.desired.objects[part], self.desired)
            above = self.desired.get(origin) if origin is not None else None
            if above is not None and (tie.parent, above.parent) in ties_:
                for one in (part, above.id):
                    if one in self.current.objects and self._changed_fields(one) & kind.follows:
                        yield Need(one, "must be alike in both")

    def _not_with_it(self, after: DbObject[Any], used: set[ObjectId]) -> Iterator[Need]:
        """What goes and cannot be there with a new or changed object: of what it uses, or of its name, or using it."""
        for need in self._apart(after) if self.changes(after.id) else ():
            has_its_name = (need.id.kind, need.id.path[-1]) == (after.id.kind, after.id.path[-1])
            is_user = any(d.referenced == after.id for d in self.current.needs.get(need.id, ()))
            if has_its_name or is_user or self.current.objects[need.id].parent in used:
                yield need

    def _apart(self, after: DbObject[Any]) -> Iterator[Need]:
        """What goes, and cannot be there together with an object as it shall be."""
        for id_ in self.kinds[after.id.kind].awaits(after, self.current):
            if id_ in self.current.objects and id_ not in self.desired.objects:
                yield Need(id_, "cannot be there with it")

    def _in_its_place(self, after: DbObject[Any]) -> Iterator[Need]:
        """What has a name now that a new or changed object is going to have."""
        for slot in self.kinds[after.id.kind].slots(after):
            holder = self._holders.get(slot)
            if holder is not None and holder != after.id and self.changes(holder):
                yield Need(holder, "has its name until it changes")

    @cached_property
    def _holders(self) -> Mapping[tuple[str, ...], ObjectId]:
        """Every name that is taken on the current side, and by what."""
        items = self.current.objects.values()
        return {slot: item.id for item in items for slot in self.kinds[item.id.kind].slots(item)}

    def _matters(self, used: ObjectId, user: DbObject[Any]) -> bool:
        """Tell whether a change of what is used may be needed by its user: another form, not another body."""
        before, after, kind = self.current.objects[used], self.desired.objects[used], self.kinds[used.kind]
        fields = self.difference(before, after)
        has_form = kind.swap is not None or kind.placeholder is not None
        return bool(fields) and (has_form or self._is_replaced(before, after) or self._is_blocked(used, user))

    def _is_blocked(self, used: ObjectId, user: DbObject[Any]) -> bool:
        before, after = self.current.objects[used], self.desired.objects[used]
        return self.kinds[user.id.kind].blocks(user, before, after, self.difference(before, after))

    def _is_replaced(self, before: DbObject[Any], after: DbObject[Any]) -> bool:
        kind, fields = self.kinds[before.id.kind], self.difference(before, after)
        return bool(fields & kind.replace_on) or kind.replaces(before, after, fields, self.context) == before.id

    def _gone_with(self, id_: ObjectId) -> Iterator[Need]:
        """What cannot be without a dropped object: its parts, and what uses it unless it stops to."""
        for child in self.current.children.get(id_, ()):
            yield Need(child, "is a part of it", Strength.FORCED)
        for dependency in self.current.needed_by.get(id_, ()):
            user = dependency.dependent
            if self.changes(user):
                yield Need(user, "uses it")
            for other in self._instead(user, id_):
                yield from (Need(user, "uses it"), Need(other, f"takes its place for {spoken(user)}"))

    def _instead(self, user: ObjectId, used: ObjectId) -> Iterator[ObjectId]:
        """Return the new objects that a user which stays the same uses when another one goes (a key)."""
        now = [d.referenced for d in self.desired.needs.get(user, ())]
        if used not in now and not self.changes(user):
            yield from (one for one in now if one not in self.current.objects)

    def aside(self, before: DbObject[Any], after: DbObject[Any]) -> Iterator[DbObject[Any]]:
        """Return what must step aside while an object is changed."""
        fields = self.difference(before, after)
        if not fields:
            return
        is_replaced = self._is_replaced(before, after)
        for dependency in self.current.needed_by.get(before.id, ()):
            other = self.current.objects.get(dependency.dependent)
            if other is not None and (is_replaced or self.kinds[other.id.kind].blocks(other, before, after, fields)):
                yield other

    def _parting(self, id_: ObjectId) -> Iterator[ObjectId]:
        """Return what of the current side inherits the change of an object, and no more of the desired side."""
        before, after = self.current.objects.get(id_), self.desired.objects.get(id_)
        if before is not None and after is not None:
            for other, _ in self._no_more(before, after):
                whole = self.current.objects[other].parent
                if whole is not None and whole not in self.desired.objects:
                    yield whole
        item, kind = after or before, self.kinds[id_.kind]
        is_handed_down = kind.implied_by is not no_object and self.changes(id_)
        if item is None or item.parent is None or not is_handed_down:
            return
        is_altered = before is not None and after is not None and not self._changed_fields(id_) & kind.follows
        if is_altered and not self._is_replaced(self.current.objects[id_], self.desired.objects[id_]):
            return
        heirs = self.kinds[item.parent.kind].heirs
        staying = set(heirs(item.parent, self.desired, Reach.HEIRS))
        for child in heirs(item.parent, self.current, Reach.HEIRS):
            if is_altered and not self._is_handed_to(id_, child):
                continue
            if child not in self.desired.objects:
                yield child
            elif child not in staying:
                parts = self.current.children.get(child, ())
                yield from (part for part in parts if self._carries(part, (child, item.parent)))

    def _is_handed_to(self, id_: ObjectId, whole: ObjectId) -> bool:
        """Tell whether an object is handed down to a part of another whole."""
        parts = (self.current.objects[part] for part in self.current.children.get(whole, ()) if part.kind == id_.kind)
        return any(self.kinds[id_.kind].implied_by(part, self.current) == id_ for part in parts)

    def _carries(self, part: ObjectId, pair: tuple[ObjectId, ObjectId]) -> bool:
        """Tell whether a part is what makes its whole inherit from another relation."""
        return pair in self.kinds[part.kind].carries(self.current.objects[part])

    def require_predictable(self, id_: ObjectId, picked: set[ObjectId]) -> None:
        """Raise Refused when something left out would become what neither side has: a view with other columns."""
        before, after = self.current.objects.get(id_), self.desired.objects.get(id_)
        for other_id in self._parting(id_):
            if other_id not in picked:
                raise _refusal(id_, Need(other_id, "gets the same until it goes"), "")
        if before is None or after is None:
            return
        for other in self.aside(before, after):
            if other.id in picked or not self.changes(other.id):
                continue
            if self.kinds[other.id.kind].derived:
                raise _refusal(id_, Need(other.id, "uses it and would have other columns"), "")
            if other.id not in self.desired.objects and self._is_worded_for(other.id, before, after):
                raise _refusal(id_, Need(other.id, "is written for the type that it has until then"), "")

    def _is_worded_for(self, other: ObjectId, before: DbObject[Any], after: DbObject[Any]) -> bool:
        """Tell whether what has an expression is made anew over another type: casts are put in then."""
        kind = self.kinds[before.id.kind]
        return (
            bool(self.kinds[other.kind].normal)
            and kind.restores in self.difference(before, after)
            and bool(kind.survives)
        )


def _refusal(id_: ObjectId, need: Need, pattern: str) -> Refused:
    left_out = f'The rule "{pattern}" leaves it out.' if pattern else "It was not chosen."
    first, last = (f"{one.kind}:{one.name}" for one in (id_, need.id))
    return Refused(
        f"{spoken(id_)} cannot be changed without {spoken(need.id)}",
        f"{spoken(need.id)[:1].upper()}{spoken(need.id)[1:]} {need.words}. {left_out}",
        f"Choose both, or neither: --ignore '{first}' leaves out the former too."
        if pattern
        else f"Choose it too, --select '{last}', or leave out the former: --ignore '{first}'.",
    )
