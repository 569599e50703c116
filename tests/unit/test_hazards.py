"""What the target's facts make of a plan's hazards: evidence, hazards of their own, and the answer to each."""

from contextlib import closing
from dataclasses import replace

import psycopg
import pytest

from conftest import Server
from pgsync.app.hazards import assess
from pgsync.app.policy import Policy, checked_codes, default_response, is_meant
from pgsync.conninfo import ConnectionTarget, parse
from pgsync.errors import UsageError
from pgsync.model.hazards import Response
from pgsync.model.identity import ObjectId
from pgsync.model.impact import Impact
from pgsync.model.objects import Catalog
from pgsync.model.objects import Server as CatalogServer
from pgsync.model.plan import Batch, Evidence, Planned
from pgsync.model.statements import Hazard, Lock, Probe, Statement, Work
from pgsync.server.connect import connect, read_session
from pgsync.server.evidence import Facts, Found, gather

ORDERS, BILLS = ObjectId("table", ("public", "orders")), ObjectId("table", ("public", "bills"))
NOTE = ObjectId("column", ("public", "orders", "note"))
EMPTY = Catalog(CatalogServer(18), {})
LARGE = Impact(relation=ORDERS, bytes=41 << 30, rows=120_000_000)
SMALL = Impact(relation=ORDERS, bytes=8192, rows=10)
PROD = ConnectionTarget(name="prod", host="db.example.com", environment="prod")
STAGING = replace(PROD, environment="staging")
LOCAL = ConnectionTarget(name="local", host="localhost")


def step(
    *hazards: Hazard,
    sql: str = "ALTER TABLE public.orders …",
    work: Work = Work.INSTANT,
    of: ObjectId = ORDERS,
    action: str = "alter",
    **how: object,
) -> Planned:
    statement = Statement(sql, Lock.ACCESS_EXCLUSIVE, (ORDERS,), work, frozenset(hazards))
    return Planned(replace(statement, **how), action, of)  # type: ignore[arg-type]


def evidence(facts: Facts, *steps: Planned, catalog: Catalog = EMPTY) -> list[list[tuple[Hazard, str, int]]]:
    (batch,) = assess([Batch(steps)], catalog, facts)
    return [[(found.hazard, found.text, found.weight) for found in planned.evidence] for planned in batch.statements]


def of_orders(orders: Impact = LARGE, **more: object) -> Facts:
    return Facts(relations={ORDERS.path: orders, BILLS.path: LARGE}, **more)  # type: ignore[dict-item, arg-type]


def test_a_rewrite_tells_size_rows_time_and_disk() -> None:
    found = evidence(of_orders(), step(Hazard.REWRITE_TABLE, work=Work.REWRITE))

    assert found == [
        [
            (
                Hazard.REWRITE_TABLE,
                "public.orders (41.0 GB, ~120,000,000 rows), ~1 h, 41.0 GB more disk and WAL meanwhile",
                0,
            ),
            (
                Hazard.PERF_STATS_LOST,
                "public.orders (41.0 GB, ~120,000,000 rows): run ANALYZE afterwards",
                0,
            ),
        ]
    ]


def test_a_small_table_makes_it_milder() -> None:
    ((found, *_),) = evidence(of_orders(SMALL), step(Hazard.LOCK_AX_SCAN, work=Work.SCAN))

    assert found == (Hazard.LOCK_AX_SCAN, "public.orders (8.0 kB, ~10 rows)", -1)


def test_an_older_snapshot_does_not_see_a_rewritten_table() -> None:
    (found,) = evidence(of_orders(snapshots=2), step(Hazard.REWRITE_TABLE, work=Work.REWRITE))

    assert (Hazard.REWRITE_NOT_MVCC, "2 transactions with an older snapshot now", 0) in found


def test_a_long_build_outside_a_transaction_is_told() -> None:
    build = step(Hazard.NON_TRANSACTIONAL, work=Work.BUILD, lock=Lock.SHARE_UPDATE_EXCLUSIVE, transactional=False)

    (found,) = evidence(of_orders(), build)

    assert found == [
        (Hazard.INDEX_BUILD_LONG, "public.orders (41.0 GB, ~120,000,000 rows), ~47 min", 0),
    ]


def test_a_large_or_busy_table_that_is_closed_is_told_once() -> None:
    busy = replace(SMALL, sessions=3, oldest=62.0)

    first, second = evidence(of_orders(busy), step(), step())

    assert first == [
        (Hazard.LOCK_AX, "public.orders (8.0 kB, ~10 rows); used now by 3 sessions, the oldest for 62 s", 0)
    ]
    assert second == []


def test_standbys_are_named_where_a_lock_is_replayed() -> None:
    (found,) = evidence(of_orders(standbys=(("replica1", 3.0),)), step())

    assert (Hazard.REPL_STANDBY, "replica1 (3 s behind)", 0) in found


