"""What can go wrong while a database is read, in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from pgsync.errors import ConnectionFailed, LockNotObtained, PgsyncError


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn the driver's errors into ours: what was read, and what the server said.

    name: of the connection. Nothing was changed, so the exit code is that of any error, or of a lock not obtained.
    """
    try:
        yield
    except psycopg.errors.LockNotAvailable as error:
        raise LockNotObtained(
            f"could not read {name} in time",
            _said(error),
            "Somebody holds a lock on what is read; try again later.",
        ) from None
    except psycopg.errors.QueryCanceled as error:
        raise PgsyncError(
            f"could not read {name} in time",
            _said(error),
            "Somebody may hold a lock on what is read; try again later.",
        ) from None
    except psycopg.OperationalError as error:
        raise ConnectionFailed(f"lost the connection to {name}", _said(error)) from None
    except psycopg.Error as error:
        raise PgsyncError(f"could not read {name}", _said(error)) from None


def _said(error: psycopg.Error) -> str | None:
    """Return the server's primary message; the driver's own text may hold the connection string."""
    if error.diag.message_primary is None:
        return None
    return f"The server said: {error.diag.message_primary} [{error.sqlstate}]"
