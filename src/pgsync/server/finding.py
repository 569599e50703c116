"""What the pre-flight check says: one clear line for each thing that is known before a plan runs."""

from collections.abc import Sequence

from pgsync.plain import dataclass

_LISTED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that stands in the way (`blocks`), or that is good to know before."""

    blocks: bool
    text: str
    hint: str = ""


def listed(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} and {len(names) - _LISTED:,} more"
