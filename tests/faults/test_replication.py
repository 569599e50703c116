"""Tables that others replicate: what becomes of publications and identities is said before, and done (R39)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from faults.cluster import Cluster
from faults.scene import Scene, set_scene
from pgsync.app import apply as applying
from pgsync.store.journal import State

TABLE = "CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b integer);"
ROWS = "INSERT INTO t VALUES (1, 'one', 1), (2, 'two', 2);"
FEED = "CREATE PUBLICATION feed FOR TABLE t;"
_HAS_LISTS = 15_00_00


class Published(NamedTuple):
    """What the two sides have, and what the plan is to say. since: the version from which it can be had."""

    target: str
    source: str
    told: tuple[str, str]
    since: int = 0


CASES = {
    "column added": Published(
        TABLE + FEED,
        TABLE.replace("b integer", "b integer, c integer") + FEED,
        ("REPL_SUBSCRIBER_DDL", "public.t is published by feed"),
    ),
    "column dropped": Published(
        TABLE + FEED,
        TABLE.replace(", b integer", "") + FEED,
        ("REPL_PUBLICATION", "public.t is published by feed"),
    ),
    "primary key dropped": Published(
        TABLE + FEED,
        TABLE.replace(" PRIMARY KEY", " NOT NULL") + "ALTER TABLE t REPLICA IDENTITY FULL;" + FEED,
        ("REPL_IDENTITY", "the primary key of public.t, published by feed"),
    ),
    "identity becomes full": Published(
        TABLE + FEED,
        TABLE + "ALTER TABLE t REPLICA IDENTITY FULL;" + FEED,
        ("REPL_IDENTITY", "public.t is published by feed"),
    ),
    "identity becomes nothing": Published(
        TABLE + FEED,
        TABLE + "ALTER TABLE t REPLICA IDENTITY NOTHING;" + FEED,
        ("REPL_IDENTITY", "public.t is published by feed"),
    ),
    "identity by an index": Published(
        TABLE + "ALTER TABLE t REPLICA IDENTITY FULL;" + FEED,
        TABLE + "CREATE UNIQUE INDEX t_a ON t (a); ALTER TABLE t REPLICA IDENTITY USING INDEX t_a;" + FEED,
        ("REPL_IDENTITY", "public.t is published by feed"),
    ),
    "no longer published": Published(TABLE + FEED, TABLE + "CREATE PUBLICATION feed;", ("REPL_PUBLICATION", "")),
    "column list": Published(
        TABLE + FEED.replace("TABLE t", "TABLE t (id, b)"),
        TABLE.replace(", b integer", "") + FEED.replace("TABLE t", "TABLE t (id, a)"),
        ("REPL_PUBLICATION", "public.t is published by feed"),
        _HAS_LISTS,
    ),
    "row filter": Published(
        TABLE + "ALTER TABLE t REPLICA IDENTITY FULL;" + FEED.replace("TABLE t", "TABLE t WHERE (b > 0)"),
        TABLE.replace(", b integer", "")
        + "ALTER TABLE t REPLICA IDENTITY FULL;"
        + FEED.replace("TABLE t", "TABLE t WHERE (a <> '')"),
        ("REPL_PUBLICATION", "public.t is published by feed"),
        _HAS_LISTS,
    ),
}


@pytest.fixture(scope="module")
def logical() -> Iterator[Cluster]:
    """A server that publishes."""
    found = Cluster.create(wal_level="logical")
    yield found
    found.remove()


@contextmanager
def _published(logical: Cluster, directory: Path, case: Published) -> Iterator[Scene]:
    with logical.database(case.source) as source, logical.database(case.target + ROWS) as target:
        yield set_scene(directory, source, target, concurrently=False)


@pytest.mark.slow
@pytest.mark.fault("R39")
@pytest.mark.parametrize("name", CASES)
def test_what_subscribers_notice_is_said_before(logical: Cluster, tmp_path: Path, name: str) -> None:
    """The hazard names the table and its publication; then the plan is applied and taken back, rows and all."""
    case = CASES[name]
    if logical.version < case.since:
        pytest.skip("publications have no column lists and row filters before 15")
    with _published(logical, tmp_path, case) as scene:
        before = scene.catalog()
        assessed = applying.prepare(scene.context(), scene.plan).stage.assessed(scene.plan)
        hazard, text = case.told
        assert hazard in {found for one in assessed for found in one.statement.hazards}
        assert any(one.hazard == hazard and text in one.text for planned in assessed for one in planned.evidence) or (
            not text
        )

        assert scene.apply().state is State.DONE
        assert not scene.left(scene.catalog("source"))
        assert scene.rollback().state is State.DONE

        assert not scene.left(before)
        assert scene.execute("SELECT id, a FROM t ORDER BY id") == [(1, "one"), (2, "two")]
        assert scene.residue() == []
