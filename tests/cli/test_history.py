"""What comparisons keep of connections: prod@last as a side, pgsync snapshot list and prune, pgsync log --object."""

import json
import os
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import LOCAL, PROD, two_databases
from conftest import Server
from pgsync.conninfo import parse

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


def _objects(project: Path) -> set[str]:
    return {path.parent.name + path.name for path in (project / ".pgsync" / "history" / "objects").glob("*/*")}


def _moved(project: Path, connection: str, **days: int) -> None:
    """Let every state of a connection, from the newest, have been seen so many days ago."""
    path = project / ".pgsync" / "history" / f"{connection}.json"
    document = json.loads(path.read_text())
    for entry, ago in zip(reversed(document["kept"]), days.values(), strict=True):
        moment = datetime.now(UTC) - timedelta(days=ago)
        entry["first"] = entry["last"] = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    path.write_text(json.dumps(document))


def test_a_connection_as_it_was_is_compared_with_what_it_is(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project) as (_, prod):
        pgsync("compare", "local", "prod")
        server.execute("ALTER TABLE orders ADD COLUMN hotfix integer", parse(prod).dbname)
        drift = pgsync("compare", "prod@last", "prod", "--exit-code")
        same = pgsync("compare", "prod@last", "prod", "--exit-code", "--strict")
        before = pgsync("compare", "prod@-1", "prod@last", "-f", "json")

    assert drift.code == 2
    assert "- column hotfix" in drift.out
    assert "as seen 20" in drift.out
    assert same.code == 0, same.out
    found = json.loads(before.out)
    assert [one["name"] for one in found["differences"]] == ["public.orders.hotfix"]
    assert found["source"]["name"] == "prod@-1"


def test_the_state_of_a_day_is_the_last_one_that_was_kept_by_then(
    pgsync: "Command", server: Server, project: Path
) -> None:
    def names(when: str) -> list[str]:
        found = json.loads(pgsync("compare", f"prod@{when}", "prod@last", "-f", "json").out)
        return [one["name"].rpartition(".")[2] for one in found["differences"]]

    with two_databases(server, project) as (_, prod):
        for column in ("one", "two"):
            pgsync("compare", "local", "prod")
            server.execute(f"ALTER TABLE orders ADD COLUMN {column} integer", parse(prod).dbname)
        pgsync("compare", "local", "prod")
        _moved(project, "prod", newest=0, middle=10, oldest=30)
        ago = [f"{datetime.now().astimezone() - timedelta(days=days):%Y-%m-%d}" for days in (10, 11, 40)]
        moment = f"{datetime.now(UTC) - timedelta(days=9):%Y-%m-%dT%H:%M}Z"
        found = {when: names(when) for when in (ago[0], ago[1], moment, "yesterday", "20d", "1w", "-2")}
        identity = json.loads(pgsync("snapshot", "list", "prod", "-f", "json").out)["connections"]["prod"][2]["state"]
        found["id"] = names(identity[:8])
        none = pgsync("compare", f"prod@{ago[2]}", "prod")

    assert found == {
        ago[0]: ["two"], ago[1]: ["one", "two"], moment: ["two"], "yesterday": ["two"], "20d": ["one", "two"],
        "1w": ["two"], "-2": ["one", "two"], "id": ["one", "two"],
    }  # fmt: skip
    assert none.code == 64
    assert f"nothing is kept of prod from {ago[2]} 23:59:59 or before" in none.err
    assert "The oldest of 3 kept states is of" in none.err


