"""What a message points at is fetched from listed hosts alone, whole, small and soon; and nothing else ever is."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from alongside.catalogue.registers import SHIPPED
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways import detail
from alongside.gateways.detail import Fetcher, NotFetched, pointed_at

HOST = "licences.example.gov.uk"
LICENCE = (Path(__file__).parent / "fixtures" / "licence_in_force.json").read_bytes()


class Answers(BaseHTTPRequestHandler):
    """A service of documents that also plays tricks."""

    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        status, body, more = {
            "/licence/1?full=yes": (200, LICENCE, {}),
            "/moved": (302, b"", {"Location": f"https://{HOST}/licence/1?full=yes"}),
            "/nothing": (404, b"{}", {}),
            "/large": (200, b" " * (detail.LARGEST + 1), {}),
            "/short": (200, b"{}", {"Content-Length": "900"}),
            "/slow": (200, b"", {"Content-Length": "900"}),
        }[self.path]
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | more).items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/slow":
            self._drip()
        self.wfile.write(body)

    def _drip(self) -> None:
        """A byte now and then, each soon enough for a wait that begins anew with every byte."""
        try:
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(0.1)
        except OSError:
            pass

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of the host, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("host") / "host.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def service(certificate: Path) -> Iterator[tuple[str, int]]:
    """The service on a port of this machine."""
    Answers.asked.clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    serving = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    serving.handle_error = lambda *_: None  # type: ignore[method-assign]  # who hangs up is what is tested
    serving.daemon_threads = True
    serving.socket = context.wrap_socket(serving.socket, server_side=True)
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield "127.0.0.1", serving.server_port
    serving.shutdown()
    thread.join()
    serving.server_close()


@pytest.fixture
def fetcher(service: tuple[str, int], certificate: Path) -> Callable[..., Fetcher]:
    """A fetcher whose host is the service."""

    def make(**more: Any) -> Fetcher:
        given: dict[str, Any] = {
            "hosts": [HOST],
            "trust": lambda: ssl.create_default_context(cafile=str(certificate)),
            "connect": lambda _host, patience: socket.create_connection(service, timeout=patience),
        }
        return Fetcher(**(given | more))

    return make


def test_a_document_of_a_listed_host_is_fetched_with_the_token(fetcher: Callable[..., Fetcher], tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("of-today\n")
    assert fetcher(token_file=token).fetch(f"https://{HOST}/licence/1?full=yes") == LICENCE
    ((path, headers),) = Answers.asked
    assert (path, headers["Host"], headers["Authorization"]) == ("/licence/1?full=yes", HOST, "Bearer of-today")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://other.example.gov.uk/licence/1", "not on the list"),
        (f"http://{HOST}/licence/1", "not on the list"),
        (f"https://{HOST}:8443/licence/1", "not on the list"),
    ],
)
def test_nobody_else_is_even_knocked_at(url: str, why: str) -> None:
    def knock(host: str, patience: float) -> socket.socket:
        raise AssertionError(f"knocked at {host}")

    with pytest.raises(NotFetched, match=why):
        Fetcher([HOST], connect=knock).fetch(url)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/moved", "answered 302"),
        ("/nothing", "answered 404"),
        ("/large", "too large"),
        ("/short", "broke off"),
    ],
)
def test_a_redirect_an_error_too_much_or_half_is_no_document(
    path: str, why: str, fetcher: Callable[..., Fetcher]
) -> None:
    with pytest.raises(NotFetched, match=why) as refused:
        fetcher().fetch(f"https://{HOST}{path}")
    assert HOST not in str(refused.value)
    assert [asked for asked, _ in Answers.asked] == [path]


def test_who_drips_byte_by_byte_is_left_at_the_deadline(fetcher: Callable[..., Fetcher]) -> None:
    began = time.monotonic()
    with pytest.raises(NotFetched, match="could not be asked"):
        fetcher(patience=0.5).fetch(f"https://{HOST}/slow")
    assert time.monotonic() - began < 3


def test_a_host_that_cannot_prove_its_name_is_asked_nothing(fetcher: Callable[..., Fetcher], tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("secret")
    with pytest.raises(NotFetched, match="SSLCertVerificationError"):
        fetcher(trust=ssl.create_default_context, token_file=token).fetch(f"https://{HOST}/licence/1?full=yes")
    assert Answers.asked == []


def test_a_token_that_would_add_a_header_is_not_sent(fetcher: Callable[..., Fetcher], tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("one\r\nX-Other: two")
    with pytest.raises(NotFetched):
        fetcher(token_file=token).fetch(f"https://{HOST}/licence/1?full=yes")
    assert Answers.asked == []


def signal(url: str, verdict: Verdict = Verdict.ACT) -> Signal:
    return Signal(
        form="domain event",
        event_type="a.type",
        happening="LICENCE_ACTIVATED",
        verdict=verdict,
        reason="Understood.",
        fingerprint=url,
        detail_url=url,
    )


def test_each_document_is_fetched_once_for_what_is_acted_on_and_a_failure_stops_no_other() -> None:
    asked = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        if url == "bad":
            raise NotFetched("Its host answered 500.")
        return LICENCE

    signals = [
        signal("bad"),
        signal("good"),
        signal("good"),
        signal(""),
        signal("held", Verdict.HOLD),
        signal("ignored", Verdict.IGNORE),
    ]
    (found,) = pointed_at(signals, fetch, SHIPPED)
    assert asked == ["bad", "good"]
    assert found.raw == LICENCE
    assert [one.form for one in found.signals] == ["licence"]


def test_nothing_is_fetched_where_no_fetching_was_asked_for() -> None:
    assert pointed_at([signal("good")], None, SHIPPED) == []
