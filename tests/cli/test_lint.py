"""pgsync lint, as a user types it: what a file locks, does and risks, for people, editors and CI."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from conftest import Server
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Command

PROD = """
    CREATE TABLE customer (id integer PRIMARY KEY, name text);
    CREATE TABLE orders (id integer PRIMARY KEY, customer integer, total integer, note text);
    INSERT INTO orders SELECT n, n, n FROM generate_series(1, 10) n;
    CREATE INDEX orders_total ON orders (total);
    CREATE TABLE legacy AS SELECT n AS id FROM generate_series(1, 500) n;
    CREATE VIEW recent AS SELECT id FROM legacy;
    CREATE TYPE mood AS ENUM ('sad', 'happy');
    CREATE SCHEMA archive;
    CREATE PUBLICATION feed FOR TABLE orders;
    ANALYZE;
    """


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def prod(server: Server, project: Path) -> Iterator[str]:
    with server.database(PROD) as url:
        (project / "pgsync.toml").write_text(f'[connections.prod]\nurl = "{url}"\nenv = "prod"\n')
        yield url


def linted(pgsync: "Command", text: str, *words: str) -> dict[str, Any]:
    """Return what -f json says of a file."""
    Path("m.sql").write_text(text)
    result = pgsync("lint", "m.sql", *words, "-f", "json")
    document: dict[str, Any] = json.loads(result.out)
    return document


def codes(document: dict[str, Any]) -> list[list[str]]:
    return [[hazard["code"] for hazard in one.get("hazards", ())] for one in document["statements"]]


@pytest.mark.usefixtures("prod")
@pytest.mark.parametrize(
    ("statement", "lock", "work", "code"),
    (
        ("CREATE INDEX a ON orders (note)", "SHARE", "index build", "LOCK_WRITES"),
        ("CREATE INDEX CONCURRENTLY a ON orders (note)", "SHARE UPDATE EXCLUSIVE", "index build", "NON_TRANSACTIONAL"),
        ("DROP INDEX CONCURRENTLY orders_total", "SHARE UPDATE EXCLUSIVE", "instant", "INDEX_DROPPED"),
        ("ALTER TABLE orders ALTER total TYPE bigint", "ACCESS EXCLUSIVE", "rewrite", "REWRITE_TABLE"),
        ("ALTER TABLE orders ALTER total SET NOT NULL", "ACCESS EXCLUSIVE", "scan", "LOCK_AX_SCAN"),
        ("ALTER TABLE orders ADD UNIQUE (note)", "ACCESS EXCLUSIVE", "index build", "LOCK_AX_BUILD"),
        (
            "ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customer",
            "SHARE ROW EXCLUSIVE",
            "scan",
            "LOCK_FK_PARTNER",
        ),
        ("ALTER TABLE orders RENAME COLUMN note TO remark", "ACCESS EXCLUSIVE", "instant", "DEP_RENAME"),
        ("ALTER TABLE legacy SET SCHEMA archive", "ACCESS EXCLUSIVE", "instant", "DEP_RENAME"),
        ("ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'", "none", "instant", "DEP_RENAME"),
        ("DROP TABLE legacy CASCADE", "ACCESS EXCLUSIVE", "instant", "DEP_CASCADE"),
        ("TRUNCATE legacy", "ACCESS EXCLUSIVE", "rewrite", "DATA_DROP_TABLE"),
        ("DO $$ BEGIN DROP TABLE legacy CASCADE; CREATE TABLE legacy (id int); END $$", "none", "instant", ""),
        ("UPDATE orders SET note = 'x; y'", "ROW EXCLUSIVE", "scan", ""),
        ("VACUUM orders", "none", "instant", "NON_TRANSACTIONAL"),
    ),
)
def test_a_statement_is_said_to_do_what_it_does(
    pgsync: "Command", statement: str, lock: str, work: str, code: str
) -> None:
    (one,) = linted(pgsync, statement, "prod")["statements"]

    if not statement.startswith(("DO", "VACUUM")):
        assert (one["lock"], one["work"]) == (lock, work)
    found = [hazard["code"] for hazard in one["hazards"]]
    assert code in found or not code
    if statement.startswith("DO"):
        assert "DATA_DROP_TABLE" in found
    elif "RENAME" in statement or "SET SCHEMA" in statement:
        assert [name for name in found if not name.startswith("REPL_")] == ["DEP_RENAME"]


@pytest.mark.usefixtures("prod")
def test_what_a_transaction_has_locked_before_is_locked_while_it_works(pgsync: "Command") -> None:
    text = """
        BEGIN; ALTER TABLE orders ADD a integer; CREATE INDEX b ON orders (note); COMMIT;
        CREATE INDEX c ON orders (id)"""

    found = linted(pgsync, text, "prod")

    assert [code for code in codes(found)[2] if code.startswith("LOCK")] == ["LOCK_AX_BUILD"]
    assert [code for code in codes(found)[4] if code.startswith("LOCK")] == ["LOCK_WRITES"]


@pytest.mark.usefixtures("prod")
def test_nobody_waits_for_what_the_file_makes(pgsync: "Command") -> None:
    text = """
        CREATE TABLE n (id bigint, c integer); CREATE INDEX n_c ON n (c);
        ALTER TABLE n ALTER c SET NOT NULL; DROP TABLE n"""

    assert codes(linted(pgsync, text, "prod")) == [[], [], [], []]


@pytest.mark.usefixtures("prod")
def test_what_is_put_right_later_is_no_hazard(pgsync: "Command") -> None:
    add = "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID"

    left = linted(pgsync, add, "prod")
    validated = linted(pgsync, f"{add}; ALTER TABLE orders VALIDATE CONSTRAINT c", "prod")

    assert "CORR_NOT_VALID_LEFT" in codes(left)[0]
    assert "CORR_NOT_VALID_LEFT" not in codes(validated)[0]
    assert not any(code.startswith("LOCK") for code in codes(validated)[1])


@pytest.mark.usefixtures("prod")
def test_the_target_tells_what_it_amounts_to(pgsync: "Command") -> None:
    text = "ALTER TABLE orders ALTER COLUMN note SET NOT NULL; DROP TABLE legacy CASCADE"

    first, second = linted(pgsync, text, "prod")["statements"]

    told = [evidence for hazard in [*first["hazards"], *second["hazards"]] for evidence in hazard["evidence"]]
    assert "rows with NULL in note: 10" in told
    assert "drop cascades to view recent" in told
    assert any(re.fullmatch(r"public\.legacy \([\d.]+ kB, ~500 rows\)", text) for text in told)


@pytest.mark.usefixtures("prod")
def test_each_hazard_is_a_line_that_an_editor_can_follow(pgsync: "Command") -> None:
    Path("m.sql").write_text("-- first\nCREATE INDEX a\n  ON orders (note);\n\n  DROP INDEX orders_total;\n")

    result = pgsync("lint", "m.sql", "prod")

    lines = [
        line for line in result.out.splitlines() if re.match(r"^m\.sql:\d+:\d+: (error|warning|info): [A-Z_]+ ", line)
    ]
    assert any(line.startswith("m.sql:2:1: info: LOCK_WRITES on table public.orders: ") for line in lines)
    assert any(line.startswith("m.sql:5:3: info: INDEX_DROPPED on index public.orders_total") for line in lines)


def test_mistakes_are_named_where_they_stand_and_the_rest_is_tried(pgsync: "Command", project: Path) -> None:
    assert project.exists()
    text = """CREATE TABLE t (a int);
