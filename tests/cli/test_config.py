"""Settings: where each value comes from, and exactly where a mistake is."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Command

GOOD = """\
# my project
[defaults]
source = "local"

[connections.local]
host = "localhost"
port = 5432
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    (
        (
            "port = 5432",
            'port = "5432"',
            "pgsync.toml:7: error: connections.local.port: expected a whole number",
        ),
        ("port = 5432", "port = 99999", "pgsync.toml:7: error: connections.local.port: expected "),
        ("port", "prot", 'connections.local.prot: no such setting\nHint: Did you mean "port"?'),
        (
            "port = 5432",
            'password = "x"',
            "pgsync.toml:7: error: connections.local.password: a password has no",
        ),
        (
            "[defaults]",
            "[default]",
            'pgsync.toml:2: error: default: no such setting\nHint: Did you mean "defaults"?',
        ),
        ("source =", "source", "pgsync.toml:3: error: expected '=' after a key"),
        ('host = "localhost"', 'url = "postgresql://a:b@c/d"', "pgsync.toml:6: error: connections.local"),
        ("connections.local", 'connections."a b"', "pgsync.toml:5: error: connections.a b: expected letters"),
        ("# my project", "[compare]\nmode = 3", "pgsync.toml:2: error: compare.mode: expected 'strict', "),
        (
            "# my project",
            '[compare]\nignore = [" "]',
            'pgsync.toml:2: error: compare.ignore: " " is no pattern',
        ),
        (
            "# my project",
            '[apply]\nlock_timeout = "5 x"',
            "pgsync.toml:2: error: apply.lock_timeout: a duration",
        ),
        (
            "# my project",
            '[notify]\nwebhook = "http://x"',
            "pgsync.toml:2: error: notify.webhook: a webhook is",
        ),
        ("# my project", 'plan = "x"', "pgsync.toml:1: error: plan: expected a table"),
    ),
)
def test_a_mistake_is_reported_with_its_line(
    pgsync: "Command", project: Path, old: str, new: str, message: str
) -> None:
    (project / "pgsync.toml").write_text(GOOD.replace(old, new))

    result = pgsync("conn", "list")

    assert result.code == 1
    assert message in result.err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    (
        (b"# my", b"# m\xfc", "pgsync.toml:1: error: this is not UTF-8 (column 4)"),
        (b"[defaults]", b"\xff\xfe", "pgsync.toml:2: error: this is not UTF-8 (column 1)"),
        (b"# my", b"# \0", "pgsync.toml:1: error: there is a NUL byte here (column 3)"),
    ),
)
def test_what_is_no_text_is_reported_with_its_line(
    pgsync: "Command", project: Path, old: bytes, new: bytes, message: str
) -> None:
    (project / "pgsync.toml").write_bytes(GOOD.encode().replace(old, new))

    result = pgsync("conn", "list")

    assert result.code == 1
    assert message in result.err


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_no_mistake(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert pgsync("conn", "list").code == 0
    assert pgsync("conn", "add", "more", "postgresql://localhost/more", "--no-test").code == 0
    assert "more" in pgsync("conn", "list").out


def test_the_strongest_source_wins_and_is_named(
    pgsync: "Command", project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = project.parent / "home" / ".config" / "pgsync" / "pgsync.toml"
    user.parent.mkdir(parents=True)
    user.write_text('[compare]\nmode = "strict"\nowners = false\n[connections.mine]\nhost = "localhost"\n')
    (project / "pgsync.toml").write_text('[compare]\nmode = "lenient"\n[apply]\nretries = 3\n')
    monkeypatch.setenv("PGSYNC_APPLY_RETRIES", "7")
    monkeypatch.setenv("PGSYNC_COMPARE_IGNORE", "table:a_*, grant:*")

    found = json.loads(pgsync("config", "show", "--origin", "-f", "json").out)

    assert found["compare.mode"] == {"value": "lenient", "origin": "pgsync.toml"}
    assert found["compare.owners"] == {"value": False, "origin": str(user)}
    assert found["apply.retries"] == {"value": 7, "origin": "PGSYNC_APPLY_RETRIES"}
    assert found["compare.ignore"]["value"] == ["table:a_*", "grant:*"]
    assert found["plan.online"] == {"value": "auto", "origin": "default"}
    assert found["connections.mine"]["origin"] == str(user)
    assert "apply.retries = 7" in pgsync("config", "show").out


@pytest.mark.parametrize(
    ("name", "value", "message"),
    (
        ("PGSYNC_APPLY_RETRIES", "x", "PGSYNC_APPLY_RETRIES: error: apply.retries: expected a whole number"),
        (
            "PGSYNC_APPLY_RETRY",
            "1",
            'PGSYNC_APPLY_RETRY: error: no such setting\nHint: Did you mean "retries"?',
        ),
        (
            "PGSYNC_COMPARE_OWNERS",
            "maybe",
            "PGSYNC_COMPARE_OWNERS: error: compare.owners: expected true or false",
        ),
    ),
)
def test_a_wrong_variable_is_named(
    pgsync: "Command", monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)

    result = pgsync("config", "show")

    assert result.code == 1
    assert message in result.err


def test_the_nearest_file_upward_counts_to_the_root_of_the_repository(
    pgsync: "Command", project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.parent / "pgsync.toml").write_text("[compare]\nmode = 'strict'\n")
    (project / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(project / "a" / "b")
    assert 'compare.mode = "default"' in pgsync("config", "show").out

    (project / "pgsync.toml").write_text("[compare]\nmode = 'lenient'\n")

    assert 'compare.mode = "lenient"' in pgsync("config", "show").out


def test_another_file_can_be_named(pgsync: "Command", project: Path) -> None:
    (project / "other.toml").write_text("[compare]\nmode = 'strict'\n")

    assert 'compare.mode = "strict"' in pgsync("config", "show", "--config", "other.toml").out
    assert pgsync("config", "show", "--config", "missing.toml").code == 1


def test_a_file_that_everybody_may_change_is_refused(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text(GOOD)
    (project / "pgsync.toml").chmod(0o666)

    result = pgsync("conn", "list")

    assert result.code == 1
    assert "chmod o-w pgsync.toml" in result.err
