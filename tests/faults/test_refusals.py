"""Plans and targets that do not fit: refused before anything is sent (SAFETY.md R17, R19, R20, R32)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import psycopg
import pytest

from faults.scene import PLAN_NAME, AtEvent, Doing, Scene, set_scene
from pgsync.errors import ApplyPartial, ExitCode, PgsyncError, Refused, StalePlan
from pgsync.store.journal import State
from pgsync.store.planfile import BadPlanFile

DRIFTS = (
    "CREATE TABLE other (id integer)",
    "ALTER TABLE customers ADD COLUMN extra integer",
    "DROP FUNCTION legacy()",
    "COMMENT ON TABLE customers IS 'people'",
    "GRANT SELECT ON customers TO PUBLIC",
    "ALTER TYPE mood ADD VALUE 'sad'",
    "CREATE INDEX ON customers (name)",
    "ALTER VIEW named_orders SET (security_barrier)",
    "ALTER TABLE customers ENABLE ROW LEVEL SECURITY",
    "CREATE SCHEMA other",
    "ALTER TABLE orders ADD CHECK (id > 0)",
    "ALTER TABLE orders ALTER COLUMN customer SET DEFAULT 1",
    "ALTER TABLE orders RENAME COLUMN customer TO client",
    "ALTER TABLE orders ALTER COLUMN id SET STATISTICS 7",
    "ALTER TABLE orders OWNER TO pg_monitor",
    "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'",
    "CREATE SEQUENCE other",
    "CREATE DOMAIN other AS integer",
    "CREATE TYPE other AS (a integer)",
    "CREATE TYPE other AS RANGE (SUBTYPE = integer)",
    "CREATE MATERIALIZED VIEW other AS SELECT 1 AS a",
    "CREATE POLICY other ON customers",
    "CREATE RULE other AS ON DELETE TO customers DO INSTEAD NOTHING",
    "CREATE STATISTICS other ON id, name FROM customers",
    "CREATE PROCEDURE other() LANGUAGE sql AS 'SELECT 1'",
    "CREATE AGGREGATE other (integer) (SFUNC = int4pl, STYPE = integer)",
    "CREATE OPERATOR @@@ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4pl)",
    "CREATE COLLATION other (LOCALE = 'C')",
    "CREATE TEXT SEARCH CONFIGURATION other (COPY = simple)",
    "CREATE PUBLICATION other FOR TABLE customers",
    "CREATE FOREIGN DATA WRAPPER other",
    "CREATE CAST (mood AS integer) WITH INOUT",
    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
    "CREATE TRIGGER other BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
)


@pytest.mark.fault("R19")
@pytest.mark.parametrize("ddl", DRIFTS)
def test_target_that_changed_is_refused_with_the_difference(scene: Scene, ddl: str) -> None:
    scene.execute(ddl)
    changed = scene.catalog()

    with pytest.raises(StalePlan) as error:
        scene.apply()

    assert error.value.exit_code is ExitCode.STALE
    assert "has changed since the plan was made" in str(error.value)
    assert not scene.left(changed)
    assert scene.runs == []


@pytest.mark.fault("R19")
def test_drift_is_shown_where_the_plan_touches_it(scene: Scene) -> None:
    scene.execute("ALTER TABLE customers ALTER COLUMN name SET NOT NULL")

    with pytest.raises(StalePlan, match=r"~ column public\.customers\.name \(not_null"):
        scene.apply()


@pytest.mark.fault("R19")
@pytest.mark.parametrize(
    "change",
    (
        "REINDEX TABLE customers",
        "VACUUM FULL customers",
        "ANALYZE",
        "INSERT INTO customers VALUES (21, 'new')",
        "CREATE TABLE other (id integer); DROP TABLE other",
        "ALTER TABLE customers ADD COLUMN extra integer; ALTER TABLE customers DROP COLUMN extra",
    ),
)
def test_change_that_leaves_the_schema_as_it_was_is_no_drift(scene: Scene, change: str) -> None:
    for statement in change.split("; "):
        scene.execute(statement)

    assert scene.apply().state is State.DONE


@pytest.mark.fault("R20")
@pytest.mark.parametrize(
    ("batch", "statement"),
    (
        (0, "ALTER TABLE customers ADD COLUMN mood integer"),
        (0, "DROP FUNCTION legacy()"),
        (0, "ALTER TABLE orders ADD COLUMN note integer"),
        (1, "CREATE INDEX orders_customer ON orders (id)"),
        (2, "COMMENT ON VIEW named_orders IS 'other'"),
    ),
)
def test_foreign_ddl_on_what_is_still_to_be_touched_stops_the_run(scene: Scene, batch: int, statement: str) -> None:
    with pytest.raises(ApplyPartial) as error:
        scene.apply(Doing("committed", batch, scene, statement))

    assert "by somebody else" in str(error.value)
    assert scene.runs[-1].state is State.PARTIAL
    assert scene.runs[-1].committed == batch + 1
    assert scene.residue() == []


@pytest.mark.fault("R20")
@pytest.mark.parametrize("batch", range(4))
@pytest.mark.parametrize("kind", ("table", "function"))
def test_foreign_ddl_elsewhere_does_not_stop_the_run(scene: Scene, batch: int, kind: str) -> None:
    """It is told at the end, also when it came while an index was built, or after the last transaction."""
    statement = {
        "table": "CREATE TABLE elsewhere (id integer)",
        "function": "CREATE FUNCTION elsewhere() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    }[kind]

    result = scene.apply(Doing("committed", batch, scene, statement))

    assert [str(change.id) for change in result.differences] == []
    assert f"{kind} public.elsewhere" in result.changed_by_others
    assert result.state is State.DONE


@pytest.mark.fault("R32")
@pytest.mark.parametrize(
    "edit",
    (
        lambda plan: plan["batches"][0]["statements"][0].update(sql="DROP TABLE customers"),
        lambda plan: plan["batches"].reverse(),
        lambda plan: plan["batches"].pop(),
        lambda plan: plan["target"].update(fingerprint="x"),
        lambda plan: plan.update(outcome={}),
    ),
)
def test_edited_plan_is_refused(scene: Scene, edit: Callable[[dict[str, object]], object]) -> None:
    path = scene.directory / PLAN_NAME
    document = json.loads(path.read_text())
    edit(document)
    path.write_text(json.dumps(document))

    with pytest.raises(BadPlanFile, match="was edited or damaged") as error:
        scene.apply()

    assert error.value.exit_code is ExitCode.ERROR
    assert scene.runs == []


@pytest.mark.fault("R32")
def test_plan_for_another_database_is_refused(scene: Scene) -> None:
    plan = scene.plan
    other = replace(plan, target=replace(plan.target, connection="source")).with_id()

    with pytest.raises(PgsyncError, match="the plan is not for source") as error:
        scene.apply(plan=other)

    assert error.value.exit_code is ExitCode.ERROR


@pytest.mark.fault("R32")
def test_plan_for_another_server_is_refused(scene: Scene) -> None:
    plan = scene.plan
    server = replace(plan.target.server, identifier="1")

    with pytest.raises(PgsyncError, match="the plan is not for target"):
        scene.apply(plan=replace(plan, target=replace(plan.target, server=server)).with_id())


@pytest.mark.fault("R17")
def test_read_only_target_is_refused(scene: Scene) -> None:
    name = scene.url.rsplit("/", 1)[1]
    scene.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")

    with pytest.raises(Refused, match="target is read-only") as error:
        scene.apply()

    assert error.value.exit_code is ExitCode.REFUSED
    assert scene.runs == []


@pytest.mark.fault("R17")
def test_connection_that_is_read_only_is_refused(scene: Scene) -> None:
    path = scene.directory / "pgsync.toml"
    path.write_text(path.read_text() + "read_only = true\n")

    with pytest.raises(Refused, match="target may not be changed"):
        Scene(scene.directory).apply()


@pytest.mark.fault("R17")
@pytest.mark.parametrize("where", ("role", "role in database"))
def test_role_that_only_reads_is_refused(scene: Scene, stranger: str, where: str) -> None:
    """It has every right, and its sessions begin read-only: that was somebody's will."""
    database = f" IN DATABASE {scene.url.rpartition('/')[2]}" if where == "role in database" else ""
    scene.execute(f"ALTER ROLE {stranger}{database} SET default_transaction_read_only = on")
    before = scene.catalog()

    said = _refusal(scene, stranger, "SELECT 1")

    assert said.startswith("target is read-only")
    assert f"role {stranger}" in said
    assert not scene.left(before)


