"""docs/reliability.md: cases and failures of each row of the fault matrix, written by the suite itself.

PGSYNC_RELIABILITY=1 adds what this session ran to docs/reliability.json and writes the page anew.
"""

import json
import os
import re
import subprocess
from functools import cache
from pathlib import Path

import psycopg
import pytest

from faults.cluster import programs
from pgsync.server.embedded import installation

DOCS = Path(__file__).parents[2] / "docs"
WANTED = bool(os.environ.get("PGSYNC_RELIABILITY"))  # read here: no test sees our variables
ROWS = {
    "R01": "kill -9 of the client at every point of a plan",
    "R02": "kill -9 of the client at random moments",
    "R03": "the session is terminated",
    "R04": "the server is restarted: fast, immediate, crashed",
    "R05": "the connection is cut: at COMMIT (request lost, answer lost) and at random moments",
    "R06": "the network stalls without a word",
    "R07": "locks that others hold",
    "R08": "how long others wait: behind us, and during each online form (docs/online.md has the milliseconds)",
    "R09": "deadlock with an application",
    "R10": "statement timeout, deadline",
    "R11": "CREATE INDEX CONCURRENTLY interrupted",
    "R12": "invalid index left over, other index of that name",
    "R13": "disk full",
    "R14": "lock table full",
    "R15": "too many connections",
    "R16": "connections that fail",
    "R17": "standby, read-only target",
    "R18": "pooler",
    "R19": "target changed between plan and apply",
    "R20": "target changed during apply",
    "R21": "a second pgsync at the same time",
    "R22": "DDL while the catalogs are read",
    "R23": "hostile names",
    "R24": "names of 63 bytes",
    "R25": "NUL and invalid text in files and settings",
    "R26": "terminal escapes in what a database holds",
    "R27": "huge objects and catalogs",
    "R28": "data that violates",
    "R29": "privileges that are missing",
    "R30": "event triggers",
    "R31": "default privileges of the applying role",
    "R32": "plan files that were changed",
    "R33": "journal missing, truncated, unwritable; history decides",
    "R34": "configuration with mistakes",
    "R35": "keyring that does not answer",
    "R36": "secrets in outputs",
    "R37": "Ctrl-C, SIGTERM, SIGHUP, a terminal that goes, end of input, suspension: in each class of steps",
    "R38": "closed pipes, no terminal, narrow terminals",
    "R39": "replication: lagging standby, publications",
    "R40": "there, back and there again",
    "R41": "source and target of different versions",
    "R42": "locale and time zone of the client",
    "R43": "failover in the middle of a plan",
    "R44": "work that goes on after the client died",
}

ELSEWHERE: dict[str, tuple[str, ...]] = {
    "R16": ("tests/unit/test_connect.py", "tests/cli/test_tls.py"),
    "R23": (
        "tests/unit/test_sql.py",
        "tests/unit/test_privilege_parsing.py::test_hostile_roles_come_back_whole",
        "tests/cli/test_plan.py::test_hostile_names_cannot_leave_their_comment",
        "tests/ui/test_explorer.py::test_hostile_names_are_shown_and_obeyed_by_nobody",
    ),
    "R25": (
        "tests/unit/test_planfile.py::test_what_is_no_plan_is_refused",
        "tests/cli/test_config.py::test_what_is_no_text_is_reported_with_its_line",
        "tests/cli/test_sources.py::test_other_words_are_refused_clearly",
    ),
    "R26": (
        "tests/unit/test_text.py",
        "tests/cli/test_compare.py::test_hostile_names_are_shown_and_never_sent_to_the_terminal",
        "tests/cli/test_explore.py::test_hostile_names_and_values_are_shown_not_obeyed",
        "tests/cli/test_help.py::test_control_characters_in_a_message_are_shown",
        "tests/test_security.py::test_no_output_lets_a_name_out_of_its_place",
        "tests/ui/test_comparer.py::test_hostile_names_are_shown_and_obeyed_by_nobody",
    ),
    "R30": ("tests/unit/test_hazards.py::test_leftovers_event_triggers_and_collations_are_told_once",),
    "R32": ("tests/unit/test_planfile.py",),
    "R34": ("tests/cli/test_config.py",),
    "R35": (
        "tests/cli/test_keyring.py",
        "tests/cli/test_conn.py::test_each_failure_of_the_keyring_has_its_line",
        "tests/cli/test_conn.py::test_a_password_that_the_keyring_does_not_give_comes_from_the_next_source",
    ),
    "R36": (
        "tests/unit/test_conninfo.py::test_a_malformed_string_is_located_and_never_shown",
        "tests/unit/test_conninfo.py::test_the_password_is_in_no_representation",
        "tests/cli/test_conn.py::test_a_malformed_url_is_not_echoed",
        "tests/cli/test_plan.py::test_no_secret_is_in_any_file",
        "tests/cli/test_snapshot.py::test_no_secret_is_in_a_snapshot",
        "tests/cli/test_history.py::test_no_secret_is_kept",
        "tests/test_security.py::test_no_program_shows_its_variables_when_it_fails",
        "tests/test_security.py::test_values_of_rows_are_not_in_the_journal",
    ),
    "R40": ("tests/test_cases.py",),
    "R41": ("tests/test_versions.py", "tests/test_older_targets.py"),
}
"""Tests beside what they are about that cover rows too: files, or single tests."""


def rows_of(nodeid: str) -> list[str]:
    """Return the rows that a test outside of tests/faults covers."""
    test = nodeid.partition("[")[0]
    return [name for name, tests in ELSEWHERE.items() if test in tests or test.partition("::")[0] in tests]


