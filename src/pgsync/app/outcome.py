"""What a plan makes of its target, kept in the plan file: to see drift before it runs and success afterwards."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pgsync.app.rules import Mode, Rules, apart, rules_from_json
from pgsync.engine.diff import Change, Verb, diff
from pgsync.engine.plan import prepared
from pgsync.engine.rename import renamed
from pgsync.errors import PgsyncError, StalePlan
from pgsync.kinds import BY_NAME, KINDS
from pgsync.kinds.temporary import is_helper
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.plan import Batch, Plan
from pgsync.model.spoken import spoken
from pgsync.store import snapshot
from pgsync.store.paths import project_directory
from pgsync.store.planfile import PlanFile

LISTED = 20
_SIGNS = {Verb.CREATE: "+", Verb.DROP: "-", Verb.ALTER: "~"}


def outcome_of(plan: Plan, target: Catalog, rules: Rules) -> dict[str, Any]:
    """Return what a plan file keeps: a digest of the whole target, and each changed object before and after.

    target: as it was read, before anything was left out by a selection.
    """
    changes = diff(plan.current, plan.expected, BY_NAME, rules.mode, rules.without)
    return {
        "contents": _contents(target, rules),
        "before": snapshot.dump_objects(c.current for c in changes if c.current is not None),
        "after": snapshot.dump_objects(c.desired for c in changes if c.desired is not None),
    }


def keep_target(catalog: Catalog, plan_id: str, project_file: Path | None, directory: str) -> None:
    """Keep a snapshot of a plan's target, to tell later what has changed; without one less can be told."""
    with suppress(OSError):
        snapshot.save(catalog, target_snapshot(plan_id, project_file, directory))


def target_snapshot(plan_id: str, project_file: Path | None, directory: str) -> Path:
    """Return where the snapshot of a plan's target is kept.

    directory: where plans are kept, from the project on.
    """
    return project_directory(project_file) / directory / f"{plan_id}.target.json.gz"


def renames_option(renames: Iterable[Rename]) -> dict[str, Any]:
    """Return what a plan file keeps of the renames that the plan begins with."""
    listed = [[one.id.kind, list(one.id.path), one.name] for one in renames]
    return {"renames": listed} if listed else {}


def renames_of(plan: PlanFile) -> tuple[Rename, ...]:
    """Return the renames that a plan begins with."""
    return tuple(Rename(ObjectId(kind, tuple(path)), name) for kind, path, name in plan.options.get("renames", ()))


def after_renames(plan: PlanFile, before: Catalog) -> Catalog:
    """Return what the target was before the plan, under the names that the plan's first transaction gives."""
    return renamed(before, Naming({one.id: one.name for one in renames_of(plan)}), BY_NAME)


def rules_of(plan: PlanFile) -> Rules:
    """Return what counted as a difference when the plan was made."""
    return rules_from_json(plan.options)


def scopes_option(scopes: Collection[str]) -> dict[str, list[str]]:
    """Return what a plan file keeps of the scopes that were read."""
    return {"scopes": sorted(scopes)} if scopes else {}


def scopes_of(plan: PlanFile) -> frozenset[str]:
    """Return the scopes that were read when the plan was made."""
    return frozenset(plan.options.get("scopes", ()))


def before_of(plan: PlanFile) -> dict[ObjectId, DbObject[Any]]:
    """Return the objects that the plan alters or drops, as they were."""
    return _objects(plan, "before")


def objects_after(plan: PlanFile) -> dict[ObjectId, DbObject[Any]]:
    """Return the objects that the plan creates or alters, as it leaves them."""
    return _objects(plan, "after")


def expected_after(plan: PlanFile, before: Catalog) -> Catalog:
    """Return what the target shall be after the plan, given what it was before."""
    old, new = _objects(plan, "before"), _objects(plan, "after")
    objects = {id_: new.get(id_, item) for id_, item in before.objects.items() if id_ in new or id_ not in old}
    return before.with_objects({**objects, **new}, before.dependencies)


def differences(
    current: Catalog, expected: Catalog, rules: Rules, ours: frozenset[ObjectId] = frozenset()
) -> list[Change]:
    """Return in what the target is not as expected.

    ours: what counts although it is of a sort that is not compared, because a plan made it.
    """
    sides = prepared(current, expected, BY_NAME, rules.mode, rules.without)
    found = diff(*sides, BY_NAME, rules.mode, rules.without)
    if not found:
        return found
    left_out = (apart(current, rules) | apart(expected, rules)) - ours
    return [change for change in found if change.id not in left_out]