@pytest.mark.fault("R17")
def test_target_that_becomes_read_only_during_a_run_stops_it(scene: Scene) -> None:
    """Those who turn it over set the database read-only and end its sessions; what is done is told and can go on."""
    before, name = scene.catalog(), scene.url.rsplit("/", 1)[1]

    class Closing(AtEvent):
        def act(self) -> None:
            scene.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
            scene.terminate("application_name LIKE 'pgsync apply%'")

    with pytest.raises(ApplyPartial, match=r"^target is read-only") as error:
        scene.apply(Closing("committed", 0))

    assert "1 of 4 transactions were committed" in str(error.value)
    halfway = scene.catalog()
    with pytest.raises(Refused, match="target is read-only"):
        scene.resume()
    assert not scene.left(halfway)
    scene.execute(f"BEGIN READ WRITE; ALTER DATABASE {name} RESET default_transaction_read_only; COMMIT")
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)
    assert scene.rows() == (20, 20)


EVENT_TRIGGER = """
CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER seen ON ddl_command_end EXECUTE FUNCTION seen();
"""


@pytest.fixture
def stranger(scene: Scene) -> Iterator[str]:
    """A role that can log in and, in this scene's target, owns the tables and may create in schema public."""
    scene.execute("DROP ROLE IF EXISTS stranger")
    for statement in (
        "CREATE ROLE stranger LOGIN",
        "ALTER TABLE customers OWNER TO stranger",
        "ALTER TABLE orders OWNER TO stranger",
        "ALTER VIEW named_orders OWNER TO stranger",
        "ALTER FUNCTION legacy() OWNER TO stranger",
        "ALTER TYPE mood OWNER TO stranger",
        "GRANT CREATE ON SCHEMA public TO stranger",
    ):
        scene.execute(statement)
    yield "stranger"
    scene.execute("REASSIGN OWNED BY stranger TO postgres")
    scene.execute("DROP OWNED BY stranger")
    scene.execute("DROP ROLE stranger")