def test_two_busy_tables_closed_in_one_transaction_are_told() -> None:
    _, second = evidence(of_orders(), step(), step(relations=(BILLS,), of=BILLS))

    assert (
        Hazard.LOCK_MANY,
        "2 relations locked until the transaction ends, busy: public.orders, public.bills",
        0,
    ) in second


@pytest.mark.parametrize(
    ("rows", "text", "weight"),
    (
        (0, "rows with NULL in note: none", -1),
        (7, "rows with NULL in note: 7", 1),
        (1001, "in note: more than 1,000", 1),
    ),
)
def test_rows_that_do_not_fit_are_counted(rows: int, text: str, weight: int) -> None:
    probe = Probe(Hazard.CORR_MAY_FAIL, "SELECT …", "rows with NULL in note")

    ((found,),) = evidence(of_orders(SMALL, probes={probe: Found(rows)}), step(Hazard.CORR_MAY_FAIL, probes=(probe,)))

    assert found[1].endswith(text)
    assert found[2] == weight


def test_what_could_not_be_asked_is_said() -> None:
    probe = Probe(Hazard.CORR_MAY_FAIL, "SELECT …", "rows")
    facts = of_orders(SMALL, probes={probe: Found(problem="not within 10 s")})

    ((found,),) = evidence(facts, step(Hazard.CORR_MAY_FAIL, probes=(probe,)))

    assert found == (Hazard.CORR_MAY_FAIL, "not checked: not within 10 s", 0)


def test_a_dropped_index_tells_its_scans_and_what_it_takes_to_build_it_again() -> None:
    index = ObjectId("index", ("public", "by_day"))
    facts = Facts(relations={index.path: Impact(relation=index, bytes=3 << 30, scans=4711, since="2026-01-02")})  # type: ignore[dict-item]

    ((found,),) = evidence(facts, step(Hazard.INDEX_DROPPED, of=index, action="drop"))

    assert found[:2] == (
        Hazard.INDEX_DROPPED,
        "4,711 scans since 2026-01-02; 3.0 GB, building it again takes ~3 min",
    )


def test_an_index_that_nobody_scans_is_dropped_lightly() -> None:
    index = ObjectId("index", ("public", "by_day"))
    facts = Facts(relations={index.path: Impact(relation=index, bytes=8192, scans=0)})  # type: ignore[dict-item]

    ((found,),) = evidence(facts, step(Hazard.INDEX_DROPPED, of=index, action="drop"))

    assert found == (Hazard.INDEX_DROPPED, "0 scans; 8.0 kB", -1)


def test_a_published_table_needs_its_subscriber() -> None:
    facts = of_orders(replace(SMALL, publications=("feed",)))

    added, dropped = evidence(facts, step(of=NOTE, action="create"), step(of=NOTE, action="drop"))

    assert added == [(Hazard.REPL_SUBSCRIBER_DDL, "public.orders is published by feed", 0)]
    assert dropped == [(Hazard.REPL_PUBLICATION, "public.orders is published by feed", 0)]


def test_leftovers_event_triggers_and_collations_are_told_once() -> None:
    orders = replace(SMALL, invalid_indexes=("by_day_ccnew",))
    facts = of_orders(orders, event_triggers=(("audit_ddl", "admin"),), collation=("2.31", "2.36"))

    first, second = evidence(facts, step(work=Work.BUILD), step(work=Work.BUILD))

    assert [found[:2] for found in first] == [
        (Hazard.SEC_EVENT_TRIGGER, "audit_ddl (of admin) runs with every step"),
        (Hazard.INDEX_INVALID_FOUND, "by_day_ccnew on public.orders"),
        (Hazard.CORR_COLLATION_VERSION, "version 2.31 in the database, 2.36 in the operating system"),
    ]
    assert second == []


def test_what_is_rebuilt_because_of_a_change_is_named() -> None:
    view = ObjectId("view", ("public", "open_orders"))

    first, second = evidence(
        Facts(),
        replace(step(of=view, action="drop"), reason=NOTE),
        replace(step(of=view, action="create"), reason=NOTE),
    )

    assert first == [(Hazard.DEP_BREAK_VIEW, "view public.open_orders, because of column public.orders.note", 0)]
    assert second == []


def test_data_that_goes_does_not_come_back() -> None:
    (found,) = evidence(of_orders(SMALL), step(Hazard.DATA_DROP_TABLE, action="drop"))

    assert found == [
        (Hazard.DATA_DROP_TABLE, "public.orders (8.0 kB, ~10 rows)", 0),
        (Hazard.IRREVERSIBLE, "of table public.orders, the structure comes back", 0),
    ]


