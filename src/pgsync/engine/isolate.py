"""What cannot be ordered is left as it is, with what depends on it, so that the rest of a plan can run."""

from collections.abc import Iterable, Iterator

from pgsync.engine.diff import Change
from pgsync.engine.order import PlanLoopError
from pgsync.engine.select import mixed
from pgsync.engine.steps import Action, Steps
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog


def isolated(steps: Steps, changes: Iterable[Change], loop: PlanLoopError) -> tuple[Catalog, list[str]]:
    """Return the desired catalog without the changes of a loop, and a sentence for each object left as it is.

    Raises the error itself when none of the objects of the loop changes, or because of one that does.
    """
    current, desired = steps.current, steps.desired
    changed = {change.id for change in changes}
    members = {cause for step in loop.loop for cause in _causes(step.id, steps)}
    stuck = _closed(current, desired, members, changed) & changed
    if not stuck:
        raise loop
    picked = {id_ for id_ in {**current.objects, **desired.objects} if id_ not in stuck}
    detail = f"{loop.detail or ''}".rstrip(".")
    sentences = [
        f"{id_}: left as it is, because the steps of the plan depend on each other. {detail}"
        if id_ in members
        else f"{id_}: left as it is, because it depends on what cannot be planned"
        for id_ in sorted(stuck, key=lambda id_: (id_ not in members, id_))
        if id_ in members or not _is_said_by_whole(id_, stuck, current, desired)
    ]
    return mixed(current, desired, picked), sentences


def held(steps: Steps, loop: PlanLoopError) -> dict[ObjectId, ObjectId]:
    """Return what holds data of a type of the loop that goes, and could be turned loose from it or go before it."""
    gone = [step.id for step in loop.loop if step.action is Action.DROP]
    users = [(d.dependent, type_) for type_ in gone for d in steps.current.needed_by.get(type_, ())]
    return {user: type_ for user, type_ in users if _can_let_go(user, type_, steps) or steps.has(Action.PARK, user)}


def _can_let_go(user: ObjectId, type_: ObjectId, steps: Steps) -> bool:
    kind = steps.kind(user)
    is_retyped = kind.restores in steps.fields.get(user, ()) and not steps.has(Action.RELEASE, user)
    is_type = steps.kind(type_).swap is not None or type_.kind in kind.survives
    return is_retyped and is_type and any(kind.release(steps.current.objects[user], steps.context))


def _causes(id_: ObjectId, steps: Steps) -> Iterator[ObjectId]:
    """Return an object and those because of which it is rebuilt."""
    cause: ObjectId | None = id_
    while cause is not None:
        yield cause
        cause = steps.reasons.get(cause)


def _is_said_by_whole(id_: ObjectId, stuck: set[ObjectId], current: Catalog, desired: Catalog) -> bool:
    return any(above in stuck for catalog in (current, desired) for above in catalog.ancestors(id_))


def _closed(current: Catalog, desired: Catalog, members: set[ObjectId], changed: set[ObjectId]) -> set[ObjectId]:
    """Return the members with all that cannot change without them."""
    found, todo = set(members), list(members)
    while todo:
        id_ = todo.pop()
        for other in _bound(current, desired, id_):
            if other not in found and other in changed:
                found.add(other)
                todo.append(other)
    return found


def _bound(current: Catalog, desired: Catalog, id_: ObjectId) -> Iterator[ObjectId]:
    """Return what has to stay as it is when `id_` does."""
    if id_ in desired.objects and id_ not in current.objects:  # what needs it cannot come without it
        yield from desired.children.get(id_, ())
        yield from (d.dependent for d in desired.needed_by.get(id_, ()))
    if id_ in desired.objects:  # its own new owner or parts belong to its new state
        yield from (child for child in desired.children.get(id_, ()) if child not in current.objects)
    if id_ in current.objects:  # what it needs stays with it, and so do its parts
        needed = [d.referenced for d in current.needs.get(id_, ())]
        own = [*needed, *current.ancestors(id_), *current.children.get(id_, ())]
        yield from (other for other in own if other not in desired.objects)
