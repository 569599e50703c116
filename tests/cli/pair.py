"""Two databases to compare, known to the project as local and prod."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import Server

LOCAL = """
CREATE TABLE orders (id integer PRIMARY KEY, total numeric(12,2), note text);
CREATE INDEX orders_total ON orders (total, id);
CREATE TABLE audit (id integer);
CREATE FUNCTION double(integer) RETURNS integer LANGUAGE sql AS $$
SELECT
  $1 * 2
$$;
"""
PROD = """
CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10,2));
INSERT INTO orders SELECT n, n FROM generate_series(1, 10) n;
CREATE INDEX orders_total ON orders (total);
CREATE FUNCTION double(integer) RETURNS integer LANGUAGE sql AS $$
SELECT
  $1 + $1
$$;
CREATE FUNCTION legacy() RETURNS integer LANGUAGE sql AS 'SELECT 1';
"""
HOSTILE = 'x"; DROP TABLE t; --\n\x1b[31m\u202e[red]%s$$\\'
"""A name with everything that quotes, comments, terminals, markup and formats are made of."""


def identifier(name: str) -> str:
    """Return a quoted identifier."""
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def two_databases(server: Server, project: Path, local: str = LOCAL, prod: str = PROD) -> Iterator[tuple[str, str]]:
    """Yield the URLs of both, which are also the project's defaults."""
    with server.database(local) as source, server.database(prod) as target:
        (project / "pgsync.toml").write_text(
            '[defaults]\nsource = "local"\ntarget = "prod"\n[apply]\nkeep_dropped_data = false\n'
            f'[connections.local]\nurl = "{source}"\nenv = "dev"\n'
            f'[connections.prod]\nurl = "{target}"\nenv = "prod"\n'
        )
        yield source, target
