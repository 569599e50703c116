"""pgsync explore -i: connections, schemas, kinds and objects on the left, everything about one of them on the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Input, Static

from pgsync.app import beside
from pgsync.errors import PasswordRejected, PasswordRequired, PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.text import clean_line
from pgsync.ui.console import label
from pgsync.ui.environments import environment_label
from pgsync.ui.tree import heading
from pgsync.ui.tui import objects
from pgsync.ui.tui.base import PgsyncApp
from pgsync.ui.tui.details import Details
from pgsync.ui.tui.dialogs import Choose
from pgsync.ui.tui.objects import Connection, KindOf, Schema, ViewNodes
from pgsync.ui.tui.outline import Node, Outline

if TYPE_CHECKING:
    from textual.timer import Timer

    from pgsync.app.browse import Browser, View

_SETTLED = 0.06  # seconds that the cursor rests before an object is shown
_PREPARED = 0.3  # seconds after which the names are indexed, so that the first screen need not wait for it


class Explorer(PgsyncApp):
    """The explorer. Everything that is shown is computed when it is looked at."""

    TITLE = "pgsync explore"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("tab,shift+tab", "other_side", "Tree or details", show=False),
        Binding("right_square_bracket", "turn(1)", "Tab", key_display="[ ]", tooltip="Next tab"),
        Binding("left_square_bracket", "turn(-1)", "Tab before", show=False),
        *[Binding(str(number), f"tab({number})", "A tab by its number", show=False) for number in range(1, 10)],
        Binding("y", "copy_name", "Copy", tooltip="Copy the name"),
        Binding("Y", "copy_ddl", "DDL", tooltip="Copy the DDL"),
        Binding("e", "edit", "Edit", tooltip="The DDL in $EDITOR"),
        Binding("o", "vscode", "Code", tooltip="The DDL in VS Code"),
        Binding("x", "insist", "Read the rows of a view or foreign table", show=False),
        Binding("b,backspace", "return_there", "Back to where you jumped from", show=False),
        Binding("r", "refresh_all", "Refresh", tooltip="Read the database again"),
        Binding("c", "connect", "Connect", tooltip="Another connection"),
        Binding("escape", "leave_search", "Leave the search", show=False),
    ]
    CSS = """
    #left { width: 2fr; min-width: 24; border-right: vkey $panel; }
    #search { display: none; border: none; height: 1; padding: 0 1; background: $surface; }
    #hits { display: none; }
    """

    def __init__(
        self, browser: "Browser", name: str, view: "View", *, start: ObjectId | None = None, is_colored: bool = True
    ) -> None:
        """Start at one database that was read, or at an object in it; name: what it was opened by."""
        super().__init__(is_colored=is_colored)
        self._browser, self._place, self.view = browser, name, view
        self.details = Details(browser, view, self.sql, id="right")
        self._past: list[ObjectId] = []
        self._timer: Timer | None = None
        self._start = start

    # ------------------------------------------------------------------------------------------- layout

    def compose(self) -> ComposeResult:
        """Lay out heading, tree and details."""
        yield Static(id="heading")
        with Horizontal():
            with Vertical(id="left"):
                yield Input(placeholder="search: letters in their order", id="search", select_on_focus=False)
                yield Outline(id="tree")
                yield Outline(id="hits")
            yield self.details
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the database."""
        self._show_view(self.view)
        self._tree().focus()
        if self._start is not None:
            self._go_to(self._start)

    def _show_view(self, view: "View") -> None:
        self.view, self._past = view, []
        self.details.look_at(view)
        database = view.found.database
        where = environment_label(database.target.environment)
        self.query_one("#heading", Static).update(Text.assemble(heading(view.found), "  " if where else "", where))
        self._objects = ViewNodes(self._browser, self._place, view)
        self._tree().fill(list(self._objects.connections()))
        self._tree().reveal([Connection(self._place)])
        self._tree().action_open()
        self.set_timer(_PREPARED, lambda: self._prepare(view))

    @work(thread=True, group="prepare")
    def _prepare(self, view: "View") -> None:
        """Do in the background what the first screen need not wait for: index the names, measure a large database."""
        view.prepare_search()
        try:
            self._browser.quietly().measure(view)
        except PgsyncError as error:
            self.call_from_thread(self.tell, str(error), is_error=True)
            return
        self.call_from_thread(self._measured, view)

    def _measured(self, view: "View") -> None:
        """Show the sizes, unless another database is shown by now."""
        if view is self.view:
            self._tree().again()
            node = self._tree().node
            if self.current is None and node is not None:
                self._show(node.data)

    @property
    def current(self) -> ObjectId | None:
        """The object that is shown on the right."""
        return self.details.object

    def on_details_failed(self, event: Details.Failed) -> None:
        """Say what could not be read."""
        self.tell(event.text, is_error=True)

    def _tree(self) -> Outline:
        return self.query_one("#tree", Outline)

    def _go_to(self, id_: ObjectId) -> None:
        """Show an object in the tree and on the right."""
        if self._timer is not None:
            self._timer.stop()
        if not self._tree().reveal(self._objects.path_to(id_)):
            self.tell(f"{id_} is not in the tree", is_error=True)
        self.details.show_object(id_)

    # ------------------------------------------------------------------------------------------ details

    def on_outline_highlighted(self, event: Outline.Highlighted) -> None:
        """Show what is under the cursor, once it rests there."""
        if event.outline.id == "links":
            return
        if self._timer is not None:
            self._timer.stop()
        data = None if event.node is None else event.node.data
        self._timer = self.set_timer(_SETTLED, lambda: self._show(data))

    def _show(self, data: object) -> None:
        if isinstance(data, ObjectId):
            self.details.show_object(data)
        elif isinstance(data, Schema) and data.schema is not None:
            self.details.show_object(ObjectId("schema", (data.schema,)))
        elif isinstance(data, Connection):
            self.details.show_other("database", self._about_connection(data.name))
        elif isinstance(data, KindOf):
            self.details.show_other(data.kind, objects.kind(self.view, data))

    def _about_connection(self, name: str) -> RenderableType:
        if name != self._place:
            return Text.assemble(label(name, "bold"), "\n\nnot open: Enter opens it")
        return objects.connection(self.view)

    # ------------------------------------------------------------------------------------------ actions

    def action_search(self) -> None:
        """Search among all names."""
        self._turn_to(is_searching=True)
        self.screen.set_focus(self.query_one("#search"))

    def action_leave_search(self) -> None:
        """Return to the tree."""
        if self._is_searching:
            self._turn_to(is_searching=False)
            with self.prevent(Input.Changed):
                self.query_one("#search", Input).value = ""
            self.query_one("#hits", Outline).fill([])
        self.screen.set_focus(self._tree())

    @property
    def _is_searching(self) -> bool:
        return bool(self.query_one("#search").display)

    def _turn_to(self, *, is_searching: bool) -> None:
        """Show the matches instead of the tree, or the other way round; at once, so that no key is lost."""
        for name, is_shown in (("#search", is_searching), ("#hits", is_searching), ("#tree", not is_searching)):
            self.query_one(name).display = is_shown

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches."""
        ids = self.view.search(event.value)
        self.query_one("#hits", Outline).fill([Node(id_, self._hit_label(id_)) for id_ in ids])

    def _hit_label(self, id_: ObjectId) -> Callable[[], Text]:
        return lambda: Text.assemble(label(id_.name, "bold"), (f"  {id_.kind}", "dim"))

    def on_input_submitted(self) -> None:
        """Go to the best match."""
        node = self.query_one("#hits", Outline).node
        if node is not None and isinstance(node.data, ObjectId):
            self._jump(node.data)

    def on_key(self, event: object) -> None:
        """Let the arrows choose among the matches while the search has the keyboard."""
        key = getattr(event, "key", "")
        if key in {"down", "up"} and self.focused is self.query_one("#search"):
            self.query_one("#hits", Outline).action_move(1 if key == "down" else -1)

    def on_outline_selected(self, event: Outline.Selected) -> None:
        """Open a connection, jump to a match or a neighbour."""
        data = event.node.data
        if event.outline.id in {"hits", "links"} and isinstance(data, ObjectId):
            self._jump(data)
        elif isinstance(data, Connection):
            self._open(data.name)
        elif isinstance(data, ObjectId):
            self.details.main.focus()

    def _jump(self, id_: ObjectId) -> None:
        if self.current is not None and self.current != id_:
            self._past.append(self.current)
        self.action_leave_search()
        self._go_to(id_)

    def action_return_there(self) -> None:
        """Return to the object before the last jump."""
        if self._past:
            self._go_to(self._past.pop())

    def action_other_side(self) -> None:
        """Move between tree and details."""
        is_left = self.focused is not None and self.query_one("#left") in self.focused.ancestors
        left = self.query_one("#hits" if self._is_searching else "#tree")
        (self.details.main if is_left else left).focus()

    def action_turn(self, steps: int) -> None:
        """Show the next tab or the one before."""
        self.details.turn(steps)

    def action_tab(self, number: int) -> None:
        """Show a tab by its number."""
        self.details.choose(number)

    def action_insist(self) -> None:
        """Read the rows of a view or foreign table."""
        self.details.insist()

    def action_copy_name(self) -> None:
        """Copy the name of the object."""
        if self.current is not None:
            self.copy(self.current.name, self.current.name)

    def action_copy_ddl(self) -> None:
        """Copy the DDL of the object."""
        if self.current is not None:
            self.copy(self.view.ddl(self.current), f"the DDL of {self.current}")

    def action_edit(self) -> None:
        """Show the DDL in $EDITOR."""
        if self.current is None:
            return
        try:
            with self.aside():
                beside.edit(self.view.ddl(self.current), self.current.name)
        except PgsyncError as error:
            self.tell(str(error), is_error=True)

    def action_vscode(self) -> None:
        """Show the DDL in VS Code."""
        if self.current is None:
            return
        try:
            beside.open_in_vscode(self.view.ddl(self.current), self.current.name)
        except PgsyncError as error:
            self.tell(str(error), is_error=True)

    def action_refresh_all(self) -> None:
        """Read the database again and return to the same object."""
        self._open(self._place, self.current)

    def action_connect(self) -> None:
        """Choose another connection."""
        names = self._browser.names
        if not names:
            self.tell('no connections yet: "pgsync conn add"')
            return
        texts = [
            (name, Text.assemble(label(name, "bold"), "  ", environment_label(self._browser.environment(name))))
            for name in names
        ]
        self.push_screen(Choose("Connect to", texts), lambda name: None if name is None else self._open(name))

    def _open(self, name: str, again: ObjectId | None = None) -> None:
        self.query_one("#heading", Static).update(Text(f"reading {clean_line(name)} …", style="bold"))
        self._read(name, again)

    @work(thread=True, exclusive=True, group="read")
    def _read(self, name: str, again: ObjectId | None) -> None:
        try:
            view = self._browser.quietly().open(name)
        except (PasswordRequired, PasswordRejected):
            self.call_from_thread(self._read_aside, name)
            return
        except PgsyncError as error:
            self.call_from_thread(self._stay, str(error))
            return
        self.call_from_thread(self._opened, name, view, again)

    def _read_aside(self, name: str) -> None:
        """Read where a password can be asked for."""
        try:
            with self.aside():
                view = self._browser.open(name)
        except (PgsyncError, KeyboardInterrupt) as error:
            self._stay(str(error))
        else:
            self._opened(name, view, None)

    def _stay(self, text: str) -> None:
        self.tell(text, is_error=True)
        self.query_one("#heading", Static).update(heading(self.view.found))

    def _opened(self, name: str, view: "View", again: ObjectId | None) -> None:
        self._place = name
        self._show_view(view)
        if again is not None and again in view.found.catalog.objects:
            self._go_to(again)
