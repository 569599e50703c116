"""The proof of one case: plan, apply, look again, and back, on two databases of one server."""

import json
import os
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg import sql

import witness
from pgsync.conninfo import ConnectionTarget
from pgsync.engine.diff import Change, Mode, diff
from pgsync.engine.hints import asked, parse_hint
from pgsync.engine.plan import make_plan
from pgsync.engine.rename import backwards, naming_of, new_id
from pgsync.engine.script import step_comment
from pgsync.kinds import BY_NAME, kinds_in
from pgsync.model.facts import Facts
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Rename
from pgsync.model.objects import Catalog
from pgsync.model.plan import Plan
from pgsync.model.sql import comment_safe
from pgsync.model.statements import Hazard, Probe
from pgsync.server.connect import Connection, connect, read_session, write_session
from pgsync.server.embedded import EmbeddedServer, program
from pgsync.server.evidence import Found, gather
from pgsync.server.introspect import introspect
from pgsync.store import snapshot
from truth import Observation, observe

SERVERS = os.environ.get("PGSYNC_TEST_SERVERS", "").replace(",", " ").split()
"""URLs of servers that cases are proven on besides the embedded one."""

SAMPLE = 1 if SERVERS or os.environ.get("PGSYNC_TEST_ALL") else 40
"""Every how many-th case the expensive tests try: all of them where servers are listed, or with PGSYNC_TEST_ALL=1."""
ALL_ONLINE = bool(os.environ.get("PGSYNC_TEST_ONLINE"))
"""Whether every case is proven with online forms, which must lead to the same place."""

_FILE_COPY_SINCE = 15
_IN_PLACE_SINCE = 15
_MEMORY = "/dev/shm"  # noqa: S108 - EmbeddedServer makes a directory of its own in it
_MEMORY_NEEDED = 2 << 30
_SIGNS = {"create": "+", "alter": "~", "drop": "-"}

