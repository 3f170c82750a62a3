"""The parts of the bench that can be wrong without anybody noticing."""

import json
import os
import re
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from alongside.gateways.reading import read
from alongside.jobs import bench_cases, bench_cost, bench_events, bench_report
from alongside.jobs.bench_browser import filled_in
from alongside.jobs.bench_cost import Measure
from alongside.jobs.bench_people import People
from alongside.jobs.bench_report import Figures
from alongside.jobs.bench_rounds import Mixed
from alongside.rules.outlets import Light, Outlet, light
from alongside.rules.safe_contact import ChannelFacts, Safety

NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}|020 7946 0\d{3}")


def figures(cases: int = 20_000, cpu: float = 9.0, queries: int = 7) -> Figures:
    return Figures(
        cases=cases,
        people=2 * cases,
        rows=70 * cases,
        keys_a_person=25,
        load_seconds=17,
        machine="2 cores",
        pace_ms=30,
        taken_on=date(2026, 11, 3),
        measures=[Measure("Caseload", 100, cpu, 6.0, 3.0, 11.0, 14.0, 25.0, queries)],
        mixed=Mixed(30, 8, 2400, 90, 180, 14),
        web_mb=[88.0, 91.0],
        events_a_second=400,
        events_a_second_all_ours=310,
    )


def test_the_same_seed_makes_the_same_people_with_nobodys_telephone() -> None:
    one, other = People(1), People(1)
    crowd = [one.one() for _ in range(2000)]

    assert crowd == [other.one() for _ in range(2000)]
    assert crowd != [People(2).one() for _ in range(2000)]
    assert all(DRAMA.fullmatch(somebody.phone) for somebody in crowd)
    assert all(date(1935, 1, 1) <= somebody.born < date(2010, 1, 1) for somebody in crowd)


def test_names_are_as_uneven_as_a_countrys() -> None:
    people = People(1)
    families = [people.one().name.split()[-1] for _ in range(5000)]

    assert 0.01 < families.count("Smith") / 5000 < 0.05
    assert len(set(families)) > 400


def test_every_event_of_the_bench_is_understood_and_none_repeats_another(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    bench_events.write(file, 500, ["A0001AB"], 0.2, NOW)

    signals = list(read(file.read_bytes(), name="events.jsonl"))

    assert len(signals) == len({signal.fingerprint for signal in signals}) == 500
    assert {str(signal.verdict) for signal in signals} == {"act"} or not any(
        str(signal.verdict) in ("hold", "reject") for signal in signals
    )
    ours = sum(any(one.value == "A0001AB" for one in signal.identifiers) for signal in signals)
    assert 60 < ours < 140


def test_a_form_is_sent_as_a_browser_would_send_it() -> None:
    page = """
    <form action="/search"><input name="q"></form>
    <form method="post"><input type="hidden" name="token" value="t">
      <input type="radio" name="way" value="a"><input type="radio" name="way" value="b" checked>
      <input type="checkbox" name="duties" value="1" checked><input type="checkbox" name="duties" value="2">
      <input name="day" value="3"><textarea name="said"></textarea><button>Save</button></form>
    <form method="post" action="/language"><input type="hidden" name="token" value="u"></form>
    """

    assert filled_in(page, said="Hello") == [
        ("token", "t"),
        ("way", "b"),
        ("duties", "1"),
        ("day", "3"),
        ("said", "Hello"),
    ]
    assert filled_in("<p>No form</p>") == []


def test_the_ways_of_the_bench_are_such_as_the_contact_form_chooses_by_itself() -> None:
    assert {"said_by", "said_on"} <= set(bench_cases.COLUMNS["records_channel"].split())
    for number in range(400):
        said_on = bench_cases._said_on(number, NOW.date())
        assert light(Outlet.CALL, ChannelFacts(Safety.SAFE, said_on=said_on), NOW).light is Light.GREEN


def test_the_work_of_a_child_counts_while_it_lives_and_after() -> None:
    burn = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass\ninput()"
    child = subprocess.Popen([sys.executable, "-c", burn], stdin=subprocess.PIPE)
    before = bench_cost.Families(os.getpid(), os.getpid()).cpu()[0]
    try:
        assert child.pid in bench_cost.family(os.getpid())
        time.sleep(0.8)
        alive = bench_cost.Families(os.getpid(), os.getpid()).cpu()[0]
    finally:
        child.communicate(b"\n")
    ended = bench_cost.Families(os.getpid(), os.getpid()).cpu()[0]

    assert alive - before >= 100
    assert ended >= alive - 20


def test_a_target_missed_is_said_and_decides_the_answer() -> None:
    assert figures().all_met
    assert not figures(cpu=25.1).all_met
    assert not figures(queries=13).all_met
    assert "MISSED" in bench_report.table(figures(cpu=25.1))
    assert "MISSED" not in bench_report.table(figures())


def test_figures_are_plain_enough_for_json() -> None:
    plain = json.loads(json.dumps(figures().plain()))

    assert plain["cases"] == 20_000
    assert plain["measures"][0]["met"] is True
    assert plain["mixed"]["operations_a_second"] == 80


def test_new_figures_take_the_place_of_those_for_as_many_cases_and_of_no_others(tmp_path: Path) -> None:
    file = tmp_path / "performance.md"
    file.write_text("# Performance\n\nWhat was measured, and how.\n")
    bench_report.write(file, figures(20_000))
    bench_report.write(file, figures(1_000_000))
    bench_report.write(file, figures(20_000, cpu=99.9))

    text = file.read_text()

    assert text.count("## 20,000 cases") == text.count("## 1,000,000 cases") == 1
    assert text.startswith("# Performance\n\nWhat was measured, and how.\n")
    assert text.count("99.9") == 1 and "2 cores" in text


def test_a_bench_of_no_size_is_refused() -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "alongside.jobs.commands", "bench", "--cases", "3"], capture_output=True, text=True
    )

    assert refused.returncode == 2
    assert refused.stderr == "alongside bench: --cases takes 2,000 to 2,000,000\n"


@pytest.mark.full
def test_the_bench_runs_from_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    environment = os.environ | {"ALONGSIDE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "alongside.jobs.commands", "bench", "--cases", "2000", "--times", "10", "--json"],
        capture_output=True,
        text=True,
        env=environment,
    )

    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)["cases"] == 2000
    assert not (tmp_path / "bench-2000").exists()
