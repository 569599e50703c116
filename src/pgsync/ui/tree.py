"""A database as a tree: schemas, kinds, objects, parts, with counts, sizes and badges."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pgsync.text import clean_line
from pgsync.ui import numbers
from pgsync.ui.console import label
from pgsync.ui.environments import connection_label
from pgsync.ui.sides import unknowns

if TYPE_CHECKING:
    from pgsync.app.explore import Explored, KindNode, Leaf, SchemaNode

OBJECTS = 100
"""Objects that are listed of one kind in one schema."""
HITS = 200
"""Search results that are listed."""
_KINDS, _OBJECTS, _PARTS = 2, 3, 4
_READABLE = 300  # objects that are listed without being asked for
_PLUMBING = ("partition", "inheritance", "sequence ownership")  # parts that say how objects hang together


def explored_report(
    explored: "Explored", schemas: Sequence["SchemaNode"], depth: int | None
) -> Iterator[RenderableType]:
    """Return what `pgsync explore` shows: the server, its databases, the tree down to a depth.

    depth: 1 schemas, 2 kinds, 3 objects, 4 their parts; None is 3 as long as that can be read.
    """
    is_large = sum(schema.count for schema in schemas) > _READABLE
    levels = depth or (_KINDS if is_large else _OBJECTS)
    yield heading(explored)
    others = [(name, size) for name, size in explored.databases if name != explored.database.info.database]
    if others:
        names = Text(", ").join(_with_size(name, size) for name, size in others[:20])
        more = f", … and {len(others) - 20:,} more" if len(others) > 20 else ""  # noqa: PLR2004
        yield Text.assemble(("also on this server: ", "dim"), names, more)
    root = Tree(_with_size(explored.database.info.database, explored.size, "bold"), guide_style="dim")
    for schema in schemas:
        _add_schema(root, schema, levels)
    yield root
    if depth is None and is_large:
        yield Text("More with --depth 3, --schema NAME, --kind KIND or --search TEXT.", style="dim")
    if explored.catalog.unmanaged:
        counts = ", ".join(f"{kind} ({number:,})" for kind, number in sorted(explored.catalog.unmanaged.items()))
        yield Text.assemble(("Not compared yet: ", "yellow"), clean_line(counts))
    yield from unknowns(explored.database)


def heading(explored: "Explored") -> Text:
    """Return the line that says where we are."""
    database = explored.database
    name = (connection_label(database.name, database.target.environment), "  ") if database.target.is_named else ()
    return Text.assemble(*name, label(database.address), f"  PostgreSQL {database.info.version}")


def search_report(explored: "Explored", hits: Sequence["Leaf"]) -> Iterator[RenderableType]:
    """Return the results of a search, one object a line."""
    yield heading(explored)
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for ratio in (None, None, 1):
        grid.add_column(overflow="fold", ratio=ratio)
    for leaf in hits[:HITS]:
        grid.add_row(Text(leaf.id.kind, style="dim"), label(leaf.id.name, "bold"), Text(clean_line(leaf.brief)))
    yield grid if hits else Text("nothing found", style="dim")
    if len(hits) > HITS:
        yield Text(f"… and {len(hits) - HITS:,} more (use -f json)", style="dim")


def _add_schema(root: Tree, schema: "SchemaNode", depth: int) -> None:
    name = label(schema.name, "bold cyan") if schema.name is not None else Text("(in no schema)", style="italic")
    facts = [numbers.count(schema.count, "object"), numbers.size(schema.bytes) if schema.bytes else ""]
    branch = root.add(_line(name, *facts))
    if depth >= _KINDS:
        for kind in schema.kinds:
            _add_kind(branch, kind, depth, is_within=schema.name is not None)


def _add_kind(branch: Tree, kind: "KindNode", depth: int, *, is_within: bool) -> None:
    facts = [f"{len(kind.leaves):,}", numbers.size(kind.bytes) if kind.bytes else ""]
    twig = branch.add(_line(Text(kind.plural), *facts))
    if depth >= _OBJECTS:
        for leaf in kind.leaves[:OBJECTS]:
            _add_leaf(twig, leaf, depth, is_within=is_within)
        if len(kind.leaves) > OBJECTS:
            twig.add(Text(f"… and {len(kind.leaves) - OBJECTS:,} more (use -f json)", style="dim"))


def _add_leaf(twig: Tree, leaf: "Leaf", depth: int, *, is_within: bool) -> None:
    node = twig.add(leaf_line(leaf, is_within=is_within))
    if depth >= _PARTS:
        for part in leaf.children:
            node.add(part_line(part))


def leaf_line(leaf: "Leaf", *, is_within: bool) -> Text:
    """Return an object in one line: name, what is worth saying of it, badges; is_within: its schema is said above."""
    name = ".".join(leaf.id.path[1:]) if is_within else leaf.id.name
    return _line(label(name, "bold"), *_facts(leaf), badges=leaf.badges)


def part_line(leaf: "Leaf") -> Text:
    """Return a part of an object in one line."""
    return _line(Text.assemble((f"{leaf.id.kind} ", "dim"), label(leaf.id.path[-1])), _cut(leaf.brief))


def _facts(leaf: "Leaf") -> list[str]:
    if not leaf.parts and leaf.size is None:
        return [_cut(leaf.brief)]
    shown = [f"{number:,} {word}" for word, number in leaf.parts.items() if not word.startswith(_PLUMBING)]
    if leaf.size is not None:
        shown += [numbers.rows(leaf.size.rows), numbers.size(leaf.size.bytes)]
    return [", ".join(filter(None, shown))]


def _cut(text: str) -> str:
    limit = 80
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _line(name: Text, *facts: str, badges: Sequence[str] = ()) -> Text:
    parts: list[Text] = [name]
    parts += [Text(clean_line(fact), style="dim") for fact in facts if fact]
    parts += [Text(f"[{badge}]", style="magenta") for badge in badges]
    return Text("  ").join(parts)


def _with_size(name: str, size: int | None, style: str = "") -> Text:
    text = label(name, style)
    return text if size is None else Text.assemble(text, (f" {numbers.size(size)}", "dim"))