def _refusal(scene: Scene, role: str, wanted: str) -> str:
    """Plan as the administrator, apply as the role; return why it was refused, once nothing was begun."""
    source = str(scene.configuration.settings.connections["source"].url)
    with psycopg.connect(source, autocommit=True) as conn:
        conn.execute(wanted.encode())
    made = set_scene(scene.directory, source, scene.url)
    path = made.directory / "pgsync.toml"
    path.write_text(path.read_text().replace(f'"{made.url}"', f'"{made.url.replace("//postgres@", f"//{role}@")}"'))
    with pytest.raises(Refused) as error:
        Scene(made.directory).apply()
    assert made.runs == []
    return str(error.value)


@pytest.mark.fault("R29")
@pytest.mark.parametrize(
    ("change", "missing"),
    (
        ("ALTER TABLE orders OWNER TO postgres", "only role postgres, or a member of it, may change public.orders"),
        (
            "ALTER FUNCTION legacy() OWNER TO postgres",
            "only role postgres, or a member of it, may change public.legacy",
        ),
        ("ALTER TYPE mood OWNER TO postgres", "only role postgres, or a member of it, may change public.mood"),
        ("REVOKE CREATE ON SCHEMA public FROM stranger, PUBLIC", "the role may not create objects in schema public"),
    ),
)
def test_right_that_is_missing_is_named_before_the_start(
    scene: Scene, stranger: str, change: str, missing: str
) -> None:
    scene.execute(change)

    assert missing in _refusal(scene, stranger, "SELECT 1")


@pytest.mark.fault("R29")
@pytest.mark.parametrize(
    ("wanted", "missing"),
    (
        ("ALTER TABLE orders OWNER TO pg_monitor", "the role may not make pg_monitor the owner of public.orders"),
        ("CREATE SCHEMA more", "the role may not create schemas in this database"),
        (EVENT_TRIGGER, "only a superuser may create event trigger seen"),
        (
            "CREATE FUNCTION square(integer) RETURNS integer LANGUAGE internal STRICT AS 'int4abs'",
            "only a superuser may create function public.square",
        ),
    ),
)
def test_right_to_what_is_new_is_named_before_the_start(scene: Scene, stranger: str, wanted: str, missing: str) -> None:
    assert missing in _refusal(scene, stranger, wanted)


@pytest.mark.fault("R29")
def test_member_that_does_not_inherit_is_refused(scene: Scene, stranger: str) -> None:
    scene.execute("DROP ROLE IF EXISTS aside")
    scene.execute("CREATE ROLE aside LOGIN NOINHERIT")
    scene.execute(f"GRANT {stranger} TO aside")
    try:
        assert "only role stranger, or a member of it, may change" in _refusal(scene, "aside", "SELECT 1")
    finally:
        scene.execute("DROP ROLE aside")


@pytest.mark.fault("R29")
def test_role_that_owns_nothing_is_refused_before_the_start(scene: Scene) -> None:
    scene.execute("DROP ROLE IF EXISTS stranger")
    scene.execute("CREATE ROLE stranger LOGIN")
    path = scene.directory / "pgsync.toml"
    path.write_text(path.read_text().replace(f'"{scene.url}"', f'"{scene.url.replace("//postgres@", "//stranger@")}"'))
    try:
        with pytest.raises(Refused, match="only role postgres, or a member of it, may change"):
            Scene(scene.directory).apply()
    finally:
        scene.execute("DROP ROLE stranger")
