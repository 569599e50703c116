"""Values that PostgreSQL keeps as they were written: which spellings are one value, and which only seem to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgsync.engine.diff import differ
from pgsync.kinds import BY_NAME
from pgsync.kinds.collation import Collation
from pgsync.model.identity import ObjectId
from pgsync.model.objects import DbObject
from pgsync.model.spelling import (
    body_words,
    lenient_options,
    normal_options,
    normal_text,
    setting_with_unit,
    tokens,
)


@pytest.mark.parametrize(
    ("one", "other"),
    (
        ("autovacuum_enabled=off", "autovacuum_enabled=FALSE"),
        ("autovacuum_enabled=0", "autovacuum_enabled=no"),
        ("fillfactor=070", "fillfactor=70"),
        ("autovacuum_vacuum_scale_factor=0.10", "autovacuum_vacuum_scale_factor=.1"),
        ("autovacuum_vacuum_scale_factor=1e-1", "autovacuum_vacuum_scale_factor=0.1"),
        ("check_option=LOCAL", "check_option=local"),
    ),
)
def test_spellings_of_one_storage_parameter_are_equal(one: str, other: str) -> None:
    assert normal_options((one,)) == normal_options((other,))


@pytest.mark.parametrize(
    ("one", "other"), (("fillfactor=7", "fillfactor=70"), ("pages_per_range=1", "pages_per_range=on"))
)
def test_values_of_a_storage_parameter_are_told_apart(one: str, other: str) -> None:
    assert normal_options((one,)) != normal_options((other,))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    (
        ("de-DE@collation=phonebook", "de-DE-u-co-phonebk", True),
        ("en_US", "en-US", True),
        ("", "und", True),
        ("C", "en-US-u-va-posix", True),
        ("de", "en", False),
        ("de@colstrength=primary", "de-u-ks-level2", False),
    ),
)
def test_an_icu_locale_has_one_spelling_in_every_version(one: str, other: str, is_same: bool) -> None:  # noqa: FBT001
    id_ = ObjectId("collation", ("public", "c"))
    before, after = (
        DbObject(id_, Collation("icu", locale, None, None, is_deterministic=True, rules=None))
        for locale in (one, other)
    )

    assert differ(BY_NAME)(before, after) == (frozenset() if is_same else {"locale"})


def test_lenient_mode_leaves_out_autovacuum_the_fill_factor_and_explicit_defaults() -> None:
    options = ("autovacuum_enabled=off", "fillfactor=70", "fastupdate=on", "parallel_workers=4")

    assert lenient_options(options) == {("parallel_workers", "4")}


@pytest.mark.parametrize(
    ("name", "one", "other"),
    (
        ("work_mem", "65536kB", "64MB"),
        ("work_mem", "65536", "64MB"),
        ("statement_timeout", "60000", "1min"),
        ("enable_seqscan", "false", "off"),
    ),
)
def test_spellings_of_one_setting_are_equal(name: str, one: str, other: str) -> None:
    assert setting_with_unit(name, one) == setting_with_unit(name, other)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    (
        ("work_mem", "64kB", "64MB"),
        ("app.flag", "true", "on"),  # a text for PostgreSQL
        ("statement_timeout", "1s", "1B"),
        ("extra_float_digits", "1", "on"),
    ),
)
def test_values_of_a_setting_are_told_apart(name: str, one: str, other: str) -> None:
    assert setting_with_unit(name, one) != setting_with_unit(name, other)


@pytest.mark.parametrize(
    ("one", "other"),
    (
        ("SELECT 1", "SELECT\n\t1  "),
        ("SELECT a+b", "SELECT a + b"),
        ("SELECT 1 -- the only one", "SELECT /* the /* only */ one */ 1"),
        ("x:=1;", "x := 1 ;"),
    ),
)
def test_space_and_comments_of_a_body_are_no_words(one: str, other: str) -> None:
    assert body_words(one) == body_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    (
        ("SELECT 'a b'", "SELECT 'a  b'"),
        ("SELECT $q$a b$q$", "SELECT $q$a  b$q$"),
        ("EXECUTE $x$ SELECT 1 -- a $x$", "EXECUTE $x$ SELECT 1 $x$"),
        ("SELECT E'it\\'s  -- one'", "SELECT E'it\\'s -- one'"),
        ('SELECT "a b"', 'SELECT "a  b"'),
        ("SELECT '--' || a", "SELECT '--'"),
        ("SELECT a - -b", "SELECT a --b"),
        ("SELECT 1", "SELECT 2"),
        ("SELECT ab", "SELECT a b"),
    ),
)
def test_what_is_within_quotes_or_means_something_counts(one: str, other: str) -> None:
    assert body_words(one) != body_words(other)


@given(st.text(alphabet="aé1 \n\r\t'\"$-/*E\\;:=+()_"))
def test_the_tokens_of_a_body_are_the_whole_body(body: str) -> None:
    assert "".join(token.text for token in tokens(body)) == body


def test_a_text_for_people_is_composed() -> None:
    assert normal_text("Cafe\u0301 \r\n") == "Café\n"
