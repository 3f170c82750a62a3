"""What the officers of the bench do: each page by itself, then eight of them at once."""

import re
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from random import Random
from time import monotonic, perf_counter

from django.urls import reverse

from alongside.jobs.bench_browser import Browser, Pairs, filled_in
from alongside.jobs.bench_cases import CASES_EACH, Loaded
from alongside.jobs.bench_cost import Families, Measure, measure, quantiles

PAGE, SEARCH, CONTACT = 25.0, 12.0, 40.0
"""Targets, CPU milliseconds of web and database."""
MANY, MORE_FOR_MANY = 1_000_000, 1.2
"""From so many cases on a page or a search may cost so many times its target."""
_WARM = 8
"""Visits to each page before it is measured."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """Officers at once: operations a second, the share of each kind, and the time of one."""

    seconds: float
    officers: int
    operations: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float

    @property
    def a_second(self) -> float:
        """Operations a second of all officers together."""
        return self.operations / self.seconds


class Rounds:
    """Officers with their browsers, before a loaded database."""

    def __init__(self, port: int, sessions: list[str], loaded: Loaded, families: Families, random: Random) -> None:
        self._browsers = [Browser(port, session) for session in sessions]
        self._loaded = loaded
        self._families = families
        self._random = random
        self._tokens: dict[Browser, str] = {}

    def one_by_one(self, times: int, tell: Callable[[str], None]) -> list[Measure]:
        """Each kind of work by the first officer, nobody else about."""
        browser = self._browsers[0]
        short, long = self._loaded.with_notes
        measures: list[Measure] = []
        allowed = MORE_FOR_MANY if self._loaded.cases >= MANY else 1.0

        def visit(name: str, paths: Iterator[str], target: float | None = PAGE) -> None:
            tell(name)
            asked = [next(paths) for _ in range(times)]
            for path in asked[:_WARM]:
                browser.get(path)
            does = [partial(browser.get, path) for path in asked]
            most = target and target * allowed
            measures.append(measure(name, self._families, does, most, self._queries(asked[0], None)))

        visit("Today", cycle([reverse("today")]))
        visit("Caseload of 250", cycle([reverse("caseload")]))
        visit("Case with 5 notes", cycle([_case(case) for case in self._loaded.some_cases[2:CASES_EACH]]))
        visit("Case with 20 notes", cycle([_case(short)]))
        visit("Case with 200 notes", cycle([_case(long)]))
        visit("Timeline with 20 notes", cycle([reverse("case_timeline", args=[short])]))
        visit("Timeline with 200 notes", cycle([reverse("case_timeline", args=[long])]))
        for kind, words in self._searches().items():
            tell(f"Search, {kind}")
            texts = [text for text, _ in zip(cycle(words), range(times + _WARM), strict=False)]
            does = [partial(self._search, browser, text) for text in texts]
            for do in does[:_WARM]:
                do()
            queries = self._queries(reverse("search"), texts[0])
            measures.append(measure(f"Search, {kind}", self._families, does[_WARM:], SEARCH * allowed, queries))
        visit("Contact form", cycle([_contact(case) for case in self._loaded.some_cases[2:CASES_EACH]]), None)
        measures.append(self._save_contacts(browser, times, tell))
        return measures

    def mixed(self, seconds: float) -> Mixed:
        """All officers at once until the time is up."""
        took: list[list[float]] = [[] for _ in self._browsers]
        failed: list[BaseException] = []
        before = self._families.cpu()
        end = monotonic() + seconds

        def work(number: int) -> None:
            random = Random(number)  # a rehearsal, not a secret
            try:
                while monotonic() < end:
                    start = perf_counter()
                    self._something(number, random)
                    took[number].append((perf_counter() - start) * 1000)
            except BaseException as wrong:
                failed.append(wrong)

        threads = [threading.Thread(target=work, args=[number]) for number in range(len(self._browsers))]
        start = monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[0]
        lasted = monotonic() - start
        cpu = sum(self._families.cpu()) - sum(before)
        flat = [one for each in took for one in each]
        return Mixed(lasted, len(threads), len(flat), *quantiles(flat), cpu / len(flat))

    def _something(self, number: int, random: Random) -> None:
        """One operation: of ten, four open a case, two search, two list, one asks for Today, one records a contact."""
        browser = self._browsers[number]
        own = self._loaded.some_cases[number * CASES_EACH + 2 : (number + 1) * CASES_EACH]
        chance = random.random()
        if chance < 0.4:
            browser.get(_case(random.choice(own)))
        elif chance < 0.6:
            self._search(browser, random.choice(self._loaded.some_people).name)
        elif chance < 0.8:
            browser.get(reverse("caseload"))
        elif chance < 0.9:
            browser.get(reverse("today"))
        else:
            where = _contact(random.choice(own))
            browser.send(where, _answers(browser.get(where)))

    def _save_contacts(self, browser: Browser, times: int, tell: Callable[[str], None]) -> Measure:
        tell("Saving a contact")
        where = [_contact(case) for case in self._loaded.some_cases[2 : times + _WARM + 2]]
        forms = [(path, _answers(browser.get(path))) for path in where]
        for path, answers in forms[:_WARM]:
            browser.send(path, answers)
        does = [partial(browser.send, path, answers) for path, answers in forms[_WARM:]]
        return measure("Saving a contact", self._families, does, CONTACT)

    def _searches(self) -> dict[str, list[str]]:
        people = self._loaded.some_people[:400]
        return {
            "common": ["Smith", "Margaret Smith", "Sarah Brown", "Jones", "John Williams"],
            "rare": [person.name for person in people if len(person.name.split()[-1]) > 9],
            "partial": [f"{person.name[0]} {person.name.split()[-1]}" for person in people[::2]]
            + [person.name.split()[-1][:5] for person in people[1::2]],
            "misspelt": [_slip(person.name, self._random) for person in people],
            "date of birth": [f"{person.born:%d/%m/%Y}" for person in people],
        }

    def _search(self, browser: Browser, text: str) -> str:
        if browser not in self._tokens:
            form = dict(filled_in(browser.get(reverse("search"))))
            self._tokens[browser] = form["csrfmiddlewaretoken"]
        return browser.ask(reverse("search"), [("csrfmiddlewaretoken", self._tokens[browser]), ("text", text)])

    def _queries(self, path: str, text: str | None) -> int:
        """Queries the page needs, counted by asking for it inside this process."""
        from django.db import connection
        from django.test import Client

        client = Client()
        client.cookies["sessionid"] = self._browsers[0].session
        count = 0

        def counting(execute: Callable[..., object], *args: object) -> object:
            nonlocal count
            count += 1
            return execute(*args)

        with connection.execute_wrapper(counting):
            if text is None:
                client.get(path, headers={"host": "localhost"})
            else:
                client.post(path, {"text": text}, headers={"host": "localhost"})
        connection.close()
        return count


def _slip(name: str, random: Random) -> str:
    """One letter lost or two changed about."""
    at = random.randrange(1, len(name) - 2)
    return name[:at] + (name[at + 1 :] if random.random() < 0.5 else name[at + 1] + name[at] + name[at + 2 :])


def _case(case: uuid.UUID) -> str:
    return reverse("case", args=[case])


def _contact(case: uuid.UUID) -> str:
    return reverse("record_contact", args=[case])


def _answers(page: str) -> Pairs:
    way = re.search(r'name="channel"[^>]*value="([0-9a-f-]{36})"', page)
    return filled_in(
        page,
        channel=way[1] if way else "",
        override_why="She asked for this call herself",
        answered_by="victim",
        outcome="spoke",
        said="Rang to say what happens next. All is well.",
    )
