"""The right side of pgsync explore -i: everything about one object in tabs, asked for when it is looked at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from pgsync.errors import PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.ui.console import paragraph
from pgsync.ui.objectpage import overview, sample_table
from pgsync.ui.tui import objects
from pgsync.ui.tui.outline import Outline
from pgsync.ui.tui.panes import Scroll, Titles

if TYPE_CHECKING:
    from pgsync.app.browse import Browser, Usage, View
    from pgsync.app.objectpage import Page, Sample

ROWS = 50
"""Sample rows that are read."""


class Details(Vertical):
    """The tabs of one object. object: None while something else is shown."""

    class Failed(Message):
        """Something could not be read."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    DEFAULT_CSS = """
    Details { width: 3fr; }
    Details #links { display: none; }
    Details #page { padding: 0 1; }
    Details #text { width: auto; min-width: 100%; height: auto; }
    """

    def __init__(
        self, browser: "Browser", view: "View", highlight: Callable[[str], RenderableType], *, id: str | None = None
    ) -> None:
        """Look at a database that was read; highlight: SQL as it is shown."""
        super().__init__(id=id)
        self._browser, self._view, self._highlight = browser, view, highlight
        self.object: ObjectId | None = None
        self.tabs: list[str] = []
        self.tab = "overview"
        self._usages: dict[ObjectId, Usage | None] = {}
        self._samples: dict[ObjectId, Sample] = {}

    def compose(self) -> ComposeResult:
        """Lay out titles, text, and neighbours in the place of the text."""
        yield Titles(id="titles")
        with Scroll(id="page"):
            yield Static(id="text")
        yield Outline(id="links", is_opened_by_enter=False)

    def look_at(self, view: "View") -> None:
        """Look at another database, or at the same one as it is now."""
        self._view, self.object = view, None
        self._usages, self._samples = {}, {}

    @property
    def main(self) -> Widget:
        """What is below the titles."""
        links = self.query_one("#links")
        return links if links.display else self.query_one("#page")

    def show_other(self, title: str, renderable: RenderableType) -> None:
        """Show something that is no object."""
        self.object, self.tabs = None, [title]
        self.query_one(Titles).show(self.tabs, 0)
        self._show_text(renderable)

    def show_object(self, id_: ObjectId) -> None:
        """Show an object, in the tab that was looked at last if it has it; nothing where it is gone."""
        if id_ not in self._view.found.catalog.objects:
            return
        self.object = id_
        page = self._view.page(id_)
        self.tabs = objects.tabs_of(self._view, page)
        self._show_tab()

    def _show_tab(self) -> None:
        tab = self.tab if self.tab in self.tabs else "overview"
        self.query_one(Titles).show(self.tabs, self.tabs.index(tab))
        id_ = self.object
        if id_ is None:
            return
        page = self._view.page(id_)
        if tab == "dependencies":
            self._show_links(page)
        elif tab == "DDL":
            self._show_ddl(id_)
        elif tab == "source":
            self._show_text(self._highlight(self._view.source(id_)))
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
        has_focus = self.screen.focused in {links, page}
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
        self.query_one("#links", Outline).fill(list(objects.links(self._view, page)))

    def _show_ddl(self, id_: ObjectId) -> None:
        self._show_text(Text("…", style="dim"))
        self._make_ddl(self._view, id_)

    @work(thread=True, exclusive=True, group="detail")
    def _make_ddl(self, view: "View", id_: ObjectId) -> None:
        text = view.ddl(id_)
        self.app.call_from_thread(self._if_current, id_, "DDL", lambda: self._show_text(self._highlight(text)))

    @work(thread=True, exclusive=True, group="detail")
    def _ask_usage(self, id_: ObjectId) -> None:
        view, usages = self._view, self._usages
        try:
            usage = self._browser.usage(view, id_)
        except PgsyncError as error:
            self.app.call_from_thread(self._failed, error)
            usage = None
        usages[id_] = usage
        self.app.call_from_thread(self._if_current, id_, None, self._show_tab)

    def _show_rows(self, id_: ObjectId, *, is_insisted: bool = False) -> None:
        if id_ in self._samples:
            self._show_text(sample_table(self._samples[id_]))
        elif self._view.is_readable(id_) or is_insisted:
            self._show_text(Text("reading …", style="dim"))
            self._read_rows(id_, is_insisted=is_insisted)
        else:
            words = (
                "Reading a view or a foreign table runs what its owner wrote, with your rights.\n\nx reads it anyway."
            )
            self._show_text(paragraph(words, "yellow"))

    @work(thread=True, exclusive=True, group="detail")
    def _read_rows(self, id_: ObjectId, *, is_insisted: bool) -> None:
        samples = self._samples
        try:
            samples[id_] = self._browser.rows(self._view, id_, ROWS, is_insisted=is_insisted)
        except PgsyncError as error:
            text = paragraph(str(error), "yellow")
            self.app.call_from_thread(self._if_current, id_, "rows", lambda: self._show_text(text))
            return
        self.app.call_from_thread(self._if_current, id_, "rows", lambda: self._show_rows(id_))

    def _if_current(self, id_: ObjectId, tab: str | None, act: Callable[[], None]) -> None:
        """Do something unless another object or tab is shown by now."""
        if self.object == id_ and (tab is None or tab == self.tab):
            act()

    def turn(self, steps: int) -> None:
        """Show the next tab or the one before."""
        if self.tabs:
            now = self.tabs.index(self.tab) if self.tab in self.tabs else 0
            self.choose((now + steps) % len(self.tabs) + 1)

    def choose(self, number: int) -> None:
        """Show a tab by its number."""
        if self.object is not None and number <= len(self.tabs):
            self.tab = self.tabs[number - 1]
            self._show_tab()

    def on_titles_chosen(self, event: Titles.Chosen) -> None:
        """Show the tab that the mouse chose."""
        self.choose(event.number + 1)

    def insist(self) -> None:
        """Read the rows of a view or foreign table."""
        if self.object is not None and self.tab == "rows":
            self._show_rows(self.object, is_insisted=True)

    def _failed(self, error: PgsyncError) -> None:
        self.post_message(self.Failed(str(error)))
