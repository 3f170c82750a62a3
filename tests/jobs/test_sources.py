"""`alongside sources`: a source is named, its key printed once."""

import pytest

from alongside.actions import sources
from alongside.actions.performing import Refused
from alongside.jobs.commands import main
from alongside.queries.sources import key_hash
from alongside.records.models import JournalEntry, Source
from alongside.rules.access import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_new_source_gets_a_key_that_is_printed_and_kept_as_a_hash(capsys: pytest.CaptureFixture[str]) -> None:
    whose = make.organisation()
    assert main(["sources", "add", "prison", "--title", "Prison events", "--organisation", whose.slug]) == 0
    key, *told = capsys.readouterr().out.splitlines()
    source = Source.objects.get(slug="prison")
    assert source.key_hash == key_hash(key)
    assert (source.name, source.organisation, source.expected_minutes) == ("Prison events", whose, 1440)
    assert "Bearer" in " ".join(told)
    kept = JournalEntry.objects.order_by("pk")
    assert list(kept.values_list("verb", flat=True)) == ["installation.host", "source.give_key"]
    assert key not in str(list(kept.values()))


def test_a_key_is_renewed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["sources", "add", "prison"])
    old = capsys.readouterr().out.splitlines()[0]
    assert main(["sources", "key", "prison"]) == 0
    new = capsys.readouterr().out.splitlines()[0]
    assert old != new
    assert Source.objects.get().key_hash == key_hash(new)


def test_an_administrator_renews_the_key_of_a_source_of_their_own_organisation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unit = make.unit()
    administrator = make.member(unit, Role.ADMINISTRATOR)
    with make.hosting():
        source = Source.objects.create(slug="prison", name="Prison events", organisation=unit.organisation)
    assert main(["sources", "key", "prison", "--as", administrator.username]) == 0
    source.refresh_from_db()
    assert source.key_hash == key_hash(capsys.readouterr().out.splitlines()[0])
    kept = JournalEntry.objects.get(verb="source.give_key")
    assert (kept.staff_id, kept.facts) == (administrator.pk, {"source": source.pk, "tokens_ended": 0})


def test_no_administrator_gives_a_key_that_is_not_their_organisations_to_give(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unit, elsewhere = make.unit(), make.organisation()
    administrator, officer = (make.member(unit, role) for role in (Role.ADMINISTRATOR, Role.SENIOR))
    with make.hosting():
        Source.objects.create(slug="theirs", name="Theirs", organisation=elsewhere)
        Source.objects.create(slug="ours", name="Ours", organisation=unit.organisation)
        Source.objects.create(slug="everybodys", name="Everybody's")
    for who, slug, said, code in (
        (administrator, "theirs", "no source is named theirs", 2),
        (administrator, "everybodys", "whoever runs the installation gives it its key", 1),
        (officer, "ours", "Your role does not include this", 1),
    ):
        assert main(["sources", "key", slug, "--as", who.username]) == code
        assert said in capsys.readouterr().err
    assert not Source.objects.exclude(key_hash="").exists()
    with pytest.raises(Refused) as refused:
        sources.give_key(Source.objects.get(slug="theirs"), make.act_as(administrator), make.NOW)
    assert not refused.value.decision.known


def test_the_names_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("prison", "court"):
        main(["sources", "add", name])
    capsys.readouterr()
    assert main(["sources", "list"]) == 0
    assert capsys.readouterr().out.split() == ["court", "prison"]


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["add", "Prison Events"], "small letters", 2),
        (["add", "prison", "--silent-after", "0"], "from 1 up", 2),
        (["add", "prison", "--organisation", "nowhere"], "no organisation is nowhere", 2),
        (["key", "nothing"], "no source is named nothing", 2),
        (["add", "there"], "named there already", 1),
        (["add", "prison", "--as", "nobody"], "nobody active signs in as nobody", 2),
        (["add", "prison", "--purpose", "registers"], "Your role does not include this", 1),
    ],
)
def test_what_cannot_be_is_said_in_a_line(
    words: list[str], said: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with make.hosting():
        Source.objects.create(slug="there", name="There")
    assert main(["sources", *words]) == code
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert Source.objects.count() == 1
