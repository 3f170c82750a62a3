"""The pages for what cannot be done are the same for everybody and tell nothing."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from alongside.rules.words import Words
from alongside.web.shell import refusals

ASK = RequestFactory()


def test_a_page_not_found_is_the_same_bytes_for_every_address_and_language() -> None:
    one = refusals.not_found(ASK.get("/case/1"))
    with translation.override("cy"):
        other = refusals.not_found(ASK.post("/nothing?name=Ann", {"name": "Ann"}))
    assert (one.status_code, other.status_code) == (404, 404)
    assert one.content == other.content
    assert b"case/1" not in one.content


def test_every_refusal_speaks_both_languages() -> None:
    pages: list[HttpResponse] = [
        refusals.bad_request(ASK.get("/")),
        refusals.forbidden(ASK.get("/")),
        refusals.not_found(ASK.get("/")),
        refusals.too_many(ASK.get("/")),
        refusals.broken(ASK.get("/")),
    ]
    assert [page.status_code for page in pages] == [400, 403, 404, 429, 500]
    for page in pages:
        assert b'<div lang="cy">' in page.content


def test_a_refusal_by_rule_gives_its_sentence() -> None:
    page = refusals.forbidden(ASK.get("/"), Words("Only a manager may.", "Dim ond rheolwr a gaiff."))
    assert "Only a manager may." in page.content.decode()
    assert "Dim ond rheolwr a gaiff." in page.content.decode()


def test_a_broken_page_gives_a_number_that_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    import re

    page = refusals.broken(ASK.get("/"))
    (number, again) = re.findall(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", page.content.decode())
    assert number == again
    assert number in caplog.text
