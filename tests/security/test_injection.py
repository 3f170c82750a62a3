"""What is typed stays text wherever it turns up (ASVS V1)."""

import ast
import json
import logging
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.config.logs import Discreet
from alongside.queries import scope
from alongside.rules import matching
from tests.architecture import visits
from tests.architecture.committed import name, program, text
from tests.architecture.visits import House
from tests.architecture.whole_case import fill
from tests.factories import TODAY
from tests.security import crawl

MARK = "<xss7\"'>{{7*7}}"
"""Breaks out of a text, of either kind of attribute, and of a template, wherever it is not made harmless."""
EXPRESSIONS = "${7*7}#{7*7}{%x%}%n{0.__class__}"
"""What other engines of templates would work out."""


@pytest.fixture(scope="module")
def marked(house: House) -> list[tuple[str, str]]:
    """Every page of a house where every text anybody can write is the mark."""
    officer, home = house.staff["officer"], house.units["home"]
    with transaction.atomic():
        scope.set_acting(visits.BUILDER, TODAY)
        shown = [fill(home, word, by=officer, owner=officer) for word in (MARK, EXPRESSIONS)]
        marked = House(house.units, house.staff, {MARK: shown[0], EXPRESSIONS: shown[1]})
        told = [
            (place, crawl.text_of(answer))
            for word in marked.cases
            for place, answer in crawl.pages(marked, "officer", "manager", word=word)
        ]
        client = house.client("officer")
        told += [("search", client.post(reverse("search"), {"text": f"Ceri {MARK}"}).content.decode())]
        for address in (f"/rules?x={MARK}", f"/sign-in/?next=/{MARK}", f"/caseload?whose={MARK}&risk={MARK}"):
            told += [(address, client.get(address).content.decode())]
            told += [(address, Client().get(address).content.decode())]
        transaction.set_rollback(True)
    return told


def test_markup_that_was_typed_is_text_on_every_page(marked: list[tuple[str, str]]) -> None:
    # A sender's list is a file of commas, handed out to be kept and never shown as a page.
    pages = [(place, page) for place, page in marked if not place.startswith("referral_feedback")]
    assert [place for place, page in pages if "<xss7" in page] == []
    assert sum("&lt;xss7&#34;&#39;&gt;" in page for _, page in marked) > 20


def test_a_template_that_was_typed_is_never_filled_in(marked: list[tuple[str, str]]) -> None:
    assert [place for place, page in marked if "&lt;xss7&#34;&#39;&gt;49" in page or "49#49" in page] == []
    assert sum("{{7*7}}" in page for _, page in marked) > 20
    assert sum(EXPRESSIONS in page for _, page in marked) > 5


def test_searching_for_marks_of_an_expression_finds_no_more_than_letters_would(house: House) -> None:
    client = house.client("officer")
    for sought in (".*", "(.*)+", "%", "_", "\\", "' OR 1=1 --", "Br.*lyx", "[a-z]*"):
        page = client.post(reverse("search"), {"text": sought})
        assert page.status_code == 200
        assert house.cases["Bramblyx"].reference not in page.content.decode(), sought
    assert house.cases["Bramblyx"].reference in client.post(reverse("search"), {"text": "Bramblyx"}).content.decode()


def test_what_is_typed_reaches_postgresql_as_a_value(house: House) -> None:
    sought = "Robert'); DROP TABLE records_case; --"
    with CaptureQueriesContext(connection) as captured:
        house.client("officer").post(reverse("search"), {"text": sought})
        house.client("officer").get("/caseload", {"risk": sought, "whose": sought, "owner": sought})
    assert captured.captured_queries
    assert not [query["sql"] for query in captured if "DROP TABLE" in query["sql"] and "''" not in query["sql"]]
    assert house.client("officer").get("/caseload").status_code == 200


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


