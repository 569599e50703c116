"""Loops that a column with its data would make are opened by way of text."""

from pgsync.engine.diff import diff
from pgsync.engine.plan import make_plan
from pgsync.kinds import BY_NAME
from proof import Place, describe

_TYPE = """
    CREATE TYPE {0};
    CREATE FUNCTION read(cstring) RETURNS {0} LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
    CREATE FUNCTION write({0}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
    CREATE TYPE {0} (INPUT = read, OUTPUT = write, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4);
"""


def test_a_column_goes_to_a_type_whose_function_has_the_name_that_the_old_types_still_has(place: Place) -> None:
    before = _TYPE.format("points") + "CREATE TABLE player (score points); CREATE TABLE game (id integer)"
    after = _TYPE.format("stars") + "CREATE TABLE player (score stars); CREATE TABLE game (id bigint)"
    with place.database(before) as here, place.database(after) as there:
        here.session.execute("INSERT INTO public.player VALUES ('7')")
        plan = make_plan(here.catalog(), there.catalog(), BY_NAME)
        here.apply(plan)
        left = [describe(change) for change in diff(here.catalog(), there.catalog(), BY_NAME)]
        rows = here.session.execute("SELECT score::text FROM public.player").fetchall()

    assert plan.manual == ()
    assert left == []
    assert rows == [("7",)]
