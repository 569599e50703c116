"""Comparing: what differs between two databases, object by object."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pgsync.app.catalogs import Database, Progress, read_both, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.connections import Connections
from pgsync.app.describe import FieldChange, brief, described
from pgsync.app.names import (
    NO_NAMES,
    Candidate,
    Names,
    RenamedObject,
    both_sides,
    listed,
    mapped,
    proposals,
    renamed_fields,
    resolved,
    with_renames,
)
from pgsync.app.reference_rows import require_both_names
from pgsync.app.rules import NOTHING, Apart, Aspect, Children, Mode, Rules, scoped
from pgsync.engine.alike import alike, notes
from pgsync.engine.diff import Change, Verb, aligned, diff
from pgsync.engine.select import Selection, chooser
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.modes import Note
from pgsync.model.objects import Catalog
from pgsync.plain import dataclass

if TYPE_CHECKING:
    from pgsync.app.threeway import Merge

__all__ = [
    "Aspect",
    "Candidate",
    "Children",
    "Choice",
    "Comparison",
    "Difference",
    "Mode",
    "Names",
    "Rules",
    "Selection",
    "Tally",
    "Verb",
    "compare",
    "known_kind",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One object that differs.

    fields: what is different about it, in words. brief: what it is, for one that is created or dropped.
    is_implied: it comes or goes because the object whose part it is does.
    """

    change: Change
    fields: tuple[FieldChange, ...] = ()
    brief: str = ""
    is_implied: bool = False

    @property
    def id(self) -> ObjectId:
        """Return which object it is."""
        return self.change.id

    @property
    def verb(self) -> Verb:
        """Return what would happen to it in the target."""
        return self.change.verb

    @property
    def parent(self) -> ObjectId | None:
        """Return the object whose part it is."""
        item = self.change.desired or self.change.current
        return None if item is None else item.parent


@dataclass(frozen=True, slots=True)
class Tally:
    """How many objects of a kind would be created, altered (themselves or a part), dropped; how many stay."""

    create: int = 0
    alter: int = 0
    drop: int = 0
    same: int = 0

    @property
    def changed(self) -> int:
        """Return how many are not the same."""
        return self.create + self.alter + self.drop