Rows = Mapping[ObjectId, list[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One folder.

    roles, tablespaces: which must exist. is_equal: there is nothing to do. needs_icu: the server has ICU.
    is_strict: everything counts, as with --strict. scopes: what is read besides: roles, large objects.
    is_online: every table counts as large, so that its changes must not block; there must be rows for that.
    renames: as with --rename; the way back takes them back.
    xfail: why it is known to fail; the test fails when it starts to pass.
    """

    folder: Path
    min_version: int = 0
    max_version: int = 99
    roles: tuple[str, ...] = ()
    tablespaces: tuple[str, ...] = ()
    is_equal: bool = False
    needs_icu: bool = False
    is_strict: bool = False
    scopes: tuple[str, ...] = ()
    is_online: bool = False
    renames: tuple[str, ...] = ()
    xfail: str = ""

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read case.toml; raises TypeError for a key that it cannot have."""
        file = folder / "case.toml"
        settings = tomllib.loads(file.read_text()) if file.exists() else {}
        has_seed = settings.pop("seed", (folder / "seed.sql").exists())
        assert has_seed == (folder / "seed.sql").exists(), f"{folder}: seed and seed.sql go together"
        return cls(
            folder=folder,
            roles=tuple(settings.pop("roles", ())),
            tablespaces=tuple(settings.pop("tablespaces", ())),
            is_equal=settings.pop("equal", False),
            needs_icu=settings.pop("icu", False),
            is_strict=settings.pop("strict", False),
            scopes=tuple(settings.pop("scopes", ())),
            is_online=settings.pop("online", False),
            renames=tuple(settings.pop("renames", ())),
            **settings,
        )

    @property
    def name(self) -> str:
        """The name in the tests' ids: column/type-changed."""
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def mode(self) -> Mode:
        """What counts as a difference."""
        return Mode.STRICT if self.is_strict else Mode.DEFAULT

    @property
    def facts(self) -> Facts | None:
        """What the plan knows of the sizes."""
        return Facts() if self.is_online or ALL_ONLINE else None

    @property
    def golden(self) -> Path:
        """The file with the text of the plan."""
        return self.folder / "plan.sql"

    def script(self, name: str) -> str:
        """Return the text of one of the files; "" when there is none."""
        file = self.folder / f"{name}.sql"
        return file.read_bytes().decode() if file.exists() else ""


@contextmanager
def embedded_server() -> Iterator[EmbeddedServer]:
    """A server whose files are in memory where that has room: a new database takes a tenth of the time."""
    usual = tempfile.tempdir
    with suppress(OSError):
        if shutil.disk_usage(_MEMORY).free > _MEMORY_NEEDED:
            tempfile.tempdir = _MEMORY
    try:
        server = EmbeddedServer()
    finally:
        tempfile.tempdir = usual
    with server:
        yield server


class Place:
    """A server on which cases are proven. is_golden: the plan's text is pinned for it; prefix: of its databases."""

    def __init__(self, target: ConnectionTarget, *, is_golden: bool, prefix: str = "pgsync_case") -> None:
        self.target = target
        self.is_golden = is_golden
        self.prefix = prefix
        self._created = 0
        self._roles: set[str] = set()
        self._tablespaces: set[str] = set()

    def __enter__(self) -> Self:
        self.conn = connect(self.target)
        return self

    def __exit__(self, *_: object) -> None:
        self.conn.close()

    @cached_property
    def version(self) -> int:
        """The major version."""
        return self.conn.info.server_version // 10000

    @cached_property
    def has_icu(self) -> bool:
        """Whether the server was built with ICU."""
        return bool(self.conn.execute("SELECT FROM pg_collation WHERE collname = 'und-x-icu'").rowcount)

    def lacks(self, case: Case) -> str:
        """Return why a case cannot be tried here; "" when it can."""
        if not case.min_version <= self.version <= case.max_version:
            wanted = f"{case.min_version or 'up'} to {case.max_version if case.max_version < 99 else 'now'}"
            return f"is for PostgreSQL {wanted}, this is {self.version}"
        return "needs a server with ICU" if case.needs_icu and not self.has_icu else ""

    def need_roles(self, names: Iterable[str]) -> None:
        """Create roles that are not there yet; they stay, as roles belong to the whole server."""
        for name in set(names) - self._roles:
            # Another test process may be first, or just now at it.
            with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
                self.conn.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(name)))
            self._roles.add(name)

    def need(self, case: Case) -> None:
        """Create what a case needs of the whole server and is not there yet; it stays.

        Tablespaces lie inside of the server's own directory, which 15 and newer allow.
        """
        self.need_roles(case.roles)
        for name in set(case.tablespaces) - self._tablespaces if self.version >= _IN_PLACE_SINCE else ():
            self.conn.execute("SET allow_in_place_tablespaces = on")
            with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
                self.conn.execute(sql.SQL("CREATE TABLESPACE {} LOCATION ''").format(sql.Identifier(name)))
            self._tablespaces.add(name)

    @contextmanager
    def database(self, *scripts: str) -> Iterator["Side"]:
        """Yield a new database in which the scripts were run; dropped afterwards."""
        self._created += 1
        name = f"{self.prefix}_{self.conn.info.backend_pid}_{self._created}"
        strategy = " STRATEGY file_copy" if self.version >= _FILE_COPY_SINCE else ""
        create = sql.SQL("CREATE DATABASE {} TEMPLATE template0" + strategy).format(sql.Identifier(name))
        self.conn.execute(create)
        try:
            with Side(replace(self.target, name=name, dbname=name)) as side:
                for script in filter(None, scripts):
                    side.run(script)
                yield side
        finally:
            self._drop(name)

    def _drop(self, name: str) -> None:
        statement = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
        try:
            self.conn.execute(statement)
        except psycopg.errors.ObjectInUse:  # by a subscription, which no FORCE removes
            with connect(replace(self.target, name=name, dbname=name)) as conn:
                for (subscription,) in conn.execute(_SUBSCRIPTIONS).fetchall():
                    for words in ("ALTER {} DISABLE", "ALTER {} SET (slot_name = NONE)", "DROP {}"):
                        whom = sql.SQL("SUBSCRIPTION {}").format(sql.Identifier(subscription))
                        conn.execute(sql.SQL(words).format(whom))
            self.conn.execute(statement)
        except psycopg.errors.WrongObjectType:  # a template
            self.conn.execute(sql.SQL("ALTER DATABASE {} IS_TEMPLATE false").format(sql.Identifier(name)))
            self.conn.execute(statement)

    def reloaded(self, dump: witness.Dump) -> witness.Dump:
        """Return what pg_dump says of a database restored from a dump."""
        with self.database() as side:
            witness.restore(program("psql"), side.target.url, dump)
            return side.dump()

    def restored(self, dump: witness.Dump) -> Catalog:
        """Return the catalog of a database restored from a dump."""
        with self.database() as side:
            witness.restore(program("psql"), side.target.url, dump)
            return side.catalog()


_SUBSCRIPTIONS = """
    SELECT subname FROM pg_subscription
    WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())"""


