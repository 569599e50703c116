"""Steps that fail: in the first transaction, in a later one, outside of any (SAFETY.md R10, R11, R12, R28)."""

import pytest

from conftest import Server
from faults.scene import AtEvent, Doing, Recording, Scene, Signalling
from pgsync.errors import ApplyPartial, ApplyRolledBack, ExitCode, PgsyncError
from pgsync.store.journal import State

INDEX = "CREATE INDEX orders_customer ON orders (customer)"


def test_data_that_violates_in_the_only_transaction_changes_nothing(plain_scene: Scene) -> None:
    scene = plain_scene
    scene.execute("ALTER TYPE mood ADD VALUE 'happy'")  # so that one transaction is enough
    scene.execute("INSERT INTO customers VALUES (0, NULL)")
    scene = _planned_again(scene)
    before = scene.catalog()

    with pytest.raises(ApplyRolledBack) as error:
        scene.apply()

    assert error.value.exit_code is ExitCode.ROLLED_BACK
    assert 'column "name" of relation "customers" contains null values [23502]' in str(error.value)
    assert "nothing was changed" in str(error.value)
    assert not scene.left(before)
    assert scene.runs[-1].state is State.FAILED
    assert scene.residue() == []


def test_failure_in_the_second_transaction_is_repaired_by_rollback(scene: Scene) -> None:
    before = scene.catalog()
    scene.execute("INSERT INTO customers VALUES (0, NULL)")

    with pytest.raises(ApplyPartial) as error:
        scene.apply()

    assert error.value.exit_code is ExitCode.PARTIAL
    assert "1 of 4 transactions were committed" in str(error.value)
    assert scene.runs[-1].state is State.PARTIAL
    assert scene.left(before)
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)
    assert scene.runs[0].state is State.UNDONE


def test_failure_in_the_second_transaction_can_be_resumed_when_its_cause_is_gone(scene: Scene) -> None:
    scene.execute("INSERT INTO customers VALUES (0, NULL)")
    with pytest.raises(ApplyPartial):
        scene.apply()
    scene.execute("DELETE FROM customers WHERE name IS NULL")

    result = scene.resume()

    assert result.state is State.DONE
    assert not scene.left(scene.catalog("source"))
    assert scene.runs[-1].batches[0].attempts == 1


def test_statement_that_takes_too_long_is_stopped(plain_scene: Scene) -> None:
    scene = plain_scene
    before = scene.catalog()
    scene.execute(
        """CREATE FUNCTION slow() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); END'"""
    )
    scene.execute("CREATE EVENT TRIGGER slow ON ddl_command_start WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION slow()")
    scene = _planned_again(scene)
    before = scene.catalog()

    with pytest.raises(PgsyncError, match=r"statement timeout \[57014\]"):
        scene.apply(statement_timeout=0.3)

    scene.rollback() if scene.runs[-1].state is State.PARTIAL else None
    assert not scene.left(before)


def test_invalid_index_of_an_interrupted_build_is_built_again(scene: Scene) -> None:
    _leave_invalid_index(scene)
    heard = Recording()

    result = scene.apply(heard, plan=scene.plan)

    assert result.state is State.DONE
    assert any("was left invalid" in str(event[1]) for event in heard.events if event[0] == "note")
    assert not scene.left(scene.catalog("source"))
    assert scene.residue() == []


def test_unique_violation_leaves_no_invalid_index(server: Server, scene: Scene) -> None:
    assert server
    plan = scene.plan
    scene.execute("UPDATE orders SET customer = 1")
    unique = _with_sql(plan, "CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY")

    with pytest.raises(ApplyPartial, match=r"could not create unique index .* \[23505\]"):
        scene.apply(plan=unique)

    assert scene.residue() == []


def test_interrupted_build_leaves_no_invalid_index(scene: Scene) -> None:
    step = next(n for n, s in enumerate(scene.plan.statements) if s.object.kind == "index")
    with scene.session() as other:
        other.execute("UPDATE orders SET customer = customer")  # the build waits for this transaction

        class Interrupting(AtEvent):
            def act(self) -> None:
                raise AssertionError

            def waiting(self, step: int, blockers: object) -> None:
                del blockers
                if step == self.number:
                    other.rollback()
                    Signalling.act(self)  # type: ignore[arg-type]

        listener = Interrupting("never", step)
        listener.how = "INT"  # type: ignore[attr-defined]
        with pytest.raises(PgsyncError) as error:
            scene.apply(listener)

    assert error.value.exit_code is ExitCode.INTERRUPTED
    assert scene.residue() == []
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))


def test_other_index_of_that_name_is_not_taken_for_ours(scene: Scene) -> None:
    number = next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)
    listener = Doing("committed", number - 1, scene, INDEX.replace("(customer)", "(id)"))

    with pytest.raises(ApplyPartial) as error:
        scene.apply(listener)

    assert "changed by somebody else" in str(error.value)


def test_two_statements_in_one_are_refused_by_the_server(scene: Scene) -> None:
    plan = _with_sql(scene.plan, "COMMENT ON VIEW", "SELECT 1; COMMENT ON VIEW")

    with pytest.raises(ApplyPartial, match=r"\[42601\]"):
        scene.apply(plan=plan)


def _leave_invalid_index(scene: Scene) -> None:
    """Leave what a killed CREATE INDEX CONCURRENTLY leaves, without changing what the plan was made for."""
    scene.execute(INDEX)
    scene.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_customer'::regclass")


def _with_sql(plan, old, new):  # type: ignore[no-untyped-def]
    """Return a plan with another text in a statement."""
    from dataclasses import replace

    batches = tuple(
        replace(
            batch,
            statements=tuple(
                replace(step, statement=replace(step.statement, sql=step.statement.sql.replace(old, new)))
                for step in batch.statements
            ),
        )
        for batch in plan.batches
    )
    assert batches != plan.batches
    return replace(plan, batches=batches).with_id()


def _planned_again(scene: Scene) -> Scene:
    """Return the scene with a plan for what is there now."""
    from faults.scene import set_scene

    urls = [str(scene.configuration.settings.connections[name].url) for name in ("source", "target")]
    return set_scene(scene.directory, *urls, concurrently=False)
