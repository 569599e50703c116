"""The tests are complete: every field of every kind has a case, every query runs, pg_dump knows nothing we do not.

What a case changes stands at the top of its plan.sql, which test_cases.py keeps exact.
A gap is listed with its reason; when it is closed, the test fails until it is taken off the list.
"""

import re
import runpy
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

import witness
from pgsync.conninfo import parse
from pgsync.kinds import BY_NAME, KINDS
from pgsync.model.hazards import MEANINGS
from pgsync.model.statements import Hazard
from pgsync.server.connect import connect, read_session
from proof import SERVERS

if TYPE_CHECKING:
    from conftest import Server

ROOT = Path(__file__).parents[1]

_CLUSTER = "it belongs to the cluster, so that both databases of a case have it; unit/test_cluster.py changes it"

# Objects that no case creates or drops: kind → why.
NOT_CREATED: Mapping[str, str] = {
    "database": "it is what is compared; pgsync never creates or drops one",
    "large object": "it is data; pgsync neither makes nor drops one",
    "membership": _CLUSTER,
    "parameter privilege": _CLUSTER,
    "role": _CLUSTER,
    "security label": "needs a label provider, a module that the embedded server does not have",
}

# Fields that no case changes: kind.field → why.
_PATH = "it is also in the path, so a change of it is another object"
_ICU = "needs ICU; the cases with icu = true change it where a server has that"
_OF_CLUSTER = ("role", "membership", "parameter privilege")
_NO_PROCEDURE = "shared with functions; a procedure never has another value"
NOT_CHANGED: Mapping[str, str] = {
    "aggregate.direct_arguments": _PATH,
    "collation.is_deterministic": _ICU,
    "collation.rules": _ICU,
    "database.labels": NOT_CREATED["security label"],
    "database.locale": "fixed when a database is created",
    "extension dependency.extension": _PATH,
    "extension.relocatable": "follows from the version",
    "index.is_valid": "only a CREATE INDEX CONCURRENTLY that failed leaves one that is not",
    "inheritance.parent": _PATH,
    **{f"{kind}.{one.name}": _CLUSTER for kind in _OF_CLUSTER for one in fields(BY_NAME[kind].spec) if one.compare},
    "procedure.cost": _NO_PROCEDURE,
    "procedure.is_strict": _NO_PROCEDURE,
    "procedure.is_window": _NO_PROCEDURE,
    "procedure.leakproof": _NO_PROCEDURE,
    "procedure.parallel": _NO_PROCEDURE,
    "procedure.result": _NO_PROCEDURE,
    "procedure.rows": _NO_PROCEDURE,
    "procedure.support": _NO_PROCEDURE,
    "procedure.volatility": _NO_PROCEDURE,
    "security label.label": NOT_CREATED["security label"],
}

# Hazards that no case's plan has: code → the test that shows it, with its evidence.
_FACTS = "unit/test_hazards.py"
_COMMANDS = "cli/test_hazards.py"
SHOWN_ELSEWHERE: Mapping[str, str] = {
    "CORR_COLLATION_VERSION": _FACTS,
    "CORR_COLUMN_ORDER": _COMMANDS,
    "DEP_BREAK_VIEW": _FACTS,
    "DEP_OTHER_SCHEMA": _COMMANDS,
    "DEP_UNTRACKED": _COMMANDS,
    "INDEX_BUILD_LONG": _FACTS,
    "INDEX_INVALID_FOUND": _FACTS,
    "IRREVERSIBLE": _FACTS,
    "LOCK_AX": _FACTS,
    "LOCK_MANY": _FACTS,
    "PERF_STATS_LOST": _FACTS,
    "REPL_STANDBY": _FACTS,
    "REPL_SUBSCRIBER_DDL": _FACTS,
    "REWRITE_NOT_MVCC": _FACTS,
}

