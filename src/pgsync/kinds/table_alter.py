"""ALTER TABLE for what a table is itself: persistence, type, access method, parameters, row security."""

from collections.abc import Iterator

from pgsync.kinds.common import (
    alter_options,
    alter_table,
)
from pgsync.kinds.table_catalog import Table
from pgsync.model.kind import Context
from pgsync.model.objects import DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work


def alter_persistence(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """SET LOGGED, SET UNLOGGED."""
    del before, context
    logged = after.spec.persistence == "p"
    hazards = {Hazard.REWRITE_TABLE} if logged else {Hazard.REWRITE_TABLE, Hazard.DATA_UNLOGGED}
    action = "SET LOGGED" if logged else "SET UNLOGGED"
    yield alter_table(after, action, work=Work.REWRITE, hazards=hazards, reach=Reach.OWN)


def alter_of_type(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """OF a type, NOT OF."""
    del before, context
    yield alter_table(after, "NOT OF" if after.spec.of_type is None else f"OF {after.spec.of_type}", reach=Reach.OWN)


def _method(spec: Table) -> str:
    """Return the access method; a partitioned table without one takes what is the default at the time (17)."""
    if spec.access_method is None and spec.partition_key is not None:
        return "DEFAULT"
    return quote(spec.access_method or "heap")


def alter_access_method(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """SET ACCESS METHOD (15 and newer)."""
    del before, context
    yield _moved(after, f"SET ACCESS METHOD {_method(after.spec)}")


def alter_tablespace(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """SET TABLESPACE."""
    del before, context
    yield _moved(after, f"SET TABLESPACE {quote(after.spec.tablespace or 'pg_default')}")


def _moved(item: DbObject[Table], action: str) -> Statement:
    """Return ALTER TABLE that writes all rows anew; a partitioned table has none, and tells future partitions."""
    if item.spec.partition_key is not None:
        return alter_table(item, action, reach=Reach.OWN)
    return alter_table(item, action, work=Work.REWRITE, hazards={Hazard.REWRITE_TABLE}, reach=Reach.OWN)


def alter_storage_parameters(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """SET and RESET of storage parameters, those of the TOAST table with their prefix."""
    del context
    actions = [
        *alter_options(before.spec.options, after.spec.options),
        *alter_options(before.spec.toast_options, after.spec.toast_options, "toast."),
    ]
    for action in actions:
        yield alter_table(
            after, action, lock=Lock.SHARE_UPDATE_EXCLUSIVE, hazards={Hazard.PERF_SETTINGS}, reach=Reach.OWN
        )


def alter_replica_identity(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """REPLICA IDENTITY DEFAULT, FULL, NOTHING; an index that is it says so itself."""
    del before, context
    word = {"d": "DEFAULT", "f": "FULL", "n": "NOTHING", "i": ""}[after.spec.replica_identity]
    if word:
        yield alter_table(after, f"REPLICA IDENTITY {word}", only=True, hazards={Hazard.REPL_IDENTITY})


def alter_row_security(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """ENABLE or DISABLE ROW LEVEL SECURITY."""
    del before
    on = after.spec.row_security
    hazards = {Hazard.SEC_POLICY_CHANGE if on else Hazard.SEC_RLS_OFF}
    if on and not any(context.desired.parts(after.id, "policy")):
        hazards.add(Hazard.SEC_RLS_ON_NO_POLICY)
    yield alter_table(after, f"{'ENABLE' if on else 'DISABLE'} ROW LEVEL SECURITY", hazards=hazards, reach=Reach.OWN)


def alter_force_row_security(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[Statement]:
    """FORCE or NO FORCE ROW LEVEL SECURITY."""
    del before, context
    on = after.spec.force_row_security
    yield alter_table(
        after,
        f"{'FORCE' if on else 'NO FORCE'} ROW LEVEL SECURITY",
        only=True,
        hazards={Hazard.SEC_POLICY_CHANGE if on else Hazard.SEC_RLS_OFF},
    )
