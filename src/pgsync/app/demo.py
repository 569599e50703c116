"""The demo's stage: an embedded server with two databases of one shop, and a project that knows them."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from pgsync.app.catalogs import Progress, silent
from pgsync.server.connect import connect
from pgsync.server.embedded import EmbeddedServer
from pgsync.store.paths import PROJECT_FILE, write_private

_DATABASES = {"local": "dev", "prod": "prod"}


@contextmanager
def demo_project(progress: Progress = silent) -> Iterator[Path]:
    """Yield the pgsync.toml of a project whose databases live as long as the block; nothing is left of it."""
    with TemporaryDirectory(prefix="pgsync-demo-") as directory:
        progress("starting an embedded PostgreSQL")
        with EmbeddedServer() as server:
            for name in _DATABASES:
                progress(f"filling the database {name}")
                create_demo_database(server, name)
            path = Path(directory) / PROJECT_FILE
            write_private(path, _settings(server))
            yield path


def create_demo_database(server: EmbeddedServer, name: str) -> None:
    """Create one of the two databases, "local" or "prod", and run its script."""
    with connect(server.target()) as conn:
        conn.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    script = (files("pgsync.demo") / f"{name}.sql").read_text(encoding="utf-8")
    with connect(server.target(name)) as conn:
        conn.execute(script.encode())


def _settings(server: EmbeddedServer) -> str:
    lines = ["[defaults]", 'source = "local"', 'target = "prod"']
    for name, environment in _DATABASES.items():
        lines += ["", f"[connections.{name}]", f'url = "{server.conninfo(name)}"', f'env = "{environment}"']
    return "\n".join(lines) + "\n"
