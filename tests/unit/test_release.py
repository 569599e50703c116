"""What is released: one version, what the package needs and nothing else, a tour that plays."""

import json
import re
import tomllib
from pathlib import Path

from pgsync import __version__

ROOT = Path(__file__).parents[2]


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert "version" in project["dynamic"]
    written = [
        path
        for path in [*(ROOT / "src").rglob("*.py"), ROOT / "pyproject.toml", ROOT / "Containerfile"]
        if re.search(rf"[\"']{re.escape(__version__)}[\"']", path.read_text())
    ]
    assert written == [ROOT / "src" / "pgsync" / "__init__.py"]


def test_every_dependency_has_a_reason_and_a_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    reasons = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text()
    licences = (ROOT / "docs" / "licences.md").read_text().lower().replace("_", "-")

    for requirement in project["dependencies"]:
        name = re.split(r"[\[><=]", requirement)[0]
        assert f"| {name}" in reasons
        assert f"| {name} " in licences
    assert not re.search(r"\| [^|]* \| [^|]* \| (?:A?GPL|GNU (?:Affero )?General)", licences, re.IGNORECASE)


def test_the_tour_is_a_cast_that_shows_every_step() -> None:
    header, *events = [json.loads(line) for line in (ROOT / "docs" / "tour.cast").read_text().splitlines()]

    assert header["version"] == 2
    assert [event[0] for event in events] == sorted(event[0] for event in events)
    text = "".join(event[2] for event in events)
    for command in ("conn test", "explore", "compare", "plan", "apply", "rollback"):
        assert f"$ pgsync {command}" in text
    assert "pgsync-demo-" not in text
    assert "<svg" in (ROOT / "docs" / "tour.svg").read_text()[:200]
