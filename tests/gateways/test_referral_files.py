"""Files of referrals in every shape senders give them: read or refused; a row's faults named with their column."""

import io
import json
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from alongside.catalogue.reasons import in_words
from alongside.gateways import referral_days, referral_files, referral_recipes
from alongside.gateways.decoding import Unreadable
from alongside.gateways.referral_recipes import Fault, Recipe

TODAY = date(2026, 12, 18)
HEADER = "Ref,Forename,Surname,DOB,Offence,Mobile,Consent given,Crime No"
LINE = "R1,Siân,Prys,03/02/1988,Burglary,07911 123456,Y,CW/26/0100"


def read(raw: bytes, header_row: int | None = None) -> tuple[tuple[str, ...], list[referral_recipes.ReadRow]]:
    """The header and the rows of a file, read as the screen would propose."""
    sheet = referral_files.read(raw)
    at = header_row or referral_recipes.likely_header(sheet)
    header = referral_recipes.header_of(sheet, at)
    recipe = Recipe(at, referral_recipes.proposed(header))
    body = referral_recipes.body_of(sheet, at)
    return header, [referral_recipes.read_row(recipe, header, cells, TODAY) for _, cells in body]


def workbook(*lines: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in lines:
        sheet.append(line)
    if len(lines) > 1:
        written = io.BytesIO()
        book.save(written)
        return written.getvalue()
    raise AssertionError("a workbook of one line")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_file_is_read_in_each_encoding_spreadsheets_write(encoding: str) -> None:
    _, rows = read(f"{HEADER}\n{LINE}\n".encode(encoding))
    assert rows[0].fields["givenName"] == "Siân"
    assert rows[0].fields["dateOfBirth"] == "1988-02-03"
    assert rows[0].fields["consent"] == "yes"
    assert rows[0].faults == ()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_columns_are_parted_by_any_of_the_marks_in_use(mark: str) -> None:
    header, rows = read(f"{HEADER}\n{LINE}".replace(",", mark).encode())
    assert len(header) == 8
    assert rows[0].fields["crimeReference"] == "CW/26/0100"


def test_the_header_is_found_under_a_title_and_merged_cells() -> None:
    raw = workbook(
        ["Victim referrals, week 51"],
        ["Person", None, None, "Crime", None],
        ["Forename", "Surname", "DOB", "Offence", "Mobile"],
        ["Siân", "Prys", 32176, "Burglary", "07911 123456"],
    )
    header, rows = read(raw)
    assert header == ("Forename", "Surname", "DOB", "Offence", "Mobile")
    assert rows[0].fields["dateOfBirth"] == "1988-02-03"


def test_a_header_named_twice_or_not_at_all_is_told_apart() -> None:
    header, rows = read(b"Surname,Phone,Phone,,Offence\nPrys,07911 123456,01632 960123,x,Theft\n")
    assert header == ("Surname", "Phone", "Phone (2)", "(4)", "Offence")
    assert rows[0].fields["telephone"] == "07911 123456"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1988-02-03", date(1988, 2, 3)),
        ("03/02/1988", date(1988, 2, 3)),
        ("3.2.88", date(1988, 2, 3)),
        ("03-02-1988 00:00", date(1988, 2, 3)),
        ("3 Feb 1988", date(1988, 2, 3)),
        ("32176", date(1988, 2, 3)),
        ("32176.0", date(1988, 2, 3)),
        ("1988-02-03T00:00:00", date(1988, 2, 3)),
        ("31/02/1988", None),
        ("35", None),
        ("spring", None),
    ],
)
def test_a_day_is_read_as_senders_write_it(text: str, day: date | None) -> None:
    assert referral_days.read(text, today=TODAY) == day


def test_a_sender_who_writes_the_month_first_is_read_so() -> None:
    assert referral_days.read("02/03/1988", today=TODAY, order="mdy") == date(1988, 2, 3)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("R1,Siân,Prys,03/02/2027,Burglary,,Y,", Fault("DOB", "dateOfBirth", "future_date")),
        ("R1,Siân,Prys,soon,Burglary,,Y,", Fault("DOB", "dateOfBirth", "no_date")),
        ("R1,Siân,Prys,03/02/1888,Burglary,,Y,", Fault("DOB", "dateOfBirth", "long_ago")),
        ("R1,Siân,Prys,,Burglary,,Verbally,", Fault("Consent given", "consent", "no_yes_no")),
        ("R1,,,,Burglary,,Y,", Fault("", "surname", "nobody_named")),
        (f"R1,Siân,{'x' * 201},,Burglary,,Y,", Fault("Surname", "surname", "too_long")),
        ("R1,Siân,Prys,,Burglary,,Y,CW/1,too,many", Fault("", "", "too_many_cells")),
    ],
)
def test_what_is_wrong_with_a_row_is_said_with_its_column(cells: str, fault: Fault) -> None:
    _, rows = read(f"{HEADER}\n{cells}\n".encode())
    assert rows[0].faults == (fault,)


