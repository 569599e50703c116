"""pgsync completion: the shell's Tab key. It reads files and never connects."""

import os
import re
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer._completion_shared import get_completion_script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pgsync.store.config import Configuration

VARIABLE = "_PGSYNC_COMPLETE"
"""Set by the shell when it asks for completions."""

# The shell puts what we return on the command line as it is: a name that it would expand is not offered.
_HARMLESS = re.compile(r"[\w.,:=@%+/-]+")
_PLAN = ".plan.json"
_SNAPSHOTS = ("*.json", "*.json.gz", "*.json.zst")


class Shell(StrEnum):
    """The shells there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def command(shell: Annotated[Shell, typer.Argument(help="bash, zsh, fish or powershell.")]) -> None:
    """Print a script that completes commands, options, connections, objects and plans.

    bash and zsh: eval "$(pgsync completion bash)" in ~/.bashrc, or zsh in ~/.zshrc. fish: pgsync completion fish |
    source. PowerShell: pgsync completion powershell | Out-String | Invoke-Expression. Objects are those that pgsync
    read last.
    """
    script = get_completion_script(prog_name="pgsync", complete_var=VARIABLE, shell=shell.value)
    if shell is Shell.BASH:  # which takes prod@last for three words
        script = f"{script}\nCOMP_WORDBREAKS=${{COMP_WORDBREAKS//@/}}"
    typer.echo(script)


def connection_names(incomplete: str) -> list[str]:
    """Return the connections whose names begin with what was typed; none when pgsync.toml cannot be read."""
    return _beginning(incomplete, _connections())


def sides(incomplete: str) -> list[str]:
    """Return connections, and files that may be snapshots."""
    files = [str(path) for pattern in _SNAPSHOTS for path in Path().glob(pattern) if not path.name.endswith(_PLAN)]
    return [*connection_names(incomplete), *_states(incomplete), *_beginning(incomplete, files)]


def snapshots(incomplete: str) -> list[str]:
    """Return connections, their kept states, and the other commands of pgsync snapshot."""
    return [*connection_names(incomplete), *_states(incomplete), *_beginning(incomplete, ("list", "prune"))]


def schemas(incomplete: str) -> list[str]:
    """Return the schemas that were read last."""
    return _beginning(incomplete, [name for kind, name in _objects() if kind == "schema"])


def kinds(incomplete: str) -> list[str]:
    """Return the kinds of which there was something."""
    return _beginning(incomplete, dict.fromkeys(kind.replace(" ", "_") for kind, _ in _objects()))


def objects(incomplete: str) -> list[str]:
    """Return the objects that were read last by name, or by kind:name once a kind is typed."""
    if ":" in incomplete:
        return _beginning(incomplete, [f"{kind.replace(' ', '_')}:{name}" for kind, name in _objects()])
    names = dict.fromkeys(name for _, name in _objects())
    return _beginning(incomplete, names) or _beginning(incomplete, dict.fromkeys(n.rpartition(".")[2] for n in names))


def plans(incomplete: str) -> list[str]:
    """Return the plans kept by their ids, and those here by their files."""
    configuration = _configuration()
    if configuration is None:
        return []
    kept = (configuration.directory / configuration.settings.plan.dir).glob(f"*{_PLAN}")
    here = [path.name.removesuffix(_PLAN) + ".sql" for path in Path().glob(f"*{_PLAN}")]
    return _beginning(incomplete, [*here, *(path.name.removesuffix(_PLAN) for path in kept)])


def runs(incomplete: str) -> list[str]:
    """Return the runs, the newest first."""
    configuration = _configuration()
    directory = configuration.directory / ".pgsync" / "runs" if configuration else Path()
    found = [path.name for path in directory.iterdir() if path.is_dir()] if directory.is_dir() else []
    return _beginning(incomplete, sorted(found, reverse=True))


def ignored(incomplete: str) -> list[str]:
    """Return the patterns that are left out."""
    configuration = _configuration()
    return _beginning(incomplete, configuration.settings.compare.ignore if configuration else ())


def topics(incomplete: str) -> list[str]:
    """Return the topics of pgsync help."""
    from pgsync.cli.help import all_topics

    return _beginning(incomplete, all_topics())


def _configuration() -> "Configuration | None":
    from pgsync.errors import PgsyncError
    from pgsync.store.config import load

    named = os.environ.get("PGSYNC_CONFIG")
    try:
        return load(Path(named) if named else None)
    except PgsyncError:
        return None


def _project_file() -> Path | None:
    from pgsync.store.paths import find_project_file

    named = os.environ.get("PGSYNC_CONFIG")
    return Path(named).absolute() if named else find_project_file()


def _connections() -> list[str]:
    """Return the connections of both files as they stand there: to validate all settings takes too long."""
    import tomllib

    from pgsync.store.paths import user_file

    found: dict[str, None] = {}
    for path in (_project_file(), user_file()):
        with suppress(OSError, ValueError, AttributeError):
            text = path.read_text(encoding="utf-8") if path is not None else ""
            found |= dict.fromkeys(tomllib.loads(text).get("connections", {}))
    return list(found)


def _states(incomplete: str) -> list[str]:
    """Return the kept states of the connection that was typed before an @: words and days, else their ids."""
    name, at, _ = incomplete.partition("@")
    if not at or name not in _connections():
        return []
    from datetime import datetime

    from pgsync.store.history import History, directory_of

    kept = History(directory_of(_project_file())).kept(name)
    moments = [datetime.fromisoformat(entry.last).astimezone() for entry in reversed(kept)]
    words = ["last", "yesterday", *(f"-{number}" for number in range(1, min(len(kept), 4)))] if kept else []
    words += dict.fromkeys(f"{moment:%Y-%m-%d}" for moment in moments)
    found = _beginning(incomplete, [f"{name}@{word}" for word in words])
    return found or _beginning(incomplete, dict.fromkeys(f"{name}@{entry.id}" for entry in kept))


def _objects() -> list[tuple[str, str]]:
    from pgsync.store.names import recall

    return [(kind, name) for kind, _, name in (line.partition(":") for line in recall(_project_file()))]


def _beginning(incomplete: str, words: "Iterable[str]") -> list[str]:
    return [word for word in words if word.startswith(incomplete) and _HARMLESS.fullmatch(word)]
