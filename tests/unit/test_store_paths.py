"""Files of pgsync: private, and never half written."""

import os
from pathlib import Path

import pytest

from pgsync.store.owned import read_owned, write_owned
from pgsync.store.paths import (
    find_project_file,
    plans_directory,
    runs_directory,
    write_atomically,
    write_private,
)


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_what_is_private_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "secret"

    write_private(path, "x")

    assert (_mode(path), _mode(path.parent)) == (0o600, 0o700)


def test_plans_and_runs_are_private(tmp_path: Path) -> None:
    project = tmp_path / "pgsync.toml"

    directories = (plans_directory(project, ".pgsync/plans"), runs_directory(project))

    assert [path.relative_to(tmp_path) for path in directories] == [
        Path(".pgsync/plans"),
        Path(".pgsync/runs"),
    ]
    assert {_mode(path) for path in directories} == {0o700}


def test_a_replaced_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)

    write_atomically(link, "new")

    assert (path.read_text(), _mode(path), link.is_symlink()) == ("new", 0o640, True)


def test_a_failed_write_leaves_the_old_text(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")

    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208 - hidden files count too


def test_a_damaged_file_of_our_own_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "trusted.toml"
    write_owned(path, {"a@b:1/c": "x"})
    assert read_owned(path) == {"a@b:1/c": "x"}

    path.write_text("= damaged")

    assert read_owned(path) == {}


def test_the_search_upward_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / "pgsync.toml").touch()
    inner = tmp_path / "repository" / "src"
    inner.mkdir(parents=True)
    assert find_project_file(inner) == tmp_path / "pgsync.toml"

    (tmp_path / "repository" / ".git").mkdir()

    assert find_project_file(inner) is None
