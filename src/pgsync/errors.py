"""What can go wrong, and the exit code each failure ends in (pgsync help exit-codes)."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """Exit codes of every command."""

    OK = 0
    """Done, or no differences."""
    ERROR = 1
    """An error; nothing was changed."""
    DIFFERENCES = 2
    """The two sides differ; only with `--exit-code`."""
    REFUSED = 3
    """A hazard was not allowed, or a confirmation is missing; nothing was changed."""
    ROLLED_BACK = 4
    """The apply failed and everything was rolled back."""
    PARTIAL = 5
    """The apply failed part-way: the target was changed; it can be rolled back or resumed."""
    STALE = 6
    """The plan is stale: the target is no longer what the plan was made for."""
    LOCK_NOT_OBTAINED = 7
    """A lock could not be obtained in time."""
    USAGE = 64
    """The command line is wrong."""
    INTERRUPTED = 130
    """Interrupted (Ctrl-C)."""


class PgsyncError(Exception):
    """A failure that the user can understand: primary message, detail and hint, as PostgreSQL words its own.

    message: short, factual, lower case, no final period.
    detail: complete sentences: what exactly was found.
    hint: complete sentences: what to do about it.
    exit_code: what the process ends with, when it is not the class's own.
    topic: what `pgsync help` says more about, "" when nothing; shown with the error.
    """

    default_exit_code: ClassVar[ExitCode] = ExitCode.ERROR
    topic: ClassVar[str] = ""

    def __init__(
        self,
        message: str,
        detail: str | None = None,
        hint: str | None = None,
        exit_code: ExitCode | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail
        self.hint = hint
        self.exit_code = self.default_exit_code if exit_code is None else exit_code

    def __str__(self) -> str:
        lines = [self.message]
        if self.detail:
            lines.append(f"Detail: {self.detail}")
        if self.hint:
            lines.append(f"Hint: {self.hint}")
        return "\n".join(lines)


class UsageError(PgsyncError):
    """The command line asks for something that does not exist or does not fit together."""

    default_exit_code = ExitCode.USAGE


class ConfigError(PgsyncError):
    """A configuration file is wrong: `pgsync.toml:11: error: connections.local.port: …`."""


class ConnectionFailed(PgsyncError):
    """No session could be opened on a server."""

    topic = "troubleshooting"


class PasswordRequired(ConnectionFailed):
    """The server asks for a password and none was given."""

    topic = "credentials"


class PasswordRejected(ConnectionFailed):
    """The server did not accept the password."""

    topic = "credentials"


class Refused(PgsyncError):
    """Something was not done because it is dangerous and was not confirmed; nothing was changed."""

    default_exit_code = ExitCode.REFUSED


class ApplyRolledBack(PgsyncError):
    """Applying failed; the target is as it was."""

    default_exit_code = ExitCode.ROLLED_BACK
    topic = "troubleshooting"


class ApplyPartial(PgsyncError):
    """Applying failed after some of its transactions were committed."""

    default_exit_code = ExitCode.PARTIAL
    topic = "troubleshooting"


class StalePlan(PgsyncError):
    """The target changed since the plan was made."""

    default_exit_code = ExitCode.STALE
    topic = "troubleshooting"


class LockNotObtained(PgsyncError):
    """A lock was not granted within its time limit."""

    default_exit_code = ExitCode.LOCK_NOT_OBTAINED
    topic = "locks"