# What pg_dump calls an entry → the kinds that cover it.
PG_DUMP: Mapping[str, tuple[str, ...]] = {
    "ACCESS METHOD": ("access method",),
    "ACL": ("privilege", "system privilege"),
    "AGGREGATE": ("aggregate",),
    "CAST": ("cast",),
    "CHECK CONSTRAINT": ("constraint", "domain constraint"),
    "COLLATION": ("collation",),
    "COMMENT": ("comment",),
    "CONSTRAINT": ("constraint", "column"),
    "CONVERSION": ("conversion",),
    "DEFAULT": ("default",),
    "DEFAULT ACL": ("default privilege",),
    "DOMAIN": ("domain",),
    "EVENT TRIGGER": ("event trigger",),
    "EXTENSION": ("extension",),
    "FK CONSTRAINT": ("foreign key",),
    "FOREIGN DATA WRAPPER": ("foreign data wrapper",),
    "FOREIGN TABLE": ("foreign table", "column"),
    "FUNCTION": ("function",),
    "INDEX": ("index", "extension dependency"),
    "INDEX ATTACH": ("index",),
    "MATERIALIZED VIEW": ("materialized view",),
    "OPERATOR": ("operator",),
    "OPERATOR CLASS": ("operator class", "operator family member"),
    "OPERATOR FAMILY": ("operator family", "operator family member"),
    "POLICY": ("policy",),
    "PROCEDURAL LANGUAGE": ("language",),
    "PROCEDURE": ("procedure",),
    "PUBLICATION": ("publication",),
    "PUBLICATION TABLE": ("publication table",),
    "PUBLICATION TABLES IN SCHEMA": ("publication schema",),
    "ROW SECURITY": ("table",),
    "RULE": ("rule",),
    "SCHEMA": ("schema", "owner"),
    "SECURITY LABEL": ("security label",),
    "SEQUENCE": ("sequence",),
    "SEQUENCE OWNED BY": ("sequence ownership",),
    "SERVER": ("server",),
    "SHELL TYPE": ("shell type",),
    "STATISTICS": ("statistics",),
    "SUBSCRIPTION": ("subscription",),
    "TABLE": ("table", "column", "inheritance", "partition"),
    "TABLE ATTACH": ("partition",),
    "TEXT SEARCH CONFIGURATION": ("text search configuration",),
    "TEXT SEARCH DICTIONARY": ("text search dictionary",),
    "TEXT SEARCH PARSER": ("text search parser",),
    "TEXT SEARCH TEMPLATE": ("text search template",),
    "TRANSFORM": ("transform",),
    "TRIGGER": ("trigger",),
    "TYPE": ("enum", "composite type", "attribute", "base type", "range type"),
    "USER MAPPING": ("user mapping",),
    "VIEW": ("view",),
}
# pg_dump's own kinds of objects (DumpableObjectType in pg_dump.h of 18) → the kinds that cover them, or why none does.
_BOUNDARY = "no object: it divides the dump in three"
_ROWS = "data"
DUMPABLE: Mapping[str, tuple[str, ...] | str] = {
    "NAMESPACE": ("schema",), "EXTENSION": ("extension", "extension dependency"),
    "TYPE": ("enum", "composite type", "attribute", "domain", "base type", "range type"),
    "SHELL_TYPE": ("shell type",), "FUNC": ("function", "procedure"), "AGG": ("aggregate",), "OPERATOR": ("operator",),
    "ACCESS_METHOD": ("access method",), "OPCLASS": ("operator class",),
    "OPFAMILY": ("operator family", "operator family member"), "COLLATION": ("collation",),
    "CONVERSION": ("conversion",), "TABLE": ("table", "column", "inheritance", "view", "materialized view",
                                            "foreign table", "sequence", "sequence ownership"),
    "TABLE_ATTACH": ("partition",), "ATTRDEF": ("default",), "INDEX": ("index",), "INDEX_ATTACH": ("index",),
    "STATSEXT": ("statistics",), "RULE": ("rule",), "TRIGGER": ("trigger",),
    "CONSTRAINT": ("constraint", "domain constraint"), "FK_CONSTRAINT": ("foreign key",), "PROCLANG": ("language",),
    "CAST": ("cast",), "TABLE_DATA": ("row",), "SEQUENCE_SET": _ROWS, "DUMMY_TYPE": "it goes with its table or type",
    "TSPARSER": ("text search parser",), "TSDICT": ("text search dictionary",),
    "TSTEMPLATE": ("text search template",), "TSCONFIG": ("text search configuration",),
    "FDW": ("foreign data wrapper",), "FOREIGN_SERVER": ("server", "user mapping"),
    "DEFAULT_ACL": ("default privilege",), "TRANSFORM": ("transform",), "LARGE_OBJECT": ("large object",),
    "LARGE_OBJECT_DATA": _ROWS, "PRE_DATA_BOUNDARY": _BOUNDARY, "POST_DATA_BOUNDARY": _BOUNDARY,
    "EVENT_TRIGGER": ("event trigger",), "REFRESH_MATVIEW": _ROWS, "POLICY": ("policy",),
    "PUBLICATION": ("publication",), "PUBLICATION_REL": ("publication table",),
    "PUBLICATION_TABLE_IN_SCHEMA": ("publication schema",), "REL_STATS": "what ANALYZE found",
    "SUBSCRIPTION": ("subscription",), "SUBSCRIPTION_REL": "the state of a place, dumped for pg_upgrade only",
}  # fmt: skip
# What pg_dump writes of objects of every kind, and what only pg_dump --create and pg_dumpall write.
BESIDES = {"owner", "privilege", "comment", "security label", "system privilege"}
OF_CLUSTER = {"database", "role", "membership", "parameter privilege"}

# Kinds of which `pg_dump --schema-only` of one database has no entry.
NOT_DUMPED = {"database", "large object", "membership", "parameter privilege", "role", "row", "system comment"}