@pytest.mark.parametrize(
    ("hazard", "weight", "answers"),
    (
        (Hazard.REWRITE_TABLE, 0, ("refuse", "ask", "ask")),
        (Hazard.REWRITE_TABLE, -1, ("warn", "warn", "warn")),
        (Hazard.INDEX_DROPPED, 0, ("ask", "ask", "warn")),
        (Hazard.CORR_MAY_FAIL, 0, ("warn", "warn", "warn")),
        (Hazard.CORR_MAY_FAIL, 1, ("refuse", "ask", "ask")),
        (Hazard.DATA_DROP_TABLE, -1, ("ask", "ask", "ask")),
        (Hazard.DATA_TRUNCATING_CAST, -1, ("warn", "warn", "warn")),
        (Hazard.PERF_SETTINGS, 0, ("warn", "warn", "warn")),
    ),
)
def test_the_answer_depends_on_environment_and_stake(hazard: Hazard, weight: int, answers: tuple[str, ...]) -> None:
    planned = replace(step(hazard), evidence=(Evidence(hazard, "", weight),))

    found = tuple(str(default_response(planned, hazard, environment)) for environment in ("prod", "staging", "dev"))

    assert found == answers


def test_an_unknown_database_elsewhere_counts_as_production() -> None:
    planned, policy = step(Hazard.REWRITE_TABLE), Policy()

    assert policy.response(planned, Hazard.REWRITE_TABLE, replace(PROD, environment=None)) is Response.REFUSE
    assert policy.response(planned, Hazard.REWRITE_TABLE, LOCAL) is Response.ASK


def test_the_settings_of_the_environment_come_before_those_for_all() -> None:
    policy = Policy(
        everywhere={"INDEX_*": Response.REFUSE, "INDEX_DROPPED:public.tmp_*": Response.ALLOW},
        environments={"staging": {"INDEX_DROPPED": Response.WARN}},
    )
    ours, temporary = step(Hazard.INDEX_DROPPED), step(of=ObjectId("index", ("public", "tmp_1")))

    assert policy.response(ours, Hazard.INDEX_DROPPED, PROD) is Response.REFUSE
    assert policy.response(ours, Hazard.INDEX_DROPPED, STAGING) is Response.WARN
    assert policy.response(temporary, Hazard.INDEX_DROPPED, PROD) is Response.ALLOW


def test_no_code_alone_lets_data_be_destroyed_on_production() -> None:
    policy = Policy(everywhere={"DATA_*": Response.ALLOW})
    exact = Policy(everywhere={"DATA_*:public.orders": Response.ALLOW})
    planned = step(Hazard.DATA_DROP_TABLE)

    assert policy.response(planned, Hazard.DATA_DROP_TABLE, PROD) is Response.ASK
    assert policy.response(planned, Hazard.DATA_DROP_TABLE, LOCAL) is Response.ALLOW
    assert exact.response(planned, Hazard.DATA_DROP_TABLE, PROD) is Response.ALLOW


@pytest.mark.parametrize(
    "pattern",
    (
        "REWRITE_TABLE",
        "REWRITE_*",
        "REWRITE_TABLE:public.orders.note",
        "REWRITE_TABLE:public.orders",
        "*:public.*",
        "REWRITE_TABLE:column public.orders.note",
    ),
)
def test_a_pattern_names_code_and_object_or_its_table(pattern: str) -> None:
    assert is_meant(pattern, Hazard.REWRITE_TABLE, step(of=NOTE))


@pytest.mark.parametrize("pattern", ("REWRITE_TABLE:public.bills", "LOCK_AX:public.orders"))
def test_a_pattern_names_nothing_else(pattern: str) -> None:
    assert not is_meant(pattern, Hazard.REWRITE_TABLE, step(of=NOTE))


def test_a_property_is_named_by_what_it_belongs_to() -> None:
    planned = step(of=ObjectId("privilege", ("table", "public", "orders")), relations=())

    assert is_meant("SEC_GRANT_WIDER:public.orders", Hazard.SEC_GRANT_WIDER, planned)


def test_an_unknown_code_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="DATA_DROP_TABEL") as caught:
        checked_codes(["DATA_DROP_TABEL:public.orders"])

    assert caught.value.hint == 'Did you mean "DATA_DROP_TABLE"?'


def test_a_relation_that_is_closed_is_no_obstacle(server: Server, database: str) -> None:
    server.execute("CREATE TABLE public.orders (note text)", dbname_of(database))
    probe = Probe(Hazard.CORR_MAY_FAIL, "SELECT FROM public.orders", "rows")
    with psycopg.connect(database) as other, closing(connect(parse(database))) as conn:
        other.execute("LOCK TABLE public.orders")
        read_session(conn, lock_timeout=0.1)

        facts = gather(conn, [step(Hazard.CORR_MAY_FAIL, probes=(probe,))])

    assert facts.probes == {probe: Found(problem="the table is locked")}


def dbname_of(url: str) -> str:
    return url.rpartition("/")[2].partition("?")[0]