_HEAD = """# What was tried, and what came of it

Every row of the fault matrix is a suite of tests in tests/faults; a row that is about something else than a run in
progress has tests beside what it is about, which are named: what needs no server, or the embedded one alone, is counted
with its version. After each fault the same is checked: the recorded
transactions are the first ones of the plan; the schema is what these make of it; `apply --resume` ends in the planned
schema and `rollback` in the original one, compared object by object; no row is lost and nothing is done twice; no
invalid index, helper, lock, open transaction or session is left.

    make faults                     # all of it, some hours; PGSYNC_FAULTS_PROGRAMS=DIR for another version's server
    PGSYNC_FAULTS_SCALE=0.1 …       # a tenth of the runs that are interrupted at random
    PGSYNC_FAULTS_PGBOUNCER=PATH …  # where pgbouncer is, for R18, if it is not in PATH
    pytest tests/faults -m "" -k R05    # one row; without -m "" no campaign of hundreds of runs

An interrupted run is one that was killed, or whose session, connection or server was taken away, at a moment chosen at
random: also while it resumes, and while it takes back. Half of them keep a history in the target, and half of these go
on on another machine, without the journal.

<!-- This table is written by the suite (PGSYNC_RELIABILITY=1), from docs/reliability.json. -->

"""


Counts = dict[str, int]
Rows = dict[str, dict[str, Counts]]
"""Row → test → cases and failures: a session that runs one test says nothing about the others."""


class Tally:
    """Counts cases and failures by version, row and test."""

    def __init__(self) -> None:
        self.versions: dict[str, Rows] = {}

    def count(self, report: pytest.TestReport) -> bool:
        """Count a test, if it is one of a row; one that tried many cases says how many, and how many failed."""
        properties = dict(report.user_properties)
        if not WANTED or "fault" not in properties or (report.when != "call" and not report.failed) or report.skipped:
            return False
        cases = int(str(properties.get("cases", 1)))
        failures = int(str(properties.get("failures", 0))) or int(report.failed)
        rows = self.versions.setdefault(str(properties["version"]), {})
        for name in str(properties["fault"]).split():
            rows.setdefault(name, {})[report.nodeid] = {"cases": cases, "failures": failures}
        return True

    def write(self) -> None:
        """Add what was counted to docs/reliability.json, test by test, and write the page."""
        if not WANTED:
            return
        path = DOCS / "reliability.json"
        known: dict[str, Rows] = json.loads(path.read_text()) if path.exists() else {}
        for version, counted in self.versions.items():
            rows = known.setdefault(version, {})
            for name, tests in counted.items():
                rows[name] = rows.get(name, {}) | tests
        _replace(path, json.dumps(known, indent=1, sort_keys=True) + "\n")
        _replace(DOCS / "reliability.md", page(known))


def _replace(path: Path, text: str) -> None:
    """Write a file that another session may be reading."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(text)
    beside.replace(path)


TALLY = Tally()


def label(item: pytest.Item) -> None:
    """Note of what rows a test is, on what version: -k R05 chooses those of one row."""
    rows = [name for mark in item.iter_markers("fault") for name in mark.args] or rows_of(item.nodeid)
    if not rows:
        return
    item.extra_keyword_matches.update(rows)
    item.user_properties.append(("fault", " ".join(rows)))
    if WANTED:
        item.user_properties.append(("version", _version_for(item)))


def _version_for(item: pytest.Item) -> str:
    """Return the major version of the server that a test is run on; the embedded one's where it needs none."""
    if "tests/faults/" in item.nodeid:
        return _version(programs())
    callspec = getattr(item, "callspec", None)
    uri = "embedded" if callspec is None else callspec.params.get("place", "embedded")
    return _version(installation()) if uri == "embedded" else _version_at(uri)


def page(found: dict[str, Rows]) -> str:
    """Return the page."""
    known = {version: {name: _sum(tests) for name, tests in rows.items()} for version, rows in found.items()}
    versions = sorted(known, key=int, reverse=True)
    head = "".join(f" PostgreSQL {version}: cases | failures |" for version in versions)
    lines = [f"| fault | |{head}", f"|---|---|{'--:|--:|' * len(versions)}"]
    for name, words in ROWS.items():
        cells = "".join(
            f" {row['cases']:,} | {row['failures']} |" if (row := known[version].get(name)) else " - | - |"
            for version in versions
        )
        files = ", ".join(dict.fromkeys(test.partition("::")[0] for test in ELSEWHERE.get(name, ())))
        where = f" (also {files})" if files else ""
        lines.append(f"| {name} | {words}{where} |{cells}")
    interrupted = ("R01", "R02", "R03", "R04", "R05", "R11", "R43", "R44")
    for version in versions:
        rows = [known[version][name] for name in interrupted if name in known[version]]
        count, failures = sum(row["cases"] for row in rows), sum(row["failures"] for row in rows)
        lines += [
            "",
            f"Interrupted runs on PostgreSQL {version} (R01 to R05, R11, R43, R44): {count:,}, failures: {failures}.",
        ]
    return _HEAD + "\n".join(lines) + "\n"


def _sum(tests: dict[str, Counts]) -> Counts:
    return {word: sum(counts[word] for counts in tests.values()) for word in ("cases", "failures")}


@cache
def _version(programs: Path) -> str:
    words = subprocess.run([programs / "bin" / "postgres", "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"(\d+)\.", words.stdout)
    assert found is not None
    return found[1]


@cache
def _version_at(uri: str) -> str:
    with psycopg.connect(uri) as conn:
        return str(conn.info.server_version // 10000)
