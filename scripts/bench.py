"""Measure pgsync beside pg_dump, and write docs/performance.md: `make bench`.

    python scripts/bench.py --server URL [--server URL] [--sizes 500,2000,10000] [--rounds 3] [--write]

The schemas come from a maker of big ones (--maker), which is called with --server, --tables, --prefix and --psql. All
programs run in turns, so that what else the machine does disturbs them alike, and of each the least of all rounds
counts: work on the machine only ever adds. Processor time is that of the program and of the sessions that it opened;
where the server is on another machine, of the program alone.
"""  # noqa: INP001 - a script, not a package

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from bench_page import Page, Row, machine
from bench_proxy import Proxy

PREFIX = "pgsync_bench_"  # of the databases, unless --prefix names another
DELAY = 0.05  # seconds of a round trip
_POLL = 0.04  # seconds between two looks at the server's sessions
_HERE = Path(__file__).resolve().parent.parent
_STARTS = (("--version",), ("--help",), ("compare", "--help"), ("plan", "--help"), ("conn", "list"))


@dataclass(frozen=True)
class Run:
    """What one run of a program took: seconds of wall time, of its own and its sessions' processor time; MB."""

    wall: float
    own: float
    server: float
    memory: float

    @property
    def work(self) -> float:
        """Return the processor time, the server's included."""
        return self.own + self.server


class Sampler(threading.Thread):
    """Adds up the processor time of all sessions in the benchmark's databases, from /proc; 0 on another machine."""

    def __init__(self, server: str, prefix: str) -> None:
        super().__init__(daemon=True)
        self.connection = psycopg.connect(server, autocommit=True)
        self.prefix = prefix
        self.seen: dict[int, float] = {}
        self.is_done = False

    def run(self) -> None:
        """Look at the sessions until told to stop."""
        query = "SELECT pid FROM pg_stat_activity WHERE datname LIKE %s"
        while not self.is_done:
            for (pid,) in self.connection.execute(query, [self.prefix + "%"]).fetchall():
                try:
                    nanoseconds = int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0])
                except (OSError, ValueError, IndexError):
                    continue
                self.seen[pid] = max(self.seen.get(pid, 0.0), nanoseconds / 1e9)
            time.sleep(_POLL)
        self.connection.close()


class Bench:
    """One server with its databases."""

    def __init__(self, server: str, options: argparse.Namespace, directory: Path) -> None:
        self.server, self.options, self.directory = server, options, directory
        self.prefix: str = options.prefix
        with psycopg.connect(server) as connection:
            self.version = connection.info.parameter_status("server_version") or ""
        self.programs = Path(options.programs) if options.programs else None

    def url(self, database: str) -> str:
        """Return the URL of one of the benchmark's databases."""
        return urlsplit(self.server)._replace(path=f"/{self.prefix}{database}").geturl()

    def program(self, name: str) -> str:
        """Return a program of PostgreSQL."""
        return str(self.programs / name) if self.programs else name

    def make(self, tables: int) -> None:
        """Make the databases of one size unless they are there, and an empty pair."""
        with psycopg.connect(self.server, autocommit=True) as connection:
            for name in ("empty_a", "empty_b"):
                connection.execute(f'DROP DATABASE IF EXISTS "{self.prefix}{name}" WITH (FORCE)'.encode())
                connection.execute(f'CREATE DATABASE "{self.prefix}{name}" TEMPLATE template0'.encode())
        if self.options.reuse and self._has(f"{tables}_b"):
            return
        words = [
            "--server",
            self.server,
            "--tables",
            str(tables),
            "--prefix",
            self.prefix,
            "--psql",
            self.program("psql"),
        ]
        subprocess.run([sys.executable, self.options.maker, *words], check=True, stdout=subprocess.DEVNULL)

    def drop(self) -> None:
        """Drop the databases."""
        with psycopg.connect(self.server, autocommit=True) as connection:
            names = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [self.prefix + "%"])
            for (name,) in names.fetchall():
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())

    def _has(self, name: str) -> bool:
        with psycopg.connect(self.server) as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [self.prefix + name])
            return found.fetchone() is not None

    def run(self, words: Sequence[str]) -> Run:
        """Run a program and measure it; a program that fails ends the benchmark."""
        sampler = Sampler(self.server, self.prefix)
        sampler.start()
        begin = time.perf_counter()
        with (self.directory / "out").open("w") as out, (self.directory / "err").open("w") as err:
            process = subprocess.Popen(words, stdout=out, stderr=err, cwd=self.directory, env=_environment())
            _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        sampler.is_done = True
        sampler.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(words)}\n{(self.directory / 'err').read_text()}")
        return Run(wall, used.ru_utime + used.ru_stime, sum(sampler.seen.values()), used.ru_maxrss / 1024)

    def rows(self, tables: int) -> Iterator[Row]:
        """Measure one size, in turns."""
        a, b, empty = self.url(f"{tables}_a"), self.url(f"{tables}_b"), self.url("empty_a")
        programs = {
            "pg_dump -s": [self.program("pg_dump"), "--schema-only", a],
            "compare": [*_pgsync(), "compare", "--no-cache", b, a],
            "compare, cached": [*_pgsync(), "compare", "--cache", b, a],
        }
        if tables <= self.options.planned:
            programs["plan, 1 % changed"] = [*_pgsync(), "plan", b, a, "--no-proof", "--out", "one.sql"]
        if tables <= self.options.from_nothing:
            programs["plan from nothing"] = [*_pgsync(), "plan", a, empty, "--no-proof", "--out", "all.sql"]
        found: dict[str, list[Run]] = {name: [] for name in programs}
        self.run(programs["compare, cached"])  # fills the cache
        for _ in range(self.options.rounds):
            for name, words in programs.items():
                found[name].append(self.run(words))
        walls = {name: [run.wall for run in runs] for name, runs in found.items()}
        works = {name: [run.work for run in runs] for name, runs in found.items()}
        for name, runs in found.items():
            yield Row(
                program=name,
                wall=min(walls[name]),
                of_dump=min(walls[name]) / min(walls["pg_dump -s"]),
                own=min(run.own for run in runs),
                server=min(run.server for run in runs),
                work_of_dump=min(works[name]) / min(works["pg_dump -s"]),
                memory=max(run.memory for run in runs),
            )

    def far(self, name: str) -> tuple[float, int]:
        """Compare over a slow link; returns seconds from the last connection to the end, and round trips of one."""
        address = urlsplit(self.server)
        with Proxy(address.hostname or "127.0.0.1", address.port or 5432, DELAY) as proxy:
            place = address._replace(netloc=f"{address.username or 'postgres'}@127.0.0.1:{proxy.port}")
            sides = [place._replace(path=f"/{self.prefix}{name}_{side}").geturl() for side in "ab"]
            self.run([*_pgsync(), "compare", "--no-cache", *sides])
        return proxy.seconds, proxy.round_trips


