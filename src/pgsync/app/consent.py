"""What must be confirmed before a database is changed, and by whom: nothing is assumed (SAFETY.md 2.1, UX.md)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Protocol

from pgsync.conninfo import ConnectionTarget
from pgsync.errors import Refused
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Planned
from pgsync.model.proof import Proof, Verdict
from pgsync.model.spoken import spoken

DISPROVED = "PLAN_DISPROVED"
"""What must be allowed to run a plan that failed its proof."""

_LISTED = 20


class Asker(Protocol):
    """Whoever can be asked; the command line on a terminal."""

    @property
    def is_interactive(self) -> bool:
        """Whether there is somebody to ask."""

    def ask(self, question: str, default: str = "") -> str:
        """Return an answer."""

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Return whether the answer is yes."""

    def say(self, text: str = "") -> None:
        """Say something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What was allowed beforehand.

    yes: the question whether to go on is answered; it never covers what destroys data.
    allow: hazards on the command line: CODE, or CODE:object, with * and ?.
    configured: the same in pgsync.toml; on production a code alone does not count there.
    """

    yes: bool = False
    allow: tuple[str, ...] = ()
    configured: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Danger:
    """An object whose data is lost by some step, and the codes of that."""

    id: ObjectId
    codes: tuple[str, ...]

    @property
    def name(self) -> str:
        """What must be typed: the object's name."""
        return self.id.name


def dangers(steps: Iterable[Planned]) -> list[Danger]:
    """Return what destroys data, by object, in the order of the steps."""
    found: dict[ObjectId, list[str]] = {}
    for planned in steps:
        codes = sorted(hazard for hazard in planned.statement.hazards if hazard.is_destructive)
        if codes:
            found.setdefault(planned.object, []).extend(codes)
    return [Danger(id_, tuple(dict.fromkeys(codes))) for id_, codes in found.items()]


def require_not_disproved(proof: Proof | None, consent: Consent) -> None:
    """Raise Refused for a plan that failed where it was tried, unless that was allowed by name on the command line."""
    if proof is None or proof.verdict is not Verdict.DISPROVED or DISPROVED in consent.allow:
        return
    raise Refused(
        "the plan failed when it was tried out",
        " ".join(filter(None, (f"On {proof.place}, {proof.reason}.", proof.detail, "Nothing was changed."))),
        f"Plan again. If you know better: --allow {DISPROVED}; neither --yes nor pgsync.toml covers it.",
    )


def require_consent(
    steps: Sequence[Planned], target: ConnectionTarget, consent: Consent, asker: Asker, verb: str = "apply"
) -> None:
    """Ask what must be asked; raises Refused when an answer is no, wrong, or nobody is there to give it."""
    open_dangers = [danger for danger in dangers(steps) if not _is_allowed(danger, target, consent)]
    if open_dangers and not asker.is_interactive:
        raise Refused(
            "data would be lost, and nobody confirmed it",
            "\n".join(
                [f"{len(open_dangers):,} object{'' if len(open_dangers) == 1 else 's'}:"]
                + [f"  ! {spoken(d.id)}  {', '.join(d.codes)}" for d in open_dangers[:_LISTED]]
                + ([f"  … and {len(open_dangers) - _LISTED:,} more"] if len(open_dangers) > _LISTED else [])
            ),
            f"Allow each: --allow {open_dangers[0].codes[0]}:{open_dangers[0].name}; --yes does not cover it.",
        )
    for danger in open_dangers:
        asker.say(f"! {spoken(danger.id)}: data will be lost ({', '.join(danger.codes)})")
        if asker.ask(f"Type {danger.name} to confirm") != danger.name:
            raise Refused(f"{spoken(danger.id)} was not confirmed", "Nothing was changed.")
    _require_go(len(steps), target, consent, asker, verb)


def _require_go(count: int, target: ConnectionTarget, consent: Consent, asker: Asker, verb: str) -> None:
    """Ask before production by its name, before an unknown database elsewhere by yes."""
    if consent.yes or target.environment in {"dev", "staging"}:
        return
    steps = f"{count} step{'' if count == 1 else 's'}"
    if target.environment == "prod":
        if not asker.is_interactive:
            raise Refused(
                f"{target.name} is production, and nobody confirmed the change",
                f"{steps} would run there. Nothing was changed.",
                "Confirm with --yes.",
            )
        if asker.ask(f"{verb} {steps} to production? Type {target.name} to confirm") != target.name:
            raise Refused(f"the change of {target.name} was not confirmed", "Nothing was changed.")
    elif not target.is_local:
        if not asker.is_interactive:
            raise Refused(
                f"nobody confirmed the change of {target.name}",
                f"{steps} would run there, and the connection does not say that it is no production database.",
                "Confirm with --yes, or set env = on the connection.",
            )
        if not asker.confirm(f"{verb} {steps} to {target.name}?"):
            raise Refused(f"the change of {target.name} was not confirmed", "Nothing was changed.")


def _is_allowed(danger: Danger, target: ConnectionTarget, consent: Consent) -> bool:
    patterns = list(consent.allow)
    patterns += [p for p in consent.configured if ":" in p or target.environment != "prod"]
    return all(any(_matches(pattern, code, danger.id) for pattern in patterns) for code in danger.codes)


def _matches(pattern: str, code: str, id_: ObjectId) -> bool:
    wanted, colon, name = pattern.partition(":")
    if not fnmatchcase(code, wanted.strip()):
        return False
    return not colon or any(fnmatchcase(candidate, name) for candidate in (id_.name, str(id_)))
