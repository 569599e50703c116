"""Plan files: what is written is what is read, and nothing else is read at all."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pgsync.errors import ExitCode, UsageError
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Server
from pgsync.model.plan import Batch, Planned
from pgsync.model.statements import Hazard, Lock, Statement, Work
from pgsync.store import planfile
from pgsync.store.planfile import BadPlanFile, PlanFile, PlanPaths, Side

PLANNED = Planned(
    Statement(
        'DROP TABLE public."t\nö"',
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(ObjectId("table", ("public", "t\nö")),),
        work=Work.SCAN,
        hazards=frozenset({Hazard.DATA_DROP_TABLE, Hazard.INDEX_DROPPED}),
    ),
    "drop",
    ObjectId("table", ("public", "t\nö")),
    reason=ObjectId("schema", ("public",)),
)
PLAN = PlanFile(
    source=Side("local", "local", Server(18, "app", "me", identifier="1"), "f1"),
    target=Side("prod", "postgresql://me@h/app", Server(16, "app", "me", identifier="2"), "f2"),
    options={"mode": "default", "only": ["table:*"]},
    batches=(Batch((PLANNED,)), Batch((PLANNED,), transactional=False)),
    rollback=(Batch((PLANNED,)),),
    manual=("Do this.",),
).with_id()


@pytest.fixture
def saved(tmp_path: Path) -> PlanPaths:
    paths = PlanPaths.of(tmp_path / "m.sql")
    planfile.save(PLAN, paths, "-- forward\n", "-- back\n")
    return paths


def _edited(paths: PlanPaths, change: Callable[[dict[str, Any]], object], *, is_signed: bool = False) -> Path:
    document = json.loads(paths.plan.read_text())
    change(document)
    if is_signed:
        document.pop("sha256", None)
        document["sha256"] = planfile.digest(json.dumps(document, sort_keys=True, separators=(",", ":")))
    paths.plan.write_text(json.dumps(document))
    return paths.plan


def test_what_was_saved_is_loaded(saved: PlanPaths) -> None:
    loaded = planfile.load(saved.plan)

    assert (loaded.batches, loaded.rollback, loaded.manual) == (PLAN.batches, PLAN.rollback, PLAN.manual)
    assert (loaded.source, loaded.target, loaded.options) == (PLAN.source, PLAN.target, PLAN.options)
    assert loaded.id == PLAN.id


def test_the_id_follows_from_the_contents(saved: PlanPaths) -> None:
    assert len(PLAN.id) == 8
    assert planfile.load(saved.plan).with_id().id == PLAN.id
    other = PlanFile(source=PLAN.source, target=PLAN.target, options={}, batches=(), rollback=None)
    assert other.with_id().id != PLAN.id


def test_a_script_stands_for_its_plan(saved: PlanPaths) -> None:
    assert planfile.load(saved.sql).id == PLAN.id
    assert planfile.load(saved.rollback).id == PLAN.id


def test_files_are_for_their_owner_only(saved: PlanPaths) -> None:
    assert {path.stat().st_mode & 0o777 for path in (saved.sql, saved.rollback, saved.plan)} == {0o600}


@pytest.mark.parametrize(
    "change",
    (
        lambda d: d["batches"][0]["statements"][0].update(sql="DROP TABLE other"),
        lambda d: d["batches"][0]["statements"].clear(),
        lambda d: d["batches"].reverse(),
        lambda d: d["target"].update(fingerprint="other"),
        lambda d: d.update(sha256="0" * 64),
        lambda d: d.pop("sha256"),
        lambda d: d.update(more=1),
    ),
)
def test_an_edited_plan_is_refused(saved: PlanPaths, change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(BadPlanFile, match="edited or damaged") as caught:
        planfile.load(_edited(saved, change))
    assert caught.value.exit_code == ExitCode.ERROR


@pytest.mark.parametrize(
    "change",
    (
        lambda d: d.update(hooks=["rm"]),
        lambda d: d.pop("target"),
        lambda d: d["source"].update(more=1),
        lambda d: d["batches"][0].update(more=1),
        lambda d: d["batches"][0]["statements"][0].update(more=1),
        lambda d: d["batches"][0]["statements"][0].update(hazards=["NEW"]),
        lambda d: d["batches"][0]["statements"][0].update(sql="DROP TABLE other"),
        lambda d: d.update(batches=1),
    ),
)
def test_unknown_parts_are_refused_however_right_the_checksum(
    saved: PlanPaths, change: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(BadPlanFile, match="no plan of this pgsync"):
        planfile.load(_edited(saved, change, is_signed=True))


def test_another_format_is_refused(saved: PlanPaths) -> None:
    with pytest.raises(BadPlanFile, match="another format") as caught:
        planfile.load(_edited(saved, lambda d: d.update(format=99)))
    assert caught.value.detail == "Its format is 99; this pgsync reads format 1."


@pytest.mark.parametrize("text", ("", "{", "[]", "null", '{"format": 1, "format": 1}', "[" * 100_000))
def test_what_is_no_plan_is_refused(saved: PlanPaths, text: str) -> None:
    saved.plan.write_text(text)

    with pytest.raises(BadPlanFile):
        planfile.load(saved.plan)


def test_a_truncated_plan_is_refused(saved: PlanPaths) -> None:
    saved.plan.write_text(saved.plan.read_text()[:-200])

    with pytest.raises(BadPlanFile, match="damaged"):
        planfile.load(saved.plan)


def test_a_missing_plan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPlanFile, match="could not read"):
        planfile.load(tmp_path / "m.sql")


def test_an_edited_script_is_refused(saved: PlanPaths) -> None:
    saved.sql.write_text("-- other\n")

    with pytest.raises(BadPlanFile, match="was edited after it was planned"):
        planfile.load(saved.sql)
    assert planfile.load(saved.plan).id == PLAN.id


def test_a_plan_that_others_may_change_is_refused(saved: PlanPaths) -> None:
    saved.plan.chmod(0o666)

    with pytest.raises(BadPlanFile, match="every user of this machine"):
        planfile.load(saved.plan)


def test_an_old_rollback_does_not_stay_beside_a_plan_without_one(saved: PlanPaths) -> None:
    planfile.save(PLAN, saved, "-- forward\n", None)

    assert not saved.rollback.exists()


@pytest.mark.parametrize("given", ("m.sql", "m.rollback.sql", "m.plan.json"))
def test_any_of_the_three_names_the_others(given: str) -> None:
    paths = PlanPaths.of(Path("d") / given)

    assert [path.name for path in (paths.sql, paths.rollback, paths.plan)] == [
        "m.sql",
        "m.rollback.sql",
        "m.plan.json",
    ]


def test_a_plan_is_found_by_path_id_or_as_the_last(saved: PlanPaths, tmp_path: Path) -> None:
    kept = PlanPaths.of(tmp_path / "plans" / f"{PLAN.id}.sql")
    kept.plan.parent.mkdir()
    planfile.save(PLAN, kept, "", "")
    planfile.remember(saved.plan, kept.plan.parent)

    assert planfile.find(str(saved.sql), kept.plan.parent) == saved.sql
    assert planfile.find(PLAN.id[:4], kept.plan.parent) == kept.plan
    assert planfile.find(None, kept.plan.parent) == saved.plan
    with pytest.raises(UsageError, match='no plan "zzzz"'):
        planfile.find("zzzz", kept.plan.parent)


def test_without_any_plan_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UsageError, match="there is no plan yet"):
        planfile.find(None, tmp_path)