FORBIDDEN = {
    "eval": r"(?:builtins\.)?(?:eval|exec|compile|__import__)$",
    "shell": r"os\.(?:system|popen|exec\w*|spawn\w*)$|subprocess\.(?:getoutput|getstatusoutput)$",
    "unsafe reading": r"(?:pickle|marshal|shelve|dill|jsonpickle)\.\w+$|yaml\.(?:load|unsafe_load|full_load)$",
    "marked safe": r"(?:mark_safe|SafeString|format_html_join)$",
    "XML": r"(?:etree|ElementTree|minidom|sax|lxml)\.\w*(?:parse|fromstring)\w*$",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_program_never_does(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{name(path)}:{call.lineno} {called}"
        for path in program()
        for called, call in calls(ast.parse(text(path)))
        if pattern.search(called) and not called.startswith(("defusedxml", "re."))
    ]
    assert found == []


def test_other_programs_are_started_with_a_list_of_words_and_never_by_a_shell() -> None:
    started = 0
    for path in program():
        for called, call in calls(ast.parse(text(path))):
            if called.startswith("subprocess."):
                started += called in ("subprocess.run", "subprocess.Popen")
                assert not [word for word in call.keywords if word.arg == "shell"], name(path)
                assert not isinstance(call.args[0], ast.JoinedStr | ast.Constant) if call.args else True, name(path)
    assert started >= 4


REVIEWED = {
    "actions/keys.py": "names of our own tables and columns",
    "queries/journal_chain.py": "names of our own columns",
    "queries/keys.py": "names of our own tables and columns",
    "actions/quarantine.py": "one of two functions of ours",
    "jobs/keys.py": "names of our own tables and columns, quoted by Django",
    "jobs/tables.py": "the application's role, quoted by PostgreSQL's own driver",
    "queries/scope.py": "the acting person, by parameters",
    "queries/standing_sql.py": "columns of our own, and places of our own",
    "records/rights.py": "the application's role and our own tables",
    "records/row_security.py": "names of our own tables",
    "records/whole_reading.py": "names of our own tables",
}
"""Files that put SQL together, and from what. A new one is read before it is listed."""


def test_sql_is_put_together_in_reviewed_places_alone() -> None:
    found = set()
    for path in program():
        if "migrations" in path.parts or path.stem.startswith("bench"):
            continue
        for called, call in calls(ast.parse(text(path))):
            raw = called.endswith((".execute", ".executemany", ".raw", ".extra", "RawSQL", "RunSQL")) and call.args
            if raw and isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
                found.add(name(path).removeprefix("alongside/"))
    assert found - set(REVIEWED) == set()


def test_no_template_turns_escaping_off_or_marks_anything_safe() -> None:
    templates = program(".html")
    assert len(templates) > 40
    loose = re.compile(r"\|\s*safe\b|autoescape|\{\{-?\s*Markup|<script(?![^>]*\bsrc=)(?![^>]*application/json)")
    assert [(name(path), found) for path in templates for found in loose.findall(text(path))] == []


def test_what_a_script_reads_from_a_page_is_written_as_json() -> None:
    blocks = [
        block
        for path in program(".html")
        for block in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text(path), re.S)
    ]
    assert blocks
    assert [block for block in blocks if not re.fullmatch(r"\s*\{\{[^}]*\|\s*tojson\s*\}\}\s*", block)] == []


def test_markup_made_in_python_is_made_of_our_own_words() -> None:
    """Everything laid into it goes through `format`, which escapes; the two that are no plain words were reviewed."""
    found = []
    for path in program():
        for called, call in calls(ast.parse(text(path))):
            if called == "Markup" and call.args and not isinstance(call.args[0], ast.Constant):
                found.append((path.name, ast.unparse(call.args[0])))
    assert sorted(found) == [("jinja.py", "macro(params or {}).strip()"), ("places.py", "_('%(sort)s (%(field)s)')")]


def test_a_page_that_fails_to_escape_would_be_found() -> None:
    page = crawl.Page('<p onclick="x()" style="a"><script>1</script>')
    assert page.elements == [("p", {"onclick": "x()", "style": "a"}), ("script", {})]


