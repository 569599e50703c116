"""Plans for migration tools: files in their directories, under their naming rule, that they run and take back."""

import re
from pathlib import Path

from pgsync.app.plan import PlanResult
from pgsync.engine.migrations import TOOLS, Labels, Stage, files, stages
from pgsync.errors import PgsyncError, UsageError
from pgsync.model.spoken import spoken
from pgsync.store import migrations

__all__ = ["TOOLS", "write_migrations"]

_IN_ONE_TRANSACTION = frozenset({"supabase"})
"""Tools that run every file in a transaction or pipeline, so that nothing can be done outside of one."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST = 80


def write_migrations(
    result: PlanResult, tool: str, out: Path | None, name: str | None, lock_timeout: float
) -> tuple[Path, ...]:
    """Write a plan as migrations of a tool and return the files; none where there is nothing to do.

    tool: one of TOOLS. out: their directory; None for the tool's usual one. name: in_lower_case.
    lock_timeout: seconds that a statement may wait. Raises UsageError, PgsyncError.
    """
    directory = migrations.directory_of(tool, out)
    name = _checked(name or f"pgsync_{result.id}")
    found = stages(result.plan.batches, None if result.rollback is None else result.rollback.batches)
    if not result.plan.statements:
        return ()
    _require_possible(tool, found)
    numbers = migrations.versions(tool, directory, len(found))
    before = migrations.alembic_head(directory) if tool == "alembic" else None
    texts: dict[str, str] = {}
    for number, (stage, version) in enumerate(zip(found, numbers, strict=True), 1):
        labels = Labels(
            version=version,
            before=before,
            name=name if len(found) == 1 else f"{name}_{number}",
            heading=_heading(result, number, len(found)),
            lock_timeout=lock_timeout,
            rails=migrations.rails_release(directory) or "7.1",
        )
        texts |= files(tool, stage, labels)
        before = version
    return tuple(migrations.write(directory, texts))


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise UsageError(
            f'"{name}" is no name for a migration',
            f"It is made of a to z, 0 to 9 and _, begins with a letter and has at most {_LONGEST} characters.",
            "Such as: --name add_order_notes",
        )
    return name


def _require_possible(tool: str, found: list[Stage]) -> None:
    for stage in found if tool in _IN_ONE_TRANSACTION else ():
        if stage.up is not None and not stage.up.transactional:
            planned = stage.up.statements[0]
            raise PgsyncError(
                f"{tool} cannot run a statement outside of a transaction",
                f"{planned.action} {spoken(planned.object)} must be one.",
                "Leave it out with --ignore, or apply the plan with pgsync apply.",
            )


def _heading(result: PlanResult, number: int, count: int) -> tuple[str, ...]:
    target, source = result.target.name, result.source.name
    lines = [f"pgsync plan {result.id}: makes {target} look like {source}"]
    if count > 1:
        lines.append(f"File {number} of {count}: they belong together, and are taken back together.")
    lines += result.proof_sentences[:1]
    lines += [f"To be done by hand: {sentence}" for sentence in result.plan.manual]
    return tuple(lines)
