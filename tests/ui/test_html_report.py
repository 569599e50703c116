"""compare -f html, in a real Chromium."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import HOSTILE, LOCAL, PROD, identifier, two_databases
from conftest import Server
from pgsync.app.connections import Connections
from pgsync.app.impact import by_gravity
from pgsync.app.report import report
from pgsync.model.statements import Hazard
from pgsync.store.config import load
from pgsync.ui.html import html_report
from ui import chromium
from ui.chromium import Browser

if TYPE_CHECKING:
    from cli.conftest import Command

EVIL = '</script><script>document.title="owned"</script><img src=x onerror=document.title="owned">'
LOCAL_SIDE = f"""{LOCAL}
CREATE TABLE {identifier(HOSTILE)} ({identifier(EVIL[:60])} integer);
CREATE SCHEMA sales;
CREATE TABLE sales.lines (id integer PRIMARY KEY, order_id integer NOT NULL REFERENCES orders);
CREATE FUNCTION evil() RETURNS text LANGUAGE sql AS $$ SELECT '{EVIL}' $$;
"""
_SINCE = "return performance.now() - begin"
in_chromium = pytest.mark.skipif(
    chromium.BROWSER is None or chromium.DRIVER is None, reason="needs chromium and chromedriver"
)


@pytest.fixture
def page(pgsync: "Command", server: Server, project: Path) -> Path:
    with two_databases(server, project, LOCAL_SIDE, PROD):
        assert pgsync("compare", "-f", "html", "-o", "report.html").code == 0
    return project / "report.html"


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium.browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def shown(page: Path, chrome: Browser) -> Browser:
    chrome.open(page)
    return chrome


def test_the_page_asks_for_nothing_else_and_closes_every_element(page: Path) -> None:
    text = page.read_text()
    assert re.findall(r'(?:src|href)\s*=\s*["\'](?!#)', text) == []
    assert "@import" not in text
    assert "url(" not in text

    class Checked(HTMLParser):
        stack: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            if tag not in {"meta", "input", "col", "rect", "path"}:
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag not in {"rect", "path"}:
                assert self.stack.pop() == tag

    parser = Checked()
    parser.feed(text)
    assert parser.stack == []


@in_chromium
def test_nothing_from_a_database_is_run_or_becomes_markup(shown: Browser) -> None:
    assert shown.script("return document.title") == "pgsync: PROD compared with LOCAL"
    assert shown.script("return document.images.length") == 0
    for number in range(shown.script("return objects.length")):
        shown.script("show(arguments[0], false)", number)
    assert shown.script("return document.title") == "pgsync: PROD compared with LOCAL"
    assert shown.script("return document.images.length") == 0
    assert [line["message"] for line in shown.log() if line["level"] == "SEVERE"] == []
    shown.script("document.querySelector('#tree').scrollTop = 0")
    assert "\\x1b" in shown.text("#tree")
    assert "\u202e" not in shown.text("body")


@in_chromium
def test_what_changed_is_marked_inside_its_lines(shown: Browser) -> None:
    number = shown.script("return objects.findIndex((one) => one.n === 'public.orders')")
    shown.script("show(arguments[0], false)", number)
    marks = shown.script("return [...document.querySelectorAll('#detail mark')].map((mark) => mark.textContent)")
    assert "10" in marks
    assert "12" in marks
    assert shown.script("return document.querySelectorAll('#detail table.diff col').length") == 4
    shown.press("v")
    assert shown.script("return document.querySelectorAll('#detail table.diff col').length") == 2
    shown.press("v")


@in_chromium
def test_the_search_and_the_filters_narrow_the_tree(shown: Browser) -> None:
    everything = shown.text("#count")
    shown.press("/", *"orders")
    assert "public.orders" in shown.script("return shownItems().map((item) => objects[item.dataset.number].n)")
    assert shown.text("#count") != everything
    shown.script("document.getElementById('search').value = ''; filter(); document.activeElement.blur()")
    shown.click("[data-verb=drop]")
    assert shown.script("return shownItems().map((item) => objects[item.dataset.number].v)") == ["drop"]
    shown.click("[data-verb=drop]")
    shown.click("#risky")
    assert shown.script("return shownItems().every((item) => objects[item.dataset.number].h.length > 0)")
    shown.click("#risky")
    assert shown.text("#count") == everything


@in_chromium
def test_schemas_are_folded_with_the_mouse_and_the_keys(shown: Browser) -> None:
    first = "#tree > li"
    shown.click(f"{first} > .row")
    assert shown.script("return document.querySelector('#tree > li').getAttribute('aria-expanded')") == "false"
    shown.click(f"{first} > .row")
    shown.press("j")
    shown.press("Left")
    assert shown.script("return document.activeElement.getAttribute('aria-expanded')") == "false"
    shown.press("Right")
    assert shown.script("return document.activeElement.getAttribute('aria-expanded')") == "true"
    shown.click("#folding")
    assert shown.script("return shownItems().length") == 0
    shown.click("#folding")
    assert shown.script("return shownItems().length") > 0


@in_chromium
def test_keys_move_and_change_the_view(shown: Browser) -> None:
    shown.press("j", "j")
    assert shown.script("return current") == 2
    shown.press("Up")
    assert shown.script("return current") == 1
    shown.press("2")
    assert "ALTER TABLE public.orders" in shown.text("#migration")
    assert shown.script("return document.getElementById('changes').hidden") is True
    shown.press("4")
    assert "INDEX_DROPPED" in shown.text("#hazards") or "DEP_SIGNATURE" in shown.text("#hazards")
    shown.press("5")
    assert shown.script("return document.querySelector('#diagram svg').getBoundingClientRect().width") > 100
    shown.press("1", "t")
    first = shown.script("return getComputedStyle(document.body).backgroundColor")
    shown.press("t")
    assert shown.script("return getComputedStyle(document.body).backgroundColor") != first
    shown.press("?")
    assert shown.script("return document.getElementById('keys').open") is True
    shown.press("Escape")


@in_chromium
def test_migration_and_rollback_are_copied(shown: Browser) -> None:
    shown.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    for key, name, words in (
        ("2", "migration", "CREATE TABLE public.audit"),
        ("3", "rollback", "DROP TABLE public.audit"),
    ):
        shown.press(key)
        shown.script("window.taken = ''; navigator.clipboard.writeText = async (text) => { window.taken = text; }")
        shown.click(f"[data-copy={name}]")
        assert words in shown.script("return window.taken")
        assert shown.text("#said") == "copied"


@in_chromium
def test_the_accessibility_tree_names_everything(shown: Browser) -> None:
    nodes = shown.devtools("Accessibility.getFullAXTree")["nodes"]
    named = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]}
    assert ("tree", "objects that differ") in named
    assert ("tab", "Migration") in named
    assert ("searchbox", "search objects") in named
    assert any(role == "treeitem" and "public" in name for role, name in named)
    assert not [role for role, name in named if role in {"button", "searchbox", "tab"} and not name]


@in_chromium
def test_print_has_every_object_and_no_buttons(shown: Browser) -> None:
    count = shown.script("return objects.length")
    shown.script("dispatchEvent(new Event('beforeprint'))")
    assert shown.script("return document.querySelectorAll('#detail article').length") == count
    shown.devtools("Emulation.setEmulatedMedia", media="print")
    assert shown.script("return getComputedStyle(document.querySelector('nav.bar')).display") == "none"
    assert shown.script("return getComputedStyle(document.getElementById('migration')).display") == "block"
    shown.devtools("Emulation.setEmulatedMedia", media="")
    shown.script("dispatchEvent(new Event('afterprint'))")


@in_chromium
def test_dark_mode_follows_the_system(shown: Browser) -> None:
    found = []
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        shown.devtools("Emulation.setEmulatedMedia", features=features)
        found.append(shown.script("return getComputedStyle(document.body).backgroundColor"))
    assert found == ["rgb(255, 255, 255)", "rgb(13, 17, 23)"]


@in_chromium
def test_the_hazards_begin_with_the_gravest_and_their_codes_are_not_torn(shown: Browser) -> None:
    shown.press("4")
    codes = shown.script("return [...document.querySelectorAll('#hazards td.hazard')].map((cell) => cell.textContent)")
    assert codes
    assert codes == by_gravity(frozenset(map(Hazard, codes)))
    lines = """return [...document.querySelectorAll('#hazards td.hazard')].map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length;
    })"""
    assert set(shown.script(lines)) == {1}
    shown.press("1")


@pytest.fixture(scope="module")
def many_changes(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report of two databases with over 2,000 objects that differ."""
    project = tmp_path_factory.mktemp("many")
    with two_databases(server, project, _many("12", "text"), _many("10", "varchar")):
        found = report(Connections(load(project / "pgsync.toml")), "local", "prod")
    page = project / "many.html"
    page.write_text(html_report(found))
    return page


