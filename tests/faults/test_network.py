"""Networks, poolers and servers that are full: R06, R15, R18, R44."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest

from faults.cluster import Cluster
from faults.proxy import Proxy
from faults.scene import SOURCE, TARGET, AtEvent, Recording, Scene, set_scene
from pgsync.app import apply as applying
from pgsync.errors import ApplyPartial, ConnectionFailed, ExitCode, LockNotObtained, PgsyncError, Refused
from pgsync.server.connect import connect
from pgsync.server.listener import Listeners
from pgsync.store.journal import State

PGBOUNCER = shutil.which(os.environ.get("PGSYNC_FAULTS_PGBOUNCER", "pgbouncer"))
BUILDING = "SELECT pid FROM pg_stat_progress_create_index WHERE datname = current_database()"


class Stalling(AtEvent):
    """Swallows what both sides send from an event on, without a word to either; after a while all is cut."""

    def __init__(self, event: str, number: int, proxy: Proxy) -> None:
        super().__init__(event, number)
        self.proxy = proxy

    def act(self) -> None:
        self.proxy.stalled.set()
        threading.Timer(2, self._end).start()

    def _end(self) -> None:
        self.proxy.stalled.clear()
        self.proxy.cut()  # as TCP does when tcp_user_timeout or the keepalives are over


@pytest.mark.slow
@pytest.mark.fault("R06")
@pytest.mark.parametrize(
    ("event", "number", "history"),
    (("started", 0, False), ("has_id", 1, True), ("committing", 1, False), ("committing", 1, True)),
)
def test_a_network_that_stalls_is_survived(
    server: Cluster,
    tmp_path: Path,
    event: str,
    number: int,
    history: bool,  # noqa: FBT001
) -> None:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        proxy = Proxy(server.socket)
        url = server.conninfo(target.rpartition("/")[2], port=proxy.port)
        scene = set_scene(tmp_path, source, url, history=history)
        before = scene.catalog()

        result = scene.apply(Stalling(event, number, proxy))

        assert result.state is State.DONE
        assert not scene.left(scene.catalog("source"))
        scene.rollback()
        assert not scene.left(before)
        assert scene.rows() == (20, 20)
        proxy.close()


@pytest.mark.slow
@pytest.mark.fault("R06")
@pytest.mark.parametrize("history", (False, True), ids=("journal", "history"))
def test_an_index_whose_answer_is_lost_in_a_stall_is_built_once(
    server: Cluster,
    tmp_path: Path,
    history: bool,  # noqa: FBT001
) -> None:
    """The server builds it to the end, in a session that nobody hears any more; the catalogs show that it is done."""
    with _proxied(server, tmp_path, history=history) as (scene, proxy, url):
        before = scene.catalog()

        class Hanging(Recording):
            """Lets the build go on when the run sees that it waits, and nothing more get through."""

            def waiting(self, step: int, blockers: object) -> None:
                super().waiting(step, blockers)
                if not proxy.stalled.is_set():
                    stalling.act()
                    other.rollback()

        stalling, heard = Stalling("", 0, proxy), Hanging()
        number = next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)
        with psycopg.connect(url) as other:
            other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ

            class Holding(AtEvent):
                def act(self) -> None:
                    other.execute("SELECT count(*) FROM orders")

            result = scene.apply(Listeners(Holding("begun", number), heard))

        assert result.state is State.DONE
        assert ("committed", number, "found done") in heard.events
        assert not scene.left(scene.catalog("source"))
        assert scene.residue() == []
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)
        assert scene.rows() == (20, 20)


@pytest.mark.slow
@pytest.mark.fault("R06")
@pytest.mark.parametrize("event", ("started", "committing"))
def test_a_network_that_stalls_on_the_way_back_is_survived(server: Cluster, tmp_path: Path, event: str) -> None:
    with _proxied(server, tmp_path) as (scene, proxy, _):
        before = scene.catalog()
        assert scene.apply().state is State.DONE

        assert scene.rollback(Stalling(event, 1, proxy)).state is State.DONE

        assert not scene.left(before)
        assert scene.rows() == (20, 20)
        assert scene.residue() == []


@pytest.mark.slow
@pytest.mark.fault("R06")
def test_a_network_that_stalls_for_good_ends_the_run_which_can_be_resumed(server: Cluster, tmp_path: Path) -> None:
    with _proxied(server, tmp_path) as (scene, proxy, _):
        before, port = scene.catalog(), proxy.port

        class Ending(Stalling):
            def _end(self) -> None:
                proxy.close()

        with pytest.raises(ApplyPartial, match=r"the server is gone|the server was lost") as error:
            scene.apply(Ending("started", len(scene.plan.batches[0].statements), proxy), reconnect=1)

        assert error.value.exit_code is ExitCode.PARTIAL
        path = tmp_path / "pgsync.toml"
        path.write_text(path.read_text().replace(f":{port}/", f":{server.port}/"))
        there = Scene(tmp_path)
        assert there.resume().state is State.DONE
        assert not there.left(there.catalog("source"))
        assert there.rollback().state is State.DONE
        assert not there.left(before)
        assert there.rows() == (20, 20)
        assert there.residue() == []


@pytest.mark.fault("R06")
def test_the_system_gives_a_silent_network_up_within_a_minute(scene: Scene) -> None:
    """The proxy stalls and then cuts; that the cut comes in time is the business of these options."""
    with connect(scene.connections.resolve("target")) as conn, socket.socket(fileno=os.dup(conn.fileno())) as here:
        assert here.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        idle, interval, count, unheard = (
            here.getsockopt(socket.IPPROTO_TCP, getattr(socket, name))
            for name in ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "TCP_USER_TIMEOUT")
        )

    assert idle + interval * count <= 60
    assert 0 < unheard <= 60_000


@contextmanager
def _proxied(server: Cluster, directory: Path, *, history: bool = False) -> Iterator[tuple[Scene, Proxy, str]]:
    """Yield a scene whose target is reached through a proxy, and its direct URL."""
    proxy = Proxy(server.socket)
    try:
        with server.database(SOURCE) as source, server.database(TARGET) as target:
            url = server.conninfo(target.rpartition("/")[2], port=proxy.port)
            yield set_scene(directory, source, url, history=history), proxy, target
    finally:
        proxy.close()


@pytest.mark.fault("R15")
def test_a_server_without_a_free_connection_is_named(scene: Scene) -> None:
    database = scene.url.rpartition("/")[2]
    scene.execute("DROP ROLE IF EXISTS single")
    scene.execute("CREATE ROLE single LOGIN SUPERUSER CONNECTION LIMIT 0")
    scene.execute("ALTER ROLE single NOSUPERUSER")
    path = scene.directory / "pgsync.toml"
    there = f"@127.0.0.1:{_port(scene)}/{database}"
    path.write_text(path.read_text().replace(f"postgres{there}", f"single{there}"))
    try:
        with pytest.raises(ConnectionFailed, match="has no free connection"):
            Scene(scene.directory).apply()
    finally:
        scene.execute("DROP ROLE single")
    assert scene.runs == []


def _port(scene: Scene) -> str:
    return scene.url.rpartition(":")[2].partition("/")[0]


@pytest.mark.slow
@pytest.mark.fault("R15")
def test_a_server_that_is_full_for_a_while_is_waited_for(tmp_path: Path) -> None:
    small = Cluster.create(max_connections="8", superuser_reserved_connections="0", max_wal_senders="0")
    try:
        with ExitStack() as stack:
            source, target = (stack.enter_context(small.database(script)) for script in (SOURCE, TARGET))
            scene = set_scene(tmp_path, source, target)

            class Filling(AtEvent):
                """Takes every connection after the run has lost its own, and lets go some seconds later."""

                def act(self) -> None:
                    scene.terminate("application_name LIKE 'pgsync apply%'")
                    held = []
                    while True:
                        try:
                            held.append(psycopg.connect(small.conninfo()))
                        except psycopg.OperationalError:
                            break
                    threading.Timer(2, self._let_go, (held,)).start()

                @staticmethod
                def _let_go(held: list[psycopg.Connection[tuple[object, ...]]]) -> None:
                    for one in held:
                        one.close()

            assert scene.apply(Filling("ran", 1)).state is State.DONE
            assert not scene.left(scene.catalog("source"))
    finally:
        small.remove()


def _findings(scene: Scene) -> list[str]:
    return [finding.text for finding in applying.prepare(scene.context(), scene.plan).stage.findings]


@pytest.mark.fault("R11")
def test_what_steps_outside_of_transactions_wait_for_is_named_before(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pgsync.server.preflight._OLD", 0.0)
    with scene.session() as other:
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        other.execute("SELECT 1")
        who = f"process {other.info.backend_pid} (role postgres, unknown application, idle in transaction)"
        assert any(text.startswith(who) and "CONCURRENTLY wait" in text for text in _findings(scene))
        other.rollback()
        other.execute("SELECT pg_current_xact_id()")
        other.execute("PREPARE TRANSACTION 'forgotten'")
        assert any("transaction forgotten was prepared" in text for text in _findings(scene))
        scene.execute("ROLLBACK PREPARED 'forgotten'")
    assert not any("CONCURRENTLY" in text for text in _findings(scene))


@pytest.mark.slow
@pytest.mark.fault("R39")
def test_a_slot_that_nobody_reads_is_named_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pgsync.server.preflight._BEHIND", 100)
    logical = Cluster.create(wal_level="logical")
    try:
        with logical.database(SOURCE) as source, logical.database(TARGET) as target:
            scene = set_scene(tmp_path, source, target)
            scene.execute("SELECT pg_create_logical_replication_slot('lost', 'pgoutput')")
            scene.execute("CREATE TABLE other AS SELECT generate_series(1, 1000)")
            scene.execute("DROP TABLE other")
            found = [
                text for text in _findings(scene) if "replication slot lost (pgoutput), which nobody reads" in text
            ]
            scene.execute("SELECT pg_drop_replication_slot('lost')")
            assert found
    finally:
        logical.remove()


@contextmanager
def _pgbouncer(server: Cluster, mode: str) -> Iterator[int]:
    """Yield the port of a pooler in front of the server."""
    with psycopg.connect(server.conninfo()) as conn:
        row = conn.execute("SELECT pg_backend_pid()").fetchone()
    assert row is not None
    port = server.port + 1 if server.port < 60000 else server.port - 1
    place = Path(tempfile.mkdtemp(prefix="pgsync-pooler-"))
    place.chmod(0o777)
    (place / "users.txt").write_text('"postgres" ""\n')
    (place / "pgbouncer.ini").write_text(
        f"[databases]\n* = host=127.0.0.1 port={server.port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
        f"listen_port = {port}\nauth_type = trust\nauth_file = {place}/users.txt\npool_mode = {mode}\n"
        f"unix_socket_dir = {server.home / 'socket'}\n"
        "ignore_startup_parameters = extra_float_digits,options\n"
        f"logfile = {place}/log\n"
    )
    assert PGBOUNCER is not None
    words = [PGBOUNCER, *(["-u", "nobody"] if os.geteuid() == 0 else []), str(place / "pgbouncer.ini")]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                psycopg.connect(f"postgresql://postgres@127.0.0.1:{port}/postgres", connect_timeout=2).close()
                break
            except psycopg.OperationalError:
                assert process.poll() is None, (place / "log").read_text() if (place / "log").exists() else words
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(place)


@pytest.mark.slow
@pytest.mark.fault("R18")
@pytest.mark.skipif(PGBOUNCER is None, reason="needs pgbouncer, or its path in PGSYNC_FAULTS_PGBOUNCER")
@pytest.mark.parametrize("mode", ("session", "transaction", "statement"))
def test_a_pooler_is_refused(server: Cluster, tmp_path: Path, mode: str) -> None:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        scene = set_scene(tmp_path / "project", source, target)
        before = scene.catalog()
        with _pgbouncer(server, mode) as port:
            path = scene.directory / "pgsync.toml"
            path.write_text(path.read_text().replace(target, server.conninfo(target.rpartition("/")[2], port=port)))
            pooled = Scene(scene.directory)

            with pytest.raises(PgsyncError) as error:
                pooled.apply()

        assert isinstance(error.value, Refused) or mode == "statement"
        assert scene.runs == []
        assert not scene.left(before)


@pytest.mark.slow
@pytest.mark.fault("R18")
@pytest.mark.skipif(PGBOUNCER is None, reason="needs pgbouncer, or its path in PGSYNC_FAULTS_PGBOUNCER")
@pytest.mark.parametrize("way", ("resume", "rollback"))
def test_a_run_does_not_go_on_through_a_pooler(server: Cluster, tmp_path: Path, way: str) -> None:
    """Nor is it taken back through one: neither its lock nor its settings would hold."""
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        scene = set_scene(tmp_path / "project", source, target)
        before = scene.catalog()
        scene.launch("committed", 0).communicate(timeout=60)
        halfway, path = scene.catalog(), scene.directory / "pgsync.toml"
        text = path.read_text()
        with _pgbouncer(server, "session") as port:
            path.write_text(text.replace(target, server.conninfo(target.rpartition("/")[2], port=port)))
            pooled = Scene(scene.directory)

            with pytest.raises(Refused, match="reached through a connection pooler"):
                _ = pooled.resume() if way == "resume" else pooled.rollback()

        path.write_text(text)
        assert not scene.left(halfway)
        assert scene.runs[-1].state is State.INTERRUPTED
        assert scene.resume().state is State.DONE
        assert not scene.left(scene.catalog("source"))
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)
        assert scene.residue() == []


@pytest.mark.slow
@pytest.mark.fault("R18")
@pytest.mark.skipif(PGBOUNCER is None, reason="needs pgbouncer, or its path in PGSYNC_FAULTS_PGBOUNCER")
def test_an_address_that_leads_to_a_pooler_after_the_session_was_lost_ends_the_run(
    server: Cluster, tmp_path: Path
) -> None:
    with _proxied(server, tmp_path / "project") as (scene, proxy, _), _pgbouncer(server, "session") as port:
        before = scene.catalog()

        class Rerouting(AtEvent):
            def act(self) -> None:
                proxy.upstream = str(server.home / "socket" / f".s.PGSQL.{port}")
                proxy.cut()

        with pytest.raises(ApplyPartial, match=r"^target is reached through a connection pooler") as error:
            scene.apply(Rerouting("started", len(scene.plan.batches[0].statements)))

        assert "pgsync apply --resume" in str(error.value)
        proxy.upstream = server.socket
        assert scene.resume().state is State.DONE
        assert not scene.left(scene.catalog("source"))
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)
        assert scene.residue() == []


@pytest.mark.fault("R44")
@pytest.mark.parametrize("way", ("resume", "rollback"))
def test_work_that_goes_on_after_the_client_died_is_waited_for(scene: Scene, way: str) -> None:
    """The build waits for a snapshot, its client is gone; who comes next waits, and builds nothing twice."""
    before = scene.catalog()
    with scene.session() as other:
        _orphan(scene, other)
        threading.Timer(1.5, other.rollback).start()

        assert (scene.resume if way == "resume" else scene.rollback)().state is State.DONE

    assert not scene.left(scene.catalog("source") if way == "resume" else before)
    assert scene.residue() == []
    assert scene.rows() == (20, 20)


@pytest.mark.fault("R44")
def test_work_that_does_not_end_is_named_and_left_alone(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pgsync.app.stage.RESUME_WAIT", 0.5)
    scene.launch("committed", 0).communicate(timeout=60)
    before = scene.catalog()
    with scene.session() as other:
        other.execute("SELECT pg_advisory_lock(1885827961, 1)")

        with pytest.raises(LockNotObtained, match=rf"Process {other.info.backend_pid} \(role postgres") as error:
            scene.rollback()

        assert error.value.exit_code is ExitCode.LOCK_NOT_OBTAINED
    assert not scene.left(before)
    assert scene.rollback().state is State.DONE


def _orphan(scene: Scene, other: psycopg.Connection[tuple[object, ...]]) -> None:
    """Kill the client while its session builds an index, which waits for a snapshot of somebody else."""
    other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    other.execute("SELECT 1")
    process = scene.launch()
    while not scene.execute(BUILDING):
        assert process.poll() is None
        scene.execute("SELECT pg_sleep(0.05)")
    process.kill()
    process.communicate(timeout=30)