class Side:
    """One database of a case, in one session: to start one costs more than to clean it up."""

    def __init__(self, target: ConnectionTarget) -> None:
        self.target = target
        self.scopes: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        self._conn = connect(self.target)
        return self

    def __exit__(self, *_: object) -> None:
        self._conn.close()

    @property
    def session(self) -> Connection:
        """The session."""
        return self._conn

    def run(self, script: str) -> None:
        """Run a script as psql -1 does."""
        self._conn.execute(script.encode())
        self._conn.execute("DISCARD ALL")

    def catalog(self) -> Catalog:
        """Return what pgsync reads."""
        read_session(self._conn, lock_timeout=10)
        return introspect(self._conn, kinds_in(self.scopes))

    def dump(self) -> witness.Dump:
        """Return what pg_dump reads."""
        return witness.dump(program("pg_dump"), self.target.url)

    def asked(self, plan: Plan) -> dict[Probe, Found]:
        """Return what the rows say about the hazards of a plan."""
        read_session(self._conn, lock_timeout=10)
        return dict(gather(self._conn, plan.statements).probes)

    def observe(self, plan: Plan) -> list[Observation]:
        """Run the statements of a plan one by one; returns what each of them locked and did."""
        return observe(self._conn, self.target, plan)

    def apply(self, plan: Plan) -> None:
        """Run the statements of a plan in their transactions."""
        conn = self._conn
        conn.execute("DISCARD ALL")
        write_session(conn, lock_timeout=10, statement_timeout=60)
        for batch in plan.batches:
            if batch.transactional:
                conn.execute("BEGIN")
            for planned in batch.statements:
                try:
                    conn.execute(planned.statement.sql.encode())
                except psycopg.Error as error:
                    message = f"{error}\n\n{planned.statement.sql};\n\nin\n\n{text(plan)}"
                    raise AssertionError(message) from None
            if batch.transactional:
                conn.execute("COMMIT")

    def run_by_hand(self, script: str, plan: Plan) -> None:
        """Run what a plan leaves to the user."""
        if script:
            assert plan.manual, "the plan leaves nothing to the user"
            self.run(script)

    def rows(self) -> Rows:
        """Return each table's rows without generated columns, a partition's its own, and each sequence's counter."""
        found = {}
        for schema, sequence in self._conn.execute(_SEQUENCES).fetchall():
            query = sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(schema, sequence))
            rows = self._conn.execute(query).fetchall()
            found[ObjectId("sequence", (schema, sequence))] = [
                {"last": last, "called": called} for last, called in rows
            ]
        for schema, table, columns in self._conn.execute(_TABLES).fetchall():
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            query = sql.SQL("SELECT to_jsonb(t) FROM (SELECT {} FROM ONLY {}) AS t").format(
                names, sql.Identifier(schema, table)
            )
            found[ObjectId("table", (schema, table))] = [row for (row,) in self._conn.execute(query)]
        return found

    def families(self) -> list[tuple[ObjectId, ObjectId]]:
        """Return each partition with its partitioned table."""
        rows = self._conn.execute(_PARTITIONS).fetchall()
        return [(ObjectId("table", row[:2]), ObjectId("table", row[2:])) for row in rows]


_PARTITIONS = """
    SELECT n.nspname, c.relname, pn.nspname, p.relname
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
    WHERE c.relispartition AND c.relkind IN ('r', 'p')"""

