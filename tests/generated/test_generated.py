"""Schemas nobody thought of: a few of them in every run, thousands with `make generated` (campaign.py)."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from generated.campaign import Campaign
from generated.choices import Chooser
from generated.elsewhere import Elsewhere
from generated.pairs import NOT_GENERATED, pair_of
from generated.properties import Lab
from generated.schema import REGISTRY
from pgsync.kinds import BY_NAME
from proof import Place

COUNT = int(os.environ.get("PGSYNC_GENERATED", "6"))
SEED = int(os.environ.get("PGSYNC_GENERATED_SEED", "1"))


@pytest.fixture
def lab(place: Place) -> Iterator[Lab]:
    """Where pairs are tried."""
    with Elsewhere() as elsewhere:
        yield Lab(place, elsewhere=elsewhere)


def test_generated_pairs_hold_every_property(lab: Lab, tmp_path: Path) -> None:
    campaign = Campaign(lab, lab.place.version, tmp_path)

    campaign.run(COUNT, SEED)

    assert not campaign.failures, campaign.summary()


def test_choices_among_the_differences_of_generated_pairs_hold(place: Place, tmp_path: Path) -> None:
    campaign = Campaign(Chooser(place), place.version, tmp_path)

    campaign.run(COUNT, SEED)

    assert not campaign.failures, campaign.summary()


def test_every_kind_is_generated_or_has_a_reason_not_to_be() -> None:
    made = {"function" if kind == "trigger function" else kind for kind in REGISTRY} - {"unique constraint"}
    # Made along: attributes with composite types, members of families with operator classes.
    along = {"attribute", "inheritance", "partition", "sequence ownership", "operator family", "operator family member"}

    assert made | along | set(NOT_GENERATED) == set(BY_NAME)


def test_the_same_dice_give_the_same_pair() -> None:
    ones, others = (pair_of(random.Random(7), 18) for _ in range(2))  # noqa: S311 - no secret

    assert ones.before.script() == others.before.script()
    assert ones.after.script() == others.after.script()
    assert ones.before.script() != ones.after.script()
