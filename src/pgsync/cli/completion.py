"""pgsync completion: the shell's Tab key."""

from enum import StrEnum
from typing import Annotated

import typer
from typer._completion_shared import get_completion_script

VARIABLE = "_PGSYNC_COMPLETE"
"""Set by the shell when it asks for completions."""


class Shell(StrEnum):
    """The shells there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def command(shell: Annotated[Shell, typer.Argument(help="bash, zsh, fish or powershell.")]) -> None:
    """Print a script that completes commands, options and connections: eval "$(pgsync completion bash)"."""
    typer.echo(get_completion_script(prog_name="pgsync", complete_var=VARIABLE, shell=shell.value))


def connection_names(incomplete: str) -> list[str]:
    """Return the connections whose names begin with what was typed; none when pgsync.toml cannot be read."""
    from pgsync.errors import PgsyncError
    from pgsync.store.config import load

    try:
        return [name for name in load().settings.connections if name.startswith(incomplete)]
    except PgsyncError:
        return []
