"""What docs/github-actions.md and .pre-commit-hooks.yaml tell CI to run is run here, command by command."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from conftest import Server

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "github-actions.md").read_text()
WORKFLOWS = {
    document["name"]: document
    for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    if "jobs" in (document := yaml.safe_load(block))
}
CONFIG = next(
    document
    for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    if "repos" in (document := yaml.safe_load(block))
)
SCHEMA = "CREATE TABLE orders (id integer PRIMARY KEY);\nCREATE TABLE kind (code text PRIMARY KEY);\n"
STAND_INS = {
    "pip": 'echo "$@" >> "$STAND_INS/pip.txt"',
    "gh": 'case "$*" in *--edit-last*) exit 1;; esac; echo "$@" >> "$STAND_INS/gh.txt"',
    "pgsync": f'exec {shlex.quote(sys.executable)} -m pgsync "$@"',
}
"""What a runner has and a test has not: pip and gh are only written down, gh knows no earlier comment."""


class Ran(NamedTuple):
    """What a step did."""

    code: int
    out: str


class Runner:
    """A checkout with a remote, and a shell as GitHub's runners have it."""

    def __init__(self, directory: Path) -> None:
        self.home, self.work = directory / "home", directory / "work"
        self.environment = os.environ | {
            "HOME": str(self.home),
            "PATH": f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "STAND_INS": str(self.home),
            "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
            "GIT_CONFIG_GLOBAL": str(self.home / "gitconfig"),
            "CI": "true",
        }
        for name, script in STAND_INS.items():
            file = self.home / "bin" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"#!/bin/bash\n{script}\n")
            file.chmod(0o755)
        (self.home / "gitconfig").write_text("[init]\ndefaultBranch = main\n[user]\nname = a\nemail = a@example.org\n")
        self.work.mkdir()
        self.run(f"git init -q --bare {shlex.quote(str(directory / 'remote.git'))} && git clone -q ../remote.git .")

    def run(self, script: str, environment: Mapping[str, str] | None = None) -> Ran:
        """Run a script in the checkout."""
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.work,
            env=self.environment | dict(environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout)

    def job(self, workflow: str, values: Mapping[str, str]) -> list[Ran]:
        """Run the `run:` steps of a workflow, the environment of each filled from `values`, until one fails."""
        (job,) = WORKFLOWS[workflow]["jobs"].values()
        ran: list[Ran] = []
        for step in job["steps"]:
            if "run" in step and not any(one.code for one in ran):
                ran.append(self.run(step["run"], {name: values[name] for name in step.get("env", {})}))
        return ran

    def uses(self, workflow: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Return the actions that a workflow uses, with what they are given."""
        (job,) = WORKFLOWS[workflow]["jobs"].values()
        yield from ((step["uses"].partition("@")[0], step.get("with", {})) for step in job["steps"] if "uses" in step)


@pytest.fixture
def runner(server: Server, tmp_path: Path) -> Iterator[Runner]:
    """A repository with the schema of a database as files, and a snapshot of it; the database is production."""
    runner = Runner(tmp_path)
    with server.database(SCHEMA) as url:
        (runner.work / "pgsync.toml").write_text(
            f'[connections.prod]\nurl = "{url}"\nenv = "prod"\n[data]\ntables = ["kind"]\n'
        )
        (runner.work / "db" / "schema").mkdir(parents=True)
        (runner.work / "db" / "schema" / "tables.sql").write_text(SCHEMA)
        prepared = runner.run(
            "pgsync snapshot prod -o prod.snapshot.json.gz && git add . && git commit -qm first && git push -q"
        )
        assert prepared.code == 0, prepared.out
        yield runner


def test_a_pull_request_gets_its_plan_a_comment_and_findings(runner: Runner) -> None:
    (runner.work / "db" / "schema" / "tables.sql").write_text(SCHEMA.replace("id integer", "id bigint"))
    (runner.work / "db" / "schema" / "rows.sql").write_text("INSERT INTO kind VALUES ('new');\n")

    ran = runner.job("schema", {"GH_TOKEN": "x", "PR": "17"})

    assert [one.code for one in ran] == [0] * 4, "\n".join(one.out for one in ran)
    assert "REWRITE_TABLE" in ran[1].out
    comment = (runner.work / "comment.md").read_text()
    assert comment.startswith("<!-- pgsync compare -->\n")
    assert "INSERT INTO public.kind (code)\n    VALUES ('new');" in comment
    assert (runner.home / "summary.md").read_text() == comment
    assert (runner.home / "gh.txt").read_text() == "pr comment 17 --body-file comment.md\n"
    assert (runner.home / "pip.txt").read_text() == "install pgsync-schema[embedded]\n"
    given = dict(runner.uses("schema"))
    sarif = json.loads((runner.work / given["github/codeql-action/upload-sarif"]["sarif_file"]).read_text())
    assert "REWRITE_TABLE" in {result["ruleId"] for result in sarif["runs"][0]["results"]}
    names = {file.name for file in runner.work.glob(given["actions/upload-artifact"]["path"])}
    assert names == {"migration.sql", "migration.rollback.sql", "migration.plan.json"}


def test_a_mistake_in_a_file_ends_the_job_where_it_stands(runner: Runner) -> None:
    (runner.work / "db" / "schema" / "more.sql").write_text("CREATE TABLE t (\n  a nosuchtype);\n")

    ran = runner.job("schema", {"GH_TOKEN": "x", "PR": "17"})

    assert [one.code for one in ran] == [0, 1]
    assert 'db/schema/more.sql:2:5: error: type "nosuchtype" does not exist [42704]' in ran[1].out


def test_the_snapshot_is_replaced_when_production_has_changed(runner: Runner, server: Server) -> None:
    commits = "git fetch -q && git rev-list --count origin/main"
    values = {"PGSYNC_PASSWORD_PROD": "unused"}

    same = runner.job("snapshot", values)
    unchanged = runner.run(commits)
    database = re.search(r"/(\w+)\"", (runner.work / "pgsync.toml").read_text())
    assert database is not None
    server.execute("ALTER TABLE orders ADD COLUMN note text; INSERT INTO kind VALUES ('x')", database[1])
    changed = runner.job("snapshot", values)

    assert [one.code for one in same] == [0, 0, 0], "\n".join(one.out for one in same)
    assert unchanged.out == "1\n"
    assert [one.code for one in changed] == [0, 0, 0], "\n".join(one.out for one in changed)
    assert runner.run(commits).out == "2\n"
    assert "No differences" in runner.run("pgsync compare prod prod.snapshot.json.gz").out


def test_pre_commit_plans_when_a_schema_file_is_in_the_commit(runner: Runner) -> None:
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    ((asked,),) = [repository["hooks"] for repository in CONFIG["repos"]]
    hook = offered | asked
    assert offered["id"] == asked["id"]
    assert not hook["pass_filenames"]
    command = f"{hook['entry']} {shlex.join(hook['args'])}"
    (runner.work / "db" / "schema" / "more.sql").write_text("CREATE VIEW v AS SELECT id FROM orders;\n")

    good = runner.run(command)
    (runner.work / "db" / "schema" / "more.sql").write_text("CREATE VIEW v AS SELECT nothing FROM orders;\n")
    bad = runner.run(command)

    assert re.search(hook["files"], "db/schema/more.sql")
    assert re.search(offered["files"], "db/schema/more.sql")
    assert not re.search(hook["files"], "src/app.py")
    assert good.code == 0, good.out
    assert "CREATE VIEW public.v" in good.out
    assert bad.code == 1
    assert 'db/schema/more.sql:1:25: error: column "nothing" does not exist' in bad.out


def test_what_the_hook_needs_is_what_the_extra_needs() -> None:
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())

    assert f"embedded = {json.dumps(offered['additional_dependencies'])}" in (ROOT / "pyproject.toml").read_text()
