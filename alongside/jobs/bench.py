"""Build a caseload of any size and measure the whole program on it, at the door an officer uses.

The database is the bench's own, in a folder of its own below ALONGSIDE_HOME: DATABASE_URL is not looked at. The server
is `alongside serve`, the officers are signed in, and CPU time is what the web's and the database's processes used.
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from alongside.jobs import bench_build, bench_events, bench_report, bench_rounds, up
from alongside.jobs.bench_cases import Loaded
from alongside.jobs.bench_cost import Families, machine, pace, postmaster
from alongside.jobs.bench_report import Figures
from alongside.jobs.commands import Misuse, Trouble

HELP = "build a caseload of its own and measure the program on it; 1 where a target was missed"
CASES = 20_000
LEAST, MOST = 2_000, 2_000_000
EVENTS = 6_000
"""Domain events taken in, by the command, start to end."""
ABOUT_OURS = 0.2
"""The share of them that concerns a case here: most that a prison feed brings does not."""
MIXED_SECONDS = 30.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many cases, and where the figures go."""
    parser.add_argument("--cases", type=int, default=CASES, metavar="N", help=f"how many cases (default {CASES:,})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--keep", action="store_true", help="keep the database, and use one that was kept")
    parser.add_argument(
        "--times", type=int, default=100, metavar="N", help="how often each page is asked for (default 100)"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the figures into this Markdown file too")


def run(args: argparse.Namespace) -> int:
    """Build, measure, print; 0 when every target was met, 1 when one was missed."""
    if not LEAST <= args.cases <= MOST:
        raise Misuse(f"--cases takes {LEAST:,} to {MOST:,}")

    def tell(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    now = datetime.now(UTC)
    with bench_build.own_ground(args.cases, keep=args.keep) as home:
        loaded, seconds = _loaded(home, args.cases, now, tell)
        os.environ["PORT"] = str(_free_port())
        web = up.start("serve", {})
        try:
            up.wait_for_web(int(os.environ["PORT"]), {"web": web})
            families = Families(web.pid, postmaster(home))
            figures = _measured(loaded, seconds, families, args, now, tell)
        finally:
            up.stop({"web": web})
    if args.json:
        print(json.dumps(figures.plain(), ensure_ascii=False))
    else:
        print(bench_report.table(figures))
    if args.write:
        bench_report.write(args.write, figures)
    return 0 if figures.all_met else 1


def _loaded(home: Path, cases: int, now: datetime, tell: bench_report.Tell) -> tuple[Loaded, float]:
    """The caseload: a kept one, or a new one."""
    kept = home / "loaded.json"
    if kept.exists():
        return Loaded.from_json(kept.read_text()), 0.0
    tell(f"Loading {cases:,} cases")
    loaded = bench_build.build(cases, now, tell)
    seconds = (datetime.now(UTC) - now).total_seconds()
    tell(f"{loaded.rows:,} rows in {seconds:.0f} s")
    kept.write_text(loaded.to_json())
    return loaded, seconds


def _measured(
    loaded: Loaded, seconds: float, families: Families, args: argparse.Namespace, now: datetime, tell: bench_report.Tell
) -> Figures:
    officers = [bench_build.sign_in(pk) for pk in bench_build.first_officers()]
    rounds = bench_rounds.Rounds(int(os.environ["PORT"]), officers, loaded, families, random.Random(5))
    paces = [pace()]
    measures = rounds.one_by_one(args.times, tell)
    paces.append(pace())
    tell(f"{len(officers)} officers at once for {MIXED_SECONDS:.0f} s")
    mixed = rounds.mixed(MIXED_SECONDS)
    memory = families.web_memory()
    tell(f"Taking in {EVENTS:,} domain events, twice")
    return Figures(
        cases=loaded.cases,
        people=loaded.people,
        rows=loaded.rows,
        keys_a_person=loaded.keys / loaded.people,
        load_seconds=seconds,
        machine=machine(),
        pace_ms=(paces[0] + paces[1]) / 2,
        taken_on=now.date(),
        measures=measures,
        mixed=mixed,
        web_mb=memory,
        events_a_second=_ingest(loaded, ABOUT_OURS, now - timedelta(days=9)),
        events_a_second_all_ours=_ingest(loaded, 1.0, now),
    )


def _ingest(loaded: Loaded, share: float, now: datetime) -> float:
    """Domain events a second of `alongside ingest`, its start included; `share` of them concern a case."""
    file = Path(os.environ["ALONGSIDE_HOME"]) / "events.jsonl"
    bench_events.write(file, EVENTS, loaded.prison_numbers, share, now)
    command = [sys.executable, "-m", "alongside.jobs.commands", "ingest", str(file), "--source", bench_build.SOURCE]
    start = perf_counter()
    ended = subprocess.run(command, stdout=subprocess.PIPE, check=False)  # our own program
    took = perf_counter() - start
    taken = ended.stdout.count(b"\n")
    if taken < EVENTS:
        raise Trouble(f"ingest answered {taken} of {EVENTS} events: its reason stands above")
    return EVENTS / took


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