SELECT 1,
  nothere FROM t;
CREATE INDEX i ON t (a);
BEGIN; CREATE INDEX CONCURRENTLY j ON t (a); COMMIT;
SELECT 'x"""
    Path("m.sql").write_text(text)

    result = pgsync("lint", "m.sql")

    assert result.code == ExitCode.ERROR
    assert 'm.sql:3:3: error: column "nothere" does not exist [42703]' in result.out
    assert "m.sql:5:8: error: CREATE INDEX CONCURRENTLY cannot run inside a transaction block [25001]" in result.out
    assert "m.sql:6:1: error: a string does not end" in result.out
    assert "CREATE INDEX i ON t (a)" in result.out


@pytest.mark.usefixtures("prod")
def test_what_only_rows_can_tell_is_not_a_mistake_of_the_file(pgsync: "Command") -> None:
    text = "DO $$ BEGIN IF NOT EXISTS (SELECT FROM orders) THEN RAISE 'no rows'; END IF; END $$"
    Path("m.sql").write_text(text)

    result = pgsync("lint", "m.sql", "prod")

    assert result.code == ExitCode.OK
    assert "m.sql:1:1: warning: could not be tried on a copy without rows and files: no rows [P0001]" in result.out


@pytest.mark.usefixtures("prod")
@pytest.mark.parametrize(
    ("text", "words", "setting", "code"),
    (
        ("SELECT 1", (), "", ExitCode.OK),
        ("DROP TABLE legacy CASCADE", (), "", ExitCode.REFUSED),
        ("DROP VIEW recent; DROP TABLE legacy", (), "", ExitCode.REFUSED),
        ("DROP VIEW recent; DROP TABLE legacy", ("--allow", "DATA_*:public.legacy"), "", ExitCode.OK),
        ("DROP VIEW recent; DROP TABLE legacy -- pgsync: allow DATA_DROP_TABLE", (), "", ExitCode.OK),
        ("-- pgsync: allow DATA_DROP_TABLE\nDROP VIEW recent; DROP TABLE legacy", (), "", ExitCode.REFUSED),
        ("DROP VIEW recent; DROP TABLE legacy -- pgsync: allow DATA_DROP", (), "", ExitCode.ERROR),
        ("CREATE INDEX a ON orders (note)", (), "", ExitCode.OK),
        ("CREATE INDEX a ON orders (note)", (), '[hazards.prod]\nLOCK_WRITES = "refuse"\n', ExitCode.REFUSED),
        ("DROP INDEX orders_total", (), '[hazards.prod]\nINDEX_DROPPED = "allow"\n', ExitCode.OK),
        ("DROP INDEX orders_total", (), '[hazards.prod]\nINDEX_DROPPED = "ask"\n', ExitCode.REFUSED),
        ("DROP INDEX", ("--allow", "NONSENSE"), "", ExitCode.USAGE),
    ),
)
def test_the_policy_and_the_comments_decide(
    pgsync: "Command", text: str, words: tuple[str, ...], setting: str, code: ExitCode
) -> None:
    Path("m.sql").write_text(text)
    with Path("pgsync.toml").open("a") as file:
        file.write(setting)

    assert pgsync("lint", "m.sql", "prod", *words).code == code


