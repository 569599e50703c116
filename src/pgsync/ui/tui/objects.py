"""What pgsync explore -i shows: a database as nodes, and what its tabs tell of one object."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.model.identity import ObjectId
from pgsync.text import clean_line
from pgsync.ui import numbers
from pgsync.ui.console import label, paragraph
from pgsync.ui.environments import environment_label
from pgsync.ui.objectpage import section_table
from pgsync.ui.tree import heading, leaf_line, part_line
from pgsync.ui.tui.outline import Node

if TYPE_CHECKING:
    from pgsync.app.browse import Browser, Usage, View
    from pgsync.app.explore import Leaf
    from pgsync.app.objectpage import Page

_PARTS = 2000  # parts of one kind that are listed
_LARGEST = 20
# Kinds of parts that stand together in one tab.
_TABS = {
    "columns": ("columns", "defaults", "attributes"),
    "constraints": ("constraints", "foreign keys", "domain constraints"),
    "indexes": ("indexes", "statistics"),
    "triggers": ("triggers", "rules"),
    "policies": ("policies",),
}
_GROUPED = frozenset(title for within in _TABS.values() for title in within)


class Connection(NamedTuple):
    """A line of the tree for a connection."""

    name: str


class Schema(NamedTuple):
    """A line of the tree for a schema; None for what lies in none."""

    schema: str | None


class KindOf(NamedTuple):
    """A line of the tree for the objects of one kind."""

    in_schema: str | None
    kind: str


# ------------------------------------------------------------------------------------------------ the tree


class ViewNodes:
    """Makes the nodes of the tree for a database that was read. place: the connection by which it was opened."""

    def __init__(self, browser: "Browser", place: str, view: "View") -> None:
        self._browser, self._place, self._view = browser, place, view

    def connections(self) -> Iterator[Node]:
        """Return the connections; this database's schemas are below its own."""
        for name in dict.fromkeys((self._place, *self._browser.names)):
            is_here = name == self._place
            yield Node(Connection(name), partial(self._connection, name), self._schemas if is_here else None)

    def _connection(self, name: str) -> Text:
        found, is_here = self._view.found, name == self._place
        count = f"  {len(found.catalog.objects):,} objects" if is_here else "  not open"
        size = numbers.size(found.size) if is_here else ""
        where = environment_label(self._browser.environment(name))
        return Text.assemble(
            label(name, "bold"), (f"{count}{size and f'  {size}'}", "dim"), "  " if where else "", where
        )

    def _schemas(self) -> list[Node]:
        return [Node(Schema(schema), self._schema(schema), self._kinds_of(schema)) for schema in self._view.grouped]

    def _schema(self, schema: str | None) -> Callable[[], Text]:
        def text() -> Text:
            ids = [id_ for found in self._view.grouped[schema].values() for id_ in found]
            name = label(schema, "bold cyan") if schema is not None else Text("(in no schema)", style="italic")
            size = numbers.size(self._view.bytes(ids) or None)
            return Text.assemble(name, (f"  {numbers.count(len(ids), 'object')}{size and f'  {size}'}", "dim"))

        return text

    def _kinds_of(self, schema: str | None) -> Callable[[], list[Node]]:
        def nodes() -> list[Node]:
            groups = self._view.grouped[schema].items()
            return [Node(KindOf(schema, kind), self._kind(kind, ids), self._objects(ids)) for kind, ids in groups]

        return nodes

    def _kind(self, kind: str, ids: "Sequence[ObjectId]") -> Callable[[], Text]:
        size = numbers.size(self._view.bytes(ids) or None)
        return _fixed(Text.assemble(self._view.plural(kind), (f"  {len(ids):,}{size and f'  {size}'}", "dim")))

    def _objects(self, ids: "Sequence[ObjectId]") -> Callable[[], list[Node]]:
        return lambda: [self._object(id_) for id_ in ids]

    def _object(self, id_: ObjectId) -> Node:
        view = self._view
        is_within = view.schema(id_) is not None
        has_parts = bool(view.found.catalog.children.get(id_))
        parts = (lambda: [_part(part) for part in view.leaf(id_).children]) if has_parts else None
        return Node(id_, lambda: leaf_line(view.leaf(id_), is_within=is_within), parts)

    def path_to(self, id_: ObjectId) -> list[object]:
        """Return the data of the nodes from the connection down to an object."""
        outermost = self._view.outermost(id_)
        schema = self._view.schema(outermost)
        path: list[object] = [Connection(self._place), Schema(schema)]
        if outermost.kind != "schema":
            above = reversed([id_, *self._view.found.catalog.ancestors(id_)])
            path += [KindOf(schema, outermost.kind), *above]
        return path


