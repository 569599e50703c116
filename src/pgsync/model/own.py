"""What pgsync itself keeps in a database, which is part of no comparison: the history of runs, the trash."""

from dataclasses import replace

from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog

HISTORY = "pgsync"
"""The schema of the history, unless the settings name another."""

TRASH = "pgsync_trash"
"""The schema to which dropped tables and columns go."""

HISTORY_MARK = "Runs of pgsync on this database, written by pgsync itself."
TRASH_MARK = "Dropped tables and columns, kept by pgsync; see: pgsync purge"

RUN_COLUMNS = (
    "run", "header", "plan", "baseline", "role", "client", "started", "state", "message", "finished",
)  # fmt: skip
STEP_COLUMNS = ("run", "batch", "event", "how", "xid", "at")

# Their paths begin with something else than a schema.
_ELSEWHERE = frozenset({"cast", "default privilege", "transform", "user mapping"})


def without_own(catalog: Catalog) -> Catalog:
    """Return a catalog without pgsync's own schemas: known by their comment, and by what they are or hold."""
    schemas = {
        item.parent.path[0]
        for item in catalog.of_kind("comment")
        if item.parent is not None and item.parent.kind == "schema"
        if _is_own(item.parent.path[0], item.spec.text, catalog)
    }
    if not schemas:
        return catalog
    roots = [
        id_
        for id_, item in catalog.objects.items()
        if item.parent is None and id_.path[0] in schemas and id_.kind not in _ELSEWHERE and _lies_there(id_)
    ]
    gone = {id_ for root in roots for id_ in (root, *catalog.descendants(root))}
    kept = {id_: item for id_, item in catalog.objects.items() if id_ not in gone}
    dependencies = tuple(d for d in catalog.dependencies if d.dependent in kept and d.referenced in kept)
    return replace(catalog, objects=kept, dependencies=dependencies)


def _lies_there(id_: ObjectId) -> bool:
    return id_.kind == "schema" or len(id_.path) > 1


def _is_own(schema: str, comment: str | None, catalog: Catalog) -> bool:
    if comment == TRASH_MARK:
        return schema == TRASH
    return (
        comment == HISTORY_MARK
        and _columns(ObjectId("table", (schema, "run")), catalog) == set(RUN_COLUMNS)
        and _columns(ObjectId("table", (schema, "step")), catalog) == set(STEP_COLUMNS)
    )


def _columns(table: ObjectId, catalog: Catalog) -> set[str]:
    return {part.id.path[-1] for part in catalog.parts(table, "column")}
