"""A real browser before the real program.

The journeys run against `alongside serve` as `./run` starts it, with a database of its own and the demonstration in it,
so what they prove is what a person gets. Every page they open is held to axe, to a strict content policy and to
scripts that do not fail.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, ViewportSize, sync_playwright

from tests.journeys.officers import AXE, DESK, House, Officer

CHECKOUT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = timedelta(seconds=60)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser or axe the journeys are skipped and say so; in CI that is a failure."""
    missing = [str(part) for part in (CHROMIUM, AXE) if not part.exists()]
    if not missing or os.environ.get("CI") == "true":
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=f"the browser journeys need {' and '.join(missing)}"))


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """The program, serving the demonstration on a port of its own."""
    with tempfile.TemporaryDirectory(prefix="alongside-") as folder:
        port = free_port()
        environment = os.environ | {
            "ALONGSIDE_HOME": folder,
            "ALONGSIDE_DEMO": "1",
            "PORT": str(port),
            "PYTHONPATH": str(CHECKOUT),
        }
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "alongside.jobs.commands"]
        subprocess.run([*command, "demo"], env=environment, check=True, cwd=CHECKOUT, timeout=300)
        serving = subprocess.Popen([*command, "serve", "--workers", "1"], env=environment, cwd=CHECKOUT)
        try:
            wait_for(port, serving)
            yield House(f"http://127.0.0.1:{port}", Path(folder))
        finally:
            serving.terminate()
            serving.wait(timeout=20)


def free_port() -> int:
    """A port nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, serving: "subprocess.Popen[bytes]") -> None:
    """Until the sign-in page answers."""
    deadline = time.monotonic() + PATIENCE.total_seconds()
    while time.monotonic() < deadline:
        assert serving.poll() is None, "the web ended by itself"
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            asking.request("GET", "/sign-in/")
            if asking.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            asking.close()
    raise AssertionError("the web did not answer in time")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """For one file: while it runs, Django takes this thread for one that must not wait, and refuses the database."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def officer(browser: Browser, house: House) -> Iterator[Callable[..., Officer]]:
    """Makes officers: `officer()`, or `officer(size=PHONE, javascript=False, language="cy-GB")`."""
    contexts = []

    def come(size: ViewportSize = DESK, javascript: bool = True, language: str = "en-GB") -> Officer:
        context = browser.new_context(
            viewport=size,
            java_script_enabled=javascript,
            locale=language,
        )
        contexts.append(context)
        return Officer(context.new_page(), house)

    yield come
    for context in contexts:
        context.close()
