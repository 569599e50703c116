"""Why a step is there, what could be done instead, and which rule would leave it out: plan --explain."""

import glob
from dataclasses import replace

from pgsync.app.describe import in_words
from pgsync.app.impact import by_gravity
from pgsync.engine.rename import renamed
from pgsync.kinds import BY_NAME
from pgsync.model.hazards import MEANINGS
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Pair
from pgsync.model.naming import Naming
from pgsync.model.objects import Catalog
from pgsync.model.plan import Batch, Cause, Plan, Planned
from pgsync.model.spoken import spoken

_LONGEST = 60  # characters of a value that is told
_MOST = 3  # fields whose values are told


def with_words(plan: Plan, source: str, target: str) -> Plan:
    """Return the plan with the values that differ in the chains of its steps; source, target: names of the sides."""
    told: dict[Cause, Cause] = {}
    before = renamed(plan.current, Naming({one.id: one.name for one in plan.renames}), BY_NAME)

    def told_of(cause: Cause) -> Cause:
        if not cause.fields:
            return cause
        if cause not in told:
            told[cause] = replace(cause, words=_values(cause, (before, plan.expected), source, target))
        return told[cause]

    def step(planned: Planned) -> Planned:
        because = tuple(map(told_of, planned.because))
        return planned if because == planned.because else replace(planned, because=because)

    return replace(plan, batches=tuple(Batch(tuple(map(step, b.statements)), b.transactional) for b in plan.batches))


def why(planned: Planned, source: str, target: str) -> str:
    """Return the chain as a sentence.

    view public.b is rebuilt because view public.a changes its columns because column public.orders.total has type
    numeric(12,2) in local, numeric(10,2) in prod.
    """
    if planned.action == "rename":
        return f"{spoken(planned.object)} has another name in {target}"
    return " because ".join(_clause(cause, source, target) for cause in planned.because)


def instead(planned: Planned) -> str:
    """Return what else could be done about the gravest hazard of a step; "" when it is what one would do anyway."""
    meanings = (MEANINGS[hazard] for hazard in by_gravity(planned.statement.hazards))
    return next((meaning.instead for meaning in meanings if meaning.is_grave), "")


def leaving_out(planned: Planned) -> str:
    """Return the option that leaves out the difference that a step comes from; ? is what cannot be copied."""
    if not planned.because:
        return ""
    pattern = pattern_of(planned.because[-1].object)
    return f"--ignore {_quoted(''.join(char if char.isprintable() else '?' for char in pattern))}"


def pattern_of(id_: ObjectId) -> str:
    """Return the pattern that matches this object and its parts."""
    is_satellite = spoken(id_) != str(id_)
    return f"{id_.kind}:{glob.escape('.'.join(id_.path[1:] if is_satellite else id_.path))}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _clause(cause: Cause, source: str, target: str) -> str:
    name = spoken(cause.object)
    match cause.does:
        case "create":
            return f"{name} is only in {source}"
        case "drop":
            return f"{name} is only in {target}"
        case "rebuild":
            return f"{name} is rebuilt"
        case "convert":
            return f"{name} is converted"
        case "follow":
            return f"{name} changes its {' and '.join(field.replace('_', ' ') for field in cause.fields)}"
    return f"{name} has {cause.words or 'changed'}"


def _values(cause: Cause, sides: Pair[Catalog], source: str, target: str) -> str:
    """Return what differs: "type bigint in local, integer in prod"."""
    before, after = (catalog.objects.get(cause.object) for catalog in sides)
    if before is None or after is None:
        return ""
    parts = []
    for field in cause.fields[:_MOST]:
        values = [getattr(item.spec, field) for item in (before, after)]
        old, new = (in_words(field, value) for value in values)
        name = field.replace("_", " ")
        if all(isinstance(value, bool) for value in values):
            has, lacks = (source, target) if values[1] else (target, source)
            parts.append(f"{name} in {has}, not in {lacks}")
        elif max(len(old), len(new)) > _LONGEST or "\n" in old + new:
            parts.append(f"another {name} in {source} than in {target}")
        else:
            old, new = (f"({text})" if ", " in text else text for text in (old, new))
            parts.append(f"{name} {new} in {source}, {old} in {target}")
    if len(cause.fields) > _MOST:
        parts.append(f"{len(cause.fields) - _MOST} more differences")
    return "; ".join(parts)