def test_what_is_no_moment_and_what_is_not_kept_are_said(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        nothing = pgsync("compare", "local", "prod@last")
        pgsync("compare", "local", "prod")
        odd = pgsync("compare", "prod@soon", "prod")
        many = pgsync("compare", "prod@-1", "prod")
        applied = pgsync("explore", "prod@last", "orders", "--sample", "1")
        unknown = pgsync("compare", "nobody@last", "prod")

    assert nothing.code == odd.code == many.code == applied.code == unknown.code == 64
    assert "nothing is kept of prod" in nothing.err
    assert '"soon" is no moment' in odd.err
    assert "prod has no state 1 before the last" in many.err
    assert 'unknown connection "nobody@last"' in unknown.err


def test_a_kept_state_stands_wherever_a_source_can(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project) as (_, prod):
        pgsync("compare", "local", "prod")
        server.execute("DROP FUNCTION legacy()", parse(prod).dbname)
        pgsync("compare", "local", "prod")
        page = pgsync("explore", "prod@-1", "legacy")
        taken = pgsync("snapshot", "prod@-1", "-o", "then.json")
        exported = pgsync("export", "prod@-1", "-o", "tree")
        planned = pgsync("plan", "prod@-1", "prod", "--out", "back.sql")
        done = pgsync("apply", "back.sql", "--yes")
        same = pgsync("compare", "then.json", "prod", "--exit-code")
        refused = pgsync("plan", "local", "prod@last", "--out", "to.sql")
        applied = pgsync("apply", "to.sql", "--yes")

    assert "CREATE FUNCTION public.legacy()" in page.out
    assert taken.code == exported.code == planned.code == done.code == same.code == 0
    assert "CREATE FUNCTION" in (project / "back.sql").read_text()
    assert refused.code == 0
    assert applied.code == 64
    assert "is what prod looked like, not a database" in applied.err


def test_a_run_keeps_what_was_there_before_and_after(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("plan", "--out", "m.sql")
        pgsync("apply", "m.sql", "--yes", "--allow", "DATA_*")
        pgsync("rollback", "--yes", "--allow", "DATA_*")
        listed = json.loads(pgsync("snapshot", "list", "prod", "-f", "json").out)["connections"]["prod"]
        undone = pgsync("compare", "prod@-2", "prod", "--exit-code")
        table = pgsync("snapshot", "list")

    assert [bool(entry["run"]) for entry in listed] == [True, True, False]
    assert listed[0]["state"] == listed[2]["state"]
    assert undone.code == 0, undone.out
    assert "@last" in table.out
    assert listed[0]["run"] in table.out


def test_equal_parts_are_kept_once_and_nobody_else_may_read_them(
    pgsync: "Command", server: Server, project: Path
) -> None:
    tables = "".join(f"CREATE TABLE t{n} (id integer PRIMARY KEY, x text DEFAULT 'x');" for n in range(200))
    with two_databases(server, project, tables, tables) as (_, prod):
        pgsync("compare", "local", "prod")
        first = _objects(project)
        size = sum(path.stat().st_size for path in project.glob(".pgsync/history/**/*") if path.is_file())
        pgsync("compare", "local", "prod")
        server.execute("ALTER TABLE t100 ADD COLUMN more integer", parse(prod).dbname)
        pgsync("compare", "local", "prod")
        more = _objects(project) - first

    files = [path for path in (project / ".pgsync" / "history").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((project / ".pgsync" / "history").stat().st_mode) == 0o700
    assert 0 < len(more) <= 4
    assert size < 60_000
    assert len(json.loads((project / ".pgsync" / "history" / "prod.json").read_text())["kept"]) == 2


def test_no_secret_is_kept(pgsync: "Command", server: Server, project: Path) -> None:
    secret = "tr0ub4dor"
    script = f"""
        CREATE FOREIGN DATA WRAPPER w; CREATE SERVER f FOREIGN DATA WRAPPER w OPTIONS (password '{secret}', host 'h');
        CREATE USER MAPPING FOR PUBLIC SERVER f OPTIONS (password '{secret}');
    """
    with two_databases(server, project, script, script):
        pgsync("compare", "local", "prod")
        pgsync("snapshot", "local@last", "-o", "s.json")

    assert "FOREIGN" in (project / "s.json").read_text().upper()
    assert secret not in (project / "s.json").read_text()


def test_a_disk_that_cannot_be_written_to_is_a_notice(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        (project / ".pgsync").mkdir(mode=0o700)
        (project / ".pgsync" / "history").write_text("a file where a directory belongs")
        compared = pgsync("compare", "local", "prod", "--exit-code")
        pgsync("plan", "--out", "m.sql")
        applied = pgsync("apply", "m.sql", "--yes", "--allow", "DATA_*")

    assert compared.code == 2
    assert "notice: the history of prod was not kept: " in compared.err
    assert applied.code == 0
    assert "notice: the history of prod was not kept: " in applied.err


def test_a_list_of_another_version_stays_as_it_is(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("compare", "local", "prod")
        path = project / ".pgsync" / "history" / "prod.json"
        text = path.read_text().replace('"format": 1', '"format": 2')
        path.write_text(text)
        compared = pgsync("compare", "local", "prod")
        parts = _objects(project)
        pruned = pgsync("snapshot", "prune", "--keep", "1")

    assert "was not kept: " in compared.err
    assert path.read_text() == text
    assert pruned.code == 1
    assert _objects(project) == parts


def test_a_part_that_is_damaged_is_named_as_that(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("compare", "local", "prod")
        for path in (project / ".pgsync" / "history" / "objects").glob("*/*"):
            path.write_bytes(path.read_bytes()[:-3])
        result = pgsync("compare", "prod@last", "prod")

    assert result.code == 1
    assert "of the history is damaged" in result.err


def test_many_at_once_keep_one_history(server: Server, project: Path) -> None:
    with two_databases(server, project) as (local, prod):
        words = [sys.executable, "-m", "pgsync", "compare", "local", "prod"]
        running = []
        for number in range(5):
            server.execute(f"CREATE TABLE t{number} (id integer)", parse(prod).dbname)
            running.append(subprocess.Popen(words, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
        talk = [process.communicate()[1].decode() for process in running]
        kept = json.loads((project / ".pgsync" / "history" / "prod.json").read_text())["kept"]
        loaded = [
            subprocess.run(
                [sys.executable, "-m", "pgsync", "compare", f"prod@{entry['state'][:8]}", "prod@last", "-f", "json"],
                cwd=project,
                capture_output=True,
                check=False,
            ).returncode
            for entry in kept
        ]

    assert local
    assert not any("notice" in text for text in talk), talk
    assert sum(entry["seen"] for entry in kept) == 5
    assert set(loaded) == {0}


def test_old_states_go_by_themselves_and_by_prune(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGSYNC_HISTORY_KEEP", "2")
    with two_databases(server, project) as (_, prod):
        for number in range(4):
            server.execute(f"CREATE TABLE t{number} (id integer)", parse(prod).dbname)
            pgsync("compare", "local", "prod")
        kept = json.loads(pgsync("snapshot", "list", "-f", "json").out)["connections"]
        dry = pgsync("snapshot", "prune", "prod", "--keep", "1", "--dry-run")
        still = len(json.loads(pgsync("snapshot", "list", "-f", "json").out)["connections"]["prod"])
        _moved(project, "prod", newest=50, oldest=60)
        old = pgsync("snapshot", "prune", "--older-than", "30d")
        left = json.loads(pgsync("snapshot", "list", "-f", "json").out)["connections"]
        readable = pgsync("compare", "prod@last", "prod", "--exit-code")
        odd = pgsync("snapshot", "prune", "--older-than", "long")
        unknown = pgsync("snapshot", "prune", "nobody")

    assert {name: len(states) for name, states in kept.items()} == {"local": 1, "prod": 2}
    assert dry.out == "1 state would be forgotten\n"
    assert still == 2
    assert old.out.startswith("1 state forgotten, ")
    assert len(left["prod"]) == 1
    assert readable.code == 0, readable.err
    assert odd.code == unknown.code == 64


def test_nothing_is_kept_when_nothing_shall_be(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGSYNC_HISTORY_KEEP", "0")
    with two_databases(server, project) as (local, _):
        pgsync("compare", "local", "prod")
        monkeypatch.delenv("PGSYNC_HISTORY_KEEP")
        pgsync("compare", local, local)
        result = pgsync("snapshot", "list")

    assert not (project / ".pgsync" / "history").exists()
    assert "Nothing is kept yet" in result.err


def test_without_a_project_it_is_kept_for_the_user(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        user = project.parent / "home" / ".config" / "pgsync" / "pgsync.toml"
        user.parent.mkdir(parents=True)
        (project / "pgsync.toml").rename(user)
        pgsync("compare", "local", "prod")
        same = pgsync("compare", "prod@last", "prod", "--exit-code")

    assert same.code == 0, same.err
    assert not (project / ".pgsync").exists()
    assert (project.parent / "home" / ".local" / "state" / "pgsync" / "history" / "prod.json").exists()


def test_the_log_of_an_object_tells_runs_from_drift(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project) as (_, prod):
        name = parse(prod).dbname
        pgsync("compare", "local", "prod")
        server.execute("ALTER TABLE orders ADD COLUMN hotfix integer; COMMENT ON TABLE orders IS 'hot'", name)
        pgsync("plan", "--out", "m.sql", "--ignore", "public.orders.hotfix")
        pgsync("apply", "m.sql", "--yes", "--allow", "DATA_*")
        server.execute("CREATE TABLE elsewhere (id integer)", name)
        pgsync("compare", "local", "prod")
        text = pgsync("log", "--object", "public.orders")
        found = json.loads(pgsync("log", "--object", "table:orders", "-f", "json").out)
        nothing = pgsync("log", "--object", "public.nosuch")
        other = pgsync("log", "--object", "public.orders", "--target", "local")
        run = found[0]["run"]

    assert [bool(event["run"]) for event in found] == [True, False]
    drift = found[1]
    assert drift["what"].startswith("drift seen between ")
    assert drift["after"] < drift["before"] < found[0]["before"]
    assert {(one["verb"], one["kind"]) for one in drift["changes"]} == {("create", "column"), ("create", "comment")}
    assert f"run {run} by " in text.out
    assert "+ column public.orders.hotfix  integer" in text.out
    assert "~ column public.orders.total: type numeric(10,2) → numeric(12,2)" in text.out
    assert "public.elsewhere" not in text.out
    assert "Nothing is known" in nothing.err
    assert "Nothing is known" in other.err


def test_a_watch_that_finds_nothing_narrows_the_time_of_drift(pgsync: "Command", server: Server, project: Path) -> None:
    def last() -> str:
        found = json.loads((project / ".pgsync" / "history" / "prod.json").read_text())["kept"]
        assert len(found) == 1
        return str(found[0]["last"])

    with two_databases(server, project):
        pgsync("watch", "local", "prod")
        before = last()
        quiet = pgsync("watch", "local", "prod")

    assert "nothing was changed since" in quiet.out
    assert last() > before


def test_the_options_of_the_log_that_exclude_each_other(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text("")

    assert pgsync("log", "20261122-1", "--object", "orders").code == 64
    assert pgsync("log", "--target", "prod").code == 64
    assert pgsync("log", "--object", "tabel:orders").code == 64


def test_the_tab_key_offers_kept_states(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, LOCAL, PROD):
        pgsync("compare", "local", "prod")

    def completed(typed: str) -> list[str]:
        words = typed.split(" ")
        variables = {"_PGSYNC_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
        done = subprocess.run(
            [sys.executable, "-m", "pgsync"], env=os.environ | variables, capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    today = time.strftime("%Y-%m-%d")
    assert completed("pgsync compare prod@") == ["prod@last", "prod@yesterday", f"prod@{today}"]
    state = json.loads((project / ".pgsync" / "history" / "prod.json").read_text())["kept"][0]["state"]
    assert completed(f"pgsync compare prod@{state[:3]}") == [f"prod@{state[:8]}"]
    assert completed("pgsync snapshot pr") == ["prod", "prune"]
    assert completed("pgsync snapshot list p") == ["prod"]


def test_bash_completes_a_kept_state(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, LOCAL, PROD):
        pgsync("compare", "local", "prod")
    script = pgsync("completion", "bash").out
    binary = project / "pgsync"
    binary.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pgsync "$@"\n')
    binary.chmod(0o755)
    line = "pgsync compare prod@la"
    asked = f"""
        PATH={project}:$PATH
        {script}
        COMP_LINE="{line}"; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=(pgsync compare prod@la); COMP_CWORD=2
        [[ $COMP_WORDBREAKS == *@* ]] && exit 1
        $(complete -p pgsync | sed 's/.*-F \\([^ ]*\\).*/\\1/') pgsync; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout == "prod@last\n"
