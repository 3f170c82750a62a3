"""Documents: courts, dates, licences, parole and police referrals."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from alongside.catalogue.sentencing import standing
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.police_records import MappingProfile
from alongside.gateways.reading import read
from alongside.rules.eligibility import Standing

FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name: str, profile: MappingProfile | None = None) -> list[Signal]:
    return read((FIXTURES / name).read_bytes(), name=name, profile=profile)


def offences(signal: Signal) -> list[dict[str, Any]]:
    found = signal.facts["offences"]
    assert isinstance(found, list)
    return found


def test_a_sentence_keeps_offence_class_and_length() -> None:
    first = fixture("court_sentence.json")[0]
    prison = offences(first)[0]["results"][0]
    assert (prison["class"], prison["short_code"], prison["length"]) == ("CUSTODY_DETERMINATE", "IMP", {"months": 18})
    assert offences(first)[1]["results"][0]["class"] == "PROTECTIVE_ORDER"
    assert first.dates["SENTENCED"] == date(2026, 10, 30)
    assert first.facts["name"] == "Barnabas Quillfeather"
    assert standing(first.facts).standing is Standing.ELIGIBLE


def test_a_corrected_result_is_another_message_and_may_end_eligibility() -> None:
    before, after = fixture("court_sentence.json")[0], fixture("court_sentence_reshared.json")[0]
    assert before.facts["hearing_id"] == after.facts["hearing_id"]
    assert before.fingerprint != after.fingerprint
    assert after.facts["reshared"] is True
    assert standing(after.facts).standing is Standing.NOT_ELIGIBLE


def test_a_hospital_order_for_a_listed_offence_is_eligible_and_its_place_fenced() -> None:
    signal = fixture("court_hospital_order.json")[0]
    assert standing(signal.facts).standing is Standing.ELIGIBLE
    assert signal.fenced == {"hospital": "Fernhollow Unit"}


def test_52_weeks_out_of_a_document_with_words_only_is_a_question() -> None:
    signal = fixture("court_results_document.json")[0]
    assert offences(signal)[0]["results"][0]["length"] == {"weeks": 52}
    assert standing(signal.facts).standing is Standing.JUDGEMENT


def test_a_hearing_that_was_deleted_is_held() -> None:
    assert fixture("court_deleted_in_sns.json")[0].verdict is Verdict.HOLD


def test_an_override_counts_and_what_was_calculated_stays_explainable() -> None:
    (signal,) = fixture("dates_flat.json")
    assert signal.dates == {"SED": date(2029, 5, 21), "ARD": date(2027, 4, 21), "CONFIRMED": date(2027, 4, 19)}
    assert signal.facts["calculated_dates"] == {"SED": "2029-05-22"}
    assert signal.facts["overridden_dates"] == {"ARD": "2027-04-21"}


def test_all_shapes_of_dates_speak_the_same_codes() -> None:
    assert fixture("dates_by_code.json")[0].dates["CRD"] == date(2027, 2, 2)
    nested = fixture("dates_nested.json")[0].dates
    assert (nested["ARD"], nested["CRD"], nested["CONFIRMED"]) == (date(2027, 2, 4), date(2027, 2, 5), date(2027, 2, 6))
    assert fixture("prisoner_recalled.json")[1].dates["CRD"] == date(2027, 5, 1)


def test_a_condition_is_kept_by_its_code_alone() -> None:
    (signal,) = fixture("licence_in_force.json")
    assert signal.facts["conditions"] == [
        {"part": "AP", "kind": "additional", "code": "4858cd8b", "type": "STANDARD"},
        {"part": "AP", "kind": "bespoke", "code": ""},
    ]


def test_the_parole_file_is_found_by_its_columns_and_dated_by_its_name() -> None:
    open_review, decided, nobody = fixture("PPUD_MPC_20261103_01.csv")
    assert open_review.dates["THD"] == date(2027, 3, 15)
    assert open_review.facts["review_status"] == "Active"
    assert decided.facts["result"] == "Release"
    assert decided.occurred_at is not None
    assert decided.occurred_at.date() == date(2026, 11, 3)
    assert nobody.verdict is Verdict.HOLD


def test_the_same_row_in_the_next_days_parole_file_is_the_same_message() -> None:
    raw = (FIXTURES / "PPUD_MPC_20261103_01.csv").read_bytes()
    next_day = read(raw, name="PPUD_MPC_20261104_01.csv")
    assert [signal.fingerprint for signal in next_day] == [
        signal.fingerprint for signal in fixture("PPUD_MPC_20261103_01.csv")
    ]


def test_a_referral_stays_as_entered_and_names_what_was_not_mapped() -> None:
    first, nameless_crime, nobody = fixture("referrals.csv")
    assert first.referral is not None
    assert first.referral.fields["surname"] == "ap Rhisiart"
    assert first.referral.fields["dateOfBirth"] == "03-04-1988"
    assert first.referral.unmapped == ("shoeSize",)
    assert first.referral.problems == ()
    assert nameless_crime.referral is not None
    assert "No way to reach the victim." in nameless_crime.referral.problems
    assert "dateOfBirth is not a date that can be meant." in nameless_crime.referral.problems
    assert {nameless_crime.verdict, nobody.verdict} == {Verdict.HOLD}


def test_a_force_with_its_own_columns_is_read_through_its_mapping() -> None:
    profile = MappingProfile(
        "wyke",
        {
            "Crime No": "crimeReference",
            "VICTIM LAST NAME": "surname",
            "Victim First Name": "givenName",
            "Mobile": "mobile",
        },
        {"forceIdentifier": "99"},
    )
    (signal,) = fixture("force_export.csv", profile)
    assert signal.referral is not None
    assert signal.referral.fields == {
        "forceIdentifier": "99",
        "crimeReference": "ZZ 26 000900",
        "surname": "O'Fictional",
        "givenName": "Niamh",
        "mobile": "07700 900777",
    }
    assert [person.value for person in signal.identifiers] == ["ZZ26000900"]


def test_nested_json_is_addressed_with_full_stops() -> None:
    profile = MappingProfile("nested", {"crime.number": "crimeReference", "victim.name.last": "surname"})
    raw = json.dumps({"crime": {"number": "ZZ/26/5"}, "victim": {"name": {"last": "Okonkwo-Bell"}}}).encode()
    (signal,) = read(raw, name="x.json", profile=profile)
    assert signal.referral is not None
    assert signal.referral.fields == {"crimeReference": "ZZ/26/5", "surname": "Okonkwo-Bell"}


def test_a_mapping_onto_a_name_we_do_not_read_is_refused() -> None:
    with pytest.raises(ValueError, match="shoeSize"):
        MappingProfile("wrong", {"Shoe": "shoeSize"})


def test_a_workbook_is_read_like_a_table() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["crimeReference", "surname", "givenName", "reportedDate", "mobile"])
    sheet.append(["ZZ/26/000321", "Kowalska-Fictional", "Zofia", date(2026, 11, 1), 7700900123])
    raw = io.BytesIO()
    book.save(raw)
    (signal,) = read(raw.getvalue(), name="referrals.xlsx")
    assert signal.referral is not None
    assert signal.referral.fields["mobile"] == "7700900123"
    assert signal.dates == {"REPORTED": date(2026, 11, 1)}


def test_a_planned_release_is_a_date_and_no_release() -> None:
    (signal,) = fixture("planned_release.json")
    assert (signal.happening, signal.dates) == ("DATES_GIVEN", {"PLANNED": date(2026, 12, 24)})


def test_absconding_from_a_hostel_is_being_at_large() -> None:
    assert fixture("hostel_absconded.json")[0].happening == "UNLAWFULLY_AT_LARGE"
