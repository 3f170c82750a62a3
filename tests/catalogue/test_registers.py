"""The lists that ship, and their replacement."""

import pytest

from alongside.catalogue.happenings import MEANINGS, MOVEMENTS, Happening
from alongside.catalogue.registers import LISTS, SHIPPED, parse_list


@pytest.mark.parametrize("name", LISTS)
def test_every_shipped_list_is_whole_and_says_its_source(name: str) -> None:
    rows = SHIPPED.rows(name)
    assert rows
    assert all(row["source"] for row in rows)


def test_the_shipped_lists_carry_no_official_wording() -> None:
    for name, form in LISTS.items():
        assert not {"description", "label", "title", "text"} & set(form.columns), name


def test_the_shipped_lists_have_the_size_of_their_sources() -> None:
    sizes = {name: len(SHIPPED.rows(name)) for name in LISTS}
    assert sizes == {
        "movement_codes": 202,
        "offence_schedules": 1500,
        "registers": 28,
        "sentence_types": 41,
        "court_results": 635,
    }


def test_every_class_of_movement_is_in_use_and_known() -> None:
    assert {happening for happening, _ in SHIPPED.movements.values()} == MOVEMENTS


def test_a_list_is_replaced_without_touching_the_shipped_one() -> None:
    parsed = parse_list("movement_codes", "code,type,class,source\nQQ,REL,DEATH,us\n")
    assert parsed.errors == ()
    own = SHIPPED.replaced("movement_codes", parsed.rows)
    assert own.movements == {"QQ": ("DEATH", "REL")}
    assert "DEC" in SHIPPED.movements
    assert own.schedules == SHIPPED.schedules


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "header lacks code"),
        ("code,source\nQQ,us\n", "header lacks class"),
        ("code,class\nQQ,NONSENSE\n", "Line 2: class may not be 'NONSENSE'"),
        ("code,class\nDEC,DEATH\n,DEATH\n", "Line 3: code is empty"),
        ("code,class\nDEC,DEATH,more\n", "Line 2: has 3 columns"),
        ("code,class\n", "no rows"),
        ('code,class\n"DEC,DEATH\n', "not CSV"),
    ],
)
def test_a_broken_replacement_is_refused_with_its_line(text: str, words: str) -> None:
    parsed = parse_list("movement_codes", text)
    assert parsed.rows == ()
    assert words in " ".join(parsed.errors)


def test_a_list_nobody_knows_is_refused() -> None:
    assert parse_list("shoe_sizes", "code\n1\n").errors
    with pytest.raises(KeyError):
        SHIPPED.replaced("shoe_sizes", [])


def test_every_happening_has_a_meaning_in_both_languages() -> None:
    assert set(MEANINGS) == set(Happening)
