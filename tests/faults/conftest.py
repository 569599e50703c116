"""Scenes on a server of our own."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from faults.cluster import Cluster
from faults.scene import SOURCE, TARGET, Scene, set_scene


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """One server per test process, of the version that PGSYNC_FAULTS_PROGRAMS names, which may be crashed."""
    found = Cluster.create()
    yield found
    found.remove()


@pytest.fixture
def scene(server: Cluster, tmp_path: Path) -> Iterator[Scene]:
    """A fresh scene: nothing was applied yet."""
    with ExitStack() as stack:
        source, target = (stack.enter_context(server.database(script)) for script in (SOURCE, TARGET))
        yield set_scene(tmp_path / "project", source, target)


@pytest.fixture
def plain_scene(server: Cluster, tmp_path: Path) -> Iterator[Scene]:
    """A fresh scene whose plan is one transaction."""
    with ExitStack() as stack:
        source, target = (
            stack.enter_context(server.database(script))
            for script in (SOURCE, TARGET.replace("('ok')", "('ok', 'happy')"))
        )
        yield set_scene(tmp_path / "project", source, target, concurrently=False)
