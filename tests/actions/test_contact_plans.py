"""Contact plans: each part with who said so, nothing overwritten, no relative as interpreter, bad input answered."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from alongside.actions import channels, contact_plans, people, residences
from alongside.actions.contact_plans import Source
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import contact_plans as queries
from alongside.queries.contact_plans import Plan
from alongside.records.models import Case, Channel, ContactPlan, JournalEntry, Person
from alongside.rules.contact_times import CarefulDay, Sort, Times
from alongside.rules.words import Words
from tests.factories import NOW, TODAY, Team, case, offender, phone, team

pytestmark = pytest.mark.django_db

MARI = Source("Mari")


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def held(of: Team) -> Case:
    return case(of)


def plan(held: Case) -> Plan:
    return queries.of([held.person_id])[held.person_id]


def said(held: Case, of: Team, act: Any, **what: Any) -> ContactPlan:
    """Do it as the form that is open now would."""
    held.person.refresh_from_db()
    given = {"person": held.person, "seen": held.person.version, "source": MARI} | what
    done: ContactPlan = act(held, of.by, NOW, **given)
    return done


def refused(held: Case, of: Team, act: Any, **what: Any) -> Invalid:
    with pytest.raises(Invalid) as wrong:
        said(held, of, act, **what)
    return wrong.value


def test_words_are_kept_as_said_with_who_said_them_and_when(held: Case, of: Team) -> None:
    said(
        held,
        of,
        contact_plans.set_words,
        term="own",
        own_term="goroeswraig שורדת 🌱",
        safe_word="mafon",
        end_word="bara lawr",
        excuse="y deintydd",
    )
    found = plan(held)
    assert (found.called, found.safe_word) == (Words("goroeswraig שורדת 🌱", "goroeswraig שורדת 🌱"), "mafon")
    assert found.said["words"] == ("Mari", TODAY)
    assert found.reviewed_on == TODAY


def test_the_journal_names_the_part_and_not_one_word_of_it(held: Case, of: Team) -> None:
    said(held, of, contact_plans.set_words, safe_word="mafon")
    entry = JournalEntry.objects.filter(verb="people.edit").latest("pk")
    assert entry.facts == {"ground": "owner", "person": held.person_id, "part": "words"}


def test_a_form_opened_before_somebody_elses_change_overwrites_nothing(held: Case, of: Team) -> None:
    said(held, of, contact_plans.set_words, safe_word="mafon")
    with pytest.raises(Changed):
        said(held, of, contact_plans.set_needs, needs=["bsl"], seen=1)
    with pytest.raises(Changed):
        people.edit(held, of.by, NOW, person=held.person, seen=1, details=people.Details(name="Mari Newname"))
    assert (plan(held).safe_word, plan(held).needs) == ("mafon", ())


def test_a_part_changed_leaves_the_others_and_their_sources(held: Case, of: Team) -> None:
    said(held, of, contact_plans.set_words, safe_word="mafon")
    said(
        held, of, contact_plans.set_needs, needs=["braille", "braille"], source=Source("Her sister", date(2026, 12, 1))
    )
    found = plan(held)
    assert (found.safe_word, [one.value for one in found.needs]) == ("mafon", ["braille"])
    assert found.said == {"words": ("Mari", TODAY), "needs": ("Her sister", date(2026, 12, 1))}


def test_nobody_is_nobody_who_said_so(held: Case, of: Team) -> None:
    assert refused(held, of, contact_plans.set_words, source=Source(" ")).field == "said_by"
    tomorrow = Source("Mari", TODAY + timedelta(days=1))
    assert refused(held, of, contact_plans.set_words, source=tomorrow).field == "said_on"


def test_an_own_word_must_be_written_and_the_two_words_differ(held: Case, of: Team) -> None:
    assert refused(held, of, contact_plans.set_words, term="own").field == "own_term"
    assert refused(held, of, contact_plans.set_words, term="prey").field == "term"
    assert refused(held, of, contact_plans.set_words, safe_word="Mafon", end_word="mafon").field == "end_word"


@pytest.mark.parametrize("named", ["Kevin Sample", "her sister", "Sample Kevin", "Mari Testament"])
def test_an_interpreter_is_neither_family_nor_anybody_of_the_case(held: Case, of: Team, named: str) -> None:
    offender(held, of)
    wrong = refused(held, of, contact_plans.set_language, language="en", interpreter_name=named)
    assert wrong.field == "interpreter_name"
    assert refused(held, of, contact_plans.set_language, language="en", interpreter=named).field == "interpreter"


def test_a_professional_of_the_case_may_interpret(held: Case, of: Team) -> None:
    people.add_role(held, of.by, NOW, role="professional", details=people.Details(name="Wanda Nowak"))
    said(
        held,
        of,
        contact_plans.set_language,
        language="cy",
        interpreter="Polish",
        interpreter_gender="woman",
        interpreter_name="Wanda Nowak",
    )
    found = plan(held)
    assert (found.language, found.interpreter, found.interpreter_name) == ("cy", "Polish", "Wanda Nowak")


def test_four_hundred_characters_of_needs_are_kept_and_one_more_is_refused(held: Case, of: Team) -> None:
    said(held, of, contact_plans.set_needs, needs=["other"], in_words="é" * 400)
    assert plan(held).needs_in_words == "é" * 400
    assert refused(held, of, contact_plans.set_needs, in_words="é" * 401).field == "in_words"
    assert refused(held, of, contact_plans.set_needs, needs=["other"]).field == "in_words"
    assert refused(held, of, contact_plans.set_needs, needs=["telepathy"]).field == "needs"


def test_times_are_added_once_and_taken_away_by_their_place(held: Case, of: Team) -> None:
    add = contact_plans.add_times
    said(held, of, add, sort="avoid", days=[2, 1, 1], start=time(8, 30), until=time(9), why="ysgol")
    said(held, of, add, sort="best", start=time(18))
    assert plan(held).times[0] == Times(Sort.AVOID, (1, 2), time(8, 30), time(9), "ysgol")
    again = refused(held, of, add, sort="best", start=time(18))
    assert again.words.en == "This is on record already."
    held.person.refresh_from_db()
    contact_plans.drop_times(held, of.by, NOW, person=held.person, seen=held.person.version, place=0)
    assert [one.sort for one in plan(held).times] == [Sort.BEST]
    held.person.refresh_from_db()
    with pytest.raises(Changed):
        contact_plans.drop_times(held, of.by, NOW, person=held.person, seen=held.person.version, place=1)


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"sort": "avoid", "start": time(17), "until": time(9)}, "until"),
        ({"sort": "avoid", "start": time(9), "until": time(9)}, "until"),
        ({"sort": "avoid"}, "days"),
        ({"sort": "avoid", "days": [8]}, "days"),
        ({"sort": "sometimes", "days": [1]}, "sort"),
        ({"sort": "avoid", "days": [1], "why": "x" * 201}, "why"),
    ],
)
def test_times_that_cannot_be_meant_are_refused(held: Case, of: Team, what: dict[str, Any], field: str) -> None:
    assert refused(held, of, contact_plans.add_times, **what).field == field
    assert not ContactPlan.objects.filter(person=held.person).exists()


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"day": 30, "month": 2, "why": "x"}, "day"),
        ({"day": 29, "month": 2, "year": 2027, "why": "x"}, "day"),
        ({"day": 1, "month": 6, "year": 2020, "why": "x"}, "year"),
        ({"day": 1, "month": 6, "why": ""}, "why"),
    ],
)
def test_careful_days_that_cannot_be_meant_are_refused(held: Case, of: Team, what: dict[str, Any], field: str) -> None:
    assert refused(held, of, contact_plans.add_careful_day, **what).field == field


def test_a_careful_day_is_kept_and_taken_away(held: Case, of: Team) -> None:
    said(held, of, contact_plans.add_careful_day, day=14, month=2, why="pen-blwydd 🎂")
    assert plan(held).careful_days == (CarefulDay(14, 2, None, "pen-blwydd 🎂"),)
    held.person.refresh_from_db()
    contact_plans.drop_careful_day(held, of.by, NOW, person=held.person, seen=held.person.version, place=0)
    assert plan(held).careful_days == ()


def test_nobody_fills_a_plan_without_end(held: Case, of: Team) -> None:
    for day in range(1, contact_plans.MOST_ROWS + 1):
        said(held, of, contact_plans.add_careful_day, day=day, month=1, why="x")
    assert refused(held, of, contact_plans.add_careful_day, day=1, month=2, why="x").field == "day"


def test_a_proxy_is_of_the_case_and_never_the_accused(held: Case, of: Team) -> None:
    sister = people.add_role(
        held, of.by, NOW, role="spokesperson", details=people.Details(name="Elin Testament")
    ).person
    accused = offender(held, of).person
    stranger = Person.objects.create(organisation=held.organisation, name="Stranger")
    assert refused(held, of, contact_plans.set_proxy, proxy=accused, may="x").field == "proxy"
    assert refused(held, of, contact_plans.set_proxy, proxy=held.person, may="x").field == "proxy"
    assert refused(held, of, contact_plans.set_proxy, proxy=sister).field == "may"
    with pytest.raises(Refused):
        said(held, of, contact_plans.set_proxy, proxy=stranger, may="x")
    said(held, of, contact_plans.set_proxy, proxy=sister, may="That I rang.")
    assert (plan(held).proxy_name, plan(held).proxy_may) == ("Elin Testament", "That I rang.")
    said(held, of, contact_plans.set_proxy, proxy=None, may="ignored")
    assert (plan(held).proxy_id, plan(held).proxy_may) == (None, "")


def test_the_accused_have_no_plan(held: Case, of: Team) -> None:
    accused = offender(held, of).person
    with pytest.raises(Refused):
        contact_plans.set_words(held, of.by, NOW, person=accused, seen=accused.version, source=MARI)


def test_going_through_the_plan_again_moves_its_review(held: Case, of: Team) -> None:
    said(held, of, contact_plans.set_words, source=Source("Mari", TODAY - timedelta(days=200)))
    assert plan(held).review_by(high_risk=False) == TODAY - timedelta(days=17)
    said(held, of, contact_plans.set_needs, needs=["bsl"])
    assert plan(held).reviewed_on == TODAY - timedelta(days=200)
    said(held, of, contact_plans.review)
    assert plan(held).review_by(high_risk=True) == TODAY + timedelta(days=90)


def test_an_address_they_left_is_never_a_way_to_reach_them(held: Case, of: Team) -> None:
    row = residences.add_former(
        held,
        of.by,
        NOW,
        person=held.person,
        value="1 Stryd Fawr",
        until_on=TODAY - timedelta(days=30),
        from_on=date(2020, 1, 1),
        known_to_accused="yes",
        said_by="Mari",
    )
    assert Channel.objects.get(pk=row.channel_id).ended_at == NOW
    [address] = queries.addresses([held.person_id])
    assert (address.live, address.value, address.lived.known_to_accused) == (False, "1 Stryd Fawr", "yes")


def test_what_is_said_of_an_address_needs_somebody_and_days_in_order(held: Case, of: Team) -> None:
    lives = channels.add(held, of.by, NOW, person=held.person, way="post", value="2 Lôn Las")
    for what, field in (
        ({"known_to_accused": "no"}, "said_by"),
        ({"known_to_accused": "perhaps"}, "known_to_accused"),
        ({"from_on": date(2026, 2, 1), "until_on": date(2026, 1, 1)}, "until_on"),
        ({"from_on": date(1066, 1, 1)}, "from_on"),
    ):
        with pytest.raises(Invalid) as wrong:
            residences.say(held, of.by, NOW, channel=lives, **what)
        assert wrong.value.field == field
    residences.say(held, of.by, NOW, channel=lives, known_to_accused="no", said_by="Mari")
    [address] = queries.addresses([held.person_id])
    assert (address.live, address.lived.known_to_accused, address.lived.said_on) == (True, "no", TODAY)
    with pytest.raises(Refused):
        residences.say(held, of.by, NOW, channel=phone(held, of))


def test_addresses_of_somebody_whose_places_are_hidden_are_not_read_out(held: Case, of: Team) -> None:
    channels.add(held, of.by, NOW, person=held.person, way="post", value="2 Lôn Las")
    Person.objects.filter(pk=held.person_id).update(location_protected_on=TODAY, location_protected_by=of.officer)
    [address] = queries.addresses([held.person_id])
    assert (address.value, address.hidden) == ("", True)
