"""Watching for drift: whether a database looks as it shall, at the price of one query while nothing happens."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pgsync import __version__
from pgsync.app.catalogs import Progress, read_both, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.compare import Comparison, Difference, compared
from pgsync.app.connections import Connections
from pgsync.app.rules import rules_as_json
from pgsync.app.states import seen_again
from pgsync.conninfo import STDIN
from pgsync.model.spoken import spoken
from pgsync.plain import dataclass
from pgsync.server.connect import read_session
from pgsync.server.introspect import fingerprint
from pgsync.server.readable import readable
from pgsync.store import snapshot, sqlfiles, watched

_SIGNS = {"create": "+", "drop": "-", "alter": "~"}


@dataclass(frozen=True, slots=True)
class Watched:
    """What was found.

    drift: each object that differs, "~ table public.orders"; none when both sides look alike.
    is_news: it is not what was found the last time. since: when it was found first, ISO 8601, UTC.
    comparison: None when both sides are as they were, so that nothing had to be compared.
    """

    source: str
    target: str
    drift: tuple[str, ...]
    is_news: bool
    since: str
    comparison: Comparison | None = None

    @property
    def has_drifted(self) -> bool:
        """Whether anything differs."""
        return bool(self.drift)

    @property
    def sentence(self) -> str:
        """Return it in words, without a period."""
        if not self.drift:
            return f"{self.target} looks like {self.source}"
        count = f"{len(self.drift):,} object{'' if len(self.drift) == 1 else 's'}"
        return f"{self.target} differs from {self.source} in {count}"


def watch(
    connections: Connections,
    source: str,
    target: str,
    project_file: Path | None,
    choice: Choice = ALL,
    progress: Progress = silent,
) -> Watched:
    """Return whether `target` looks like `source`; raises what a comparison raises.

    What was found is kept for the project. When the fingerprints of both sides are those of the last time, that still
    holds. With roles or large objects, which fingerprints do not cover, both sides are always compared.
    """
    key = _key(source, target, choice)
    last = watched.load(project_file, key)
    is_covered = not choice.scopes and STDIN not in {source, target}
    now = _fingerprints(connections, (source, target), progress) if last is not None and is_covered else []
    if last is not None and now and last.get("sides") == now:
        for name, found in zip((source, target), now, strict=True):
            seen_again(connections, name, found)
        return Watched(source, target, tuple(last["drift"]), is_news=False, since=last["since"])
    desired, current = read_both(connections, source, target, progress, choice.scopes)
    comparison = compared(desired, current, choice)
    drift = tuple(_lines(comparison))
    digest = _digest(comparison)
    is_news = bool(drift) if last is None else last["digest"] != digest
    since = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if last is None or is_news else last["since"]
    sides = [
        one.catalog.fingerprint or _of_file(name)
        for one, name in ((desired, source), (current, target))
        if name != STDIN
    ]
    watched.save(project_file, key, {"sides": sides, "drift": list(drift), "digest": digest, "since": since})
    return Watched(source, target, drift, is_news, since, comparison)


def _key(source: str, target: str, choice: Choice) -> str:
    """Return what tells one watch from another: the two sides and everything that is wanted of their comparison."""
    names = choice.names
    options: list[Any] = [source, target, __version__, sorted(choice.scopes), rules_as_json(choice.rules)]
    options += [asdict(choice.selection), names.options, sorted(names.roles.items())]
    return hashlib.sha256(json.dumps(options, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _fingerprints(connections: Connections, names: tuple[str, str], progress: Progress) -> list[str]:
    return [_fingerprint(connections, name, progress) for name in names]


def _fingerprint(connections: Connections, name: str, progress: Progress) -> str:
    if connections.is_file(name):
        return _of_file(name)
    target = connections.resolve(name)
    progress(f"connecting to {target.name}")
    with closing(connections.open(target)) as conn, readable(target.name):
        read_session(conn)
        return fingerprint(conn)


def _of_file(name: str) -> str:
    return sqlfiles.digest(sqlfiles.named(name))


def _digest(comparison: Comparison) -> str:
    """Return what changes as soon as anything differs in another way."""
    changes = [difference.change for difference in comparison.differences]
    sides = (
        [c.desired for c in changes if c.desired is not None],
        [c.current for c in changes if c.current is not None],
    )
    return " ".join(map(snapshot.contents_digest, sides))


def _lines(comparison: Comparison) -> Iterator[str]:
    """Return each object that differs, those whose parts differ as altered."""
    for id_ in comparison.roots:
        own: Difference | None = comparison.by_id.get(id_)
        yield f"{_SIGNS['alter' if own is None else str(own.verb)]} {spoken(id_)}"
