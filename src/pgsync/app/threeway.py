"""Three sides: what the source changed since a base is intended, what was changed in the target since then is kept."""

from dataclasses import replace

from pgsync.app.catalogs import Database, Progress, all_comparable, read_all, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.compare import Comparison, Difference, compared
from pgsync.app.connections import Connections
from pgsync.app.merger import Conflict, Decision, Merger, Merging
from pgsync.app.names import NO_NAMES, Names, mapped, resolved
from pgsync.app.states import is_moving, named, shown
from pgsync.engine.rename import renamed
from pgsync.engine.select import chooser
from pgsync.errors import Refused, UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming
from pgsync.model.spoken import spoken
from pgsync.plain import dataclass

__all__ = ["Conflict", "Decision", "Merge", "Merging", "compare", "merged", "read_merged", "require_decided"]


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of three sides.

    base, source: as they were read. merging: what was asked. kept: what was changed in the target since the
    base, and stays. combined: objects of which both sides changed something else, so that both count.
    """

    base: Database
    source: Database
    merging: Merging
    kept: tuple[Difference, ...]
    combined: tuple[ObjectId, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def undecided(self) -> tuple[Conflict, ...]:
        """Return the conflicts that nobody has decided; the target stays as it is there."""
        return tuple(conflict for conflict in self.conflicts if conflict.decision is None)


def compare(
    connections: Connections,
    source: str,
    target: str,
    merging: Merging,
    choice: Choice = ALL,
    progress: Progress = silent,
) -> Comparison:
    """Read three sides and return what the source changed that the target does not have."""
    desired, current, merge = read_merged(connections, source, target, merging, choice, progress)
    return replace(compared(desired, current, after_merging(choice)), merge=merge)


def read_merged(
    connections: Connections,
    source: str,
    target: str,
    merging: Merging,
    choice: Choice = ALL,
    progress: Progress = silent,
) -> tuple[Database, Database, Merge]:
    """Read three sides; return what the target shall be, what it is, and how that came about."""
    _require_lasting(connections, merging.base)
    found = read_all(connections, (source, target, merging.base), progress, choice.scopes)
    desired, current, base = all_comparable(found, choice.scopes)
    progress("merging")
    database, merge = merged(desired, current, base, merging, choice)
    return database, current, merge


def _require_lasting(connections: Connections, base: str) -> None:
    """Raise UsageError for a base that is another state after the next comparison, the hotfixes being in it then."""
    if not connections.is_state(base) or not is_moving(base):
        return
    name, entry = named(connections, base)
    raise UsageError(
        f"{base} is another state after each comparison, and no base",
        f"It is {name}@{entry.id} now, seen from {shown(entry.first)} to {shown(entry.last)}.",
        f"Name the state or a moment: --base {name}@{entry.id}",
    )


def after_merging(choice: Choice) -> Choice:
    """Return what is wanted of the comparison with what was merged, which has the target's names of schemas."""
    names = replace(choice.names, schemas={}, roles={}, standing_schemas={})
    return replace(choice, names=names)


def require_decided(merge: Merge, source: str, target: str) -> None:
    """Raise Refused with the conflicts that nobody has decided."""
    if not merge.undecided:
        return
    count = len(merge.undecided)
    lines = "\n".join(f"  {spoken(one.id)}: {one.words}" for one in merge.undecided)
    example = merge.undecided[0].pattern
    raise Refused(
        f"{count:,} conflict{'' if count == 1 else 's'} must be decided",
        f"Since the base both sides were changed:\n{lines}",
        f"--ours '{example}' takes what {source} has, --theirs '{example}' leaves what {target} has.",
    )


def merged(
    source: Database, target: Database, base: Database, merging: Merging, choice: Choice = ALL
) -> tuple[Database, Merge]:
    """Return what the target shall be: the source, but for what was changed in the target alone since the base."""
    names = choice.names.for_source(source.catalog)
    desired = mapped(source, names)
    renames = resolved(target.catalog, desired.catalog, replace(names, schemas={}, roles={}))
    naming = Naming({one.id: one.name for one in renames})
    current = replace(target, catalog=renamed(target.catalog, naming, BY_NAME))
    start = _like_target(base, names)
    start = replace(start, catalog=renamed(start.catalog, naming, BY_NAME))
    rules = choice.rules.leaving(source.silent, target.silent, base.silent)
    every = Choice(rules=rules, names=NO_NAMES, scopes=choice.scopes)
    merger = Merger(
        (desired.catalog, current.catalog, start.catalog),
        compared(desired, current, every, guesses=False),
        compared(desired, start, every, guesses=False),
        compared(current, start, every, guesses=False),
        merging,
    )
    catalog = merger.run()
    is_chosen = chooser(current.catalog, desired.catalog, choice.selection, BY_NAME)
    merge = Merge(
        base,
        source,
        merging,
        tuple(one for one in merger.kept_differences() if is_chosen(one.id)),
        tuple(id_ for id_ in merger.combined if is_chosen(id_)),
        tuple(one for one in merger.conflicts.values() if is_chosen(one.id)),
    )
    return replace(desired, catalog=catalog, silent=source.silent | base.silent), merge


def _like_target(base: Database, names: Names) -> Database:
    """Return the base under the target's names of schemas, where it has the source's."""
    there = {id_.path[0] for id_ in base.catalog.objects if id_.kind == "schema"}
    schemas = {old: new for old, new in names.schemas.items() if old in there and new not in there}
    is_of_source = bool(schemas) or not names.schemas
    return mapped(base, Names(schemas=schemas, roles=names.roles if is_of_source else {}))