@pytest.mark.usefixtures("prod")
def test_github_gets_annotations(pgsync: "Command") -> None:
    Path("m.sql").write_text("DROP VIEW recent; DROP TABLE legacy;\nDROP TABLE nowhere;")

    lines = pgsync("lint", "m.sql", "prod", "-f", "github").out.splitlines()

    assert any(
        line.startswith("::warning file=m.sql,line=1,col=19,title=DATA_DROP_TABLE::DATA_DROP_TABLE on ")
        for line in lines
    )
    assert any(line.startswith("::error file=m.sql,line=2,col=1,title=pgsync lint::table ") for line in lines)


@pytest.mark.usefixtures("prod")
def test_sarif_names_every_rule_that_it_uses(pgsync: "Command") -> None:
    Path("m.sql").write_text(
        "DROP VIEW recent; DROP TABLE legacy; -- pgsync: allow DATA_DROP_TABLE\nDROP INDEX orders_total; SELCT"
    )

    pgsync("lint", "m.sql", "prod", "-f", "sarif", "-o", "lint.sarif")

    log = json.loads(Path("lint.sarif").read_text())
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0"
    assert {found["ruleId"] for found in run["results"]} <= rules
    assert {"SQL", "INDEX_DROPPED"} <= rules
    suppressed = [found["ruleId"] for found in run["results"] if "suppressions" in found]
    assert suppressed == ["DATA_DROP_TABLE"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "m.sql"
    assert location["region"] == {"startLine": 2, "startColumn": 26}


def test_the_target_is_never_written_to(pgsync: "Command", prod: str) -> None:
    Path("m.sql").write_text("CREATE TABLE added (); CREATE ROLE lint_nobody; DROP TABLE orders; SELECT pg_sleep(0)")

    pgsync("lint", "m.sql", "prod")

    with psycopg.connect(prod) as conn:
        found = conn.execute("SELECT to_regclass('added'), to_regclass('orders'), to_regrole('lint_nobody')").fetchone()
    assert found == (None, "orders", None)


def test_on_a_server_that_others_use_nothing_of_the_whole_server_is_tried(
    pgsync: "Command", server: Server, prod: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pgsync.app.scratch.EMBEDDED_VERSION", 1)
    with server.database() as other:
        text = Path("pgsync.toml").read_text().replace('env = "prod"', 'env = "dev"')
        Path("pgsync.toml").write_text(f'{text}[scratch]\nurl = "{other}"\n')
        found = linted(pgsync, "CREATE ROLE lint_nobody; CREATE TABLE added (); CREATE DATABASE lint_no", "prod")

    with psycopg.connect(prod) as conn:
        assert conn.execute("SELECT to_regrole('lint_nobody')").fetchone() == (None,)
        assert not conn.execute("SELECT FROM pg_database WHERE datname = 'lint_no'").rowcount
    assert [one["was_tried"] for one in found["statements"]] == [False, True, False]


def test_a_file_that_cannot_be_read_is_an_error(pgsync: "Command", project: Path) -> None:
    assert pgsync("lint", "nowhere.sql").code == ExitCode.ERROR
    (project / "m.sql").write_bytes(b"SELECT '\xff'")
    assert pgsync("lint", "m.sql").err == "m.sql:1:9: error: this is not UTF-8\n"


def test_names_in_a_file_are_no_markup_and_send_nothing_to_the_terminal(pgsync: "Command", project: Path) -> None:
    (project / "m.sql").write_text('CREATE TABLE "[red]\x1b[31m" (id integer); DROP TABLE "[red]\x1b[31m", missing')

    result = pgsync("lint", "m.sql")

    assert "\x1b" not in result.out
    assert "[red]\\x1b[31m" in result.out
