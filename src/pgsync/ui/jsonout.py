"""Comparisons, trees and objects as JSON; the shape (docs/compare-json.md) only ever grows."""

import json
from typing import TYPE_CHECKING, Any

from pgsync import __version__
from pgsync.app.describe import as_json
from pgsync.ui.sides import direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pgsync.app.catalogs import Database
    from pgsync.app.compare import Comparison, Difference, Tally
    from pgsync.app.explore import Explored, Leaf, SchemaNode
    from pgsync.app.objectpage import Page
    from pgsync.app.threeway import Merge
    from pgsync.model.modes import Note

FORMAT = 1


def comparison_json(comparison: "Comparison") -> str:
    """Return the whole comparison, nothing capped; the same text for the same two databases."""
    first, last = direction(comparison.source, comparison.target)
    document = {
        "format": FORMAT,
        "tool": f"pgsync {__version__}",
        "direction": f"changes would make {last} look like {first}",
        "source": _side(comparison.source),
        "target": _side(comparison.target),
        "mode": str(comparison.mode),
        "without": sorted(comparison.rules.left_out),
        "is_equal": comparison.is_equal,
        "compared": comparison.compared,
        "ignored": comparison.ignored,
        "ignore_patterns": list(comparison.selection.ignore),
        "not_compared": dict(sorted(comparison.unmanaged.items())),
        "summary": {kind: _tally(tally) for kind, tally in comparison.tallies.items()},
        "left_out": {
            "partitions": {table.name: count for table, count in sorted(comparison.apart.partitions.items())},
            "known": {product: dict(sorted(counts.items())) for product, counts in comparison.apart.known.items()},
        },
        "notes": [_note(note) for note in comparison.notes],
        "differences": [_difference(difference) for difference in comparison.differences],
        "renames": [
            {
                "kind": one.after.kind,
                "from": list(one.before.path),
                "to": list(one.after.path),
                "is_asked": one.is_asked,
            }
            for one in comparison.renames
        ],
        "rename_candidates": [
            {"kind": one.after.kind, "from": list(one.before.path), "to": list(one.after.path), "rename": one.hint}
            for one in comparison.candidates
        ],
        **merge_json(comparison.merge),
        "map": dict(comparison.names.schemas),
        "map_roles": dict(comparison.names.roles),
    }
    return json.dumps(document, indent=2, ensure_ascii=True)


def _side(database: "Database") -> dict[str, Any]:
    return {
        "name": database.name,
        "address": database.address,
        "database": database.info.database,
        "role": database.info.role,
        "version": database.info.version,
        "environment": database.target.environment,
        "taken": database.taken or None,
        "unknown": list(database.unknown),
        "unread": list(database.unread),
        "is_standby": database.info.is_standby,
        "system_identifier": database.info.system_identifier,
    }


def _note(note: "Note") -> dict[str, Any]:
    return {
        "kind": note.id.kind,
        "name": note.id.name,
        "path": list(note.id.path),
        "what": note.what,
        "current": note.current,
        "desired": note.desired,
        "hazard": note.hazard,
    }


def _tally(tally: "Tally") -> dict[str, int]:
    return {"create": tally.create, "alter": tally.alter, "drop": tally.drop, "same": tally.same}


def _difference(difference: "Difference") -> dict[str, Any]:
    change = difference.change
    return {
        "verb": str(difference.verb),
        "kind": difference.id.kind,
        "name": difference.id.name,
        "path": list(difference.id.path),
        "parent": as_json(difference.parent),
        "is_implied": difference.is_implied,
        "fields": [{"name": one.name, "current": one.current, "desired": one.desired} for one in difference.fields],
        "current": None if change.current is None else as_json(change.current.spec),
        "desired": None if change.desired is None else as_json(change.desired.spec),
    }


def merge_json(merge: "Merge | None") -> dict[str, Any]:
    """Return the keys of a comparison of three sides; they are there for two as well."""
    if merge is None:
        return {"base": None, "kept": [], "combined": [], "conflicts": []}
    return {
        "base": _side(merge.base),
        "kept": [_difference(one) for one in merge.kept],
        "combined": [as_json(id_) for id_ in merge.combined],
        "conflicts": [
            {
                "kind": one.id.kind,
                "name": one.id.name,
                "path": list(one.id.path),
                "other": None if one.other is None else as_json(one.other),
                "why": one.words,
                "source": None if one.ours is None else _difference(one.ours),
                "target": None if one.theirs is None else _difference(one.theirs),
                "decision": None if one.decision is None else {"ours": "source", "theirs": "target"}[one.decision],
            }
            for one in merge.conflicts
        ],
    }


def tree_json(explored: "Explored", schemas: "Sequence[SchemaNode]") -> dict[str, Any]:
    """Return a database as a tree."""
    return {
        "format": FORMAT,
        "connection": _side(explored.database),
        "databases": [{"name": name, "bytes": size} for name, size in explored.databases],
        "not_compared": dict(sorted(explored.catalog.unmanaged.items())),
        "schemas": [
            {"name": schema.name, "kinds": {kind.plural: leaves_json(kind.leaves) for kind in schema.kinds}}
            for schema in schemas
        ],
    }


def leaves_json(leaves: "Sequence[Leaf]") -> list[dict[str, Any]]:
    """Return objects with their parts."""
    return [
        {
            "kind": leaf.id.kind,
            "name": leaf.id.name,
            "path": list(leaf.id.path),
            "is": leaf.brief,
            "bytes": None if leaf.size is None else leaf.size.bytes,
            "rows": None if leaf.size is None else leaf.size.rows,
            "badges": list(leaf.badges),
            "parts": leaves_json(leaf.children),
        }
        for leaf in leaves
    ]


def page_json(page: "Page") -> dict[str, Any]:
    """Return everything about one object."""
    return {
        "format": FORMAT,
        "kind": page.id.kind,
        "name": page.id.name,
        "path": list(page.id.path),
        "owner": page.owner,
        "comment": page.comment,
        "bytes": None if page.size is None else page.size.bytes,
        "rows": None if page.size is None else page.size.rows,
        "attributes": dict(page.attributes),
        "parts": {
            section.title: [{"name": name, "is": words, "remarks": remarks} for name, words, remarks in section.rows]
            for section in page.sections
        },
        "privileges": list(page.privileges),
        "depends_on": [as_json(id_) for id_ in page.needs],
        "used_by": [as_json(id_) for id_ in page.used_by],
        "ddl": page.ddl,
        "sample": None
        if page.sample is None
        else [dict(zip(page.sample.columns, row, strict=True)) for row in page.sample.rows],
        "sample_error": page.sample_error,
    }
