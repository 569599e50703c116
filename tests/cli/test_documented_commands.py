"""Every command that README and docs/ show is run as it stands there, between two databases."""

import re
import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server
from pgsync.cli.lazy import COMMANDS

if TYPE_CHECKING:
    from cli.conftest import Command

ROOT = Path(__file__).parents[2]
DOCS = sorted((ROOT / "docs").glob("*.md"))
TOPICS = [page for page in sorted((ROOT / "src/pgsync/help").glob("*.md")) if page.name not in {p.name for p in DOCS}]
PAGES = [ROOT / "README.md", *DOCS, *TOPICS]
STORIES = {"README.md", "getting-started.md"}
"""Pages whose commands follow on each other; on the others each stands for itself."""
MADE = {"commands.md"}
"""Made from the program: no commands to type."""
ELSEWHERE = {"demo"}
"""Commands with a test of their own, because they are slow."""
LOCAL = "CREATE TABLE orders (id integer); CREATE VIEW open_orders AS SELECT id FROM orders"
PROD = "CREATE TABLE orders (id integer)"


def _commands(page: Path) -> list[str]:
    """Return the lines of a page that are commands of pgsync: indented, or fenced as bash."""
    text = page.read_text()
    fenced = "\n".join(re.findall(r"^```(?:bash|console)$(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    indented = re.findall(r"^    (pgsync .*)$", text, re.MULTILINE)
    lines = [*re.findall(r"^(?:\$ )?(pgsync .*)$", fenced, re.MULTILINE), *indented]
    return [re.sub(r"\s+#.*", "", line) for line in lines]


SHOWN = {page.relative_to(ROOT): commands for page in PAGES if page.name not in MADE and (commands := _commands(page))}


@pytest.fixture
def urls(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    """Two databases that a plan can change without a question about data; the project knows nothing of them yet."""
    with two_databases(server, project, LOCAL, PROD) as found:
        yield found


@pytest.mark.parametrize("page", [page for page in SHOWN if page.name in STORIES], ids=str)
def test_a_story_works_from_its_first_line_to_its_last(
    pgsync: "Command", project: Path, urls: tuple[str, str], page: Path
) -> None:
    (project / "pgsync.toml").unlink()

    for line in SHOWN[page]:
        words = _adapted(line, urls)
        if words[0] not in ELSEWHERE:
            result = pgsync(*words)
            assert result.code == 0, f"{line}\n{result.out}{result.err}"


@pytest.mark.parametrize("page", [page for page in SHOWN if page.name not in STORIES], ids=str)
def test_a_command_works_on_its_own(pgsync: "Command", urls: tuple[str, str], page: Path, project: Path) -> None:
    assert pgsync("plan", "--out", "migration.sql", "--no-proof").code == 0
    before = (project / "pgsync.toml").read_text()
    (project / "migrations").mkdir()
    (project / "migrations" / "042.sql").write_text("CREATE TABLE audit (at timestamp with time zone);\n")
    (project / "schema.sql").write_text("CREATE TABLE orders (id bigint);\n")

    for line in SHOWN[page]:
        words = _adapted(line, urls)
        if words[0] == "apply":
            words.append("--dry-run")
        if words[:2] == ["conn", "add"]:
            (project / "pgsync.toml").write_text("")
        result = pgsync(*words)
        (project / "pgsync.toml").write_text(before)
        differs = "--exit-code" in words or words[0] == "watch"
        assert result.code == (2 if differs else 0), f"{line}\n{result.out}{result.err}"


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in MADE], ids=lambda page: page.name)
def test_what_a_page_mentions_exists(page: Path) -> None:
    text = page.read_text()
    options = set(re.findall(r"^\| `(.*?)`", (ROOT / "docs" / "commands.md").read_text(), re.MULTILINE))
    known = {word for option in options for word in re.findall(r"--?[a-z][a-z-]*", option)}

    assert set(re.findall(r"`pgsync ([a-z]+)", text)) <= set(COMMANDS)
    for code in re.findall(r"`(pgsync [^`]*|--[^`]*)`", text):
        for option in re.findall(r"(?<=\s)--[a-z][a-z-]*", f" {code}"):
            assert option in known, f"{option} in {code}"


def _adapted(line: str, urls: tuple[str, str]) -> list[str]:
    """Return the words of a command, with the databases of the test for those of the page."""
    places = {"postgresql://app@localhost/app": urls[0], "postgresql://app@db.example.com/app": urls[1]}
    today = f"prod@{datetime.now().astimezone():%Y-%m-%d}"
    words = [re.sub(r"^prod@2026-10-01$", today, places.get(word, word)) for word in shlex.split(line)[1:]]
    is_change = words[0] in {"apply", "rollback"} and "--dry-run" not in words
    answers = ["--yes"] if is_change else []  # what a page says that it asks
    is_elsewhere = words[:2] == ["conn", "add"] and not set(urls) & set(words)
    return [*words, *answers, *(["--no-test"] if is_elsewhere else [])]