def _pgsync() -> list[str]:
    return [shutil.which("pgsync") or "pgsync"]


def _environment() -> dict[str, str]:
    """Return an environment in which no configuration of ours is found."""
    home = str(Path(tempfile.gettempdir()) / "pgsync-bench-home")
    Path(home).mkdir(mode=0o700, exist_ok=True)
    own = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), home)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG") or name == "PGPASSFILE"}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    return kept | own


def starts(rounds: int, run: Callable[[Sequence[str]], Run]) -> list[tuple[str, float, float, float]]:
    """Return how long commands take that do nothing: wall time, processor time, and the first in bare Python's."""
    words = {"python -c pass": [sys.executable, "-I", "-c", "pass"]}
    words |= {" ".join(("pgsync", *one)): [*_pgsync(), *one] for one in _STARTS}
    for place, typed in ((1, "pgsync comp"), (2, "pgsync compare a")):
        asked = ["_PGSYNC_COMPLETE=complete_bash", f"COMP_WORDS={typed}", f"COMP_CWORD={place}"]
        words[f"Tab key: {typed}"] = ["env", *asked, *_pgsync()]
    found: dict[str, list[Run]] = {name: [] for name in words}
    for _ in range(rounds):
        for name, one in words.items():
            found[name].append(run(one))
    walls = {name: min(run.wall for run in runs) for name, runs in found.items()}
    bare = walls["python -c pass"]
    return [(name, walls[name], min(run.own for run in runs), walls[name] / bare) for name, runs in found.items()]


@contextmanager
def _directory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pgsync-bench-") as name:
        yield Path(name)


def _started(directory: Path) -> Callable[[Sequence[str]], Run]:
    def run(words: Sequence[str]) -> Run:
        begin = time.perf_counter()
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(words, stdout=quiet, stderr=quiet, cwd=directory, env=_environment())
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        return Run(time.perf_counter() - begin, used.ru_utime + used.ru_stime, 0.0, used.ru_maxrss / 1024)

    return run


def main() -> None:
    """Measure and print; with --write into docs/performance.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument(
        "--server", action="append", required=True, help="URL of a superuser, #sizes behind it; may be repeated"
    )
    parser.add_argument("--sizes", default="500,2000,10000", help="numbers of tables")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--planned", type=int, default=10_000, help="largest size that a change is planned for")
    parser.add_argument("--from-nothing", type=int, default=10_000, help="largest size that is planned from nothing")
    parser.add_argument("--maker", default=str(_HERE.parent / "shared" / "tools" / "make_big.py"))
    parser.add_argument("--programs", help="directory of psql and pg_dump")
    parser.add_argument("--prefix", default=PREFIX, help="of the databases' names")
    parser.add_argument("--reuse", action="store_true", help="take databases that are there, and leave them there")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    options = parser.parse_args()
    page = Page(machine())
    with _directory() as directory:
        page.starts = starts(10, _started(directory))
        for server in options.server:
            place, _, sizes = server.partition("#")
            bench = Bench(place, options, directory)
            for tables in map(int, (sizes or options.sizes).split(",")):
                bench.make(tables)
                page.sizes.append((bench.version, tables, list(bench.rows(tables))))
                page.show()
                _write(page, options)
            smallest = (sizes or options.sizes).split(",", maxsplit=1)[0]
            page.links.append((bench.version, DELAY, bench.far("empty"), int(smallest), bench.far(smallest)))
            if not options.reuse:
                bench.drop()
    _write(page, options)
    print(page.text())  # noqa: T201


def _write(page: Page, options: argparse.Namespace) -> None:
    """Write what is known so far: the whole takes long."""
    if options.write:
        (_HERE / "docs" / "performance.md").write_text(page.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
