"""What is known of a plan before it runs on its target: proved, disproved, or not proven and why."""

from collections.abc import Iterator
from enum import StrEnum

from pgsync.plain import dataclass


class Verdict(StrEnum):
    """What is known of a plan before it runs."""

    PROVED = "proved"
    DISPROVED = "disproved"
    UNPROVEN = "not proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What came of trying a plan, its rollback and the plan again on a scratch copy of its target.

    place: in words, "a scratch PostgreSQL 18"; "" when there was none. shown: what is known now, as sentences.
    left_out: what the copy could not show, as sentences. reason, detail: why it failed, or why there is no proof.
    step: which step failed, from 1, 0 for none; `of_rollback`: of the way back.
    """

    verdict: Verdict
    place: str = ""
    shown: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    reason: str = ""
    detail: str = ""
    step: int = 0
    of_rollback: bool = False

    def sentences(self, source: str, target: str) -> Iterator[str]:
        """Return what is known, the verdict first.

        source: what the target looks like afterwards: "local", "local in what is selected".
        """
        if self.verdict is Verdict.UNPROVEN:
            yield f"Not proven: {self.reason}."
        elif self.verdict is Verdict.DISPROVED:
            yield f"DISPROVED on {self.place}: {self.reason}"
            yield from self.detail.splitlines()
        else:
            back = f"then + rollback = {target}" if WAY_BACK in self.shown else "there is no way back"
            yield f"Proved on {self.place}: {target} + plan = {source}, {back}."
            yield from (f"Not shown by that: {sentence}." for sentence in self.left_out)


UNTRIED = "Not proven: it was not tried on a scratch database."
"""What is said of a plan without a proof."""

WAY_BACK = "the rollback leads back"
"""What a proof shows when there is a way back."""
