"""The rules with their sources, and the stricter standards of a unit."""

import re
from collections.abc import Callable
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from alongside.catalogue.law import RULES
from alongside.records.models import LocalStandard, Staff
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]


@pytest.fixture
def team() -> make.Team:
    return make.team()


def test_the_list_names_its_sources_in_welsh(team: make.Team, signed_in: SignIn) -> None:
    client = signed_in(team.officer)
    client.cookies["django_language"] = "cy"
    page = client.get("/rules").content.decode()
    assert "safon o&#39;n heiddo ni" in page
    assert "y testun heb ei ddarllen gennym" in page
    for english in ("a standard of our own", "text not read by us", "restate it"):
        assert english not in page


def test_on_a_welsh_page_the_name_of_a_source_that_has_only_english_is_marked_as_english(
    team: make.Team, signed_in: SignIn
) -> None:
    client = signed_in(team.officer)
    named = next(source for rule in RULES.values() for source in rule.sources if not source.instrument_cy)
    rule = next(rule for rule in RULES.values() if named in rule.sources)
    english = client.get(f"/rules/{rule.id}").content.decode()
    assert named.instrument in unescape(english) and f'<span lang="en">{named.instrument}' not in unescape(english)
    client.cookies["django_language"] = "cy"
    assert f'<span lang="en">{named.instrument}</span>' in unescape(client.get(f"/rules/{rule.id}").content.decode())
    page = unescape(client.get("/rules").content.decode())
    unmarked = re.sub(r'<span lang="en">[^<]*</span>', "", page)
    only_english = {rule.sources[0].instrument for rule in RULES.values() if not rule.sources[0].instrument_cy}
    assert only_english and [name for name in only_english if name in unmarked] == []
    assert "Cod y Dioddefwyr 2021" in unmarked


def test_every_rule_is_listed_with_a_link_to_its_page(team: make.Team, signed_in: SignIn) -> None:
    page = signed_in(team.officer).get("/rules").content.decode()
    assert [rule for rule in RULES if f'href="/rules/{rule}"' not in page] == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_rule_has_a_page_that_says_where_it_was_read_and_how_sure_we_are(
    language: str, team: make.Team, signed_in: SignIn
) -> None:
    client = signed_in(team.officer)
    client.cookies["django_language"] = language
    marks = {"en": ("Verified", "Not verified"), "cy": ("Wedi'i wirio", "Heb ei gadarnhau")}[language]
    for rule in list(RULES.values())[::10]:
        page = client.get(f"/rules/{rule.id}").content.decode().replace("&#39;", "'")
        assert rule.words.in_(language).replace("&", "&amp;") in page
        assert marks[0 if rule.confidence.verified else 1] in page
        assert rule.sources[0].named(language) in re.sub(r'<span lang="en">|</span>', "", page)


def test_a_rule_that_is_none_is_not_there(team: make.Team, signed_in: SignIn) -> None:
    assert signed_in(team.officer).get("/rules/VC-R99-99").status_code == 404


def test_only_a_manager_sets_standards(team: make.Team, signed_in: SignIn) -> None:
    for person in (team.officer, team.senior):
        answer = signed_in(person).get("/standards")
        assert answer.status_code == 403
        assert "Only a manager may do this" in answer.content.decode()


def test_a_stricter_standard_is_set_shown_on_its_rule_and_dropped(team: make.Team, signed_in: SignIn) -> None:
    client = signed_in(team.manager)
    form = {"form_key": str(uuid4()), "unit": str(team.unit.pk), "rule": "VC-R6-02", "n": "3"}
    page = client.post("/standards", form, follow=True).content.decode()
    assert "The standard holds for everything that arises from today" in page
    assert "3 working days" in page
    assert "3 working days" in client.get("/rules/VC-R6-02").content.decode()
    dropped = client.post("/standards/drop", {"unit": str(team.unit.pk), "rule": "VC-R6-02"}, follow=True)
    assert "the limit of the rule itself" in dropped.content.decode()
    make.act_as(team.manager)
    assert not LocalStandard.objects.filter(unit=team.unit, ends_on__isnull=True).exists()


@pytest.mark.parametrize("n", ["6", "-1", "three", "", "1.5", "99999999999", "３"])
def test_a_looser_or_senseless_standard_is_refused_beside_its_question(
    n: str, team: make.Team, signed_in: SignIn
) -> None:
    form = {"form_key": str(uuid4()), "unit": str(team.unit.pk), "rule": "VC-R6-02", "n": n}
    page = signed_in(team.manager).post("/standards", form).content.decode()
    assert 'href="#id-n"' in page
    make.act_as(team.manager)
    assert not LocalStandard.objects.exists()


def test_a_manager_sets_nothing_for_another_unit(team: make.Team, signed_in: SignIn) -> None:
    other = make.team()
    form = {"form_key": str(uuid4()), "unit": str(other.unit.pk), "rule": "VC-R6-02", "n": "3"}
    assert 'href="#id-unit"' in signed_in(team.manager).post("/standards", form).content.decode()
    answer = signed_in(team.manager).post("/standards/drop", {"unit": str(other.unit.pk), "rule": "VC-R6-02"})
    assert answer.status_code == 302


def test_an_address_alone_drops_nothing_and_shows_what_there_is(team: make.Team, signed_in: SignIn) -> None:
    by = signed_in(team.manager)
    form = {"form_key": str(uuid4()), "unit": str(team.unit.pk), "rule": "VC-R6-02", "n": "3"}
    assert by.post("/standards", form).status_code == 302
    assert by.get("/standards/drop", {"unit": str(team.unit.pk), "rule": "VC-R6-02"})["Location"] == "/standards"
    make.act_as(team.manager)
    assert LocalStandard.objects.filter(unit=team.unit, ends_on__isnull=True).exists()
