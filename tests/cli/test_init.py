"""pgsync init: new files are complete, old ones are only completed."""

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cli.conftest import on_a_terminal
from cli.pair import two_databases
from conftest import Server
from pgsync.store.project import template
from pgsync.store.settings import ConnectionSettings, Settings

if TYPE_CHECKING:
    from cli.conftest import Command

PLAIN = {"dir", "url", "port", "dbname", "user", "service"}
"""Settings that need no description."""
ROOT = Path(__file__).parents[2]
NODE = shutil.which("node")


def test_init_writes_a_project_without_a_terminal(pgsync: "Command", project: Path) -> None:
    result = pgsync("init", "--no-input")

    assert result.code == 0
    assert (project / "pgsync.toml").read_text() == template()
    assert ".pgsync/" in (project / ".gitignore").read_text().splitlines()
    tasks = json.loads((project / ".vscode" / "tasks.json").read_text())["tasks"]
    assert {task["command"] for task in tasks} == {"pgsync"}


def test_init_twice_changes_nothing(pgsync: "Command", project: Path) -> None:
    pgsync("init")
    before = {path: path.read_text() for path in project.rglob("*") if path.is_file()}

    result = pgsync("init")

    assert "left as it is" in result.err
    assert before == {path: path.read_text() for path in project.rglob("*") if path.is_file()}


def test_init_merges_into_what_is_there(pgsync: "Command", project: Path) -> None:
    (project / ".vscode").mkdir()
    (project / ".vscode" / "tasks.json").write_text('{"version": "2.0.0", "tasks": [{"label": "mine"}]}')
    (project / ".gitignore").write_text("build/")
    (project / "pgsync.toml").write_text("# mine\n")

    pgsync("init")

    labels = [task["label"] for task in json.loads((project / ".vscode" / "tasks.json").read_text())["tasks"]]
    assert labels[:2] == ["mine", "pgsync: compare"]
    assert (project / ".gitignore").read_text().startswith("build/\n# pgsync\n")
    assert (project / "pgsync.toml").read_text() == "# mine\n"


def test_init_leaves_tasks_with_comments_alone(pgsync: "Command", project: Path) -> None:
    (project / ".vscode").mkdir()
    path = project / ".vscode" / "tasks.json"
    path.write_text('// mine\n{"tasks": []}')

    assert "it has comments" in pgsync("init").err
    assert path.read_text() == '// mine\n{"tasks": []}'


def test_the_problem_matcher_finds_our_errors(pgsync: "Command", project: Path) -> None:
    pgsync("init")
    matcher = json.loads((project / ".vscode" / "tasks.json").read_text())["tasks"][0]["problemMatcher"]
    (project / "pgsync.toml").write_text("[compare]\nmood = 1\n")

    found = re.match(matcher["pattern"]["regexp"], pgsync("conn", "list").err.splitlines()[0])

    assert found is not None
    assert (found[1], found[2], found[4]) == ("pgsync.toml", "2", "error")
    sql = re.match(matcher["pattern"]["regexp"], 'm.sql:10:16: error: type "x" does not exist [42704]')
    assert sql is not None
    assert (sql[1], sql[2], sql[3], sql[5]) == ("m.sql", "10", "16", 'type "x" does not exist [42704]')


@pytest.mark.skipif(NODE is None, reason="needs node, whose regular expressions are VS Code's")
def test_the_problem_matcher_means_in_vscode_what_it_means_here(
    pgsync: "Command", project: Path, server: Server
) -> None:
    statements = ("ALTER TABLE orders ADD total integer NOT NULL", "DROP TABLE orders", "ALTER TABLE nosuch ADD x int")
    (project / "change.sql").write_text("".join(f"{statement};\n" for statement in statements))
    with two_databases(server, project, "", "CREATE TABLE orders (id integer); INSERT INTO orders VALUES (1)"):
        pgsync("init")
        task = json.loads((project / ".vscode" / "tasks.json").read_text())["tasks"][0]
        regexp = task["problemMatcher"]["pattern"]["regexp"]
        results = [pgsync("lint", "change.sql", "prod"), pgsync("compare"), pgsync("plan"), pgsync("lint", "no.sql")]
        (project / "pgsync.toml").write_text("[compare]\nmood = 1\n")
        results.append(pgsync("conn", "list"))
    lines = [line for result in results for line in (result.out + result.err).splitlines()]

    there = _in_javascript(regexp, lines)
    here = [re.match(regexp, line) for line in lines]

    assert there == [match and list(match.groups()) for match in here]
    found = [match for match in there if match is not None]
    assert {(match[0], match[3]) for match in found} == {
        ("change.sql", "info"),
        ("change.sql", "warning"),
        ("change.sql", "error"),
        ("pgsync.toml", "error"),
    }
    assert ["change.sql", "3", "1", "error", 'relation "nosuch" does not exist [42P01]'] in found


