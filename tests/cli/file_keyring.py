"""Keyrings for tests: one keeps its entries in a file, the others forget, hang or stay locked."""

import json
import os
import time
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordSetError


class FileKeyring(KeyringBackend):
    """Keeps entries as JSON in the file that FILE_KEYRING names."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        entry: str | None = self._entries().get(f"{service} {username}")
        return entry

    def set_password(self, service: str, username: str, password: str) -> None:
        self._save(self._entries() | {f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        entries = self._entries()
        entries.pop(f"{service} {username}", None)
        self._save(entries)

    def _entries(self) -> dict[str, str]:
        path = Path(os.environ["FILE_KEYRING"])
        return dict(json.loads(path.read_text())) if path.exists() else {}

    def _save(self, entries: dict[str, str]) -> None:
        Path(os.environ["FILE_KEYRING"]).write_text(json.dumps(entries))


class ForgetfulKeyring(FileKeyring):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password


class LockedKeyring(FileKeyring):
    """Cannot be unlocked."""

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password
        raise KeyringLocked


class DeniedKeyring(FileKeyring):
    """Says what macOS's says after a click on Deny."""

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        raise KeyringLocked("Can't get password from keychain: (-128, 'Keychain Access Denied')")

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password
        raise PasswordSetError("Can't store password on keychain: (-128, 'Keychain Access Denied')")


class HangingKeyring(FileKeyring):
    """Waits for a window that nobody sees."""

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        time.sleep(60)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password
        time.sleep(60)
