"""How a hazard is answered: what the settings say, else by the environment and by what is at stake (SAFETY.md 2.1)."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from fnmatch import fnmatchcase

from pgsync.conninfo import ConnectionTarget
from pgsync.errors import UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.hazards import MEANINGS, Response
from pgsync.model.patterns import matches
from pgsync.model.plan import Planned
from pgsync.model.statements import Hazard
from pgsync.plain import dataclass
from pgsync.store.settings import HazardSettings

# What is lost here is known to be nothing when no row is found that does not fit.
_MOOT_WITHOUT_ROWS = frozenset({Hazard.DATA_TRUNCATING_CAST, Hazard.DATA_ENUM_REMOVE, Hazard.DATA_DELETE_CASCADES})


DISPROVED = "PLAN_DISPROVED"
"""What must be allowed to run a plan that failed its proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The answers that pgsync.toml gives: CODE or CODE:object, with * and ?, → answer.

    everywhere: [hazards.all]. environments: [hazards.dev], [hazards.staging], [hazards.prod], which come first.
    """

    everywhere: Mapping[str, Response] = field(default_factory=dict)
    environments: Mapping[str, Mapping[str, Response]] = field(default_factory=dict)

    def response(self, planned: Planned, hazard: Hazard, target: ConnectionTarget) -> Response:
        """Return what happens before a step with this hazard runs on a target."""
        environment = environment_of(target)
        for table in (self.environments.get(environment, {}), self.everywhere):
            found = _most_exact(table, planned, hazard)
            if found is not None:
                pattern, response = found
                # On production a code alone never allows what destroys data.
                if hazard.is_destructive and environment == "prod" and ":" not in pattern:
                    return max(response, Response.ASK, key=_strictness)
                return response
        return default_response(planned, hazard, environment)


def policy_of(settings: HazardSettings) -> Policy:
    """Return the policy that pgsync.toml describes."""
    tables = {
        name: {pattern: Response(answer) for pattern, answer in getattr(settings, name).items()}
        for name in ("all", "dev", "staging", "prod")
    }
    return Policy(everywhere=tables.pop("all"), environments=tables)


def checked_codes(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return what --allow was given; raises UsageError for a code that no hazard has."""
    found = tuple(patterns)
    for pattern in found:
        code = pattern.partition(":")[0].strip()
        if pattern != DISPROVED and not any(fnmatchcase(hazard, code) for hazard in Hazard):
            close = difflib.get_close_matches(code, list(Hazard), n=1)
            hint = f'Did you mean "{close[0]}"?' if close else 'All of them: "pgsync help hazards".'
            raise UsageError(f'--allow: there is no hazard "{code}"', hint=hint)
    return found


def default_response(planned: Planned, hazard: Hazard, environment: str) -> Response:
    """Return the answer of SAFETY.md 2.2: milder outside production and where little is at stake."""
    response = MEANINGS[hazard].production
    weights = [found.weight for found in planned.evidence if found.hazard is hazard]
    if any(weight > 0 for weight in weights):
        response = Response.REFUSE
    elif weights and all(weight < 0 for weight in weights):
        response = response if response is Response.ALLOW else Response.WARN
    if environment == "dev" or (environment == "staging" and response is Response.REFUSE):
        response = response.milder
    is_moot = hazard in _MOOT_WITHOUT_ROWS and bool(weights) and all(weight < 0 for weight in weights)
    if hazard.is_destructive and not is_moot:
        return max(response, Response.ASK, key=_strictness)
    return response


def environment_of(target: ConnectionTarget) -> str:
    """Return dev, staging or prod; what does not say so is production unless it is on this machine."""
    return target.environment or ("dev" if target.is_local else "prod")


def evidence_of(planned: Planned, hazard: Hazard) -> str:
    """Return what the target tells about a hazard of a step, or what it means."""
    found = [evidence.text for evidence in planned.evidence if evidence.hazard is hazard]
    return "; ".join(found) or MEANINGS[hazard].what.rstrip(".")


def is_meant(pattern: str, hazard: Hazard, planned: Planned) -> bool:
    """Tell whether CODE or CODE:object stands for a hazard of a step: by its object's name or its relation's."""
    wanted, colon, name = pattern.partition(":")
    if not fnmatchcase(hazard, wanted.strip()):
        return False
    return not colon or any(matches(name, candidate) for candidate in _names(planned))


def _names(planned: Planned) -> Iterator[str]:
    for id_ in (planned.object, *planned.statement.relations):
        yield id_.name
        yield str(id_)
    if BY_NAME[planned.object.kind].satellite:  # its path begins with the kind of what it belongs to
        yield ".".join(planned.object.path[1:])


def _most_exact(table: Mapping[str, Response], planned: Planned, hazard: Hazard) -> tuple[str, Response] | None:
    """Return the entry that stands for it: one with an object before one without, the longest of these."""
    found = [pattern for pattern in table if is_meant(pattern, hazard, planned)]
    if not found:
        return None
    best = max(found, key=lambda pattern: (":" in pattern, "*" not in pattern, len(pattern)))
    return best, table[best]


def _strictness(response: Response) -> int:
    return list(Response).index(response)