@cache
def differences() -> Mapping[str, dict[str, set[str]]]:
    """Return kind → "+", "-" or field → the cases in which it occurs."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in sorted(ROOT.glob("tests/cases/*/*/plan.sql")):
        for sign, kind, names in _changes(file.read_text()):
            for what in names if sign == "~" else [sign]:
                found[kind][what].add(f"{file.parent.parent.name}/{file.parent.name}")
    return found


def _changes(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Return sign, kind and fields of each line of a plan's first paragraph: -- ~ column:public.t.a  type."""
    for line in text.partition("\n\n")[0].splitlines():
        sign, _, change = line.removeprefix("-- ").partition(" ")
        if sign in {"+", "~", "-"}:
            yield sign, change.partition(":")[0], change.rpartition("  ")[2].split(", ")


def test_every_kind_has_cases_that_create_and_drop_it() -> None:
    # Each case goes there and back: what one way creates, the other drops.
    missing = {kind.name for kind in KINDS if not {"+", "-"} & differences()[kind.name].keys()}

    assert sorted(missing) == sorted(NOT_CREATED)


def test_every_field_of_every_kind_has_a_case_that_changes_it() -> None:
    missing = {
        f"{kind.name}.{field.name}"
        for kind in KINDS
        for field in fields(kind.spec)
        if field.compare and field.name not in differences()[kind.name]
    }

    assert sorted(missing) == sorted(NOT_CHANGED)


def test_every_kind_is_known_to_pg_dump_or_has_a_reason_not_to_be() -> None:
    covering = {kind for kinds in PG_DUMP.values() for kind in kinds}

    assert covering | NOT_DUMPED == set(BY_NAME)
    assert not covering & NOT_DUMPED


def test_every_dumpable_object_of_pg_dump_has_a_kind_or_a_reason_and_every_kind_one_of_them() -> None:
    covering = {kind for kinds in DUMPABLE.values() if not isinstance(kinds, str) for kind in kinds}

    assert len(DUMPABLE) == 48
    assert covering | BESIDES | OF_CLUSTER | {"system comment"} == set(BY_NAME)
    assert not covering & (BESIDES | OF_CLUSTER)


def test_pg_dump_knows_no_object_that_pgsync_does_not() -> None:
    assert set(PG_DUMP) == witness.TYPES


@pytest.mark.parametrize("uri", ("embedded", *SERVERS), ids=lambda uri: uri.rpartition("@")[2])
def test_every_catalog_query_runs_alone(uri: str, request: pytest.FixtureRequest) -> None:
    if uri == "embedded":
        server: Server = request.getfixturevalue("server")
        target = server.embedded.target()
    else:
        target = parse(uri)

    with connect(target) as conn:
        read_session(conn)
        version = conn.info.server_version // 10000
        failed = {}
        for kind in KINDS:
            if kind.query is None or kind.since > version:
                continue
            try:
                conn.execute(kind.query(version).encode())
            except psycopg.Error as error:
                failed[kind.name] = str(error)

    assert not failed


def test_the_coverage_page_is_what_the_kinds_declare() -> None:
    coverage = runpy.run_path(str(ROOT / "scripts" / "make_coverage.py"))["coverage"]

    page = (ROOT / "docs" / "coverage.md").read_text()

    assert page == coverage(), "python scripts/make_coverage.py makes it anew"


def test_the_pages_on_hazards_are_what_the_code_says() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_hazards.py"))

    pages = [target.read_text() for target in script["TARGETS"]]

    assert pages == [script["page"]()] * 2, "python scripts/make_hazards.py makes them anew"


def test_every_hazard_means_something() -> None:
    assert list(MEANINGS) == list(Hazard)


def test_every_hazard_occurs_in_a_case_or_is_shown_by_a_test_that_is_named() -> None:
    marks = [line for file in ROOT.glob("tests/cases/*/*/plan.sql") for line in file.read_text().splitlines()]
    shown = {code for line in marks if "  ! " in line for code in line.rpartition("  ! ")[2].split(", ")}

    missing = {str(hazard) for hazard in Hazard} - shown
    unnamed = [code for code, file in SHOWN_ELSEWHERE.items() if code not in (ROOT / "tests" / file).read_text()]

    assert sorted(missing) == sorted(SHOWN_ELSEWHERE)
    assert unnamed == []


def test_every_hazard_is_raised_somewhere() -> None:
    sources = [file.read_text() for file in (ROOT / "src").rglob("*.py") if file.name != "statements.py"]
    raised = Counter(code for text in sources for code in re.findall(r"\bHazard\.([A-Z_]+)", text))

    # once in model/hazards.py, where it gets its meaning
    assert [str(hazard) for hazard in Hazard if raised[hazard] < 2] == []


def test_every_link_in_the_documentation_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")]

    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)\s#]+)", page.read_text())
        if "://" not in target and not (page.parent / target).exists()
    ]

    assert broken == []
