"""Who may be the same person, through the real keys: for whom it is said, why, and for whom nothing is."""

from datetime import date
from uuid import uuid4

import pytest

from alongside.actions import cases, people
from alongside.queries.likeness import Known, Strength, alike, alike_each
from alongside.records.models import Case
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, Team, act_as, case, member, phone, team

pytestmark = pytest.mark.django_db
BORN = date(1990, 5, 4)
PNC = "2012/0394773H"


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def mari(of: Team) -> Case:
    details = people.Details(name="Mari Testament", date_of_birth=BORN, identifiers=(("PNC", PNC),))
    made = case(of, details=details)
    phone(made, of, value="07700 900456")
    return made


def words_for(of: Team, about: Known) -> list[str]:
    found = alike(act_as(of.officer), TODAY, about)
    return [words.en for words in found[0].reasons] if found else []


def test_a_slip_in_the_name_and_a_turned_date_of_birth_are_found_with_reasons_in_words(of: Team, mari: Case) -> None:
    assert words_for(of, Known(("Mari Testamnet",), date(1990, 4, 5))) == [
        "Similar name",
        "Same date of birth with day and month changed about",
    ]


def test_the_telephone_finds_whoever_married(of: Team, mari: Case) -> None:
    found = words_for(of, Known(("Mari Powell",), BORN, phones=("+44 7700 900456",)))
    assert found == ["Same date of birth", "Same telephone number", "Same given name, another family name"]


def test_a_number_of_their_own_is_certain_and_a_name_with_a_birthday_only_possible(of: Team, mari: Case) -> None:
    by = act_as(of.officer)
    (certain,) = alike(by, TODAY, Known(("M T",), identifiers=(("PNC", PNC),)))
    (possible,) = alike(by, TODAY, Known(("Mari Testament",), BORN))
    assert (certain.strength, possible.strength) == (Strength.CERTAIN, Strength.POSSIBLE)
    assert (certain.person, certain.case, certain.reference) == (mari.person.public_id, mari.public_id, mari.reference)


def test_somebody_else_is_not_found_nor_is_the_person_themselves(of: Team, mari: Case) -> None:
    by = act_as(of.officer)
    assert alike(by, TODAY, Known(("Owain Vaughan",), date(1971, 3, 2))) == ()
    assert alike(by, TODAY, Known(("Mari Testament",), BORN), besides=mari.person_id) == ()


def test_a_sealed_case_is_nobodys_but_its_lists(of: Team, mari: Case) -> None:
    cases.restrict(mari, of.by, NOW, named=[of.officer, of.senior])
    about = Known(("Mari Testament",), BORN, identifiers=(("PNC", PNC),))
    assert alike(act_as(of.manager), TODAY, about) == ()
    (shown,) = alike(act_as(of.officer), TODAY, about)
    assert shown.name == mari.__class__.objects.get(pk=mari.pk).code_name
    assert shown.born is None


def test_another_unit_and_another_organisation_are_told_nothing(of: Team, mari: Case) -> None:
    about = Known(("Mari Testament",), BORN, phones=("07700 900456",))
    assert alike(act_as(team(within=of.unit.organisation).officer), TODAY, about) == ()
    assert alike(act_as(team().officer), TODAY, about) == ()


def test_a_colleague_sees_the_name_and_officer_of_a_case_they_do_not_open(of: Team, mari: Case) -> None:
    colleague = member(of.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys")
    (shown,) = alike(act_as(colleague), TODAY, Known(("Mari Testament",), BORN))
    assert (shown.opened, shown.owner) == (False, "Nia Pugh")


def test_the_accused_are_not_among_the_people_served(of: Team, mari: Case) -> None:
    details = people.Details(name="Kevin Sample", date_of_birth=BORN)
    people.add_role(mari, of.by, NOW, role="suspect", details=details)
    about = Known(("Kevin Sample",), BORN)
    by = act_as(of.officer)
    assert alike(by, TODAY, about) == ()
    assert len(alike(by, TODAY, about, roles=("suspect",))) == 1


def test_many_rows_are_answered_in_their_order_each_for_itself(of: Team, mari: Case) -> None:
    rows = [Known((f"Somebody {uuid4().hex}",)) for _ in range(60)]
    rows[57] = Known(("Mari Testament",), BORN)
    found = alike_each(act_as(of.officer), TODAY, rows)
    assert [at for at, one in enumerate(found) if one] == [57]
