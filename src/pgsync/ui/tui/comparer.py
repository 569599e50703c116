"""pgsync compare -i: what differs as a tree with ticks, definitions side by side, the plan of what is ticked."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Input, Static
from textual.worker import get_current_worker

from pgsync.app import beside
from pgsync.app.choosing import hazards_by_object
from pgsync.errors import PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.ui.console import label
from pgsync.ui.tui import changes
from pgsync.ui.tui.base import PgsyncApp
from pgsync.ui.tui.changes import ChangeNodes
from pgsync.ui.tui.dialogs import Ask, Choose
from pgsync.ui.tui.filters import Filter
from pgsync.ui.tui.outline import Node, Outline
from pgsync.ui.tui.panes import Scroll, Titles

if TYPE_CHECKING:
    from textual.timer import Timer

    from pgsync.app.choosing import Choosing, Preview

_SETTLED = 0.06  # seconds that the cursor rests before a definition is shown
_TICKED = 0.25  # and that ticks rest before the plan is made anew
_TABS = ("definition", "attributes", "migration", "rollback")
_EVERY = "(all)"
_TWO_COLUMNS = 60  # characters from which definitions stand side by side


class Actions(Protocol):
    """What the view lets the command line do, on the terminal that it gives back for that time."""

    def save(self, choosing: "Choosing", out: str | None) -> str:
        """Write the plan of what is ticked; returns the name that `pgsync apply` knows it by; raises PgsyncError."""

    def run(self, plan: str, *, is_dry_run: bool) -> None:
        """Apply a plan or rehearse it, with all its questions, and wait for Enter."""

    def ignore(self, pattern: str) -> str:
        """Write a pattern to pgsync.toml; returns a sentence about it; raises PgsyncError."""

    def reread(self) -> "Choosing":
        """Read both databases again, with the settings as they are now; raises PgsyncError."""


class Comparer(PgsyncApp):
    """The comparison as a choice of changes."""

    TITLE = "pgsync compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", tooltip="Tick or untick an object and its parts"),
        Binding("a", "tick_all", "Tick all shown, or none", show=False),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("f", "filter_kind", "Only one kind", show=False),
        Binding("s", "filter_schema", "Only one schema", show=False),
        Binding("exclamation_mark", "filter_hazards", "Only what has hazards", show=False),
        Binding("escape", "leave_filter", "Show everything again", show=False),
        Binding("v", "turn_view", "Side by side, or one column", show=False),
        Binding("z", "whole", "Whole definitions, or what changes", show=False),
        Binding("tab,shift+tab", "other_side", "Tree or details", show=False),
        Binding("right_square_bracket", "turn(1)", "Next tab", show=False),
        Binding("left_square_bracket", "turn(-1)", "Tab before", show=False),
        *[Binding(str(n), f"tab({n})", f"Tab {n}: {name}", show=False) for n, name in enumerate(_TABS, 1)],
        Binding("w", "write", "Write", tooltip="Write the plan of what is ticked"),
        Binding("d", "dry_run", "Dry run", tooltip="Rehearse the plan of what is ticked"),
        Binding("A", "apply", "Apply", tooltip="Apply the plan of what is ticked, with all questions"),
        Binding("i", "ignore", "Ignore", tooltip="Ignore an object or a pattern from now on"),
        Binding("r", "reread", "Read again", show=False),
        Binding("y", "copy_name", "Copy name", show=False),
        Binding("Y", "copy_sql", "Copy the migration", show=False),
        Binding("e", "edit", "The migration in $EDITOR", show=False),
        Binding("o", "vscode", "Both definitions in VS Code", show=False),
    ]
    CSS = """
    #left { width: 2fr; min-width: 24; border-right: vkey $panel; }
    #right { width: 3fr; }
    #filter { display: none; border: none; height: 1; padding: 0 1; background: $surface; }
    #page { padding: 0 1; }
    #text { width: 100%; height: auto; }
    """

    def __init__(self, choosing: "Choosing", actions: Actions, *, is_colored: bool = True) -> None:
        """Show a comparison; actions: what the command line does for it."""
        super().__init__(is_colored=is_colored)
        self.choosing, self._actions = choosing, actions
        self.plan: Preview | None = None
        self.tab = 0
        self.is_unified: bool | None = None  # as wide as the screen is
        self.is_whole = False
        self.filter = Filter()
        self._saved: str | None = None
        self._changes = ChangeNodes(choosing)
        self._shown_timer: Timer | None = None
        self._plan_timer: Timer | None = None

    # ------------------------------------------------------------------------------------------- layout

    def compose(self) -> ComposeResult:
        """Lay out heading, tree and details."""
        yield Static(id="heading")
        with Horizontal():
            with Vertical(id="left"):
                yield Input(placeholder="filter: letters of a name", id="filter", select_on_focus=False)
                yield Outline(id="tree")
            with Vertical(id="right"):
                yield Titles(id="titles")
                with Scroll(id="page"):
                    yield Static(id="text")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the differences and begin to plan."""
        self._fill()
        self._tree().focus()
        self._replan()

    def _tree(self) -> Outline:
        return self.query_one("#tree", Outline)

    def _show_heading(self) -> None:
        text = changes.heading(self.choosing, self.plan, is_filtered=self.filter.is_set)
        self.query_one("#heading", Static).update(text)

    # --------------------------------------------------------------------------------------------- tree

    def _fill(self, at: object = None) -> None:
        """Show the objects that the filters let pass."""
        roots = self.filter.roots(self.choosing, self._changes.hazards)
        groups = groupby(roots, key=self.choosing.comparison.schema_of)
        nodes = [self._changes.of_schema(schema, list(group)) for schema, group in groups]
        tree = self._tree()
        open_before = {row.data for row in tree.rows if row.is_open and row.depth > 0}
        tree.fill(nodes)
        for row in [row for row in tree.rows if row.data in open_before]:
            tree.toggle(row)
        if at is not None:
            place = next((number for number, row in enumerate(tree.rows) if row.data == at), 0)
            tree.action_move(place - tree.cursor)
        self._show_heading()

    # ------------------------------------------------------------------------------------------ details

    def on_outline_highlighted(self) -> None:
        """Show what is under the cursor, once it rests there."""
        if self._shown_timer is not None:
            self._shown_timer.stop()
        self._shown_timer = self.set_timer(_SETTLED, self._show)

    @property
    def current(self) -> ObjectId | None:
        """The object under the cursor."""
        node = self._tree().node
        return node.data if node is not None and isinstance(node.data, ObjectId) else None

    def _chosen(self) -> ObjectId | None:
        """Return the object under the cursor; says so when there is none."""
        if self.current is None:
            self.tell("move to an object first")
        return self.current

    def _show(self) -> None:
        self.query_one(Titles).show(_TABS, self.tab)
        name = _TABS[self.tab]
        if name in {"migration", "rollback"}:
            self._update(changes.steps_of(self.plan, self.sql, is_rollback=name == "rollback"))
        elif self.current is None:
            node = self._tree().node
            self._update(changes.summary(self.choosing, [] if node is None else _below(node), self._changes.hazards))
        elif name == "attributes":
            self._update(changes.attributes(self.choosing.comparison, self.choosing.below(self.current)))
        else:
            self._define(self.current)

    def _update(self, renderable: RenderableType) -> None:
        self.query_one("#text", Static).update(renderable)
        self.query_one("#page", Scroll).scroll_home(animate=False)

    @work(thread=True, exclusive=True, group="definition")
    def _define(self, id_: ObjectId) -> None:
        text = changes.definitions(
            self.choosing,
            id_,
            self._changes.hazards.get(id_, ()),
            is_unified=self._has_one_column,
            is_whole=self.is_whole,
        )
        self.call_from_thread(self._update_if, id_, text)

    @property
    def _has_one_column(self) -> bool:
        """Whether definitions are shown in one column, not side by side."""
        if self.is_unified is None:
            return self.query_one("#page").size.width < _TWO_COLUMNS
        return self.is_unified

    def on_resize(self) -> None:
        """Show a definition as it fits now."""
        if self.is_unified is None and self.tab == 0:
            self.on_outline_highlighted()

    def _update_if(self, id_: ObjectId, renderable: RenderableType) -> None:
        if self.current == id_ and self.tab == 0:
            self._update(renderable)

    # --------------------------------------------------------------------------------------------- plan

    def _replan(self) -> None:
        """Make the plan anew, once the ticks rest."""
        self.plan, self._saved, self._changes.added = None, None, ()
        self._show_heading()
        if self._plan_timer is not None:
            self._plan_timer.stop()
        self._plan_timer = self.set_timer(_TICKED, self._make_plan)

    @work(thread=True, exclusive=True, group="plan")
    def _make_plan(self) -> None:
        worker = get_current_worker()
        preview = self.choosing.preview()
        if not worker.is_cancelled:
            self.call_from_thread(self._planned, preview)

    def _planned(self, preview: "Preview") -> None:
        self.plan, self._changes.added = preview, preview.added
        if not self.choosing.left_out and preview.result is not None:
            self._changes.hazards = hazards_by_object(preview.result)
        self._show_heading()
        self._tree().again()
        if self.tab > 1 or self.current is None:
            self._show()

    # ------------------------------------------------------------------------------------------ actions

    def action_tick(self) -> None:
        """Tick or untick what is under the cursor."""
        node = self._tree().node
        if node is None:
            return
        self.choosing.toggle([node.data] if isinstance(node.data, ObjectId) else _below(node))
        self._tree().again()
        self._replan()

    def action_tick_all(self) -> None:
        """Tick all objects that the filters let pass; untick them when they all are ticked."""
        self.choosing.toggle(id_ for row in self._tree().rows if row.depth == 0 for id_ in _below(row))
        self._tree().again()
        self._replan()

    def action_filter(self) -> None:
        """Filter by the letters of names."""
        box = self.query_one("#filter", Input)
        box.display = True
        self.screen.set_focus(box)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what passes."""
        if event.input.id == "filter":  # not the line of a question
            self.filter.text = event.value.strip()
            self._fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return to the tree, which stays filtered."""
        if event.input.id == "filter":
            self.screen.set_focus(self._tree())

    def action_leave_filter(self) -> None:
        """Show everything again."""
        at = self.current
        self.filter = Filter()
        box = self.query_one("#filter", Input)
        with self.prevent(Input.Changed):
            box.value = ""
        box.display = False
        self.screen.set_focus(self._tree())
        self._fill(at)

    def action_filter_kind(self) -> None:
        """Show one kind only."""
        kinds = sorted({difference.id.kind for difference in self.choosing.comparison.differences})
        self._choose("Only objects of this kind, or with parts of it", kinds, "kind")

    def action_filter_schema(self) -> None:
        """Show one schema only."""
        comparison = self.choosing.comparison
        schemas = sorted({name for root in comparison.roots if (name := comparison.schema_of(root)) is not None})
        self._choose("Only this schema", schemas, "schema")

    def _choose(self, question: str, names: Sequence[str], field: str) -> None:
        """Ask for what a field of the filter shall be."""

        def chosen(name: str | None) -> None:
            if name is not None:
                setattr(self.filter, field, "" if name == _EVERY else name)
                self._fill()

        self.push_screen(Choose(question, [(name, label(name)) for name in (_EVERY, *names)]), chosen)

    def action_filter_hazards(self) -> None:
        """Show only what has hazards, or everything."""
        self.filter.has_hazards = not self.filter.has_hazards
        self._fill(self.current)

    def action_turn_view(self) -> None:
        """Change between two columns and one."""
        self.is_unified = not self._has_one_column
        self.action_tab(1)

    def action_whole(self) -> None:
        """Change between whole definitions and what changes in them."""
        self.is_whole = not self.is_whole
        self.action_tab(1)

    def action_other_side(self) -> None:
        """Move between tree and details."""
        page = self.query_one("#page")
        self.screen.set_focus(self._tree() if self.focused is page else page)

    def action_turn(self, steps: int) -> None:
        """Show the next tab or the one before."""
        self.action_tab((self.tab + steps) % len(_TABS) + 1)

    def action_tab(self, number: int) -> None:
        """Show a tab by its number."""
        self.tab = number - 1
        self._show()

    def on_titles_chosen(self, event: Titles.Chosen) -> None:
        """Show the tab that the mouse chose."""
        self.action_tab(event.number + 1)

    def action_copy_name(self) -> None:
        """Copy the name of the object."""
        if (id_ := self._chosen()) is not None:
            self.copy(id_.name, id_.name)

    def action_copy_sql(self) -> None:
        """Copy the migration."""
        if self.plan is not None and self.plan.result is not None:
            self.copy(self._migration(), "the migration")

    def _migration(self) -> str:
        return "".join(f"{step.sql};\n" for step in ([] if self.plan is None else self.plan.steps))

    def action_edit(self) -> None:
        """Show the migration in $EDITOR; what is changed there is not used."""
        self._beside(lambda: beside.edit(self._migration(), "migration"))

    def action_vscode(self) -> None:
        """Show both definitions side by side in VS Code."""
        comparison = self.choosing.comparison
        if (id_ := self._chosen()) is not None:
            sides = (comparison.target.short_name, comparison.source.short_name)
            self._beside(lambda: beside.open_diff(*self.choosing.definitions(id_), id_.name, sides))

    def _beside(self, act: Callable[[], object]) -> bool:
        """Do something on the terminal; returns whether it worked."""
        try:
            with self.aside():
                act()
        except PgsyncError as error:
            self.tell(str(error), is_error=True)
            return False
        return True

    def action_write(self) -> None:
        """Write the plan of what is ticked to files."""

        def named(out: str | None) -> None:
            if out is not None and self._beside(lambda: self._save(out)):
                self.tell(f"wrote {out}")

        self.push_screen(Ask("Write the plan of what is ticked to", "migration.sql"), named)

    def _save(self, out: str | None) -> None:
        self._saved = self._actions.save(self.choosing, out)

    def action_dry_run(self) -> None:
        """Rehearse the plan of what is ticked."""
        self._run(is_dry_run=True)

    def action_apply(self) -> None:
        """Apply the plan of what is ticked, after the questions that pgsync apply asks."""
        if self._run(is_dry_run=False):
            self.action_reread()

    def _run(self, *, is_dry_run: bool) -> bool:
        if self.plan is not None and self.plan.error is not None:
            self.tell(str(self.plan.error), is_error=True)
            return False

        def act() -> None:
            if self._saved is None:
                self._save(None)
            self._actions.run(str(self._saved), is_dry_run=is_dry_run)

        return self._beside(act)

    def action_ignore(self) -> None:
        """Ignore an object, or what a pattern names, from now on."""
        id_ = self._chosen()
        if id_ is None:
            return
        default = f"{id_.kind}:{id_.name}"

        def answered(pattern: str | None) -> None:
            if pattern is None:
                return
            try:
                self.tell(self._actions.ignore(pattern))
            except PgsyncError as error:
                self.tell(str(error), is_error=True)
                return
            self.action_reread()

        self.push_screen(
            Ask("Ignore in every comparison (pgsync.toml, [compare] ignore); * and ? match", default), answered
        )

    def action_reread(self) -> None:
        """Read both databases again."""
        self.query_one("#heading", Static).update(Text("reading …\n", style="bold"))
        self._read()

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        try:
            choosing = self._actions.reread()
        except PgsyncError as error:
            self.call_from_thread(self.tell, str(error), is_error=True)
            self.call_from_thread(self._show_heading)
            return
        self.call_from_thread(self._reread, choosing)

    def _reread(self, choosing: "Choosing") -> None:
        known = {difference.id for difference in choosing.comparison.differences}
        choosing.left_out = {id_ for id_ in self.choosing.left_out if id_ in known}
        at = self.current
        self.choosing, self._changes = choosing, ChangeNodes(choosing)
        self._fill(at)
        self._show()
        self._replan()


def _below(node: Node) -> list[ObjectId]:
    return [child.data for child in node.below() if isinstance(child.data, ObjectId)]