_SEQUENCES = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND c.oid >= 16384"""

_TABLES = """
    SELECT n.nspname, c.relname,
           ARRAY(SELECT a.attname::text FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.oid >= 16384"""


def prove(place: Place, case: Case) -> str:
    """Go from the one database to the other and back; returns the text of the plan.

    Raises AssertionError for a statement that fails, a difference that is left, a row that is lost.
    """
    place.need(case)
    with (
        place.database(case.script("from"), case.script("seed")) as changed,
        place.database(case.script("to")) as built,
    ):
        changed.scopes = built.scopes = case.scopes
        here, there = State(place, changed, case.mode), State(place, built, case.mode)
        renames = asked([parse_hint(text) for text in case.renames], here.catalog, there.catalog, BY_NAME)
        plan = make_plan(here.catalog, there.catalog, BY_NAME, case.mode, facts=case.facts, renames=renames)
        inverse = backwards(plan.renames, BY_NAME)
        back = make_plan(plan.expected, here.catalog, BY_NAME, case.mode, facts=case.facts, renames=inverse)
        rows, links = changed.rows() if case.script("seed") else {}, changed.families()
        changes = diff(here.catalog, there.catalog, BY_NAME, Mode.STRICT)
        if case.is_equal:
            assert not text(plan)
        elif not text(plan):
            assert here.dump.is_same(there.dump), "pgsync sees no difference"

        changed.apply(plan)
        changed.run_by_hand(case.script("hand"), plan)
        reached = there.assert_reached(changed, plan)
        again = text(make_plan(reached, here.catalog, BY_NAME, case.mode, facts=case.facts, renames=inverse))
        assert text(back) == again, "the way back from what is there is not the one that was planned"
        links += changed.families()
        between = changed.rows() if rows else {}
        assert_kept(_renamed_rows(rows, plan.renames, here.catalog), between, losses(plan), links)
        naming = naming_of(dict(plan.renames), here.catalog, BY_NAME)
        rows = {id_: r for id_, r in rows.items() if id_.kind != "sequence" or new_id(id_, naming, BY_NAME) in between}

        changed.apply(back)
        changed.run_by_hand(case.script("hand-back"), back)
        here.assert_reached(changed, back)
        naming = naming_of(dict(inverse), reached, BY_NAME)
        lost = {(new_id(id_, naming, BY_NAME), hazard) for id_, hazard in losses(plan)}
        assert_kept(rows, changed.rows() if rows else {}, lost | losses(back), links)
    return golden(changes, plan)


def observed(place: Place, case: Case, facts: Facts | None = None) -> tuple[list[Observation], dict[Probe, Found]]:
    """Go from the one database to the other and back.

    facts: with those of a case, online forms are tried. Returns what each statement really did, and what the rows said
    before the plan ran.
    """
    place.need(case)
    with (
        place.database(case.script("from"), case.script("seed")) as changed,
        place.database(case.script("to")) as built,
    ):
        changed.scopes = built.scopes = case.scopes
        here, there = changed.catalog(), built.catalog()
        renames = asked([parse_hint(text) for text in case.renames], here, there, BY_NAME)
        plan = make_plan(here, there, BY_NAME, case.mode, facts=facts, renames=renames)
        inverse = backwards(plan.renames, BY_NAME)
        back = make_plan(plan.expected, here, BY_NAME, case.mode, facts=facts, renames=inverse)
        answers = changed.asked(plan)
        found = changed.observe(plan)
        changed.run_by_hand(case.script("hand"), plan)
        answers |= changed.asked(back)
        return [*found, *changed.observe(back)], answers


class State:
    """How a database looks: to pgsync, to pg_dump."""

    def __init__(self, place: Place, side: Side, mode: Mode) -> None:
        self.place = place
        self.mode = mode
        self.catalog = side.catalog()
        assert_survives(self.catalog)
        self.dump = side.dump()

    def assert_reached(self, side: Side, plan: Plan) -> Catalog:
        """Fail unless a database looks like this now, whoever looks; returns what pgsync sees."""
        catalog = side.catalog()
        left = [describe(change) for change in diff(catalog, self.catalog, BY_NAME, self.mode)]
        assert not left, "\n".join(["differences are left:", *left, "", "after", "", text(plan)])
        again = text(make_plan(catalog, self.catalog, BY_NAME, self.mode))
        assert not again, f"the same plan again is not empty:\n\n{again}"
        got, wanted = side.dump(), self.dump
        if not got.is_same(wanted):
            # PostgreSQL deparses some expressions otherwise after a reload: a IN ('x') of a varchar.
            got, wanted = self.place.reloaded(got), self.place.reloaded(wanted)
        assert got.is_same(wanted), f"pg_dump sees:\n{got.differences(wanted)}\n\nafter\n\n{text(plan)}"
        return catalog


def assert_survives(catalog: Catalog) -> None:
    """Fail unless a snapshot of a catalog is the catalog."""
    document = json.loads(json.dumps(snapshot.dump(catalog)))
    restored = snapshot.restore(document, BY_NAME)
    assert restored == catalog
    assert list(restored.objects) == list(catalog.objects)
    assert not diff(restored, catalog, BY_NAME, Mode.STRICT)
    assert all(d.dependent in catalog.objects and d.referenced in catalog.objects for d in catalog.dependencies)


# ------------------------------------------------------------------------------------------------ rows


def losses(plan: Plan) -> set[tuple[ObjectId, Hazard]]:
    """Return what the plan says it loses or converts: a column also in the tables that inherit it."""
    named = {
        (planned, hazard)
        for planned in plan.statements
        for hazard in planned.statement.hazards
        if hazard.is_destructive or hazard is Hazard.REWRITE_TABLE
    }
    inherited = {
        (ObjectId("column", (*table.path, planned.object.path[-1])), hazard)
        for planned, hazard in named
        if planned.object.kind == "column"
        for table in planned.statement.relations
    }
    return {(planned.object, hazard) for planned, hazard in named} | inherited


def assert_kept(
    before: Rows,
    after: Rows,
    announced: set[tuple[ObjectId, Hazard]],
    links: Iterable[tuple[ObjectId, ObjectId]] = (),
) -> None:
    """Fail when a table, a row or a value is gone without a hazard that names it.

    links: tables between which rows may move: a partition and its partitioned table, before or after.
    """
    dropped = {table for table, hazard in announced if hazard is Hazard.DATA_DROP_TABLE}
    families = {id_: id_ for pair in links for id_ in pair if id_ not in dropped}
    for one, other in links:
        if one in families and other in families:
            old, new = families[one], families[other]
            families = {id_: new if family == old else family for id_, family in families.items()}
    before, after = _by_family(before, families), _by_family(after, families)
    for table, rows in before.items():
        if {(table, Hazard.DATA_DROP_TABLE), (table, Hazard.DATA_DROP_SEQUENCE)} & announced:
            continue
        if table.kind == "sequence" and table not in after:  # it went with its table, which was announced
            continue
        assert table in after, f"{table} is gone, and no hazard says so"
        assert len(rows) == len(after[table]), f"{table} has lost rows, and no hazard says so"
        columns = {name for row in rows for name in row}
        lost = {id_.path[-1] for id_, _ in announced if id_.kind == "column" and id_.path[:-1] == table.path}
        kept = columns - lost
        assert _values(rows, kept) == _values(after[table], kept), f"{table} has lost values, and no hazard says so"


def _by_family(rows: Rows, families: Mapping[ObjectId, ObjectId]) -> Rows:
    """Return the rows of tables that share them together."""
    found: dict[ObjectId, list[dict[str, Any]]] = {}
    for table, own in rows.items():
        found.setdefault(families.get(table, table), []).extend(own)
    return found


def _renamed_rows(before: Rows, renames: Iterable[Rename], catalog: Catalog) -> Rows:
    """Return rows under the new names of their tables, columns and enum labels."""
    naming = naming_of(dict(renames), catalog, BY_NAME)
    labels = {id_.path[-1]: new for id_, new in naming.names.items() if id_.kind == "enum label"}
    found = {}
    for table, rows in before.items():
        columns = naming.columns((table.path[0], table.path[1]))
        found[new_id(table, naming, BY_NAME)] = [
            {
                columns.get(name, name): labels.get(value, value) if isinstance(value, str) else value
                for name, value in row.items()
            }
            for row in rows
        ]
    return found


def _values(rows: Iterable[dict[str, Any]], columns: Iterable[str]) -> Counter[str]:
    wanted = sorted(columns)
    return Counter(repr([_without_nulls(row.get(name, "no such column")) for name in wanted]) for row in rows)


def _without_nulls(value: Any) -> Any:
    """Return a value without the attributes that are null: a composite type may get more of them."""
    if isinstance(value, dict):
        return {name: _without_nulls(part) for name, part in sorted(value.items()) if part is not None}
    return [_without_nulls(part) for part in value] if isinstance(value, list) else value


# ------------------------------------------------------------------------------------------------ text


def describe(change: Change) -> str:
    """Return a change in one line: ~ column:public.t.a  type, collation."""
    fields = f"  {', '.join(sorted(change.fields))}" if change.fields else ""
    return f"{_SIGNS[change.verb]} {change.id.kind}:{change.id.name}{fields}"


def text(plan: Plan) -> str:
    """Return the statements as in a script, without what every script begins with."""
    lines = [f"-- To be done by hand: {comment_safe(sentence)}" for sentence in plan.manual]
    for batch in plan.batches:
        lines += ["BEGIN;"] if batch.transactional else []
        for planned in batch.statements:
            lines += [f"-- {comment_safe(step_comment(planned))}", f"{planned.statement.sql};"]
        lines += ["COMMIT;"] if batch.transactional else []
    return "\n".join([*lines, ""]) if lines else ""


def golden(changes: Iterable[Change], plan: Plan) -> str:
    """Return the text of plan.sql: what differs in strict mode, then what is done about it."""
    lines = [f"-- {comment_safe(describe(change))}\n" for change in changes]
    return "".join([*lines, "\n" if lines else "", text(plan) or "-- Nothing to do.\n"])
