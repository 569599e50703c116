"""Many pairs in a row: what fails is made small and written down as a case, and the next one is tried.

python -m generated.campaign 2000 --seed 1 --server URL --other URL --out DIRECTORY
"""

import argparse
import signal
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from hypothesis import HealthCheck, Phase, given, seed, settings

from generated.choices import Chooser
from generated.elsewhere import Elsewhere
from generated.pairs import Pair, pairs
from generated.properties import Broken, Lab
from generated.schema import World
from pgsync.conninfo import parse
from proof import Place, embedded_server


@dataclass
class Campaign:
    """Pairs that are tried one after the other.

    version: of the oldest server that shall take them. out: where failures are written.
    """

    lab: Lab
    version: int
    out: Path
    tried: int = 0
    failures: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: float = 0.0

    def run(self, count: int, number: int) -> None:
        """Try so many pairs that follow from a seed."""

        @seed(number)
        @settings(
            max_examples=count, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(pairs(self.version))
        def every(pair: Pair) -> None:
            self.attempt(pair)

        every()

    def attempt(self, pair: Pair) -> None:
        """Try one pair; what fails is made small and kept."""
        begin = time.monotonic()
        self.tried += 1
        self.kinds.update({item.kind for world in (pair.before, pair.after) for item in world.items.values()})
        self.done.update(pair.done)
        try:
            self.lab.hold(pair, self.tried)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is kept, and the next pair is tried
            self._keep(pair, error)
        self.seconds += time.monotonic() - begin
        if self.tried % 50 == 0:
            each = self.seconds / self.tried
            print(f"{self.tried} pairs, {each:.2f} s each, {len(self.failures)} failed", flush=True)  # noqa: T201

    def _keep(self, pair: Pair, error: Exception) -> None:
        name = _name(error)
        print(f"pair {self.tried}: {name}: making it small", flush=True)  # noqa: T201
        pair, error = smaller(self.lab, pair, error, self.tried)
        folder = self.out / f"{self.tried:05}-{name.replace(' ', '-')}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "from.sql").write_text(pair.before.script())
        (folder / "to.sql").write_text(pair.after.script())
        (folder / "error.txt").write_text(f"{error}\n\n{dict(pair.done)}\n")
        self.failures.append(f"{folder}: {str(error)[:300]}")
        print(self.failures[-1], flush=True)  # noqa: T201

    def summary(self) -> str:
        """Return what was tried, as a table of kinds and what was done to them."""
        lines = [f"{self.tried} pairs, {len(self.failures)} failed, {self.seconds:.0f} s; {dict(self.lab.counts)}", ""]
        lines += ["| kind | pairs with it | altered |", "|---|---|---|"]
        for kind, count in sorted(self.kinds.items()):
            verbs = ", ".join(
                f"{verb} {n}" for (k, verb), n in sorted(self.done.items()) if k == kind and verb != "unchanged"
            )
            lines.append(f"| {kind} | {count} | {verbs} |")
        return "\n".join([*lines, "", *self.failures])


def smaller(lab: Lab, pair: Pair, error: Exception, number: int, seconds: float = 60) -> tuple[Pair, Exception]:
    """Return a pair that fails alike, with as few items as are found in some time, and its error."""
    until = time.monotonic() + seconds
    share = 2
    keys = sorted({*pair.before.items, *pair.after.items})
    while time.monotonic() < until:
        size = max(1, len(keys) // share)
        groups = [keys[at : at + size] for at in range(0, len(keys), size)]
        for group in groups:
            found = _without(pair, group)
            failure = _failure(lab, found, error, number) if found != pair else None
            if failure is not None:
                pair, error = found, failure
            if time.monotonic() > until:
                break
        left = sorted({*pair.before.items, *pair.after.items})
        if size == 1 and left == keys:
            break
        share, keys = (share * 2, left) if left == keys else (2 if size > 1 else max(2, len(left)), left)
    return pair, error


def _without(pair: Pair, keys: Sequence[int]) -> Pair:
    gone = set(keys)
    worlds = [
        World(world.version, {key: item for key, item in world.items.items() if key not in gone}).settled()
        for world in (pair.before, pair.after)
    ]
    return Pair(worlds[0], worlds[1], pair.done)


def _failure(lab: Lab, pair: Pair, error: Exception, number: int) -> Exception | None:
    """Return how a pair fails, if it is alike."""
    try:
        lab.hold(pair, number, error.name if isinstance(error, Broken) else "")
    except Exception as found:  # noqa: BLE001 - only one that is alike counts
        return found if type(found) is type(error) and _name(found) == _name(error) else None
    return None


def _name(error: Exception) -> str:
    """Return which property does not hold, or what else is wrong: a script that PostgreSQL refuses, or a crash."""
    if isinstance(error, Broken):
        return error.name
    return "generator" if isinstance(error, psycopg.Error) else "crash"


def main() -> None:
    """Run a campaign as the command line says, and print its summary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--server", help="URL of the server; by default the embedded one")
    parser.add_argument(
        "--other",
        help="URL of a server of another version: each schema must be the same there; the newer one loads dumps",
    )
    parser.add_argument("--choices", action="store_true", help="try many choices of each pair, and nothing else")
    parser.add_argument("--prefix", default="pgsync_gen", help="of the databases' names")
    parser.add_argument("--out", type=Path, default=Path("generated-failures"))
    options = parser.parse_args()
    with ExitStack() as stack:
        target = parse(options.server) if options.server else stack.enter_context(embedded_server()).target()
        place = stack.enter_context(Place(target, is_golden=False, prefix=options.prefix))
        other = (
            stack.enter_context(Place(parse(options.other), is_golden=False, prefix=options.prefix))
            if options.other
            else None
        )
        lab = Chooser(place) if options.choices else Lab(place, other, stack.enter_context(Elsewhere()))
        campaign = Campaign(lab, min(one.version for one in (place, other) if one is not None), options.out)
        print(f"seed {options.seed}, PostgreSQL {place.version}", flush=True)  # noqa: T201
        for number in (signal.SIGINT, signal.SIGTERM):  # what runs in the background ignores the former
            signal.signal(number, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            campaign.run(options.count, options.seed)
        print(campaign.summary(), flush=True)  # noqa: T201
    if campaign.failures:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
