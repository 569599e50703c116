"""What a plan is run on: the target as it was read, who reads it, and what may be in the way."""

from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

from pgsync.app.catalogs import Database, Progress, read, silent
from pgsync.app.connections import Connections
from pgsync.app.consent import Asker
from pgsync.app.hazards import measure
from pgsync.app.outcome import renames_of
from pgsync.conninfo import ConnectionTarget
from pgsync.errors import PgsyncError, Refused
from pgsync.kinds import kinds_in
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, Server
from pgsync.model.plan import Batch, Planned
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, connect, read_session, require_known
from pgsync.server.finding import Finding
from pgsync.server.introspect import introspect
from pgsync.server.listener import Listener
from pgsync.server.locks import advisory_lock_holders, obtain_advisory_lock
from pgsync.server.preflight import preflight
from pgsync.server.worker import require_writable
from pgsync.store import journal
from pgsync.store.paths import runs_directory
from pgsync.store.planfile import PlanFile

RESUME_WAIT = 60.0  # seconds for the session of a killed client to notice that nobody is there


@dataclass(frozen=True)
class Context:
    """What every run needs: the connections, the project, who is asked and who listens."""

    connections: Connections
    asker: Asker
    listener: Listener
    progress: Progress = silent

    @property
    def runs(self) -> Path:
        """The directory of the journals."""
        return runs_directory(self.connections.configuration.project_file)


@dataclass(frozen=True)
class Stage:
    """The target of a run, opened and read."""

    target: ConnectionTarget
    database: Database
    findings: tuple[Finding, ...] = ()

    @property
    def catalog(self) -> Catalog:
        """What is there now."""
        return self.database.catalog

    def assessed(self, plan: PlanFile) -> list[Planned]:
        """Return the steps of a plan with what the target tells now of their hazards."""
        with closing(self.session()) as conn:
            read_session(conn)
            batches = measure(conn, plan.batches, self.catalog, renames_of(plan)).batches
        return [planned for batch in batches for planned in batch.statements]

    def session(self) -> Connection:
        """Open a further session."""
        return connect(self.target)

    def read_again(self) -> Catalog:
        """Return what is there now, later."""
        with closing(self.session()) as conn:
            read_session(conn)
            return introspect(conn, kinds_in(self.catalog.scopes))


def open_stage(
    context: Context,
    connection: str,
    server: Server,
    batches: Sequence[Batch] = (),
    scopes: Collection[str] = (),
) -> Stage:
    """Read the target of a plan; raises Refused, PgsyncError when it is another database than `server`.

    scopes: what is read beyond what every comparison reads, as when the plan was made.
    """
    target = context.connections.resolve(connection)
    if target.read_only:
        raise Refused(
            f"{target.name} may not be changed",
            "Its connection says read_only = true.",
            f'If that is no longer so: "pgsync conn edit {target.name} --read-write".',
        )
    target = context.connections.authenticate(target)
    context.progress(f"connecting to {target.name}")
    with closing(connect(target)) as conn:
        database = read(conn, target, context.progress, scopes)
        require_known(database.info)
        require_writable(database.info, target.name)
        _require_same(server, database.catalog.server, target.name)
        findings = preflight(conn, batches, owners_of(database.catalog)) if batches else []
    return Stage(target, database, tuple(findings))


def owners_of(catalog: Catalog) -> dict[ObjectId, str]:
    """Return the role that owns each object."""
    return {
        ObjectId(id_.path[0], id_.path[1:]): x.spec.role for id_, x in catalog.objects.items() if id_.kind == "owner"
    }


def wait_for_its_session(context: Context, run: journal.Run) -> None:
    """Return when the server has ended the session of an interrupted run, which may still build an index.

    What is read before that changes under our hands. Raises LockNotObtained after a minute, naming the session.
    """
    target = context.connections.authenticate(context.connections.resolve(run.header.target))
    with closing(connect(target)) as conn:
        if advisory_lock_holders(conn):
            context.progress(f"waiting for the session of run {run.id} to end")
            obtain_advisory_lock(conn, RESUME_WAIT)


def require_no_obstacle(findings: Sequence[Finding]) -> None:
    """Raise Refused when the pre-flight check found that the plan cannot succeed."""
    obstacles = [finding for finding in findings if finding.blocks]
    if obstacles:
        raise Refused(
            obstacles[0].text,
            " ".join(f"Also: {other.text}." for other in obstacles[1:]) or "Nothing was changed.",
            obstacles[0].hint or None,
        )


def _require_same(planned: Server, found: Server, name: str) -> None:
    """Raise PgsyncError when a plan is for another database, or for another version of it."""
    if planned.identifier and found.identifier and planned.identifier != found.identifier:
        what = (
            f"The plan was made for a server with the identifier {planned.identifier}; this one has {found.identifier}."
        )
    elif planned.database != found.database:
        what = f'The plan was made for the database "{planned.database}"; this is "{found.database}".'
    elif planned.version != found.version:
        what = f"The plan was made for PostgreSQL {planned.version}; this is {found.version}."
    else:
        return
    raise PgsyncError(f"the plan is not for {name}", f"{what} Nothing was changed.", "Plan again.")
