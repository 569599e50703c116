"""Whether the rows of what is dropped are kept, under which names, and what is left of those that were."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pgsync.app.policy import environment_of
from pgsync.conninfo import ConnectionTarget
from pgsync.model.identity import ObjectId
from pgsync.model.keep import NOTHING_KEPT, Keep, in_trash
from pgsync.model.objects import Catalog
from pgsync.model.plan import Plan, Planned
from pgsync.model.spoken import spoken
from pgsync.server.connect import Connection
from pgsync.server.trash import kept_there
from pgsync.store.planfile import PlanFile

Wanted = bool | Literal["auto"]
_LISTED = 5


def is_kept(wanted: Wanted, target: ConnectionTarget) -> bool:
    """Tell whether a target's dropped rows are kept: by themselves on production only."""
    return environment_of(target) == "prod" if wanted == "auto" else wanted


def forward(catalog: Catalog, *, is_wanted: bool) -> Keep:
    """Return what a plan for this catalog keeps."""
    return Keep(catalog.fingerprint or "none") if is_wanted else NOTHING_KEPT


def backward(keep: Keep, plan: Plan) -> Keep:
    """Return what the way back of a plan brings back, and keeps."""
    return Keep(None if keep.salt is None else f"{keep.salt} back", plan.kept)


def kept_option(plan: Plan) -> dict[str, Any]:
    """Return what a plan file keeps of where the rows of dropped objects go."""
    listed = [[id_.kind, list(id_.path), name] for id_, name in plan.kept.items()]
    return {"kept": listed} if listed else {}


def kept_sentences(steps: Iterable[Planned], most: int = _LISTED) -> Iterator[str]:
    """Return what is dropped and kept, each with its table of the trash; those beyond `most` in one line."""
    kept = [f"{spoken(p.object)} as {in_trash(p.statement.kept_as)}" for p in steps if p.statement.kept_as]
    yield from kept[:most]
    if len(kept) > most:
        yield f"{len(kept) - most:,} more"


def kept_by(plan: PlanFile) -> dict[ObjectId, str]:
    """Return the objects whose rows a plan keeps, each with its table of the trash."""
    return {ObjectId(kind, tuple(path)): name for kind, path, name in plan.options.get("kept", ())}


def still_there(conn: Connection, kept: Mapping[ObjectId, str]) -> dict[ObjectId, str]:
    """Return what of it nobody has purged."""
    found = kept_there(conn) if kept else frozenset()
    return {id_: name for id_, name in kept.items() if name in found}


def purged(kept: Mapping[ObjectId, str], there: Iterable[ObjectId]) -> list[ObjectId]:
    """Return the objects of which only the structure can come back."""
    return [id_ for id_ in kept if id_ not in set(there)]