def _in_javascript(regexp: str, lines: Sequence[str]) -> list[list[str | None] | None]:
    """Return the groups that a regular expression finds in each line, as JavaScript understands it."""
    program = """
        const [regexp, lines] = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const found = lines.map((line) => line.match(new RegExp(regexp)));
        const groups = found.map((match) => match && [...match].slice(1).map((text) => text ?? null));
        console.log(JSON.stringify(groups));
    """
    words = [str(NODE), "-e", program]
    result = subprocess.run(words, input=json.dumps([regexp, lines]), capture_output=True, text=True, check=True)
    return list(json.loads(result.stdout))


def test_init_asks_for_the_two_databases_on_a_terminal(server: Server, project: Path) -> None:
    with server.database() as source, server.database() as target:
        answers = {"Source, such as": source, "Target, the database": target, "Is the target production?": ""}
        result = on_a_terminal(["init"], answers, project)

    assert result.code == 0, result.err
    values = tomllib.loads((project / "pgsync.toml").read_text())
    assert values["defaults"] == {"source": "local", "target": "prod"}
    assert values["connections"]["local"]["url"] == source
    assert "Next: pgsync compare" in result.err
    assert (project / "pgsync.toml").read_text().startswith("# Settings of pgsync.")


def test_init_proposes_what_it_finds_and_can_be_skipped(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:hush@localhost:1/shop")

    answers = {"Source, such as": "", "Save local all the same?": "n", "Target, the database": ""}
    result = on_a_terminal(["init"], answers, project)

    assert result.code == 0, result.err
    assert "Found app@localhost:1/shop (variable DATABASE_URL)" in result.err
    assert "hush" not in result.err
    assert "connections" not in tomllib.loads((project / "pgsync.toml").read_text())


def test_the_schema_for_editors_is_checked_in_and_describes_every_setting(pgsync: "Command", project: Path) -> None:
    shown_schema = pgsync("config", "schema").out
    assert shown_schema == (ROOT / "docs" / "pgsync.schema.json").read_text(), "run scripts/make_docs.py"
    pgsync("config", "schema", "--out", "schema.json")
    assert (project / "schema.json").read_text() == shown_schema

    schema = json.loads(shown_schema)
    assert set(schema["properties"]) == set(Settings.model_fields)
    for name in ("CompareSettings", "PlanSettings", "ApplySettings", "NotifySettings", "ConnectionSettings"):
        for key, entry in schema["$defs"][name]["properties"].items():
            assert entry.get("description") or key in PLAIN, f"{name}.{key} has no description"


def test_there_is_a_task_for_every_step_of_the_way(pgsync: "Command", project: Path) -> None:
    pgsync("init")
    tasks = json.loads((project / ".vscode" / "tasks.json").read_text())["tasks"]

    commands = [" ".join(task["args"]) for task in tasks]
    assert {"compare", "plan --out migration.sql", "apply --dry-run", "apply", "explore -i"} <= set(commands)
    assert all(task["problemMatcher"]["owner"] == "pgsync" for task in tasks)


def test_the_problem_matcher_finds_the_step_that_failed(pgsync: "Command", project: Path, server: Server) -> None:
    local = "CREATE TABLE orders (id integer, CONSTRAINT positive CHECK (id > 0))"
    with two_databases(server, project, local, "CREATE TABLE orders (id integer); INSERT INTO orders VALUES (-1)"):
        pgsync("init")
        matcher = json.loads((project / ".vscode" / "tasks.json").read_text())["tasks"][0]["problemMatcher"]
        pgsync("plan", "--out", "migration.sql")
        err = pgsync("apply", "migration.sql", "--yes", "--allow", "CORR_MAY_FAIL:public.orders.positive").err

    matches = [match for line in err.splitlines() if (match := re.match(matcher["pattern"]["regexp"], line))]
    assert [match[1] for match in matches] == ["migration.sql"], err
    assert "positive" in (project / "migration.sql").read_text().splitlines()[int(matches[0][2]) - 1]
    assert matches[0][5].endswith("[23514]")


def _uncommented(text: str) -> dict[str, Any]:
    return tomllib.loads(re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE))


def test_the_example_shows_every_setting_with_its_default() -> None:
    assert (ROOT / "pgsync.toml.example").read_text() == template()
    values = _uncommented(template())
    shown = Settings.model_validate(values)
    defaults = Settings()

    for section in ("compare", "plan", "apply", "hazards", "notify"):
        assert set(values[section]) == set(type(getattr(defaults, section)).model_fields)
        for key in values[section]:
            if key != "webhook":
                assert getattr(getattr(shown, section), key) == getattr(getattr(defaults, section), key)
    keys = {key for connection in values["connections"].values() for key in connection}
    assert keys | {"service"} == set(ConnectionSettings.model_fields)
