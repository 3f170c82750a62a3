"""What every answer tells the browser, and what no page may hold (ASVS V3)."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from alongside.web.shell.headers import INERT, POLICY, Headers
from tests.architecture.committed import CHECKOUT, program, text
from tests.architecture.visits import House
from tests.security import crawl

SCRIPTS = CHECKOUT / "alongside" / "web" / "static" / "alongside"


@pytest.fixture(scope="module")
def answers(house: House) -> list[tuple[str, Any, str]]:
    return [(name, answer, crawl.text_of(answer)) for name, answer in crawl.everything(house)]


def wrong(answers: list[tuple[str, Any, str]], header: str, *right: str) -> dict[str, str]:
    return {name: answer.get(header, "") for name, answer, _ in answers if answer.get(header, "") not in right}


def test_every_answer_says_what_a_browser_may_do_with_it(answers: list[tuple[str, Any, str]]) -> None:
    assert len(answers) > 200
    assert wrong(answers, "Content-Security-Policy", POLICY, INERT) == {}
    assert wrong(answers, "X-Content-Type-Options", "nosniff") == {}
    assert wrong(answers, "Referrer-Policy", "same-origin") == {}
    assert wrong(answers, "Cross-Origin-Resource-Policy", "same-origin") == {}
    assert wrong(answers, "Cross-Origin-Opener-Policy", "same-origin") == {}
    assert wrong(answers, "X-Robots-Tag", "noindex, nofollow") == {}
    assert all("camera=()" in answer["Permissions-Policy"] for _, answer, _ in answers)


def test_the_policy_lets_nothing_run_that_stands_in_a_page() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in POLICY
    assert "*" not in POLICY
    assert "sandbox" in INERT


def test_no_answer_may_stand_in_a_frame(answers: list[tuple[str, Any, str]]) -> None:
    assert wrong(answers, "X-Frame-Options", "DENY") == {}
    assert all("frame-ancestors 'none'" in answer["Content-Security-Policy"] for _, answer, _ in answers)


def test_nothing_about_anybody_is_kept_by_the_browser(answers: list[tuple[str, Any, str]]) -> None:
    ours = [one for one in answers if one[0] in crawl.STATIC]
    assert len(ours) == len(crawl.STATIC)
    assert wrong([one for one in answers if one not in ours], "Cache-Control", "no-store") == {}


def test_our_files_are_the_same_bytes_for_everybody(house: House) -> None:
    for path in crawl.STATIC:
        told = {crawl.text_of(client.get(path)) for client in (Client(), house.client("officer"))}
        assert len(told) == 1
        assert "Bramblyx" not in told.pop()


def test_no_page_holds_a_script_a_style_or_an_act_of_its_own(answers: list[tuple[str, Any, str]]) -> None:
    found = []
    for name, answer, words in answers:
        if not answer["Content-Type"].startswith("text/html"):
            continue
        for tag, got in crawl.Page(words).elements:
            inline = tag == "script" and "src" not in got and got.get("type") != "application/json"
            if inline or tag in ("style", "iframe", "object", "embed", "base") or "style" in got:
                found.append((name, tag))
            found += [(name, attribute) for attribute in got if attribute.startswith("on")]
    assert found == []


def test_every_page_loads_and_sends_only_here(answers: list[tuple[str, Any, str]]) -> None:
    found = set()
    for name, answer, words in answers:
        if not answer["Content-Type"].startswith("text/html"):
            continue
        for tag, got in crawl.Page(words).elements:
            for attribute in ("src", "href", "action", "formaction", "srcset", "data", "poster"):
                target = unescape(got.get(attribute, ""))
                scheme, host = urlsplit(target)[:2]
                away = scheme == "https" and tag == "a"  # a source of the law, followed by a click
                picture = target.startswith("data:image/svg+xml") and tag == "img"  # the code of the second factor
                if (scheme or host) and not away and not picture and scheme not in ("tel", "mailto"):
                    found.add((name, tag, target[:60]))
    assert found == set()


def test_a_link_to_another_site_says_where_it_leads(house: House) -> None:
    links = 0
    for name, answer in crawl.pages(house, "officer"):
        if answer.status_code != 200:
            continue
        for tag, got in crawl.Page(crawl.text_of(answer)).elements:
            if tag == "a" and got.get("href", "").startswith("http"):
                links += 1
                assert "target" not in got, name
    page = house.client("officer").get("/rules/VC-R6-02").content.decode()
    assert re.search(r'href="https://[^"]+"', page)
    assert links


def test_no_answer_lets_another_site_read_it(house: House) -> None:
    for path in ("/", "/rules", *crawl.STATIC, "/api/inbox", "/api/openapi.json"):
        answer = house.client("officer").get(path, headers={"origin": "https://elsewhere.example"})
        assert not [name for name in answer.headers if name.lower().startswith("access-control")], path
        crawl.text_of(answer)


@pytest.mark.parametrize(
    ("method", "sent", "status"),
    [
        ("GET", {"site": "cross-site", "mode": "navigate", "dest": "document"}, 302),
        ("GET", {"site": "none", "mode": "navigate", "dest": "document"}, 302),
        ("GET", {"site": "same-origin", "mode": "cors", "dest": "empty"}, 302),
        ("GET", {"site": "cross-site", "mode": "no-cors", "dest": "image"}, 403),
        ("GET", {"site": "cross-site", "mode": "navigate", "dest": "iframe"}, 403),
        ("GET", {"site": "same-site", "mode": "no-cors", "dest": "script"}, 403),
        ("POST", {"site": "cross-site", "mode": "navigate", "dest": "document"}, 403),
        ("POST", {"site": "same-site", "mode": "navigate", "dest": "document"}, 403),
    ],
)
def test_what_another_site_sends_is_turned_away(method: str, sent: dict[str, str], status: int, house: House) -> None:
    headers = {f"sec-fetch-{name}": value for name, value in sent.items()}
    form = "application/x-www-form-urlencoded"
    assert Client().generic(method, "/caseload", content_type=form, headers=headers).status_code == status


def test_another_sites_script_is_not_served_ours(house: House) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}
    for path in crawl.STATIC:
        assert Client().get(path, headers=headers).status_code == 403


def test_what_is_downloaded_can_do_nothing_in_a_browser() -> None:
    def download(_: object) -> HttpResponse:
        return HttpResponse("<script>", headers={"Content-Disposition": 'attachment; filename="x.html"'})

    answer = Headers(download)(RequestFactory().get("/"))
    assert answer["Content-Security-Policy"] == INERT
    assert answer["Cache-Control"] == "no-store"


def test_a_function_named_in_the_address_is_not_called(house: House) -> None:
    for path in ("/rules", "/api/openapi.json"):
        assert "stolen(" not in house.client("officer").get(f"{path}?callback=stolen&jsonp=stolen").content.decode()


def test_our_scripts_never_write_markup_or_take_messages() -> None:
    scripts = [path for path in program(".js") if path.is_relative_to(SCRIPTS)]
    assert len(scripts) >= 5
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setTimeout\(\s*['\"]|"
    forbidden += r"postMessage|addEventListener\(\s*['\"]message|__proto__|window\[|Object\.assign\(|\.cookie\b"
    assert [(path.name, found) for path in scripts for found in re.findall(forbidden, text(path))] == []


def test_our_scripts_keep_nothing_but_one_switch_in_the_browser() -> None:
    kept = []
    for path in program(".js"):
        if path.is_relative_to(SCRIPTS):
            kept += re.findall(r"(?:localStorage|sessionStorage|indexedDB|caches)\.\w+\(([^)]*)\)?", text(path))
    assert {one.split(",")[0] for one in kept} <= {"KEPT"}
    assert "KEPT = 'alongside.shortcut'" in text(SCRIPTS / "shortcut.js")


def test_signing_out_empties_what_the_browser_kept(house: House) -> None:
    answer = house.client("officer").post("/sign-in/out")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_every_title_is_the_same_for_every_case(answers: list[tuple[str, Any, str]]) -> None:
    titles = [title for _, _, words in answers for title in re.findall(r"<title>(.*?)</title>", words, re.S)]
    assert titles
    assert [title for title in titles if "Bramblyx" in title or not title.endswith("– Alongside")] == []


def test_a_robot_is_told_to_stay_away(house: House) -> None:
    assert crawl.text_of(Client().get("/robots.txt")) == "User-agent: *\nDisallow: /\n"


def test_our_own_picture_stands_for_every_page_and_tells_nothing(answers: list[tuple[str, Any, str]]) -> None:
    icons = {
        got["href"]
        for _, answer, words in answers
        if answer["Content-Type"].startswith("text/html")
        for tag, got in crawl.Page(words).elements
        if tag == "link" and got.get("rel") == "icon"
    }
    assert icons == {"/static/alongside/icon.svg"}


def test_cookies_are_closed_to_scripts_and_small(house: House) -> None:
    client = Client()
    seen = {**client.get("/sign-in/").cookies, **client.post("/language", {"language": "cy"}).cookies}
    assert settings.CSRF_COOKIE_NAME in seen
    for name, cookie in seen.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert cookie["path"] == "/"
        assert not cookie["domain"]
        assert len(cookie.OutputString()) < 4096


def test_the_sessions_own_key_stands_in_no_page(house: House) -> None:
    client = house.client("officer")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    for path in ("/", "/caseload", "/sign-in/yours", "/rules"):
        assert key not in client.get(path).content.decode()
