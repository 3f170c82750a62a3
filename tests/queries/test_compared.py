"""How two names agree: short forms, slips, order, alphabets, what is Welsh; and what is another person."""

import pytest

from alongside.queries.compared import names_agree
from alongside.rules.likeness import NameAgrees


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("Mari Testament", "Mari Testament", NameAgrees.SAME),
        ("Testament, Mari", "Mari Testament", NameAgrees.SAME),
        ("Rhys ap Gruffydd", "Rhys Gruffydd", NameAgrees.SAME),
        ("Angharad ferch Llywelyn", "Angharad Llywelyn", NameAgrees.SAME),
        ("Siân Llŷr", "Sian Llyr", NameAgrees.SAME),
        ("Оксана Коваленко", "Oksana Kovalenko", NameAgrees.SAME),
        ("Sean O'Brien", "Seán O Brien", NameAgrees.SAME),
        ("Mary Smith-Jones", "Mary Smithjones", NameAgrees.SAME),
        ("John Paul Smith", "John Smith", NameAgrees.LIKE),
        ("Bill Turner", "William Turner", NameAgrees.LIKE),
        ("Dai Davies", "David Davies", NameAgrees.LIKE),
        ("Mohamed Khan", "Muhammad Khan", NameAgrees.LIKE),
        ("Mari Testamnet", "Mari Testament", NameAgrees.LIKE),
        ("Kathrin Fillips", "Catherine Phillips", NameAgrees.SOUND),
        ("J Smith", "John Smith", NameAgrees.SOUND),
        ("Mary Ann Jones", "Mary Beth Jones", NameAgrees.SOUND),
        ("Mari Testament", "Mari Powell", NameAgrees.OTHER_FAMILY),
        ("Suharto", "Suharto", NameAgrees.ONE_WORD),
        ("Suharto", "Ahmad Suharto", NameAgrees.ONE_WORD),
        ("Aled Jones", "Owain Jones", NameAgrees.OTHER_GIVEN),
        ("Aled Jones", "Wei Li", NameAgrees.OTHER),
        ("", "Wei Li", NameAgrees.OTHER),
    ],
)
def test_how_two_names_agree(one: str, other: str, agrees: NameAgrees) -> None:
    assert names_agree([one], [other]) is agrees
    assert names_agree([other], [one]) is agrees


def test_the_best_of_all_the_names_counts() -> None:
    assert names_agree(["Mari Powell", "Mari Testament"], ["Mari Testament"]) is NameAgrees.SAME


def test_what_two_people_are_called_in_one_word_makes_them_no_one_person() -> None:
    assert names_agree(["Samuel Price", "Sam"], ["Samantha Vaughan", "Sam"]) is not NameAgrees.ONE_WORD
