"""The operating system's keyring: entries bound to user@host:port/dbname, and every way it can fail."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

from pgsync.errors import ConfigError
from pgsync.store.owned import read_owned, write_owned
from pgsync.store.paths import state_file

SERVICE = "pgsync"
TIMEOUT = 3.0
"""Seconds a keyring may take: a locked one may wait for a window that nobody sees."""

_INDEX = "saved-passwords.toml"
# Runs in a process of its own, because a keyring that hangs cannot be interrupted inside ours.
# The request comes on stdin, so that no password stands in a process list; -P keeps a keyring.py of the
# current directory out.
_WORKER = """
import json, sys
request = json.load(sys.stdin)
import keyring, keyring.errors
backend = keyring.get_keyring()
names = {type(part).__module__ for part in getattr(backend, "backends", [backend])}
answer = {"backend": type(backend).__module__}
if names <= {"keyring.backends.fail"}:
    answer["problem"] = "missing"
elif names <= {"keyring.backends.null"}:
    answer["problem"] = "null"
else:
    try:
        if request["verb"] == "get":
            answer["value"] = keyring.get_password(request["service"], request["entry"])
        elif request["verb"] == "set":
            keyring.set_password(request["service"], request["entry"], request["value"])
            answer["value"] = keyring.get_password(request["service"], request["entry"])
        elif request["verb"] == "delete":
            try:
                keyring.delete_password(request["service"], request["entry"])
            except keyring.errors.PasswordDeleteError:
                pass
    except (keyring.errors.KeyringLocked, keyring.errors.InitError, keyring.errors.PasswordSetError) as error:
        # macOS says that a click on Deny, or a missing window, locked its keychain.
        refused = isinstance(error, keyring.errors.PasswordSetError) or "denied" in str(error).lower()
        answer["problem"] = "denied" if refused else "locked"
    except keyring.errors.NoKeyringError as error:
        answer["problem"] = "missing"
    except Exception as error:
        answer["problem"] = "failed"
        answer["reason"] = type(error).__name__
json.dump(answer, sys.stdout)
"""
_PROBLEMS = {
    "missing": "this machine has no keyring",
    "null": "the keyring is switched off (keyring.backends.null), so it keeps nothing",
    "locked": "the keyring is locked and nobody unlocked it",
    "denied": "the keyring denied access",
    "timeout": f"the keyring did not answer within {TIMEOUT:.0f} s; it may wait to be unlocked",
    "broken": "the keyring could not be started",
    "lost": "the keyring did not keep the password: it read back something else",
}


class KeyringUnusable(ConfigError):
    """The keyring could not do what was asked; the message says why."""


def load_password(address: str) -> str | None:
    """Return the password saved for user@host:port/dbname; raises KeyringUnusable.

    None when pgsync saved none; the keyring, slow to load and perhaps locked, is then not asked at all.
    """
    if address not in read_owned(state_file(_INDEX)):
        return None
    value = _ask("get", address).get("value")
    return value if isinstance(value, str) else None


def save_password(address: str, password: str) -> None:
    """Save a password and read it back; raises KeyringUnusable when it was not kept."""
    answer = _ask("set", address, password)
    if answer.get("value") != password:
        raise KeyringUnusable(_PROBLEMS["lost"])
    index = read_owned(state_file(_INDEX)) | {address: str(answer.get("backend", ""))}
    write_owned(state_file(_INDEX), index)


def delete_password(address: str) -> None:
    """Remove a saved password; nothing to do when pgsync saved none. Raises KeyringUnusable."""
    index = read_owned(state_file(_INDEX))
    if index.pop(address, None) is not None:
        _ask("delete", address)
        write_owned(state_file(_INDEX), index)


def describe_keyring() -> str:
    """Return which keyring there is; raises KeyringUnusable when there is none to use."""
    return str(_ask("describe", "").get("backend", "")).removeprefix("keyring.backends.")


def _ask(verb: str, entry: str, value: str | None = None) -> Mapping[str, object]:
    """Let the worker talk to the keyring for at most TIMEOUT seconds."""
    request = json.dumps({"verb": verb, "service": SERVICE, "entry": entry, "value": value})
    worker = subprocess.Popen(
        [sys.executable, "-P", "-c", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        output, _ = worker.communicate(request, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.communicate()
        raise KeyringUnusable(_PROBLEMS["timeout"]) from None
    try:
        answer: Mapping[str, object] = json.loads(output)
    except ValueError:
        raise KeyringUnusable(_PROBLEMS["broken"]) from None
    if "problem" in answer:
        reason = answer.get("reason")
        raise KeyringUnusable(_PROBLEMS.get(str(answer["problem"]), f"the keyring failed ({reason})"))
    return answer
