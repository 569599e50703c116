"""Edits of pgsync.toml: the user's text survives, and a file is never left invalid."""

import tomllib
from pathlib import Path

import pytest

from pgsync.errors import ConfigError
from pgsync.store.edit import add_ignored, remove_connection, rename_connection, set_connection, set_default
from pgsync.store.project import template

TEXT = """\
# top
[defaults]
source = "a"   # mine

# about a
[connections.a]
host = "x" # here
port = 1

[connections.b]
host = "y"

# the end
[apply]
retries = 3
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "pgsync.toml"
    file.write_text(TEXT)
    return file


def test_a_changed_key_leaves_every_other_line(path: Path) -> None:
    set_connection(path, "a", {"port": 2})

    assert path.read_text() == TEXT.replace("port = 1", "port = 2")


def test_a_key_set_to_none_goes(path: Path) -> None:
    set_connection(path, "a", {"port": None, "host": "z"})

    assert path.read_text() == TEXT.replace("port = 1\n", "").replace('"x"', '"z"')


def test_a_removed_connection_is_no_default_any_more(path: Path) -> None:
    remove_connection(path, "a")

    values = tomllib.loads(path.read_text())
    assert values == {"defaults": {}, "connections": {"b": {"host": "y"}}, "apply": {"retries": 3}}
    assert "# the end" in path.read_text()


def test_a_renamed_connection_stays_the_default(path: Path) -> None:
    rename_connection(path, "a", "c")

    values = tomllib.loads(path.read_text())
    assert values["defaults"] == {"source": "c"}
    assert values["connections"]["c"] == {"host": "x", "port": 1}


def test_the_template_can_be_edited(tmp_path: Path) -> None:
    path = tmp_path / "pgsync.toml"
    path.write_text(template())

    set_connection(path, "local", {"url": "postgresql://localhost/app"})
    set_default(path, "source", "local")
    set_connection(path, "prod", {"host": "h", "options": {"connect_timeout": "5"}})

    values = tomllib.loads(path.read_text())
    assert values["connections"]["local"] == {"url": "postgresql://localhost/app"}
    assert values["connections"]["prod"]["options"] == {"connect_timeout": "5"}
    assert values["defaults"]["source"] == "local"
    for line in template().splitlines():
        assert line in path.read_text().splitlines()


def test_an_invalid_edit_is_taken_back(path: Path) -> None:
    with pytest.raises(ConfigError):
        set_connection(path, "a", {"port": 100_000})

    assert path.read_text() == TEXT


def test_an_invalid_first_edit_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        set_connection(tmp_path / "pgsync.toml", "a b", {"host": "x"})

    assert list(tmp_path.iterdir()) == []


def test_an_ignored_pattern_is_added_once_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "pgsync.toml"
    path.write_text('# mine\n[compare]  # what counts\nignore = [\n  "table:tmp_*",  # scratch\n]\nmode = "strict"\n')

    assert add_ignored(path, 'table:public."odd\\"')
    assert not add_ignored(path, "table:tmp_*")

    text = path.read_text()
    assert text.startswith("# mine\n[compare]  # what counts\n")
    assert '"table:tmp_*",  # scratch' in text
    assert tomllib.loads(text)["compare"] == {"ignore": ["table:tmp_*", 'table:public."odd\\"'], "mode": "strict"}


def test_the_first_ignored_pattern_makes_the_section(tmp_path: Path) -> None:
    path = tmp_path / "pgsync.toml"

    assert add_ignored(path, "grant:*")

    assert tomllib.loads(path.read_text()) == {"compare": {"ignore": ["grant:*"]}}
