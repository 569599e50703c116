"""pgsync explore -i: connections, schemas, kinds and objects on the left, everything about one of them on the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group, RenderableType
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
from pgsync.ui.console import label, paragraph
from pgsync.ui.environments import environment_label
from pgsync.ui.objectpage import overview, sample_table
from pgsync.ui.tree import heading
from pgsync.ui.tui import objects
from pgsync.ui.tui.base import PgsyncApp
from pgsync.ui.tui.dialogs import Choose
from pgsync.ui.tui.objects import Connection, KindOf, Schema, ViewNodes
from pgsync.ui.tui.outline import Node, Outline
from pgsync.ui.tui.panes import Scroll, Titles

if TYPE_CHECKING:
    from textual.timer import Timer

    from pgsync.app.browse import Browser, Usage, View
    from pgsync.app.objectpage import Page, Sample

ROWS = 50
"""Sample rows that are read."""
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
    #right { width: 3fr; }
    #search { display: none; border: none; height: 1; padding: 0 1; background: $surface; }
    #hits { display: none; }
    #links { display: none; }
    #page { padding: 0 1; }
    #text { width: auto; min-width: 100%; height: auto; }
    """

    def __init__(
        self, browser: "Browser", name: str, view: "View", *, start: ObjectId | None = None, is_colored: bool = True
    ) -> None:
        """Start at one database that was read, or at an object in it; name: what it was opened by."""
        super().__init__(is_colored=is_colored)
        self._browser, self._place, self.view = browser, name, view
        self.object: ObjectId | None = None
        self._past: list[ObjectId] = []
        self.tabs: list[str] = []
        self.tab = "overview"
        self._timer: Timer | None = None
        self._usages: dict[ObjectId, Usage | None] = {}
        self._samples: dict[ObjectId, Sample] = {}
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
            with Vertical(id="right"):
                yield Titles(id="titles")
                with Scroll(id="page"):
                    yield Static(id="text")
                yield Outline(id="links", is_opened_by_enter=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the database."""
        self._show_view(self.view)
        self._tree().focus()
        if self._start is not None:
            self._go_to(self._start)

    def _show_view(self, view: "View") -> None:
        self.view, self.object = view, None
        self._usages, self._samples, self._past = {}, {}, []
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
            self._browser.measure(view)
        except PgsyncError as error:
            self.call_from_thread(self.tell, str(error), is_error=True)
            return
        self.call_from_thread(self._measured, view)

    def _measured(self, view: "View") -> None:
        """Show the sizes, unless another database is shown by now."""
        if view is self.view:
            self._tree().again()
            node = self._tree().node
            if self.object is None and node is not None:
                self._show(node.data)

    def _tree(self) -> Outline:
        return self.query_one("#tree", Outline)

    def _go_to(self, id_: ObjectId) -> None:
        """Show an object in the tree and on the right."""
        if self._timer is not None:
            self._timer.stop()
        if not self._tree().reveal(self._objects.path_to(id_)):
            self.tell(f"{id_} is not in the tree", is_error=True)
        self._show_object(id_)

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
            self._show_object(data)
        elif isinstance(data, Schema) and data.schema is not None:
            self._show_object(ObjectId("schema", (data.schema,)))
        elif isinstance(data, Connection):
            self._show_other("database", self._about_connection(data.name))
        elif isinstance(data, KindOf):
            self._show_other(data.kind, objects.kind(self.view, data))

    def _show_other(self, title: str, renderable: RenderableType) -> None:
        self.object, self.tabs = None, [title]
        self.query_one(Titles).show(self.tabs, 0)
        self._show_text(renderable)

    def _about_connection(self, name: str) -> RenderableType:
        if name != self._place:
            return Text.assemble(label(name, "bold"), "\n\nnot open: Enter opens it")
        return objects.connection(self.view)

    def _show_object(self, id_: ObjectId) -> None:
        if id_ not in self.view.found.catalog.objects:
            return
        self.object = id_
        page = self.view.page(id_)
        self.tabs = objects.tabs_of(self.view, page)
        self._show_tab()

    def _show_tab(self) -> None:
        tab = self.tab if self.tab in self.tabs else "overview"
        self.query_one(Titles).show(self.tabs, self.tabs.index(tab))
        id_ = self.object
        if id_ is None:
            return
        page = self.view.page(id_)
        if tab == "dependencies":
            self._show_links(page)
        elif tab == "DDL":
            self._show_ddl(id_)
        elif tab == "source":
            self._show_text(self.sql(self.view.source(id_)))
        elif tab == "privileges":
            self._show_text(objects.privileges(page))
        elif tab == "rows":
            self._show_rows(id_)
        elif tab == "statistics":
            self._show_statistics(id_)
        elif tab == "overview":
            self._show_text(Group(*overview(page)))
        else:
            self._show_sections(page, tab)

    def _show_text(self, renderable: RenderableType) -> None:
        self._turn_right(is_linking=False)
        self.query_one("#text", Static).update(renderable)
        self.query_one("#page", Scroll).scroll_home(animate=False)

    def _turn_right(self, *, is_linking: bool) -> None:
        links, page = self.query_one("#links"), self.query_one("#page")
        has_focus = self.focused in {links, page}
        links.display, page.display = is_linking, not is_linking
        if has_focus:
            self.screen.set_focus(links if is_linking else page)

    def _show_sections(self, page: "Page", tab: str) -> None:
        parts = list(objects.sections(page, tab))
        if tab == "indexes":
            parts += self._scans(page.id)
        self._show_text(Group(*parts))

    def _scans(self, id_: ObjectId) -> list[RenderableType]:
        """Return size and scans of the indexes, or what says that they are being asked for."""
        if id_ not in self._usages:
            self._ask_usage(id_)
            return [Text("asking the server for sizes and scans …", style="dim")]
        return objects.scans(self._usages[id_], id_)

    def _show_statistics(self, id_: ObjectId) -> None:
        if id_ not in self._usages:
            self._ask_usage(id_)
            self._show_text(Text("asking the server …", style="dim"))
            return
        self._show_text(objects.counters(self._usages[id_]))

    def _show_links(self, page: "Page") -> None:
        self._turn_right(is_linking=True)
        self.query_one("#links", Outline).fill(list(objects.links(self.view, page)))

    # ----------------------------------------------------------------------- what is asked of the server

    def _show_ddl(self, id_: ObjectId) -> None:
        self._show_text(Text("…", style="dim"))
        self._make_ddl(self.view, id_)

    @work(thread=True, exclusive=True, group="detail")
    def _make_ddl(self, view: "View", id_: ObjectId) -> None:
        text = view.ddl(id_)
        self.call_from_thread(self._if_current, id_, "DDL", lambda: self._show_text(self.sql(text)))

    @work(thread=True, exclusive=True, group="detail")
    def _ask_usage(self, id_: ObjectId) -> None:
        view = self.view
        try:
            usage = self._browser.usage(view, id_)
        except PgsyncError as error:
            self.call_from_thread(self.tell, str(error), is_error=True)
            usage = None
        self._usages[id_] = usage
        self.call_from_thread(self._if_current, id_, None, self._show_tab)

    def _show_rows(self, id_: ObjectId, *, is_insisted: bool = False) -> None:
        if id_ in self._samples:
            self._show_text(sample_table(self._samples[id_]))
        elif self.view.is_readable(id_) or is_insisted:
            self._show_text(Text("reading …", style="dim"))
            self._read_rows(id_, is_insisted=is_insisted)
        else:
            words = (
                "Reading a view or a foreign table runs what its owner wrote, with your rights.\n\nx reads it anyway."
            )
            self._show_text(paragraph(words, "yellow"))

    @work(thread=True, exclusive=True, group="detail")
    def _read_rows(self, id_: ObjectId, *, is_insisted: bool) -> None:
        try:
            self._samples[id_] = self._browser.rows(self.view, id_, ROWS, is_insisted=is_insisted)
        except PgsyncError as error:
            text = paragraph(str(error), "yellow")
            self.call_from_thread(self._if_current, id_, "rows", lambda: self._show_text(text))
            return
        self.call_from_thread(self._if_current, id_, "rows", lambda: self._show_rows(id_))

    def _if_current(self, id_: ObjectId, tab: str | None, act: Callable[[], None]) -> None:
        """Do something unless another object or tab is shown by now."""
        if self.object == id_ and (tab is None or tab == self.tab):
            act()

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
            self.query_one("#page" if self.tab != "dependencies" else "#links").focus()

    def _jump(self, id_: ObjectId) -> None:
        if self.object is not None and self.object != id_:
            self._past.append(self.object)
        self.action_leave_search()
        self._go_to(id_)

    def action_return_there(self) -> None:
        """Return to the object before the last jump."""
        if self._past:
            self._go_to(self._past.pop())

    def action_other_side(self) -> None:
        """Move between tree and details."""
        is_left = self.focused is not None and self.query_one("#left") in self.focused.ancestors
        right = "#links" if self.query_one("#links").display else "#page"
        left = "#hits" if self._is_searching else "#tree"
        self.query_one(right if is_left else left).focus()

    def action_turn(self, steps: int) -> None:
        """Show the next tab or the one before."""
        if self.tabs:
            now = self.tabs.index(self.tab) if self.tab in self.tabs else 0
            self.action_tab((now + steps) % len(self.tabs) + 1)

    def action_tab(self, number: int) -> None:
        """Show a tab by its number."""
        if self.object is not None and number <= len(self.tabs):
            self.tab = self.tabs[number - 1]
            self._show_tab()

    def on_titles_chosen(self, event: Titles.Chosen) -> None:
        """Show the tab that the mouse chose."""
        self.action_tab(event.number + 1)

    def action_insist(self) -> None:
        """Read the rows of a view or foreign table."""
        if self.object is not None and self.tab == "rows":
            self._show_rows(self.object, is_insisted=True)

    def action_copy_name(self) -> None:
        """Copy the name of the object."""
        if self.object is not None:
            self.copy(self.object.name, self.object.name)

    def action_copy_ddl(self) -> None:
        """Copy the DDL of the object."""
        if self.object is not None:
            self.copy(self.view.ddl(self.object), f"the DDL of {self.object}")

    def action_edit(self) -> None:
        """Show the DDL in $EDITOR."""
        if self.object is None:
            return
        try:
            with self.aside():
                beside.edit(self.view.ddl(self.object), self.object.name)
        except PgsyncError as error:
            self.tell(str(error), is_error=True)

    def action_vscode(self) -> None:
        """Show the DDL in VS Code."""
        if self.object is None:
            return
        try:
            beside.open_in_vscode(self.view.ddl(self.object), self.object.name)
        except PgsyncError as error:
            self.tell(str(error), is_error=True)

    def action_refresh_all(self) -> None:
        """Read the database again and return to the same object."""
        self._open(self._place, self.object)

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
