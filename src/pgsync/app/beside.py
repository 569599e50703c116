"""Programs beside ours: the editor of $VISUAL or $EDITOR, VS Code; texts reach them as files that nobody else reads."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from pgsync.errors import PgsyncError

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_LONGEST = 60  # characters of a name that a file gets


def editor() -> list[str]:
    """Return the editor's command; raises PgsyncError when there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named)
    for name in ("nano", "vi"):
        if found := shutil.which(name):
            return [found]
    raise PgsyncError("no editor found", hint="Name one in $EDITOR.")


def vscode() -> str:
    """Return the path of VS Code's command; raises PgsyncError where it is not installed."""
    for name in ("code", "code-insiders", "codium", "cursor"):
        if found := shutil.which(name):
            return found
    raise PgsyncError(
        "VS Code's command was not found",
        "There is no program called code, code-insiders, codium or cursor.",
        "In VS Code, run \"Shell Command: Install 'code' command in PATH\".",
    )


def is_in_vscode() -> bool:
    """Tell whether this is VS Code's own terminal."""
    return os.environ.get("TERM_PROGRAM") == "vscode"


def edit(text: str, name: str) -> Path:
    """Show a text in the editor and wait for it; returns the file."""
    path = kept(text, name)
    _run([*editor(), str(path)])
    return path


def open_in_vscode(text: str, name: str) -> Path:
    """Show a text in VS Code, without waiting; returns the file."""
    path = kept(text, name)
    _run([vscode(), "--reuse-window", str(path)])
    return path


def open_diff(before: str, after: str, name: str, sides: tuple[str, str]) -> tuple[Path, Path]:
    """Show two texts side by side in VS Code; sides: what they are called. Returns their files."""
    command = vscode()
    paths = kept(before, f"{name}.{sides[0]}"), kept(after, f"{name}.{sides[1]}")
    _run([command, "--reuse-window", "--diff", *map(str, paths)])
    return paths


def kept(text: str, name: str) -> Path:
    """Write a text to a temporary file that nobody else may read; it stays until the system clears these."""
    directory = Path(tempfile.mkdtemp(prefix="pgsync-"))
    path = directory / f"{_UNSAFE.sub('_', name)[:_LONGEST]}.sql"
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    return path


def _run(words: list[str]) -> None:
    try:
        subprocess.run(words, check=True)
    except FileNotFoundError:
        raise PgsyncError(f"there is no program {words[0]}", hint="It is named in $VISUAL or $EDITOR.") from None
    except subprocess.CalledProcessError as error:
        raise PgsyncError(f"{words[0]} ended with exit code {error.returncode}") from None
