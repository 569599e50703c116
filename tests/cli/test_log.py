"""pgsync log, as a user types it."""

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from cli.pair import two_databases
from cli.test_apply import ALLOWED, LOCAL, PROD
from conftest import Server
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Command


def test_log_shows_every_run_and_every_statement(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, LOCAL, PROD):
        pgsync("plan")
        pgsync("apply", *ALLOWED)
        pgsync("rollback", *ALLOWED)

    runs = json.loads(pgsync("log", "-f", "json").out)
    assert [(run["direction"], run["state"]) for run in runs] == [("apply", "taken back"), ("rollback", "done")]
    assert runs[1]["takes_back"] == runs[0]["run"]

    text = pgsync("log").out
    assert text.index(runs[1]["run"]) < text.index(runs[0]["run"])
    assert "rollback of" in text

    one = pgsync("log", runs[0]["run"])
    assert "DROP TABLE public.legacy" in one.out
    assert "Result: taken back" in one.out

    details = json.loads(pgsync("log", runs[0]["run"][-5:], "-f", "json").out)
    assert details["committed"] == details["transactions"]
    assert all(step["outcome"] == "done" and step["seconds"] is not None for step in details["statements"])


def test_the_runs_of_all_machines_are_in_the_history_of_the_target(
    pgsync: "Command", server: Server, project: Path
) -> None:
    with two_databases(server, project, LOCAL, PROD):
        settings = project / "pgsync.toml"
        settings.write_text(settings.read_text().replace("[apply]", "[apply]\nhistory = true"))
        pgsync("plan")
        pgsync("apply", *ALLOWED)
        pgsync("rollback", *ALLOWED)
        runs = json.loads(pgsync("log", "-f", "json").out)
        shutil.rmtree(project / ".pgsync")

        found = json.loads(pgsync("log", "--history", "prod", "-f", "json").out)
        one = pgsync("log", runs[0]["run"], "--history", "prod")

    assert [(run["run"], run["state"]) for run in found] == [(run["run"], run["state"]) for run in runs]
    assert "DROP TABLE public.legacy" in one.out
    assert pgsync("log", "--history", "prod", "--object", "legacy").code == ExitCode.USAGE


def test_log_of_an_unknown_run(pgsync: "Command", project: Path) -> None:
    assert project.exists()

    assert pgsync("log", "x").code == ExitCode.USAGE


def test_log_without_runs(pgsync: "Command", project: Path) -> None:
    assert project.exists()

    result = pgsync("log")

    assert (result.code, result.out, result.err) == (0, "", "Nothing was run yet.\n")
