"""Answers that may be given again: what was said of two databases, kept under what they were."""

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from pgsync import __version__
from pgsync.store.paths import private_directory, write_private

_FORMAT = 1
_MOST = 100  # answers that are kept
_DAYS = 30


def key_of(parts: Iterable[object]) -> str:
    """Return under which name the answer to a question is kept; another pgsync keeps its own.

    parts: everything the answer depends on: plain values, and collections and dataclasses of them.
    """
    return hashlib.sha256(_told((_FORMAT, _program(), *parts)).encode()).hexdigest()


def _told(value: object) -> str:
    """Return a value in words that are the same in every run: a set has no order."""
    if isinstance(value, (set, frozenset)):
        return f"{{{', '.join(sorted(map(_told, value)))}}}"
    if is_dataclass(value):
        return _told((type(value).__name__, *(getattr(value, field.name) for field in fields(value))))
    if isinstance(value, Mapping):
        return _told(list(value.items()))
    if isinstance(value, (list, tuple)):
        return f"({', '.join(map(_told, value))})"
    return repr(value)


def recall(key: str) -> dict[str, Any] | None:
    """Return the answer that was kept, None when there is none or it cannot be read."""
    path = _directory() / f"{key}.json"
    try:
        if path.stat().st_uid != os.getuid():  # somebody else's words
            return None
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, AttributeError):
        return None
    return found if isinstance(found, dict) else None


def keep(key: str, answer: dict[str, Any]) -> None:
    """Keep an answer in a file that only its owner may read; forget the oldest ones. It need not work."""
    with suppress(OSError):
        private_directory(_directory())
        write_private(_directory() / f"{key}.json", json.dumps(answer))
        _forget()


def _forget() -> None:
    files = sorted(_directory().glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    oldest = time.time() - _DAYS * 86400
    for number, path in enumerate(files):
        if number >= _MOST or path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _directory() -> Path:
    return platformdirs.user_cache_path("pgsync", appauthor=False) / "answers"


@cache
def _program() -> tuple[object, ...]:
    """Return what tells this program from another one: a change of a source file counts as a new version."""
    sources = sorted(Path(__file__).parent.parent.rglob("*.py"))
    states = [(path.name, (found := path.stat()).st_size, found.st_mtime_ns) for path in sources]
    return __version__, tuple(states)
