"""What a comparison says, whether everything was read or only what digests leave."""

from dataclasses import replace
from typing import Any

from pgsync.app.catalogs import comparable
from pgsync.app.choice import ALL, Choice
from pgsync.app.compare import Comparison, compared
from pgsync.app.differing import read_differing
from proof import Side

EVERYTHING = 10**9
"""More columns than any database has, so that all of it is read."""


def said(one: Side, other: Side, choice: Choice = ALL, large: int = EVERYTHING) -> dict[str, Any]:
    """Return what a comparison says; large: from how many columns on only what differs is read."""
    opened = {one.target: one.session, other.target: other.session}
    found: Comparison = compared(*comparable(*read_differing(opened, choice, large=large)), choice)
    return {
        "differences": [
            (replace(d.change, current=None, desired=None), d.fields, d.brief, d.is_implied) for d in found.differences
        ],
        "compared": found.compared,
        "tallies": found.tallies,
        "notes": found.notes,
        "apart": found.apart,
        "candidates": found.candidates,
        "followers": found.followers,
    }
