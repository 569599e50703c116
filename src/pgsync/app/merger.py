"""Merging two sides that began from one base: whose change each difference is, and which exclude each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum

from pgsync.app.compare import Comparison, Difference
from pgsync.engine.closure import stranded
from pgsync.engine.diff import Verb
from pgsync.engine.merge import both
from pgsync.engine.select import Selection, chooser, mixed
from pgsync.errors import UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, Dependency
from pgsync.model.spoken import spoken
from pgsync.plain import dataclass

__all__ = ["Conflict", "Decision", "Merger", "Merging"]

ALL_OTHERS = "*"
"""The pattern that decides what no other one does."""
_ROUNDS = 1000  # decisions that follow from others


class Decision(StrEnum):
    """Whose change counts where both cannot."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Merging:
    """What is wanted of three sides.

    base: what both began from, whatever a source can be. ours, theirs: patterns of the objects for which the source's
    change counts, the target's. decided: single ones, which go before the patterns.
    """

    base: str
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    decided: Mapping[ObjectId, Decision] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that exclude each other.

    id: the object. other: the one that it cannot be without, or that cannot stay when it changes; None where both
    changed one object. ours: what the source changed, theirs: what was changed in the target; None for nothing of its
    own. words: why they exclude each other. decision: whose change counts; None: nobody decided.
    """

    id: ObjectId
    words: str
    ours: Difference | None = None
    theirs: Difference | None = None
    other: ObjectId | None = None
    decision: Decision | None = None

    @property
    def pattern(self) -> str:
        """Return what names it on the command line."""
        path = self.id.path[1:] if BY_NAME[self.id.kind].satellite else self.id.path
        return f"{self.id.kind.replace(' ', '_')}:{'.'.join(path)}"


class _Decisions:
    """Whose change counts, by what was asked: single objects, then patterns, then what holds for all others."""

    def __init__(self, merging: Merging, current: Catalog, desired: Catalog) -> None:
        self._decided = merging.decided
        self._patterns: dict[Decision, Callable[[ObjectId], bool]] = {}
        self._rest: Decision | None = None
        for side, patterns in ((Decision.OURS, merging.ours), (Decision.THEIRS, merging.theirs)):
            if some := tuple(pattern for pattern in patterns if pattern != ALL_OTHERS):
                self._patterns[side] = chooser(current, desired, Selection(only=some), BY_NAME)
            if ALL_OTHERS in patterns:
                if self._rest is not None:
                    raise UsageError("all conflicts are decided twice", 'Both --ours and --theirs are "*".')
                self._rest = side

    def of(self, *ids: ObjectId) -> Decision | None:
        """Return the decision about a conflict, by the first of its objects of which something is said."""
        for id_ in ids:
            if id_ in self._decided:
                return self._decided[id_]
        return next((found for id_ in ids if (found := self._by_pattern(id_)) is not None), self._rest)

    def _by_pattern(self, id_: ObjectId) -> Decision | None:
        matching = [side for side, is_meant in self._patterns.items() if is_meant(id_)]
        if len(matching) > 1:
            raise UsageError(f"{spoken(id_)} is decided twice", "Both --ours and --theirs have a pattern for it.")
        return matching[0] if matching else None


class _Changes:
    """One comparison: the changes by what they are called, and what they were called before."""

    def __init__(self, comparison: Comparison) -> None:
        self.by_id = comparison.by_id
        self.followers = comparison.followers
        self.before = {one.after: one.before for one in comparison.renames}
        self._ids = {*self.by_id, *self.followers, *self.before.values()}

    def has(self, id_: ObjectId, *names: ObjectId) -> bool:
        """Tell whether an object changed, by one of its names."""
        return any(one in self._ids for one in (id_, *names))

    def fields(self, id_: ObjectId, among: frozenset[str]) -> frozenset[str]:
        """Return which of some fields changed: all of what was created, or is not there any more."""
        found = self.by_id.get(self.followers.get(id_, id_))
        if found is None:
            return frozenset()
        return among & found.change.fields if found.verb is Verb.ALTER else among


class Merger:
    """The decision for each object that differs: as the source has it, as the target has it, or both.

    theirs: what stays as it is in the target. combined: what both changed, with what it shall be.
    """

    def __init__(
        self,
        catalogs: tuple[Catalog, Catalog, Catalog],
        between: Comparison,
        ours: Comparison,
        theirs: Comparison,
        merging: Merging,
    ) -> None:
        self.first, self.last = between.source.short_name, between.target.short_name
        self.desired, self.current, self.base = catalogs
        self.between, self.ours_since, self.theirs_since = _Changes(between), _Changes(ours), _Changes(theirs)
        self.theirs: set[ObjectId] = set()
        self.combined: dict[ObjectId, object] = {}
        self.conflicts: dict[ObjectId, Conflict] = {}
        self.differing = {id_: one.change.fields for id_, one in between.by_id.items()}
        self.ids = [*self.between.by_id, *self.between.followers]
        self._decisions = _Decisions(merging, self.current, self.desired)

    def run(self) -> Catalog:
        """Decide, until nothing is left that cannot stand beside something else; return what the target shall be."""
        for conflict, group, part in [found for id_ in self.ids for found in self._sorted(id_)]:
            if conflict.id not in self.conflicts:
                self._decide(conflict, group, part)
        for _ in range(_ROUNDS):
            catalog = self._catalog()
            found = next(self._impossible(catalog), None)
            if found is None:
                return catalog
            self._settle(found)
        raise UsageError(
            "the decisions contradict each other",
            "What one of them keeps another one takes away.",
            "Decide for objects that need each other in the same way: --ours or --theirs.",
        )

    def _sorted(self, id_: ObjectId) -> Iterator[tuple[Conflict, set[ObjectId], ObjectId]]:
        """Tell whose change an object's difference is; yield the conflict where it is of both sides."""
        names = [self.between.before[id_]] if id_ in self.between.before else []
        is_ours, is_theirs = self.ours_since.has(id_, *names), self.theirs_since.has(id_, *names)
        if not is_ours:
            self._leave(id_)
        elif is_theirs and not self._combine(id_):
            root = self._root(id_)
            words = f"{self.first} and {self.last} changed it"
            verbs = self._verb(self.ours_since, id_), self._verb(self.theirs_since, id_)
            if set(verbs) == {Verb.CREATE}:
                words = f"{self.first} and {self.last} created it, not alike"
            elif Verb.DROP in verbs:
                sides = (self.first, self.last) if verbs[0] is Verb.DROP else (self.last, self.first)
                words = f"{sides[0]} dropped it, {sides[1]} changed it"
            yield Conflict(root, words, *self._changes_of(id_)), self._group(root), id_

    def _verb(self, changes: _Changes, id_: ObjectId) -> Verb | None:
        found = changes.by_id.get(changes.followers.get(id_, id_))
        return None if found is None else found.verb

    def _changes_of(self, id_: ObjectId) -> tuple[Difference | None, Difference | None]:
        return self.ours_since.by_id.get(id_), self.theirs_since.by_id.get(id_)

    def _combine(self, id_: ObjectId) -> bool:
        """Take both changes of an object, if that is possible."""
        base, desired, current = (catalog.objects.get(id_) for catalog in (self.base, self.desired, self.current))
        if desired is None or current is None:
            return False
        kind = BY_NAME[id_.kind]
        start = kind.unsaid(desired) if base is None else base.spec
        if start is None:
            return False
        differing = self.differing[self.between.followers.get(id_, id_)]
        ours, theirs = (changes.fields(id_, differing) for changes in (self.ours_since, self.theirs_since))
        spec = both(kind, (start, desired.spec, current.spec), ours, theirs | (differing - ours))
        if spec is None:
            return False
        self.combined[id_] = spec
        return True

    def _root(self, id_: ObjectId) -> ObjectId:
        """Return the outermost whole that comes or goes with a part, or the part itself."""
        root = id_
        catalog = self.desired if id_ in self.desired.objects else self.current
        for above in catalog.ancestors(id_):
            found = self.between.by_id.get(above)
            if found is not None and found.verb is not Verb.ALTER:
                root = above
        return root

    def _group(self, *roots: ObjectId) -> set[ObjectId]:
        """Return objects, those that come or go with their parts, with what follows them."""
        found = {*roots}
        for root in roots:
            difference = self.between.by_id.get(root)
            if difference is None or difference.verb is not Verb.ALTER:
                found |= {*self.desired.descendants(root), *self.current.descendants(root)}
        found |= {follower for follower, leading in self.between.followers.items() if leading in found}
        return found

    def _leave(self, id_: ObjectId) -> None:
        """Leave an object as it is in the target, under the name that it has there."""
        self.theirs.add(id_)
        self.combined.pop(id_, None)
        if id_ in self.between.before:
            old = self.between.before[id_]
            self.theirs |= {old, *self.current.descendants(old), *self.desired.descendants(id_)}

    def _take(self, id_: ObjectId) -> None:
        """Let the source's side of an object count."""
        self.theirs.discard(id_)
        self.combined.pop(id_, None)
        if id_ in self.between.before:
            old = self.between.before[id_]
            self.theirs -= {old, *self.current.descendants(old), *self.desired.descendants(id_)}

    def _decide(self, conflict: Conflict, group: Iterable[ObjectId], *others: ObjectId) -> None:
        """Keep a conflict with whoever decides it; undecided, the target stays as it is."""
        decision = self._decisions.of(conflict.id, *others)
        self.conflicts[conflict.id] = replace(conflict, decision=decision)
        for id_ in group:
            if decision is Decision.OURS:
                self._take(id_)
            else:
                self._leave(id_)

    def _catalog(self) -> Catalog:
        """Return what the target shall be by what is decided so far."""
        picked = {id_ for id_ in {**self.desired.objects, **self.current.objects} if id_ not in self.theirs}
        catalog = mixed(self.current, self.desired, picked)
        combined = {id_: replace(self.desired.objects[id_], spec=spec) for id_, spec in self.combined.items()}
        if not combined:
            return catalog
        more = (
            d
            for d in self.current.dependencies
            if d.dependent in combined and d.dependent in catalog.objects and d.referenced in catalog.objects
        )
        objects = {id_: combined.get(id_, item) for id_, item in catalog.objects.items()}
        return replace(catalog, objects=objects, dependencies=tuple(dict.fromkeys((*catalog.dependencies, *more))))

    def _impossible(self, catalog: Catalog) -> Iterator[tuple[ObjectId, ObjectId, str]]:
        """Yield what there shall be with what it cannot be without, and is gone; or with what changes under it."""
        for id_, item in catalog.objects.items():
            if item.parent is not None and item.parent not in catalog.objects:
                yield id_, item.parent, "goes"
        for dependency in self._needs():
            if dependency.dependent in catalog.objects and dependency.referenced not in catalog.objects:
                yield dependency.dependent, dependency.referenced, "goes"
        changed = [id_ for id_ in self.ids if id_ not in self.theirs]
        for id_, other in stranded(self.current, catalog, changed, BY_NAME):
            if other in self.theirs:
                yield other, id_, "changes"

    def _needs(self) -> Iterator[Dependency]:
        """Return what needs what among what differs, on the side where each is from."""
        ours = frozenset(self.ids) - self.theirs
        for catalog, dependents in ((self.desired, ours), (self.current, self.theirs)):
            for dependency in catalog.dependencies:
                if dependency.dependent in dependents and dependency.referenced in catalog.objects:
                    yield dependency

    def _settle(self, found: tuple[ObjectId, ObjectId, str]) -> None:
        """Decide for one side where two objects cannot be what two sides want."""
        user, used, how = found
        root, whole = self._root(user), self._root(used)
        is_theirs = user in self.theirs
        first, last = (self.last, self.first) if is_theirs else (self.first, self.last)
        does = "dropped" if how == "goes" else "changed"
        words = f"it needs {spoken(used)}, which {last} {does}"
        if root == whole:
            words = f"{last} {does} it, {first} changed it"
        ours, theirs = (whole, root) if is_theirs else (root, whole)
        conflict = Conflict(
            root,
            words,
            self.ours_since.by_id.get(ours) or self.ours_since.by_id.get(user),
            self.theirs_since.by_id.get(theirs) or self.theirs_since.by_id.get(user),
            None if root == whole else whole,
        )
        before = len(self.theirs)
        self._decide(conflict, self._group(root, whole, user, used), user, whole, used)
        if len(self.theirs) == before and conflict.id in self.conflicts:
            self._force(root, whole)

    def _force(self, *roots: ObjectId) -> None:
        """Leave things as the target has them: a decision that changes nothing would be asked for again."""
        for id_ in self._group(*roots):
            self._leave(id_)

    def kept_differences(self) -> Iterator[Difference]:
        """Return what was changed in the target since the base and stays, also beside what the source changed."""
        aside = self._group(*(id_ for id_, conflict in self.conflicts.items() if conflict.decision is None))
        for id_, difference in self.theirs_since.by_id.items():
            if (id_ in self.theirs or id_ in self.combined) and id_ not in aside:
                yield difference