@dataclass(frozen=True)
class Comparison:
    """Everything that differs.

    compared: how many objects were looked at. ignored: how many differ and are left out by the selection.
    notes: what differs and is only reported. apart: what is not compared at all.
    tallies: by the kinds' plurals, in the order of the kinds.
    renames: what has another name in the target; both sides are here under the names that it is going to have.
    candidates: what may be one object under two names. names: what was said to be called otherwise.
    followers: what PostgreSQL changes along with another object, and with which; they are no differences of their own.
    merge: of three sides what was kept, and what is to be decided; None for two.
    """

    source: Database
    target: Database
    rules: Rules
    selection: Selection
    differences: tuple[Difference, ...]
    compared: int
    ignored: int
    tallies: Mapping[str, Tally]
    seconds: float = field(default=0.0, compare=False)
    notes: tuple[Note, ...] = ()
    apart: Apart = NOTHING
    renames: tuple[RenamedObject, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    names: Names = NO_NAMES
    followers: Mapping[ObjectId, ObjectId] = field(default_factory=dict)
    merge: "Merge | None" = None

    @property
    def mode(self) -> Mode:
        """How much counts as a difference."""
        return self.rules.mode

    @property
    def is_equal(self) -> bool:
        """Whether nothing would change."""
        return not self.differences

    @cached_property
    def by_id(self) -> Mapping[ObjectId, Difference]:
        """The differences by their objects."""
        return {difference.id: difference for difference in self.differences}

    @cached_property
    def parts(self) -> Mapping[ObjectId, list[ObjectId]]:
        """The differing parts, or those with differing parts of their own, of each object."""
        found: dict[ObjectId, list[ObjectId]] = {}
        for difference in self.differences:
            below = difference.id
            for above in self.lineage(difference.id):
                siblings = found.setdefault(above, [])
                if below in siblings:
                    break
                siblings.append(below)
                below = above
        return found

    @cached_property
    def roots(self) -> list[ObjectId]:
        """The outermost objects that differ or have parts that do, by schema, kind and name."""
        outermost = {(line[-1] if (line := self.lineage(d.id)) else d.id) for d in self.differences}
        return sorted(outermost, key=lambda id_: (self.schema_of(id_) or "", kind_rank(id_.kind), id_.path))

    def lineage(self, id_: ObjectId) -> list[ObjectId]:
        """Return the objects that this one is a part of, from the inside out."""
        catalog = self.source.catalog if id_ in self.source.catalog.objects else self.target.catalog
        return list(catalog.ancestors(id_))

    def rank(self, id_: ObjectId) -> int:
        """Return where an object stands among its siblings: by kind, else in the order of the catalogs."""
        return kind_rank(id_.kind)

    def count(self, id_: ObjectId) -> int:
        """Return how many differences an object and its parts have."""
        own = self.by_id.get(id_)
        own_count = 0 if own is None or own.is_implied else max(1, len(own.fields))
        return own_count + sum(map(self.count, self.parts.get(id_, ())))

    def schema_of(self, id_: ObjectId) -> str | None:
        """Return the schema that an outermost object lies in, or is."""
        return schema_of(id_, self.source.catalog, self.target.catalog)

    @property
    def unmanaged(self) -> Counter[str]:
        """What exists on either side but is not compared yet: by kind, the larger count of the two."""
        return self.source.catalog.unmanaged | self.target.catalog.unmanaged


def compare(
    connections: Connections, source: str, target: str, choice: Choice = ALL, progress: Progress = silent
) -> Comparison:
    """Read both databases and return what differs."""
    return compared(*read_both(connections, source, target, progress, choice.scopes), choice)


def compared(source: Database, target: Database, choice: Choice = ALL, *, guesses: bool = True) -> Comparison:
    """Return what would change so that `target` looks like `source`; guesses: with what may be renamed."""
    selection, rules = choice.selection, choice.rules.leaving(source.silent, target.silent)
    names = choice.names.for_source(source.catalog)
    require_both_names(source.catalog, target.catalog, (), names.schemas)
    source = mapped(source, names)
    renames_asked = resolved(target.catalog, source.catalog, names)
    require_both_names(source.catalog, target.catalog, renames_asked, {})
    scope = scoped(target.catalog, source.catalog, rules, renames=renames_asked)
    before, after = aligned(scope.current, scope.desired, BY_NAME)
    found = both_sides(before, after, renames_asked, rules.mode)
    source, target = replace(source, catalog=found.desired), replace(target, catalog=found.current)
    reported = notes(found.current, after, BY_NAME, rules.mode, rules.without)
    current, desired = alike(found.current, found.desired, BY_NAME, rules.mode, rules.without)
    renames = listed(found)
    changes = with_renames(diff(current, desired, BY_NAME, rules.mode, rules.without), renames, current, desired)
    every = [id_ for id_ in {**current.objects, **desired.objects} if id_ not in scope.apart.ids]
    is_chosen = None if selection.is_everything else chooser(current, desired, selection, BY_NAME)
    picked = [change for change in changes if is_chosen is None or is_chosen(change.id)]
    followers = _followers(picked, current, desired)
    chosen = [change for change in picked if change.id not in followers]
    followed = Counter(followers.values())
    looked_at = [id_ for id_ in every if is_chosen is None or is_chosen(id_)]
    fresh = {change.id for change in chosen if change.verb is not Verb.ALTER}
    words = renamed_fields(renames, current)
    differences = tuple(
        _difference(change, fresh, desired, current, followed[change.id], words.get(change.id, ())) for change in chosen
    )
    guessed = proposals(found, rules.mode) if guesses else ()
    return Comparison(
        source,
        target,
        rules,
        selection,
        differences,
        len(looked_at) + source.catalog.same.total(),
        len(changes) - len(picked),
        _tallies(looked_at, source.catalog.same, differences, desired, current),
        max(source.seconds, target.seconds),
        tuple(note for note in reported if is_chosen is None or is_chosen(note.id)),
        scope.apart,
        tuple(one for one in renames if is_chosen is None or is_chosen(one.after)),
        tuple(one for one in guessed if is_chosen is None or is_chosen(one.after)),
        names,
        followers,
    )


def schema_of(id_: ObjectId, *catalogs: Catalog) -> str | None:
    """Return the schema that an object lies in, or is; None for what lies in none, such as a cast."""
    kind = BY_NAME[id_.kind]
    if kind.satellite:
        return schema_of(ObjectId(id_.path[0], id_.path[1:]), *catalogs)
    name = id_.path[0] if id_.kind == "schema" else kind.schema(id_)
    is_one = name is not None and any(ObjectId("schema", (name,)) in catalog.objects for catalog in catalogs)
    return name if is_one else None


def kind_rank(kind: str) -> int:
    """Return a kind's place in the order in which things are built."""
    return list(BY_NAME).index(kind)


def known_kind(word: str) -> bool:
    """Tell whether there is a kind of this name or plural, as select() understands them."""
    name = word.lower().replace("_", " ")
    return name in {"grant", "matview", "fk", "proc"} or any(
        name in {kind.name, kind.plural} for kind in BY_NAME.values()
    )


def kind_names() -> list[str]:
    """Return the name of every kind."""
    return list(BY_NAME)


def _followers(changes: list[Change], current: Catalog, desired: Catalog) -> dict[ObjectId, ObjectId]:
    """Return what PostgreSQL changes along with something else (columns of partitions), and with what."""
    by_id = {change.id: change for change in changes}
    found: dict[ObjectId, ObjectId] = {}
    for change in changes:
        item, catalog = (change.current, current) if change.desired is None else (change.desired, desired)
        origin = BY_NAME[change.id.kind].implied_by(item, catalog) if item is not None else None
        leading = by_id.get(origin) if origin is not None else None
        if leading is not None and leading.verb is change.verb and change.fields <= leading.fields:
            found[change.id] = found.get(leading.id, leading.id)
    return found


def _difference(
    change: Change,
    fresh: set[ObjectId],
    desired: Catalog,
    current: Catalog,
    followers: int,
    renamed: tuple[FieldChange, ...],
) -> Difference:
    catalog = desired if change.desired is not None else current
    item = change.desired or change.current
    implied = change.verb is not Verb.ALTER and any(id_ in fresh for id_ in catalog.ancestors(change.id))
    words = "" if item is None or change.verb is Verb.ALTER else brief(item.spec)
    if followers:
        words = f"{words}  and in {followers:,} {'table' if followers == 1 else 'tables'} below".strip()
    return Difference(change, (*renamed, *described(change)), words, implied)


def _tallies(
    looked_at: Iterable[ObjectId],
    same: Counter[str],
    differences: Iterable[Difference],
    desired: Catalog,
    current: Catalog,
) -> dict[str, Tally]:
    """Count by kind; an object whose parts differ is altered, a part of a created table counts with it.

    same: what was not even read.
    """
    verbs: dict[ObjectId, Verb | None] = {}
    for difference in differences:
        verbs[difference.id] = None if difference.is_implied else difference.verb
        catalog = desired if difference.id in desired.objects else current
        for above in catalog.ancestors(difference.id):
            verbs.setdefault(above, Verb.ALTER)
    for difference in differences:  # what is created itself is not altered, whatever came first
        verbs[difference.id] = None if difference.is_implied else difference.verb
    counts: dict[str, Counter[str]] = {}
    for kind, number in (same + Counter(id_.kind for id_ in looked_at if id_ not in verbs)).items():
        counts[kind] = Counter({"same": number})
    for id_, word in verbs.items():
        counted = counts.setdefault(id_.kind, Counter())
        if word is not None:
            counted[str(word)] += 1
    return {
        kind.plural or kind.name: Tally(*(counts[name][word] for word in ("create", "alter", "drop", "same")))
        for name, kind in BY_NAME.items()
        if name in counts
    }