def _part(leaf: "Leaf") -> Node:
    below = leaf.children
    return Node(leaf.id, lambda: part_line(leaf), (lambda: [_part(part) for part in below]) if below else None)


def _fixed(text: Text) -> Callable[[], Text]:
    return lambda: text


def links(view: "View", page: "Page") -> Iterator[Node]:
    """Return what an object depends on and what uses it, each with its own below it."""
    for title, ids, is_forward in (("depends on", page.needs, True), ("used by", page.used_by, False)):
        text = Text(f"{title}  {len(ids):,}", style="bold")
        node = Node(title, _fixed(text), _linked(view, ids, is_forward=is_forward))
        node.is_open = True
        yield node


def _linked(view: "View", ids: "Sequence[ObjectId]", *, is_forward: bool) -> Callable[[], list[Node]]:
    def node(id_: ObjectId) -> Node:
        def below() -> list[Node]:
            page = view.page(id_)
            return _linked(view, page.needs if is_forward else page.used_by, is_forward=is_forward)()

        return Node(id_, lambda: Text.assemble((f"{id_.kind} ", "dim"), label(id_.name)), below)

    return lambda: [node(id_) for id_ in ids]


# ------------------------------------------------------------------------------------------------ the tabs


def tabs_of(view: "View", page: "Page") -> list[str]:
    """Return the titles of the tabs that an object has."""
    titles = [section.title for section in page.sections]
    tabs = ["overview"]
    tabs += [tab for tab, within in _TABS.items() if any(title in within for title in titles)]
    tabs += ["other parts"] if any(title not in _GROUPED for title in titles) else []
    tabs += ["privileges"] if page.privileges or page.owner else []
    tabs += ["source"] if view.source(page.id) else []
    tabs += ["DDL", "dependencies"]
    tabs += ["rows"] if view.is_readable(page.id) is not None else []
    tabs += ["statistics"] if page.size is not None and page.id.kind in {"table", "materialized view"} else []
    return tabs


def connection(view: "View") -> RenderableType:
    """Return what is known of the database: its server, the other databases there, what is not read."""
    found = view.found
    lines = [heading(found), Text("")]
    lines += [Text.assemble("  ", label(db), (f"  {numbers.size(size)}", "dim")) for db, size in found.databases]
    if found.catalog.unmanaged:
        counts = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(found.catalog.unmanaged.items()))
        lines.append(paragraph(f"\nNot compared yet: {counts}", "yellow"))
    return Group(*lines)


def kind(view: "View", data: KindOf) -> RenderableType:
    """Return the largest objects of a kind."""
    ids, sizes = view.grouped[data.in_schema][data.kind], view.found.sizes
    largest = sorted((id_ for id_ in ids if id_ in sizes), key=lambda id_: -sizes[id_].bytes)[:_LARGEST]
    grid = Table.grid(padding=(0, 2, 0, 0))
    for id_ in largest:
        grid.add_row(label(id_.name), numbers.size(sizes[id_].bytes), Text(numbers.rows(sizes[id_].rows), "dim"))
    title = Text(f"{len(ids):,} {view.plural(data.kind)}" + (", the largest:" if largest else ""))
    return Group(title, Text(""), grid)


def privileges(page: "Page") -> RenderableType:
    """Return the owner and who may do what."""
    owner = [Text.assemble(("owner ", "dim"), label(page.owner))] if page.owner else []
    return Group(*owner, *[Text(clean_line(words)) for words in page.privileges])


def sections(page: "Page", tab: str) -> Iterable[RenderableType]:
    """Return the parts that stand together in one tab."""
    within = _TABS.get(tab)
    for section in page.sections:
        if section.title in within if within else section.title not in _GROUPED:
            yield Text(section.title, style="bold underline")
            yield from section_table(section, _PARTS)
            yield Text("")


def scans(usage: "Usage | None", id_: ObjectId) -> list[RenderableType]:
    """Return size and scans of the indexes of a table."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    for relation, impact in () if usage is None else usage.relations.items():
        if relation != id_:
            times = numbers.count(impact.scans, "scan") if impact.scans is not None else ""
            last = f"last {impact.last_use}" if impact.last_use else ""
            grid.add_row(label(relation.path[-1]), numbers.size(impact.bytes), times, Text(last, style="dim"))
    return [Text("sizes and scans", style="bold underline"), grid] if grid.row_count else []


def counters(usage: "Usage | None") -> RenderableType:
    """Return what the server counted for a table."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column()
    grid.add_column(justify="right")
    for name, value in () if usage is None else usage.counters:
        grid.add_row(Text(name.replace("_", " "), style="dim"), label(value))
    return grid if grid.row_count else Text("the server counts nothing here", style="dim")
