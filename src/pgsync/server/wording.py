"""How failures of a run are worded: what happened, what stays, what to do (STYLE.md 12)."""

import psycopg

from pgsync.errors import ApplyPartial, ApplyRolledBack, ExitCode, PgsyncError
from pgsync.model.plan import Planned
from pgsync.server.reaction import hint_for

_SHOWN = 160
_AGAIN = 'Take them back with "pgsync rollback", or correct the cause and "pgsync apply --resume".'


class Interrupted(PgsyncError):
    """Ctrl-C, SIGTERM or a closed terminal stopped a run; the message says what was changed."""

    default_exit_code = ExitCode.INTERRUPTED


def failure(
    committed: int, total: int, message: str, detail: str | None, hint: str | None, leftover: str = ""
) -> PgsyncError:
    """Return the error of a transaction: what it says depends on whether something stays.

    leftover: what a step outside of any transaction left and could not be removed.
    """
    left = _left(leftover)
    if not committed and not leftover:
        return ApplyRolledBack(message, joined(detail, "Everything was rolled back; nothing was changed."), hint)
    if not committed:
        return ApplyPartial(message, joined(detail, left), joined(hint, 'Remove it with "pgsync rollback".'))
    said = f"{committed} of {total} transactions were committed before; the target was changed."
    return ApplyPartial(message, joined(detail, said, left), joined(hint, _AGAIN))


def _left(leftover: str) -> str | None:
    return f"{leftover[:1].upper()}{leftover[1:]} was left behind." if leftover else None


def interruption(committed: int, total: int, leftover: str = "") -> Interrupted:
    """Return the error of a run that was interrupted."""
    left = _left(leftover)
    if not committed:
        said = "Everything was rolled back." if leftover else "Everything was rolled back; nothing was changed."
        return Interrupted("interrupted", joined(said, left), 'Remove it with "pgsync rollback".' if leftover else None)
    rest = "; the rest was rolled back" if committed < total else ", and the target was not compared with the plan"
    said = f"{committed} of {total} transactions were committed{rest}."
    again = 'Go on with "pgsync apply --resume", or take them back with "pgsync rollback".'
    return Interrupted("interrupted", joined(said, left), again)


def explained(error: psycopg.Error, planned: Planned | None, where: str) -> tuple[str, str, str | None]:
    """Return message, detail and hint of an error that the server reported.

    planned: the statement that failed; None for COMMIT. where: "step 3 of 10", "COMMIT".
    """
    state = f" [{error.sqlstate}]" if error.sqlstate else ""
    statement = f"{brief(planned)}." if planned is not None else None
    context = f"In: {' '.join(error.diag.context.split())}" if error.diag.context else None
    detail = joined(statement, error.diag.message_detail, context)
    return f"{where} failed: {primary(error)}{state}", detail, hint_for(error)


def brief(planned: Planned) -> str:
    """Return the beginning of a statement, in one line."""
    text = " ".join(planned.statement.sql.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def primary(error: psycopg.Error) -> str:
    """Return the server's message in one line, without a period."""
    return (error.diag.message_primary or _first_line(error)).removesuffix(".")


def sentence_of(error: Exception) -> str:
    """Return an error as a sentence."""
    text = error.message if isinstance(error, PgsyncError) else _first_line(error)
    return f"{text[:1].upper()}{text[1:].removesuffix('.')}."


def joined(*sentences: str | None) -> str:
    """Return the sentences that there are, as one text."""
    return " ".join(filter(None, sentences))


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["no answer"])[0]
