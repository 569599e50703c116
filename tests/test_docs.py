"""What docs/ repeats from the program is what the program says."""

import importlib.util
import re
from pathlib import Path

import pytest

from pgsync.cli.help import all_topics
from pgsync.cli.lazy import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def _documents() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    documents: dict[str, str] = module.documents()
    return documents


@pytest.mark.parametrize(("name", "text"), _documents().items(), ids=_documents().keys())
def test_what_docs_repeat_is_not_stale(name: str, text: str) -> None:
    assert (ROOT / "docs" / name).read_text() == text, "run scripts/make_docs.py"


def test_every_command_and_option_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text()

    for command in COMMANDS:
        assert f"### pgsync {command}\n" in text
    rows = re.findall(r"^\| `(.*?)` \| (.*) \|$", text, re.MULTILINE)
    assert len(rows) > 150
    assert [name for name, meaning in rows if not meaning.strip()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for place in LINK.findall(page.read_text()):
        assert (page.parent / place).exists(), place


def test_every_topic_is_linked_from_the_readme_or_named_in_it() -> None:
    text = (ROOT / "README.md").read_text() + (ROOT / "docs" / "README.md").read_text()

    assert [name for name in all_topics() if f"{name}.md" not in text] == []
