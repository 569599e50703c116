"""Connection strings: what libpq reads from them is what we read from them."""

import pytest
from psycopg.conninfo import conninfo_to_dict

from pgsync.conninfo import is_connection_string, parse
from pgsync.errors import ConfigError


@pytest.mark.parametrize(
    "text",
    (
        "postgresql://",
        "postgresql://localhost",
        "postgresql://app@db.example.com/shop",
        "postgres://app:s3cret@db.example.com:6543/shop?sslmode=require&connect_timeout=3",
        "postgresql://app:p%40ss%2Fw%3Aord@db.example.com/shop",
        "postgresql://app@[2001:db8::1]:5433/shop",
        "postgresql://app@%2Fvar%2Frun%2Fpostgresql/shop",
        "postgresql:///shop?host=/var/run/postgresql&port=5433",
        "postgresql://?service=prod",
        "host=localhost port = 5432 dbname='my db' user=o\\'neil",
        r"host=h password='it\'s \\ here'",
        "service=prod dbname=other",
    ),
)
def test_every_form_reads_as_libpq_reads_it(text: str) -> None:
    wanted = {key: str(value) for key, value in conninfo_to_dict(text).items()}

    assert wanted == parse(text).parameters()


@pytest.mark.parametrize(
    ("text", "position"),
    (
        ("postgresql://app:hunter2@@host/db", 25),
        ("postgresql://app:hunt%er2@host/db", 22),
        ("postgresql://app@host:54x32/db", 23),
        ("postgresql://app:hunter2/db", 18),
        ("postgresql://app:hunter2@host/db?sslmode", 34),
        ("host=h password='hunter2", 17),
        ("host=h hunter2", 8),
        ("host=h password=hunter2\\", 24),
    ),
)
def test_a_malformed_string_is_located_and_never_shown(text: str, position: int) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text)

    assert f"(position {position})" in caught.value.message
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ("host=h port=0", "host=h port=99999", "host=h sslmode=on", "host=h colour=red", "postgresql:///d?x=1"),
)
def test_a_wrong_value_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        parse(text)


def test_the_password_is_in_no_representation() -> None:
    target = parse("postgresql://app:s3cret@db.example.com/shop?sslpassword=k3y")

    assert target.password == "s3cret"
    for text in (repr(target), str(target), target.url, target.address, target.name):
        assert "s3cret" not in text
        assert "k3y" not in text


@pytest.mark.parametrize(
    ("text", "is_local"),
    (
        ("postgresql:///shop", True),
        ("postgresql://localhost/shop", True),
        ("postgresql://127.0.0.53/shop", True),
        ("postgresql://[::1]/shop", True),
        ("postgresql://%2Frun/shop", True),
        ("postgresql://db.example.com/shop", False),
        ("postgresql://localhost,db.example.com/shop", False),
        ("postgresql://localhost/shop?hostaddr=192.0.2.1", False),
        ("service=prod", False),
    ),
)
def test_local_is_what_does_not_leave_this_machine(text: str, *, is_local: bool) -> None:
    assert is_local == parse(text).is_local


@pytest.mark.parametrize("text", ("postgresql://h/d", "postgres://h/d", "host=h dbname=d", "service=x"))
def test_a_url_is_parsed_from_its_own_url(text: str) -> None:
    target = parse(text)

    assert is_connection_string(text)
    assert target.parameters() == parse(target.url).parameters()


@pytest.mark.parametrize("text", ("prod", "schema.sql", "git:HEAD:schema", "./dir", "tenant_*"))
def test_a_name_is_no_connection_string(text: str) -> None:
    assert not is_connection_string(text)
