"""What may be fetched: exactly the listed hosts over HTTPS, whatever trick the address tries."""

import pytest

from alongside.gateways.allow_list import allowed

HOSTS = ("alerts.example.gov.uk", "LICENCES.example.gov.uk")


@pytest.mark.parametrize(
    "url",
    [
        "https://alerts.example.gov.uk/alerts/1",
        "https://licences.example.gov.uk:443/x?y=1",
        "HTTPS://Alerts.Example.gov.uk/",
    ],
)
def test_a_listed_host_over_https_is_allowed(url: str) -> None:
    assert allowed(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://alerts.example.gov.uk/",
        "ftp://alerts.example.gov.uk/",
        "//alerts.example.gov.uk/",
        "https://alerts.example.gov.uk.evil.example/",
        "https://evil.example/alerts.example.gov.uk",
        "https://x.alerts.example.gov.uk/",
        "https://alerts.example.gov.uk:8443/",
        "https://alerts.example.gov.uk:@evil.example/",
        "https://alerts.example.gov.uk@evil.example/",
        "https://user@alerts.example.gov.uk/",
        "https://alerts.example.gov.uk\\@evil.example/",
        "https://alerts.example.gov.uk#@evil.example/".replace("#", "\t"),
        "https://{licences-url}/licence/1",
        "http://localhost:{dev.wiremock.port}/x",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://localhost/",
        "https://alerts.example.gov.uk./",
        "https://аlerts.example.gov.uk/",
        "https://alerts.example.gov.uk:99999/",
        "https://alerts.example.gov.uk/" + "a" * 3000,
        "javascript:alert(1)",
    ],
)
def test_everything_else_is_refused(url: str) -> None:
    assert not allowed(url, HOSTS)


def test_an_address_is_refused_even_when_somebody_listed_it() -> None:
    assert not allowed("https://127.0.0.1/", ["127.0.0.1"])
    assert not allowed("https://alerts.example.gov.uk/", [])