def require_no_drift(plan: PlanFile, now: Catalog, kept: Path) -> None:
    """Raise StalePlan, with what is different, unless the target is what the plan was made for.

    kept: where a snapshot of the target may have been kept when the plan was made.
    """
    # What belongs to the whole cluster has no part in the fingerprint.
    if now.fingerprint == plan.target.fingerprint and not now.scopes:
        return
    # REINDEX, TRUNCATE, VACUUM FULL and whatever was done and undone change the fingerprint alone.
    if plan.outcome and _contents(now, rules_of(plan)) == plan.outcome["contents"]:
        return
    raise StalePlan(
        f"{plan.target.name} has changed since the plan was made",
        _drift(plan, now, kept),
        "The plan was applied already: pgsync log"
        if _is_applied(plan, now)
        else f"Plan again: pgsync plan {plan.source.name} {plan.target.name}",
    )


def _is_applied(plan: PlanFile, now: Catalog) -> bool:
    """Tell whether everything that the plan changes is as the plan leaves it."""
    after = _objects(plan, "after")
    gone = before_of(plan).keys() - after.keys()
    return (
        bool(plan.outcome)
        and not gone & now.objects.keys()
        and not differences(now, expected_after(plan, now), rules_of(plan), touched_by(plan))
    )


def listed(changes: Sequence[Change]) -> str:
    """Return changes as lines: "~ column public.orders.total (type)"."""
    lines = [_line(change) for change in changes[:LISTED]]
    if len(changes) > LISTED:
        lines.append(f"  … and {len(changes) - LISTED:,} more")
    return "\n".join(lines)


def touched(batches: Iterable[Batch]) -> frozenset[ObjectId]:
    """Return the objects that the statements are for, and the helpers that they make."""
    statements = [planned for batch in batches for planned in batch.statements]
    helpers = {id_ for planned in statements for id_ in planned.statement.also_creates}
    return frozenset(planned.object for planned in statements) | helpers


def touched_by(plan: PlanFile) -> frozenset[ObjectId]:
    """Return the objects that a whole plan changes, or takes down and puts back."""
    return touched(plan.batches) | frozenset(_objects(plan, "before")) | frozenset(_objects(plan, "after"))


def is_part_of(id_: ObjectId, wholes: frozenset[ObjectId], *catalogs: Catalog) -> bool:
    """Tell whether an object, or one that it is a part of, is among `wholes`; or what a helper among them brought."""
    if is_helper(id_) and any(id_.path[-1] == whole.path[-1] for whole in wholes):
        return True
    return id_ in wholes or any(above in wholes for catalog in catalogs for above in catalog.ancestors(id_))


def _line(change: Change) -> str:
    fields = f" ({', '.join(sorted(change.fields))})" if change.fields else ""
    return f"  {_SIGNS[change.verb]} {spoken(change.id)}{fields}"


def _contents(catalog: Catalog, rules: Rules) -> str:
    """Return a digest of all objects without what is not compared: fields, aspects, partitions, what others made."""
    left_out = {name: _not_counted(kind, rules) for name, kind in BY_NAME.items()}
    kinds = {name for name, kind in BY_NAME.items() if kind.aspect not in rules.left_out}
    aside = apart(catalog, rules)
    counted = (item for id_, item in catalog.objects.items() if id_.kind in kinds and id_ not in aside)
    return snapshot.contents_digest(counted, left_out)


def _not_counted(kind: Kind[Any], rules: Rules) -> frozenset[str]:
    by_mode = frozenset() if rules.mode is Mode.STRICT else kind.strict
    return by_mode | {name for name, aspect in kind.aspects.items() if aspect in rules.left_out}


def _drift(plan: PlanFile, now: Catalog, kept: Path) -> str:
    """Return what is different, as exactly as it is known."""
    found: list[Change] = []
    where = ""
    try:
        found = diff(snapshot.load(kept, KINDS), now, BY_NAME, Mode.STRICT)
    except PgsyncError:
        then = now.with_objects({**now.objects, **before_of(plan)}, ())
        found = [change for change in diff(then, now, BY_NAME, Mode.STRICT) if change.id in before_of(plan)]
        where = " in what the plan changes"
        where += "" if found else "; something else was changed, and no snapshot was kept to say what"
    if found:
        return f"Changed{where} since then:\n{listed(found)}"
    return f"No difference was found{where}, but DDL was run." if not where else f"Nothing was changed{where}."


def _objects(plan: PlanFile, side: str) -> dict[ObjectId, DbObject[Any]]:
    document: Mapping[str, Any] | None = plan.outcome.get(side)
    return {} if document is None else snapshot.restore_objects(dict(document), BY_NAME)
