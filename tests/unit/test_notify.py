"""Telling that long work has ended."""

import pytest

from pgsync.app.notify import News, is_wanted, post, terminal_codes
from pgsync.store.settings import NotifySettings

LONG = News("apply", succeeded=True, message="done", seconds=31.0, exit_code=0)
FAILED = News("apply", succeeded=False, message="boom; \033[31mred\nand more", seconds=31.0, exit_code=4)
SHORT = News("apply", succeeded=True, message="done", seconds=1.0, exit_code=0)


@pytest.mark.parametrize(
    ("on", "news", "wanted"),
    (
        ("always", LONG, True),
        ("always", FAILED, True),
        ("always", SHORT, False),
        ("success", LONG, True),
        ("success", FAILED, False),
        ("failure", LONG, False),
        ("failure", FAILED, True),
    ),
)
def test_only_what_was_asked_for_is_told(on: str, news: News, *, wanted: bool) -> None:
    assert is_wanted(news, NotifySettings.model_validate({"bell": True, "on": on})) is wanted


def test_terminal_gets_a_bell_and_a_notification_that_cannot_be_escaped_from() -> None:
    codes = terminal_codes(FAILED, NotifySettings(bell=True, desktop=True))

    assert codes.endswith("\a")
    assert codes.count("\033") == 2
    assert "\n" not in codes
    assert terminal_codes(LONG, NotifySettings()) == ""


def test_webhook_that_cannot_be_reached_is_a_sentence_without_its_address() -> None:
    problem = post(LONG, "https://127.0.0.1:1/secret-path")

    assert problem is not None
    assert "could not be reached" in problem
    assert "secret" not in problem
