"""Every word of the screens in Welsh."""

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from alongside.web import translations


def test_every_message_of_the_screens_has_welsh() -> None:
    assert list(translations.used())
    assert translations.missing() == []


def test_a_message_without_welsh_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "used", lambda: iter([("a.html", 3, "Never written down", None)]))
    assert translations.missing() == ["a.html:3: 'Never written down'"]


@pytest.mark.parametrize(("number", "word"), [(0, "diwrnod"), (1, "diwrnod"), (2, "ddiwrnod"), (3, "diwrnod")])
def test_the_plural_forms_of_welsh_are_chosen_by_number(number: int, word: str) -> None:
    with translation.override("cy"):
        said = ngettext("%(days)s day ago", "%(days)s days ago", number) % {"days": number}
    assert said == f"{number} {word} yn ôl"


def test_the_catalogue_says_six_forms() -> None:
    assert f"Plural-Forms: {translations.PLURALS}" in translations.CATALOGUE.read_text()