def _many(digits: str, note: str) -> str:
    return f"""
        CREATE SCHEMA shop;
        DO $$ BEGIN FOR n IN 1..700 LOOP
            EXECUTE format('CREATE TABLE shop.order_%s (id integer, total numeric({digits},2), note {note})', n);
            EXECUTE format('CREATE VIEW shop.total_%s AS SELECT total FROM shop.order_%s', n, n);
            EXECUTE format('CREATE FUNCTION shop.f_%s() RETURNS integer LANGUAGE sql AS $f$ SELECT {digits} $f$', n);
        END LOOP; END $$;
    """  # noqa: S608 - a script of our own


@pytest.fixture
def many(chrome: Browser, many_changes: Path) -> Browser:
    chrome.open(many_changes)
    return chrome


@in_chromium
def test_thousands_of_changes_open_and_are_used_without_lag(many: Browser) -> None:
    assert many.script("return objects.length") == 2100
    assert many.script("return document.querySelectorAll('pre.step').length") > 5_000
    assert many.script("return performance.getEntriesByType('navigation')[0].domComplete") < 10_000
    acts = (
        "document.getElementById('search').value = 'order'; filter()",
        "document.getElementById('search').value = ''; filter()",
        "show(2000, false)",
        "document.getElementById('folding').click()",
        "document.getElementById('folding').click()",
        "document.getElementById('tab-migration').click()",
        "document.getElementById('tab-changes').click()",
    )
    for act in acts:
        took = many.script(f"const begin = performance.now(); {act}; document.body.offsetHeight; {_SINCE}")
        assert took < 1_000, act


@in_chromium
def test_the_search_stays_above_the_tree_that_is_scrolled(many: Browser) -> None:
    many.script("document.getElementById('side').scrollTop = 5000")
    at = "const box = document.getElementById('search').getBoundingClientRect();"
    assert many.script(f"{at} return document.elementFromPoint(box.x + 20, box.y + 10).id") == "search"
    many.script("show(2000, true); show(500, true)")
    item = "const item = document.querySelector('[aria-selected=true] > .row').getBoundingClientRect();"
    tools = "const tools = document.querySelector('#side .tools').getBoundingClientRect();"
    assert many.script(f"{item} {tools} return item.top >= tools.bottom"), "what is chosen upwards is not below it"
