"""Statements about single rows that follow each other become one: INSERT of many rows, DELETE of many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pgsync.model.identity import ObjectId
from pgsync.model.plan import Batch, Planned
from pgsync.model.statements import Lock, Probe, Series, Statement

MOST_ROWS = 100
"""Rows of one statement."""


def joined(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Yield the same transactions with fewer statements, and none that is still one of a series."""
    for batch in batches:
        if any(planned.statement.series is not None for planned in batch.statements):
            yield replace(batch, statements=tuple(_joined(batch.statements)))
        else:
            yield batch


def _joined(steps: Iterable[Planned]) -> Iterator[Planned]:
    for head, members in groupby(steps, lambda planned: planned.statement.series and planned.statement.series.head):
        group = list(members)
        if head is None:
            yield from group
            continue
        for start in range(0, len(group), MOST_ROWS):
            yield _as_one(group[start : start + MOST_ROWS])


def _as_one(group: Sequence[Planned]) -> Planned:
    statements = [planned.statement for planned in group]
    series = [statement.series for statement in statements if statement.series is not None]
    first = series[0]
    text = first.separator.join(one.item for one in series)
    statement = replace(
        statements[0],
        sql=first.head + text,
        lock=max(statement.lock for statement in statements),
        relations=tuple(dict.fromkeys(relation for statement in statements for relation in statement.relations)),
        others=_others(statements),
        hazards=frozenset(hazard for statement in statements for hazard in statement.hazards),
        probes=tuple(_probes(series)) if any(statement.probes for statement in statements) else (),
        also_creates=tuple(planned.object for planned in group),
        series=None,
    )
    return replace(group[0], statement=statement, object=first.whole)


def _others(statements: Iterable[Statement]) -> tuple[tuple[ObjectId, Lock], ...]:
    found: dict[ObjectId, Lock] = {}
    for statement in statements:
        for relation, lock in statement.others:
            found[relation] = max(lock, found.get(relation, lock))
    return tuple(found.items())


def _probes(series: Sequence[Series]) -> Iterator[Probe]:
    """Return the questions about all rows, which are the same for each but for the rows."""
    text = " OR ".join(one.item for one in series)
    for probe, end in series[0].probes:
        yield replace(probe, sql=f"{probe.sql}{text}{end}")