REPEATED = ("a", "1", " ", "a ", "-", "07", "(", "<", "é", "A1", "#41", "2026-")
HOSTILE = [letters * (50_000 // len(letters)) for letters in REPEATED]


def test_no_expression_of_ours_takes_long_over_anything() -> None:
    slow = []
    for place, pattern, use in expressions():
        for sent in (*HOSTILE, *(one + "\n!" for one in HOSTILE)):
            subject: Any = sent.encode() if isinstance(pattern.pattern, bytes) else sent
            began = time.process_time()
            getattr(pattern, use)(subject)
            if time.process_time() - began > 0.1:
                slow.append((place, pattern.pattern, subject[:10]))
                break
    assert slow == []


SEARCHING = {"search", "match", "fullmatch", "split", "findall", "sub", "finditer"}
SHORT = {"alongside/records/sealed_text.py"}
"""Expressions for our own SQL, which nobody outside writes."""


def expressions() -> Iterator[tuple[str, "re.Pattern[Any]", str]]:
    """Every regular expression written in the program, with the way it is used there."""
    total = 0
    for path in program():
        if name(path) in SHORT:
            continue
        tree = ast.parse(text(path))
        used = {called.rpartition(".")[0]: called.rpartition(".")[2] for called, _ in calls(tree)}
        kept = {
            node.value: ast.unparse(node.targets[0])
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        }
        for called, call in calls(tree):
            verb = called.removeprefix("re.")
            if not called.startswith("re.") or verb not in {*SEARCHING, "compile"}:
                continue
            try:
                written = ast.literal_eval(call.args[0])
            except ValueError:
                continue
            use = used.get(kept.get(call, ""), "fullmatch") if verb == "compile" else verb
            use = {"finditer": "findall", "sub": "findall"}.get(use, use)
            total += 1
            yield f"{name(path)}:{call.lineno}", re.compile(written), use if use in SEARCHING else "fullmatch"
    assert total > 20


@pytest.mark.parametrize("hostile", ["a" * 50_000, "' " * 20_000, "-" * 50_000, "9" * 50_000, "\u0301" * 50_000])
def test_names_and_numbers_are_read_in_time_whatever_comes(hostile: str) -> None:
    began = time.process_time()
    known = matching.Known((hostile,), None, (hostile,), (("NOMS", hostile),), (hostile,))
    list(matching.keys(known))
    assert time.process_time() - began < 2


def test_a_log_line_stays_one_line_whatever_is_in_it() -> None:
    record = logging.LogRecord("alongside", 40, __file__, 1, "%s", ("a\r\nERROR forged\x1b[2J\u2028b\x00",), None)
    line = Discreet().format(record)
    assert line.isascii()
    assert not re.search(r"[\x00-\x1f\x7f]", line)
    assert json.loads(line)["said"].startswith("a\r\nERROR forged")


@pytest.mark.parametrize("sent", ["/rules\r\nSet-Cookie: a=b", "//x.example/%0d%0aSet-Cookie:a=b", "/%0aX: y"])
def test_no_header_is_made_of_what_was_sent(sent: str) -> None:
    answer = Client().post("/language", {"language": "cy", "next": sent})
    assert "a" not in answer.cookies
    assert "\n" not in answer.headers["Location"]
    assert answer.headers["Location"].startswith("/")
    assert not answer.headers["Location"].startswith("//")


def test_the_program_sends_no_mail_and_fetches_no_address() -> None:
    """Until it does, nothing can be written into the headers of a mail, and no address can be chosen for it."""
    outward = re.compile(r"^(?:smtplib|urllib\.request|requests|httpx|aiohttp|django\.core\.mail|ftplib)")
    # A queue that somebody runs, and the sign-in of a listed organisation: both at addresses the installation names.
    allowed = {"poll.py", "openid.py"}
    found = []
    for path in program():
        for node in ast.walk(ast.parse(text(path))):
            module = getattr(node, "module", None) if isinstance(node, ast.ImportFrom) else None
            named = (
                [module] if module else [one.name for one in getattr(node, "names", []) if isinstance(node, ast.Import)]
            )
            found += [(path.name, one) for one in named if one and outward.match(one) and path.name not in allowed]
    assert [one for one in found if not one[0].startswith("bench")] == []
