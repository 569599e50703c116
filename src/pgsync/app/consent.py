"""What must be confirmed before a database is changed, and by whom: nothing is assumed (SAFETY.md 2.1, UX.md)."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from pgsync.app.policy import DISPROVED, Policy, evidence_of, is_meant
from pgsync.conninfo import ConnectionTarget
from pgsync.errors import Refused
from pgsync.kinds import BY_NAME
from pgsync.model.hazards import MEANINGS, Response
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Planned
from pgsync.model.proof import Proof, Verdict
from pgsync.model.spoken import spoken
from pgsync.model.statements import Hazard
from pgsync.plain import dataclass

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

    yes: the questions whether to go on are answered; it never covers what destroys data, nor what is refused.
    allow: hazards on the command line: CODE, or CODE:object, with * and ?.
    configured: the same in pgsync.toml; on production a code alone does not count there.
    policy: how each hazard is answered, by environment.
    """

    yes: bool = False
    allow: tuple[str, ...] = ()
    configured: tuple[str, ...] = ()
    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True, slots=True)
class Risk:
    """A hazard of a step that somebody must answer for."""

    planned: Planned
    hazard: Hazard
    response: Response

    @property
    def name(self) -> str:
        """What --allow calls it: the object's name, or that of what it is a property of."""
        id_ = self.planned.object
        return ".".join(id_.path[1:]) if BY_NAME[id_.kind].satellite else id_.name

    @property
    def line(self) -> str:
        """The hazard, what it is about, and what the target tells."""
        unkept = self.planned.statement.unkept if self.hazard.is_destructive else ""
        why = f"; not kept, as {unkept}" if unkept else ""
        return f"  ! {spoken(self.planned.object)}  {self.hazard}: {evidence_of(self.planned, self.hazard)}{why}"


def risks(steps: Iterable[Planned], target: ConnectionTarget, consent: Consent) -> list[Risk]:
    """Return what is asked about or refused and was not allowed, in the order of the steps."""
    found = [
        Risk(planned, hazard, consent.policy.response(planned, hazard, target))
        for planned in steps
        for hazard in sorted(planned.statement.hazards)
    ]
    return [r for r in found if r.response in {Response.ASK, Response.REFUSE} and not _is_allowed(r, target, consent)]


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
    open_risks = risks(steps, target, consent)
    _require_none_refused(open_risks, target)
    _require_names(_destructive(open_risks), asker)
    _require_yes([r for r in open_risks if not r.hazard.is_destructive], target, consent, asker)
    _require_go(len(steps), target, consent, asker, verb)


def _require_none_refused(open_risks: Iterable[Risk], target: ConnectionTarget) -> None:
    refused = [risk for risk in open_risks if risk.response is Response.REFUSE]
    if refused:
        first = refused[0]
        raise Refused(
            f"{_count(len(refused), 'hazard')} refused on {target.name}",
            _listed(risk.line for risk in refused),
            f"{MEANINGS[first.hazard].instead} Or allow each: --allow {shlex.quote(f'{first.hazard}:{first.name}')}; "
            "--yes does not cover it. More: pgsync help hazards.",
        )


def _destructive(open_risks: Iterable[Risk]) -> dict[ObjectId, list[Risk]]:
    """Return what destroys data, by object."""
    found: dict[ObjectId, list[Risk]] = {}
    for risk in open_risks:
        if risk.hazard.is_destructive:
            found.setdefault(risk.planned.object, []).append(risk)
    return found


def _require_names(dangers: Mapping[ObjectId, list[Risk]], asker: Asker) -> None:
    """Have the name typed of each object whose data is lost."""
    if dangers and not asker.is_interactive:
        first = next(iter(dangers.values()))[0]
        raise Refused(
            "data would be lost, and nobody confirmed it",
            f"{_count(len(dangers), 'object')}:\n" + _listed(risk.line for found in dangers.values() for risk in found),
            f"Allow each: --allow {shlex.quote(f'{first.hazard}:{first.name}')}; --yes does not cover it. "
            "More: pgsync help hazards.",
        )
    for id_, found in dangers.items():
        asker.say(f"! {spoken(id_)}: data will be lost ({', '.join(dict.fromkeys(risk.hazard for risk in found))})")
        for risk in found:
            asker.say(risk.line)
        if asker.ask(f"Type {id_.name} to confirm") != id_.name:
            raise Refused(f"{spoken(id_)} was not confirmed", "Nothing was changed.")


def _require_yes(open_risks: Sequence[Risk], target: ConnectionTarget, consent: Consent, asker: Asker) -> None:
    """Ask once about all that is not worth a question of its own; the one that comes anyway will do."""
    if not open_risks or consent.yes:
        return
    lines = _listed(risk.line for risk in open_risks)
    if not asker.is_interactive:
        first = open_risks[0]
        raise Refused(
            f"{_count(len(open_risks), 'hazard')} to confirm, and nobody confirmed",
            lines,
            f"Confirm with --yes, or allow each: --allow {shlex.quote(f'{first.hazard}:{first.name}')}. "
            "More: pgsync help hazards.",
        )
    asker.say(lines)
    if not _is_asked_about(target) and not asker.confirm("Go on all the same?"):
        raise Refused("the hazards were not confirmed", "Nothing was changed.")


def _listed(lines: Iterable[str]) -> str:
    every = list(dict.fromkeys(lines))
    more = [f"  … and {len(every) - _LISTED:,} more"] if len(every) > _LISTED else []
    return "\n".join(every[:_LISTED] + more)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _require_go(count: int, target: ConnectionTarget, consent: Consent, asker: Asker, verb: str) -> None:
    """Ask before production by its name, before an unknown database elsewhere by yes."""
    if consent.yes or not _is_asked_about(target):
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
    else:
        if not asker.is_interactive:
            raise Refused(
                f"nobody confirmed the change of {target.name}",
                f"{steps} would run there, and the connection does not say that it is no production database.",
                "Confirm with --yes, or set env = on the connection.",
            )
        if not asker.confirm(f"{verb} {steps} to {target.name}?"):
            raise Refused(f"the change of {target.name} was not confirmed", "Nothing was changed.")


def _is_asked_about(target: ConnectionTarget) -> bool:
    """Tell whether any change of a target is asked about: production, and what does not say that it is none."""
    return target.environment == "prod" or (target.environment is None and not target.is_local)


def _is_allowed(risk: Risk, target: ConnectionTarget, consent: Consent) -> bool:
    patterns = list(consent.allow)
    patterns += [p for p in consent.configured if ":" in p or target.environment != "prod"]
    if risk.response is Response.REFUSE:  # it is allowed by name or not at all
        patterns = [pattern for pattern in patterns if ":" in pattern]
    return any(is_meant(pattern, risk.hazard, risk.planned) for pattern in patterns)
