"""Teams of a unit: put together by its administrator, and followed by the cases of who stands in them."""

import argparse
import io
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.actions import teams
from alongside.actions.performing import Invalid, Refused
from alongside.jobs import staff as command
from alongside.jobs.commands import Trouble
from alongside.queries import scope
from alongside.records.models import Case, Membership, Team
from alongside.rules.access import Actor, Role
from alongside.rules.words import Words
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
NAME = Words("Serious crime", "Troseddau difrifol")


@pytest.fixture
def team() -> make.Team:
    return make.team()


def administrator(team: make.Team) -> Actor:
    return make.act_as(make.member(team.unit, Role.ADMINISTRATOR, "Ada Administrator"))


def test_who_is_put_into_a_team_takes_their_cases_with_them_and_its_senior_alone_opens_them(team: make.Team) -> None:
    case = make.case(team)
    other = make.member(team.unit, Role.SENIOR, "Other Senior")
    by = administrator(team)
    ours, theirs = (teams.open_team(team.unit, by, NOW, slug=slug, name=NAME) for slug in ("ours", "theirs"))
    for person, where in ((team.officer, ours), (team.senior, ours), (other, theirs)):
        teams.place(team.unit, by, NOW, person=person, team=where)
    for senior, opens in ((team.senior, True), (other, False)):
        assert scope.opened(make.act_as(senior), TODAY).filter(pk=case.pk).exists() is opens
    teams.place(team.unit, by, NOW, person=team.officer, team=None)
    make.act_as(team.officer)
    assert Case.objects.get(pk=case.pk).team is None


def test_a_team_is_made_once_and_belongs_to_its_unit(team: make.Team) -> None:
    by = administrator(team)
    made = [teams.open_team(team.unit, by, NOW, slug="ours", name=NAME) for _ in range(2)]
    assert made[0] == made[1]
    with make.hosting():
        elsewhere = Team.objects.create(unit=make.unit(), slug="x", name_en="x", name_cy="x")
    with pytest.raises(Invalid, match="another unit"):
        teams.place(team.unit, by, NOW, person=team.officer, team=elsewhere)
    with pytest.raises(Invalid, match="do not work cases"):
        teams.place(team.unit, by, NOW, person=make.member(make.unit(), Role.SENIOR), team=made[0])


def test_neither_a_senior_nor_another_organisations_administrator_makes_teams(team: make.Team) -> None:
    stranger = make.act_as(make.member(make.unit(), Role.ADMINISTRATOR))
    for by in (make.act_as(team.senior), stranger):
        with pytest.raises(Refused):
            teams.open_team(team.unit, by, NOW, slug="ours", name=NAME)
    assert not Team.objects.exists()


def test_the_command_puts_somebody_into_a_team_and_says_what_it_needs(
    team: make.Team, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.jobs.ground.opened", nullcontext)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with make.hosting():
        Membership.objects.update(starts_on=timezone.now().date() - timedelta(days=1))
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    unit = f"{team.unit.organisation.slug}/{team.unit.slug}"
    asked = ["team", team.officer.username, "--unit", unit, "--team", "ours"]
    with pytest.raises(Trouble, match="give --name and --name-cy"):
        command.run(parser.parse_args(asked))
    assert command.run(parser.parse_args([*asked, "--name", "Ours", "--name-cy", "Ein tîm"])) == 0
    assert "in team ours" in capsys.readouterr().out
    assert Membership.objects.get(staff=team.officer).team == Team.objects.get()
    with pytest.raises(Trouble, match="nobody signs in"):
        command.run(parser.parse_args(["team", "no.body", "--unit", unit]))
