"""Each object comes alone with what it needs, and goes alone with what needs it.

tests/alone/<pair>/from.sql, to.sql   two databases; the second may have the role pgsync_alone
                   there.txt          what comes along with each difference; PGSYNC_UPDATE_GOLDEN=1 writes it
                   back.txt           the same on the way back
"""

import os
from pathlib import Path

import pytest

import alone
from pgsync.kinds import BY_NAME
from proof import Place

NOT_THERE = {
    "large object": "data, of which pgsync makes and drops none",
    "membership": "of the cluster, which unit/test_cluster.py changes",
    "parameter privilege": "of the cluster, which unit/test_cluster.py changes",
    "row": "data, which is compared when it is asked for",
    "security label": "needs a label provider, a module that the embedded server does not have",
}
"""Kinds of which the pairs have none, and why."""

UPDATE = bool(os.environ.get("PGSYNC_UPDATE_GOLDEN"))


@pytest.mark.parametrize("folder", alone.PAIRS, ids=lambda folder: folder.name)
def test_each_difference_alone_takes_along_what_it_needs(place: Place, folder: Path) -> None:
    if not place.is_golden:
        pytest.skip("what comes along is pinned for one version")
    two = alone.read(place, folder)

    for name, direction, start in (("there", two, "from"), ("back", two.back, "to")):
        golden, found = folder / f"{name}.txt", alone.text(direction)
        if UPDATE:
            golden.write_text(found)
        assert found == golden.read_text()
        with alone.built(place, folder, start) as side:
            assert list(alone.failures(side, direction)) == []


def test_there_is_one_of_every_kind(place: Place) -> None:
    if not place.is_golden:
        pytest.skip("older versions lack some")
    there = {kind for folder in alone.PAIRS for kind in alone.read(place, folder).desired.by_kind}

    assert BY_NAME.keys() - there == NOT_THERE.keys()
