"""A plan as JSON, with everything that is known of each step; the shape (docs/plan-json.md) only ever grows."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pgsync import __version__
from pgsync.app import explain, impact
from pgsync.app.describe import as_json
from pgsync.ui.jsonout import merge_json

if TYPE_CHECKING:
    from pgsync.app.plan import PlanResult
    from pgsync.model.impact import Impact
    from pgsync.model.plan import Planned

FORMAT = 1


def plan_json(result: "PlanResult") -> str:
    """Return the whole plan."""
    proof = result.proof
    document = {
        "format": FORMAT,
        "tool": f"pgsync {__version__}",
        "id": result.id,
        "source": result.source.name,
        "target": result.target.name,
        "options": dict(result.file.options),
        "steps": [
            _step(result, number, batch, planned)
            for number, (batch, planned) in enumerate(
                (
                    (position, planned)
                    for position, one in enumerate(result.plan.batches, 1)
                    for planned in one.statements
                ),
                1,
            )
        ],
        "relations": [_impact(one) for one in result.impacts.of_relations.values()],
        "old_transactions": [asdict(waiter) for waiter in result.impacts.waiters],
        "proof": {"verdict": "not proven", "reason": "not tried"} if proof is None else asdict(proof),
        "manual": list(result.plan.manual),
        "added": [as_json(id_) for id_ in result.added],
        "ignored": result.ignored,
        **merge_json(result.merge),
        "has_rollback": result.rollback is not None,
        "files": [] if result.paths is None else [str(result.paths.sql), str(result.paths.plan)],
    }
    return json.dumps(document, indent=2, ensure_ascii=True)


def _step(result: "PlanResult", number: int, batch: int, planned: "Planned") -> dict[str, Any]:
    statement, known = planned.statement, result.impacts
    return {
        "number": number,
        "transaction": batch,
        "sql": statement.sql,
        "action": planned.action,
        "object": as_json(planned.object),
        "lock": str(statement.lock),
        "relations": [as_json(relation) for relation in statement.relations],
        "blocks_reads": statement.lock.blocks_reads,
        "blocks_writes": statement.lock.blocks_writes,
        "work": str(statement.work),
        "on_existing_data": known.effect(planned),
        "seconds": known.seconds(planned),
        "risk": impact.risk(planned),
        "hazards": sorted(statement.hazards),
        "is_transactional": statement.transactional,
        "is_reversible": impact.is_reversible(planned),
        "because": [
            {"object": as_json(cause.object), "does": cause.does, "fields": list(cause.fields), "words": cause.words}
            for cause in planned.because
        ],
        "why": explain.why(planned, result.source.short_name, result.target.short_name),
        "instead": explain.instead(planned),
        "leave_out": explain.leaving_out(planned),
    }


def _impact(one: "Impact") -> dict[str, Any]:
    return asdict(one) | {"relation": as_json(one.relation)}
