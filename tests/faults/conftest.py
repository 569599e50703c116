"""Scenes on a server of our own, and the table of docs/reliability.md: what each fault came to."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from faults.cluster import Cluster, programs
from faults.report import Tally
from faults.scene import SOURCE, TARGET, Scene, set_scene

TALLY = Tally()


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let -k R05 choose the tests of one row."""
    for item in items:
        for mark in item.iter_markers("fault"):
            item.extra_keyword_matches.update(mark.args)
            item.user_properties.append(("fault", " ".join(mark.args)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count it, and write the table where it is wanted: what was run is known whatever ends the session."""
    if TALLY.count(report) and "PYTEST_XDIST_WORKER" not in os.environ:
        TALLY.write(programs())
