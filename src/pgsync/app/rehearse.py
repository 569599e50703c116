"""Dry runs: the whole plan, its end, its way back, on a scratch copy; or its statements on the target, rolled back."""

from contextlib import closing

from pgsync.app.outcome import expected_after, renames_of, rules_of, touched_by
from pgsync.app.proof import Trial, prove
from pgsync.app.stage import Context, Stage
from pgsync.errors import PgsyncError, Refused, UsageError
from pgsync.model.proof import Proof, Verdict
from pgsync.model.statements import Work
from pgsync.plain import dataclass
from pgsync.server.rehearse import RehearsalFailed, rehearse_on_target
from pgsync.server.worker import Limits
from pgsync.store.planfile import PlanFile

PLACES = ("auto", "scratch", "target")


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
    proof = _on_scratch(context, stage, plan)
    if proof.verdict is not Verdict.UNPROVEN:
        return _proven(plan, proof)
    reason = proof.reason
    if where == "scratch":
        raise PgsyncError("no dry run on a scratch copy is possible", f"{reason[:1].upper()}{reason[1:]}.")
    context.listener.note(f"no dry run on a scratch copy: {reason}")
    return _on_target(stage, plan, limits)


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


def _on_scratch(context: Context, stage: Stage, plan: PlanFile) -> Proof:
    """Prove the plan of a file, as it was proven when it was made."""
    trial = Trial(
        target=stage.target,
        catalog=stage.catalog,
        expected=expected_after(plan, stage.catalog),
        batches=plan.batches,
        rollback=plan.rollback,
        rules=rules_of(plan),
        renames=renames_of(plan),
        ours=touched_by(plan),
    )
    with closing(stage.session()) as conn:
        return prove(context.connections, conn, trial, context.progress)


def _proven(plan: PlanFile, proof: Proof) -> Rehearsed:
    if proof.verdict is Verdict.DISPROVED:
        detail = " ".join(filter(None, (proof.detail, "Nothing was changed.")))
        raise RehearsalFailed(f"on {proof.place}, {proof.reason}", detail)
    count = len(plan.statements)
    return Rehearsed(f"on {proof.place}", count, count, proof.shown, proof.left_out)
