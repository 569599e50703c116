"""Telling that long work has ended: a bell, a desktop notification, a webhook ([notify] in pgsync.toml)."""

import json
import urllib.request
from dataclasses import asdict

from pgsync.plain import dataclass
from pgsync.store.settings import NotifySettings
from pgsync.text import clean_line

_TIMEOUT = 5.0


@dataclass(frozen=True, slots=True)
class News:
    """How a command ended. command: as typed, such as "apply"; message: one line, no secret; seconds: it took."""

    command: str
    succeeded: bool
    message: str
    seconds: float
    exit_code: int


def is_wanted(news: News, settings: NotifySettings) -> bool:
    """Tell whether the settings ask to be told of this."""
    wanted = settings.on == "always" or (settings.on == "success") == news.succeeded
    return wanted and news.seconds >= settings.after_seconds


def terminal_codes(news: News, settings: NotifySettings) -> str:
    """Return what makes a terminal ring and show a notification (OSC 9 and OSC 777); "" when neither is wanted."""
    text = clean_line(f"pgsync {news.command}: {news.message}").replace(";", ",")
    desktop = f"\033]9;{text}\a\033]777;notify;pgsync;{text}\a" if settings.desktop else ""
    return desktop + ("\a" if settings.bell else "")


def post(news: News, url: str) -> str | None:
    """Send it to a webhook as JSON, its field `text` being what Slack and its kin show; returns why it failed."""
    body = {"text": f"pgsync {news.command}: {news.message}", "tool": "pgsync"} | asdict(news)
    request = urllib.request.Request(  # noqa: S310 - the settings take https:// only
        url, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT):  # noqa: S310
            return None
    except OSError as error:  # URLError and the timeout are among them; the address may hold a secret
        reason = getattr(error, "reason", None) or error
        return f"the webhook could not be reached: {type(reason).__name__}"
