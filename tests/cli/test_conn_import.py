"""pgsync conn import and conn grants: connections of other programs; what a role lacks."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

SECRET = "hush-hush"

COMPOSE = f"""
services:
  db:
    image: postgres:18
    ports: ["127.0.0.1:${{DB_PORT:-5433}}:5432"]
    environment:
      POSTGRES_USER: shop
      POSTGRES_PASSWORD: {SECRET}
  old:
    image: postgres:13
    ports:
      - target: 5432
        published: 5434
    environment: [POSTGRES_DB=archive]
  web:
    image: nginx
    ports: ["8080:80"]
"""

SETTINGS = """{
    // what the editor keeps
    "editor.tabSize": 4, /* and more */
    "pgsql.connections": [
        {"server": "db.example.com", "database": "app", "user": "me", "profileName": "the app // live",},
    ],
    "sqltools.connections": [
        {"driver": "PostgreSQL", "name": "stage", "server": "stage.example.com", "port": 6432, "database": "app",
         "username": "me"},
        {"driver": "MySQL", "name": "other", "server": "localhost", "database": "x", "username": "y"},
    ],
}
"""


@pytest.fixture
def home(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with files of other programs."""
    home = project.parent / "home"
    (home / ".pg_service.conf").write_text("[reports]\nhost=reports.example.com\ndbname=r\n\n[audit]\ndbname=a\n")
    (home / ".pgpass").write_text(f"# mine\npg.example.com:*:sales:alice:{SECRET}\n*:*:*:bob:x\n")
    for name in ("PGSERVICEFILE", "PGPASSFILE", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return home


def _saved(pgsync: "Command") -> list[str]:
    return [" ".join(line.split()[:2]) for line in pgsync("conn", "list").out.splitlines()]


def test_every_usual_place_is_looked_at(pgsync: "Command", project: Path, home: Path) -> None:
    assert home.exists()
    (project / "compose.yaml").write_text(COMPOSE)
    (project / ".env").write_text(f'export STAGING_DATABASE_URL="postgresql://u:{SECRET}@stage.example.com/x" # it\n')
    (project / ".vscode").mkdir()
    (project / ".vscode" / "settings.json").write_text(SETTINGS)

    listed = pgsync("conn", "import")

    assert listed.code == 0
    assert "Nothing was saved" in listed.err
    assert _saved(pgsync) == []

    assert pgsync("conn", "import", "--yes").code == 0

    assert _saved(pgsync) == [
        "staging u@stage.example.com/x",
        "db shop@localhost:5433/shop",
        "old postgres@localhost:5434/archive",
        "the-app-live me@db.example.com/app",
        "stage me@stage.example.com:6432/app",
        "reports service=reports",
        "audit service=audit",
        "sales alice@pg.example.com/sales",
    ]
    assert SECRET not in (project / "pgsync.toml").read_text()
    assert "are saved already" in pgsync("conn", "import").err


def test_a_variable_gives_its_url_to_the_connection(
    pgsync: "Command", home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.exists()
    (home / ".pg_service.conf").unlink()
    (home / ".pgpass").unlink()
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://app@localhost:5432/app")

    assert pgsync("conn", "import", "--yes").code == 0

    assert _saved(pgsync) == ["database app@localhost:5432/app"]


def test_a_name_that_is_taken_gets_a_number(pgsync: "Command", project: Path, home: Path) -> None:
    assert home.exists()
    pgsync("conn", "add", "db", "postgresql://x@localhost/other", "--no-test")
    (project / "compose.yaml").write_text(COMPOSE)

    pgsync("conn", "import", "compose.yaml", "--yes")

    assert "db-2 shop@localhost:5433/shop" in _saved(pgsync)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    (
        ("compose.yaml", "[1, 2", "could not read compose.yaml"),
        ("settings.json", "{", "could not read settings.json"),
        ("pg_service.conf", "no section", "could not read pg_service.conf"),
        ("notes.txt", "", "no file that connections are imported from"),
    ),
)
def test_what_cannot_be_read_is_an_error(pgsync: "Command", project: Path, name: str, text: str, message: str) -> None:
    (project / name).write_text(text)

    result = pgsync("conn", "import", name)

    assert result.code == 1
    assert message in result.err


def test_grants_prints_what_a_role_lacks(pgsync: "Command", server: Server) -> None:
    server.execute("DROP ROLE IF EXISTS grants_app; CREATE ROLE grants_app LOGIN")
    server.execute("DROP ROLE IF EXISTS grants_owner; CREATE ROLE grants_owner")
    name = server.create_database()
    server.execute("CREATE SCHEMA shop AUTHORIZATION grants_owner; CREATE TABLE shop.t (a int)", name)
    pgsync("conn", "add", "mine", server.conninfo(name, "grants_app"))

    result = pgsync("conn", "grants", "mine")

    assert result.code == 0
    statements = result.out.splitlines()
    assert "GRANT USAGE ON SCHEMA shop TO grants_app;" in statements
    assert "GRANT SELECT ON ALL TABLES IN SCHEMA shop TO grants_app;" in statements
    assert "GRANT grants_owner TO grants_app;" in statements

    server.execute(";".join(line.rstrip(";") for line in statements if line.startswith("GRANT")), name)

    assert "GRANT" not in pgsync("conn", "grants", "mine").out
    server.drop_database(name)
