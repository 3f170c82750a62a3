"""The pages for what cannot be done are the same for everybody and tell nothing."""

from datetime import UTC, datetime

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
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


def test_every_refusal_of_a_restored_copy_says_so_and_is_still_the_same_for_everybody() -> None:
    def ask(path: str) -> HttpRequest:
        request = ASK.get(path)
        request.copy_of = datetime(2026, 11, 20, 9, tzinfo=UTC)  # type: ignore[attr-defined]  # as the middleware does
        return request

    shown = (refusals.bad_request, refusals.forbidden, refusals.not_found, refusals.too_many, refusals.broken)
    for page in shown:
        said = page(ask("/")).content.decode()
        assert "Restored copy of Friday 20 November 2026" in said or "Restored copy of 20 November 2026" in said
        assert "Copi wedi" in said
        assert "Restored copy" not in page(ASK.get("/")).content.decode()
    assert refusals.not_found(ask("/a")).content == refusals.not_found(ask("/b")).content


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


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["alongside.web.shell.acting.muted.copy_of", "django.contrib.auth.get_user"])
def test_where_the_database_is_away_a_plain_page_says_so_and_comes_back_with_it(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("connection to server at 10.0.0.1 failed")

    client = Client(raise_request_exception=False)
    with monkeypatch.context() as away:
        away.setattr(where, gone)
        page = client.get("/sign-in/")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "60")
    assert b"try again in a minute" in page.content
    assert b'<div lang="cy">' in page.content
    assert b"10.0.0.1" not in page.content
    assert client.get("/sign-in/").status_code == 200
