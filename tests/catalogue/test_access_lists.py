"""The file of another agency's limits: whole or refused, every fault with its line and no name repeated."""

from datetime import date

import pytest

from alongside.catalogue.access_lists import COLUMNS, Line, parse

HEADER = ",".join(COLUMNS) + "\n"


def test_each_number_of_a_row_makes_a_line() -> None:
    found = parse(
        "\ufeff" + HEADER + "x123456,A1234BC,Restriction,Elin.Prys@Example.org,2026-01-01,\n"
        ",A1234BC,exclusion,rhys.vaughan,2026-01-01,2026-12-31\n"
    )
    assert found.errors == ()
    assert found.rows == 2
    assert found.lines == (
        Line("CRN", "X123456", "restriction", "elin.prys@example.org", date(2026, 1, 1)),
        Line("NOMS", "A1234BC", "restriction", "elin.prys@example.org", date(2026, 1, 1)),
        Line("NOMS", "A1234BC", "exclusion", "rhys.vaughan", date(2026, 1, 1), date(2026, 12, 31)),
    )


def test_the_order_of_the_columns_and_a_row_said_twice_do_not_matter() -> None:
    turned = parse("who,limit,ends_on,starts_on,noms,crn\nelin,exclusion,,2026-01-01,A1234BC,\n" * 1)
    straight = parse(HEADER + ",A1234BC,exclusion,elin,2026-01-01,\n" * 2)
    assert turned.lines == straight.lines
    assert len(straight.lines) == 1


def test_a_restriction_may_name_nobody_and_an_exclusion_may_not() -> None:
    assert parse(HEADER + ",A1234BC,restriction,,2026-01-01,\n").lines[0].who == ""
    assert "names somebody" in parse(HEADER + ",A1234BC,exclusion,,2026-01-01,\n").errors[0]


BAD = [
    (",,exclusion,elin,2026-01-01,", "neither crn nor noms"),
    ("123,,exclusion,elin,2026-01-01,", "crn cannot be"),
    (",A1,exclusion,elin,2026-01-01,", "noms cannot be"),
    (",A1234BC,maybe,elin,2026-01-01,", "limit must be"),
    (",A1234BC,exclusion,elin,01/02/2026,", "starts_on must be"),
    (",A1234BC,exclusion,elin,,", "starts_on must be"),
    (",A1234BC,exclusion,elin,2026-02-30,", "starts_on must be"),
    (",A1234BC,exclusion,elin,0001-01-01,", "starts_on must be"),
    (",A1234BC,exclusion,elin,2026-01-01,soon", "ends_on must be"),
    (",A1234BC,exclusion,elin,2026-02-01,2026-01-01", "ends before it starts"),
    (",A1234BC,exclusion,elin", "does not have 6 columns"),
    (",A1234BC,exclusion,elin,2026-01-01,,,", "does not have 6 columns"),
    (f",A1234BC,exclusion,{'e' * 255},2026-01-01,", "who cannot be"),
    (",A1234BC,exclusion,el\x00in,2026-01-01,", "Line"),
    (',A1234BC,exclusion,"elin,2026-01-01,', "Line"),
]


@pytest.mark.parametrize(("row", "said"), BAD, ids=[said for _, said in BAD])
def test_a_row_that_cannot_be_meant_is_told_with_its_line_and_refuses_the_file(row: str, said: str) -> None:
    found = parse(HEADER + ",A1234BC,exclusion,elin,2026-01-01,\n" + row + "\n")
    assert found.errors
    assert said in found.errors[0]
    assert found.errors[0].startswith("Line 3")
    assert "elin" not in " ".join(found.errors)


@pytest.mark.parametrize("text", ["", "crn,noms\n", HEADER.replace("who", "user"), "\x00"])
def test_another_file_is_no_list(text: str) -> None:
    assert parse(text).errors


def test_a_header_alone_is_a_list_of_nothing() -> None:
    assert parse(HEADER).errors == ()
    assert parse(HEADER).lines == ()
