"""Scenes on the server of the session."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from conftest import Server
from faults.scene import SOURCE, TARGET, Scene, set_scene


@pytest.fixture
def scene(server: Server, tmp_path: Path) -> Iterator[Scene]:
    """A fresh scene: nothing was applied yet."""
    with ExitStack() as stack:
        source, target = (stack.enter_context(server.database(script)) for script in (SOURCE, TARGET))
        yield set_scene(tmp_path / "project", source, target)


@pytest.fixture
def plain_scene(server: Server, tmp_path: Path) -> Iterator[Scene]:
    """A fresh scene whose plan is one transaction."""
    with ExitStack() as stack:
        source, target = (
            stack.enter_context(server.database(script))
            for script in (SOURCE, TARGET.replace("('ok')", "('ok', 'happy')"))
        )
        yield set_scene(tmp_path / "project", source, target, concurrently=False)
