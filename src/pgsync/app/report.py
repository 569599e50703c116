"""A comparison to hand on: every object that differs with both definitions, the migration, the way back, a diagram."""

from collections.abc import Iterator

from pgsync.app import diagram
from pgsync.app.aligned import Line, aligned
from pgsync.app.catalogs import Progress, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.choosing import Choosing, Preview, hazards_by_object, read_choosing
from pgsync.app.compare import Comparison, Difference
from pgsync.app.connections import Connections
from pgsync.app.diagram import Diagram
from pgsync.app.threeway import Merging
from pgsync.model.identity import ObjectId
from pgsync.plain import dataclass

TABLES = 60
"""Tables that the diagram of a report has."""


@dataclass(frozen=True, slots=True)
class ReportedObject:
    """An outermost object that differs, with its parts.

    verb: create, alter or drop. differences: its own and those of its parts. lines: both definitions beside each other.
    """

    id: ObjectId
    schema: str | None
    verb: str
    count: int
    differences: tuple[Difference, ...]
    lines: tuple[Line, ...]
    hazards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison, its objects, its plan, and the tables that it concerns."""

    comparison: Comparison
    objects: tuple[ReportedObject, ...]
    plan: Preview
    diagram: Diagram


def report(
    connections: Connections,
    source: str,
    target: str,
    choice: Choice = ALL,
    progress: Progress = silent,
    merging: Merging | None = None,
) -> Report:
    """Read both databases and return what differs with everything that can be said of it from the catalogs alone."""
    choosing = read_choosing(connections, source, target, choice, progress, merging)
    progress("planning")
    plan = choosing.preview()
    progress("writing the report")
    return Report(choosing.comparison, tuple(_objects(choosing, plan)), plan, _diagram(choosing.comparison))


def _objects(choosing: Choosing, plan: Preview) -> Iterator[ReportedObject]:
    comparison = choosing.comparison
    hazards = {} if plan.result is None else hazards_by_object(plan.result)
    for root in comparison.roots:
        own = comparison.by_id.get(root)
        found = (comparison.by_id.get(id_) for id_ in choosing.below(root))
        yield ReportedObject(
            root,
            comparison.schema_of(root),
            "alter" if own is None else str(own.verb),
            comparison.count(root),
            tuple(one for one in found if one is not None and not one.is_implied),
            tuple(aligned(*choosing.definitions(root))),
            tuple(sorted(hazards.get(root, ()))),
        )


def _diagram(comparison: Comparison) -> Diagram:
    """Return the tables of the source that differ, and those that only the target has no longer."""
    return diagram.of_tables(comparison.source.catalog, comparison.roots, TABLES)