@pytest.mark.parametrize(
    "name",
    [
        "ap Rhys",
        "O'Brien",
        "D’Souza-Jones",
        "Madonna",
        "x" * 200,
        "😀 Smiley",
        "محمد",
        "שרה",
        "Nguyễn",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_name_is_kept_as_it_was_entered(name: str) -> None:
    raw = json.dumps([{"surname": name, "crimeType": "Theft"}], ensure_ascii=False).encode()
    _, rows = read(raw)
    assert rows[0].fields["surname"] == name
    assert rows[0].faults == ()


@pytest.mark.parametrize("postcode", ["BFPO 57", "ZZ99 3VZ", "CF10 1AA", "cf101aa", "none"])
def test_a_postcode_is_kept_as_it_was_entered(postcode: str) -> None:
    _, rows = read(f"Surname,Postcode\nPrys,{postcode}\n".encode())
    assert rows[0].fields["postcode"] == postcode


def test_words_that_only_the_sender_knows_are_asked_for_and_then_read() -> None:
    sheet = referral_files.read(f"{HEADER}\n{LINE.replace(',Y,', ',Verbal,')}\n".encode())
    header = referral_recipes.header_of(sheet, 1)
    body = referral_recipes.body_of(sheet, 1)
    recipe = Recipe(1, referral_recipes.proposed(header))
    assert referral_recipes.strange_words(recipe, header, body) == {"consent": ["verbal"]}
    taught = Recipe(1, recipe.columns, {"consent": {"verbal": "yes"}})
    assert referral_recipes.read_row(taught, header, body[0][1], TODAY).fields["consent"] == "yes"


def test_json_is_read_nested_and_wrapped() -> None:
    wrapped = {
        "referrals": [{"victim": {"surname": "Prys", "dob": "1988-02-03"}, "flags": ["a", "b"], "consent": True}]
    }
    header, _ = read(json.dumps(wrapped).encode())
    assert header == ("victim.surname", "victim.dob", "flags", "consent")


def test_xml_is_read_from_where_its_records_stand() -> None:
    raw = (
        b'<?xml version="1.0" encoding="utf-8"?><m:message xmlns:m="urn:x"><m:head id="7"/><m:referrals>'
        b"<m:referral><surname>Prys</surname><crime><type>Theft</type></crime></m:referral>"
        b"<m:referral><surname>Rees</surname></m:referral></m:referrals></m:message>"
    )
    header, rows = read(raw)
    assert header == ("surname", "crime.type")
    assert [row.fields["surname"] for row in rows] == ["Prys", "Rees"]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x><r><surname>&b;</surname></r></x>'
)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n", "The file is empty."),
        (b"only one column\nno marks\n", "The file is no table"),
        (b'"surname","x\n', None),
        (b"[1, 2, 3]", "The JSON is not a list of referrals"),
        (b'[{"surname": "Prys"}, 4]', "The JSON is not a list of referrals"),
        (b'{"surname": ', "The file is not complete JSON."),
        (b"<a><b>", "The file is not whole XML."),
        (b"<a>text alone</a>", "The XML holds no referrals"),
        (BOMB, "The file holds XML that tries to trick its reader."),
        (b"PK\x03\x04 and nothing more", "The file is a broken archive."),
        (b"\x00\x01\x02\x03binary", None),
        (("[" * 200 + "]" * 200).encode(), "The"),
        (b"a,b\n" * 50_002, "The table has more than 50000 rows."),
        (b"," * 401 + b"x\n", "The table has more than 400 columns."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence_in_both_languages(raw: bytes, said: str | None) -> None:
    if raw.startswith(b'"surname'):
        assert referral_files.read(raw).rows[0][1][0] == "surname"
        return
    with pytest.raises(Unreadable) as refused:
        referral_files.read(raw)
    words = in_words(str(refused.value))
    assert words is not None, str(refused.value)
    assert words.cy != words.en
    assert str(refused.value).startswith(said or "The file")


def test_fifty_thousand_rows_are_read() -> None:
    assert len(referral_files.read(b"surname,crimeType\n" + b"Prys,Theft\n" * 50_000).rows) == 50_001


def test_a_recipe_survives_being_kept() -> None:
    recipe = Recipe(3, {"Forename": "givenName"}, {"consent": {"verbal": "yes"}}, "mdy")
    assert Recipe.of(json.loads(json.dumps(recipe.plain()))) == recipe
    assert recipe.missing(("Surname",)) == ("Forename",)
