"""--roles and --large-objects: what belongs to the cluster or is data is compared when it is asked for."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

ONLY = ("--only", "role:cli_role_*", "--only", "membership:*cli_role_*", "--only", "owner:*", "--only", "table:*")


@pytest.fixture
def roles(server: Server) -> Iterator[None]:
    server.execute("CREATE ROLE cli_role_app LOGIN; CREATE ROLE cli_role_group; GRANT cli_role_group TO cli_role_app")
    yield
    for name in ("cli_role_app", "cli_role_group", "cli_role_new"):
        server.execute(f"DROP ROLE IF EXISTS {name}")


@pytest.mark.usefixtures("roles")
def test_roles_go_from_a_snapshot_to_a_server_and_back(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, "", ""):
        pgsync("snapshot", "local", "-o", "then.json")
        server.execute("ALTER ROLE cli_role_app NOLOGIN; REVOKE cli_role_group FROM cli_role_app")
        server.execute("CREATE ROLE cli_role_new; DROP ROLE cli_role_group")
        unasked = pgsync("compare", "then.json", "prod", "--exit-code")
        asked = pgsync("compare", "then.json", "prod", "--roles", *ONLY, "--exit-code")
        planned = pgsync("plan", "then.json", "prod", "--roles", *ONLY, "--out", "roles.sql")
        tried = pgsync("apply", "roles.sql", "--dry-run")
        applied = pgsync("apply", "roles.sql", "--yes")
        same = pgsync("compare", "then.json", "prod", "--roles", *ONLY, "--exit-code")
        back = pgsync("rollback", "--yes")
        again = pgsync("compare", "then.json", "prod", "--roles", *ONLY, "-f", "json")

    assert unasked.code == 0, unasked.out
    assert asked.code == 2
    assert "- role cli_role_new" in asked.out
    assert planned.code == 0, planned.err
    script = (project / "roles.sql").read_text()
    assert "CREATE ROLE cli_role_group;" in script
    assert "ALTER ROLE cli_role_app LOGIN;" in script
    assert script.index("GRANT cli_role_group TO cli_role_app") < script.index("DROP ROLE cli_role_new")
    assert tried.code == 0, tried.err
    assert applied.code == 0, applied.err
    assert same.code == 0, same.out
    assert back.code == 0, back.err
    verbs = {(one["verb"], one["name"]) for one in json.loads(again.out)["differences"]}
    assert verbs == {
        ("drop", "cli_role_new"),
        ("create", "cli_role_group"),
        ("create", "cli_role_group.cli_role_app"),
        ("alter", "cli_role_app"),
    }


@pytest.mark.usefixtures("roles")
def test_a_role_that_changed_after_the_plan_makes_it_stale(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, "", ""):
        pgsync("snapshot", "local", "-o", "then.json")
        server.execute("ALTER ROLE cli_role_app NOLOGIN")
        pgsync("plan", "then.json", "prod", "--roles", *ONLY)
        server.execute("ALTER ROLE cli_role_app CREATEDB")
        applied = pgsync("apply", "--yes")

    assert applied.code == 6
    assert "role cli_role_app (can_create_databases)" in applied.err


@pytest.mark.usefixtures("roles")
def test_pgsync_toml_can_ask_for_roles(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, "", ""):
        file = project / "pgsync.toml"
        file.write_text("[compare]\nroles = true\n" + file.read_text())

        configured = pgsync("compare")
        refused = pgsync("compare", "--no-roles")

    counts = [int(result.out.split(" objects compared")[0].split()[-1]) for result in (configured, refused)]
    assert counts[0] - counts[1] >= 3


def test_large_objects_are_counted_until_they_are_asked_for(pgsync: "Command", server: Server, project: Path) -> None:
    made = "SELECT lo_create(88001); GRANT SELECT ON LARGE OBJECT 88001 TO PUBLIC;"
    with two_databases(server, project, f"{made} SELECT lo_create(88002)", "SELECT lo_create(88001)"):
        unasked = pgsync("compare", "--exit-code")
        asked = pgsync("compare", "--large-objects", "--exit-code")
        planned = pgsync("plan", "--large-objects", "--out", "lo.sql")
        applied = pgsync("apply", "lo.sql", "--yes", "--allow", "SEC_GRANT_WIDER:88001")

    assert unasked.code == 0
    assert "Not compared yet: large object (1)" in unasked.out
    assert asked.code == 2
    assert "Not compared" not in asked.out
    assert "GRANT SELECT ON LARGE OBJECT 88001 TO PUBLIC" in (project / "lo.sql").read_text()
    assert "1 large object is only in the source, such as 88002" in " ".join(planned.out.split())
    assert applied.code == 0, applied.err
