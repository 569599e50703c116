"""From a plan to a script: plain SQL that pgsync and psql run alike."""

from collections.abc import Callable, Iterable, Iterator

from pgsync.model.objects import Server
from pgsync.model.plan import Batch, Planned
from pgsync.model.spoken import spoken
from pgsync.model.sql import comment_safe
from pgsync.model.statements import Lock, Work
from pgsync.plain import dataclass

# What the statements mean depends on these settings; pg_dump sets the same ones for the same reason.
_SETTINGS = (
    "SET client_encoding = 'UTF8';",
    "SET standard_conforming_strings = on;",
    "SET check_function_bodies = off;",
    "SET default_tablespace = '';",
    "SET default_table_access_method = heap;",
    "SET xmloption = content;",
    "SET client_min_messages = warning;",
    "SET row_security = off;",
    "SET statement_timeout = 0;",
    "SET idle_in_transaction_session_timeout = '60s';",
    "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false);",
)
# What a role's own settings must not cut short: CREATE INDEX CONCURRENTLY would leave an invalid index behind.
_SETTINGS_SINCE = (
    (14, "SET idle_session_timeout = 0;"),
    (17, "SET transaction_timeout = 0;"),
)
_WAIT = "SET lock_timeout = 0;  -- what cannot be rolled back must not be given up halfway"
_PATIENT = 30.0
_PATIENCE = f"SET LOCAL lock_timeout = '{_PATIENT:.0f}s';"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the comment at the top of a script says; no time, so that equal plans are equal files.

    id: of the plan. source, target: the names of the connections.
    lock_timeout: seconds that a statement may wait for a lock. proof: what is known of it, as sentences.
    """

    id: str
    title: str
    source: str
    target: str
    source_server: Server
    target_server: Server
    lock_timeout: float = 5.0
    proof: tuple[str, ...] = ()


def script(
    heading: Heading,
    batches: Iterable[Batch],
    manual: Iterable[str] = (),
    remarks: Callable[[Planned], Iterable[str]] = lambda _: (),
) -> str:
    """Return the text of a .sql file: heading, settings, the statements in their transactions.

    remarks: what is to be said of a step beside its own line, as comments.
    With nothing to do it consists of the heading alone.
    """
    batches = list(batches)
    lines = [f"-- {comment_safe(line)}".rstrip() for line in _heading(heading, batches, list(manual))]
    lock_timeout = f"SET lock_timeout = '{round(heading.lock_timeout * 1000)}ms';"
    if batches:
        later = [words for since, words in _SETTINGS_SINCE if heading.target_server.version >= since]
        lines += ["", *_SETTINGS, *later, lock_timeout]
    number, waits = 0, False
    for batch in batches:
        if waits is batch.transactional:
            lines += ["", lock_timeout if waits else _WAIT]
            waits = not waits
        lines += ["", "BEGIN;"] if batch.transactional else []
        lines += [_PATIENCE] if heading.lock_timeout < _PATIENT and _blocks_nobody(batch) else []
        for planned in batch.statements:
            number += 1
            lines += ["", f"-- {number}. {comment_safe(step_comment(planned))}"]
            lines += [f"--    {comment_safe(remark)}" for remark in remarks(planned)]
            lines += [f"--    {found.hazard}: {comment_safe(found.text)}" for found in planned.evidence]
            lines.append(f"{planned.statement.sql};")
        lines += ["", "COMMIT;"] if batch.transactional else []
    return "\n".join(lines) + "\n"


def _blocks_nobody(batch: Batch) -> bool:
    """Tell whether neither readers nor writers wait behind us while we wait: VALIDATE CONSTRAINT."""
    return batch.transactional and all(
        planned.statement.lock is Lock.SHARE_UPDATE_EXCLUSIVE and planned.statement.work is Work.SCAN
        for planned in batch.statements
    )


def step_comment(planned: Planned) -> str:
    """Return a step in one line: alter column public.t.a  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE."""
    statement = planned.statement
    text = f"{planned.action} {spoken(planned.object)}"
    if planned.reason is not None:
        text += f" (because of {spoken(planned.reason)})"
    properties = [str(statement.lock)] if statement.lock is not Lock.NONE else []
    properties += [str(statement.work)] if statement.work is not Work.INSTANT else []
    properties += [] if statement.transactional else ["no transaction"]
    if properties:
        text += f"  [{', '.join(properties)}]"
    if statement.hazards:
        text += f"  ! {', '.join(sorted(statement.hazards))}"
    return text


def _heading(heading: Heading, batches: list[Batch], manual: list[str]) -> Iterator[str]:
    yield f"{heading.title}  (pgsync plan {heading.id})"
    yield f"source {heading.source}  {_place(heading.source_server)}"
    yield f"target {heading.target}  {_place(heading.target_server)}"
    statements = [planned.statement for batch in batches for planned in batch.statements]
    if not statements:
        yield "Nothing to do."
    else:
        counts = f"{_count(len(statements), 'step')}, {_count(len(batches), 'transaction')}"
        yield f"{counts}; each has its lock and hazards (!) above it"
        yield "Run by: pgsync apply FILE, or psql -X -v ON_ERROR_STOP=1 -d TARGET -f FILE"
        yield from heading.proof
    for sentence in manual:
        yield f"To be done by hand: {sentence}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _place(server: Server) -> str:
    words = [f'database "{server.database}"'] if server.database else []
    return ", ".join([*words, server.version_text or f"PostgreSQL {server.version}"])
