"""docs/reliability.md: cases and failures of each row of the fault matrix, written by the suite itself.

PGSYNC_RELIABILITY=1 adds what this session ran to docs/reliability.json and writes the page anew.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

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
    "R08": "how long others wait during the online forms",
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
    "R37": "Ctrl-C, SIGTERM, SIGHUP, end of input",
    "R38": "closed pipes, no terminal, narrow terminals",
    "R39": "replication: lagging standby, publications",
    "R40": "there, back and there again",
    "R41": "source and target of different versions",
    "R42": "locale and time zone of the client",
    "R43": "failover in the middle of a plan",
    "R44": "work that goes on after the client died",
}

ELSEWHERE = {
    "R08": "measured by scripts/bench_online.py: docs/online.md",
    "R16": "tests/unit/test_connect.py",
    "R23": "tests/unit/test_sql.py, test_privilege_parsing.py, tests/cli/test_plan.py, test_explore.py",
    "R25": "tests/cli/test_config.py, tests/unit/test_planfile.py",
    "R26": "tests/unit/test_text.py, tests/cli/test_compare.py, test_explore.py, test_help.py",
    "R30": "named before: tests/unit/test_hazards.py",
    "R34": "tests/cli/test_config.py",
    "R35": "tests/cli/test_conn.py",
    "R36": "tests/cli/test_conn.py, test_plan.py, test_snapshot.py, tests/unit/test_conninfo.py",
    "R40": "tests/test_cases.py, test_generations.py",
    "R41": "tests/test_versions.py, test_older_targets.py",
}
"""Rows that have tests beside what they are about, or nothing but those."""

_HEAD = """# What was tried, and what came of it

Every row of the fault matrix is a suite of tests in tests/faults; a row that is about something else than a run in
progress has its tests beside what it is about, which are named. After each fault the same is checked: the recorded
transactions are the first ones of the plan; the schema is what these make of it; `apply --resume` ends in the planned
schema and `rollback` in the original one, compared object by object; no row is lost and nothing is done twice; no
invalid index, helper, lock, open transaction or session is left.

    make faults                     # all of it, some hours; PGSYNC_FAULTS_PROGRAMS=DIR for another version's server
    PGSYNC_FAULTS_SCALE=0.1 …       # a tenth of the runs that are interrupted at random
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
    """Counts cases and failures by row and test."""

    def __init__(self) -> None:
        self.rows: Rows = {}

    def count(self, report: pytest.TestReport) -> bool:
        """Count a test, if it is one of a row; one that tried many cases says how many, and how many failed."""
        properties = dict(report.user_properties)
        if "fault" not in properties or (report.when != "call" and not report.failed) or report.skipped:
            return False
        cases = int(str(properties.get("cases", 1)))
        failures = int(str(properties.get("failures", 0))) or int(report.failed)
        for name in str(properties["fault"]).split():
            self.rows.setdefault(name, {})[report.nodeid] = {"cases": cases, "failures": failures}
        return True

    def write(self, programs: Path) -> None:
        """Add what was counted to docs/reliability.json, test by test, and write the page."""
        if not WANTED or not self.rows:
            return
        path = DOCS / "reliability.json"
        known: dict[str, Rows] = json.loads(path.read_text()) if path.exists() else {}
        rows = known.setdefault(_version(programs), {})
        for name, tests in self.rows.items():
            rows[name] = rows.get(name, {}) | tests
        path.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
        (DOCS / "reliability.md").write_text(page(known))


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
        where = f" ({ELSEWHERE[name]})" if name in ELSEWHERE else ""
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


def _version(programs: Path) -> str:
    words = subprocess.run([programs / "bin" / "postgres", "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"(\d+)\.", words.stdout)
    assert found is not None
    return found[1]
