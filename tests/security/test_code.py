"""Our code, read: randomness, hashes, encryption, comparisons, parts from elsewhere (ASVS V11, V15)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.test import RequestFactory

from alongside.records import base
from tests.architecture.committed import CHECKOUT, name, program, text

PLAY = ("jobs/bench", "jobs/demonstration")
"""Code that draws what is not secret: it is never run where real people's records are."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def ours() -> list[Path]:
    return [path for path in program() if not name(path).removeprefix("alongside/").startswith(PLAY)]


def test_nothing_that_must_not_be_guessed_is_drawn_from_a_guessable_source() -> None:
    drawn = {name(path).removeprefix("alongside/") for path in ours() if "random" in set(imports(path))}
    assert drawn == {"records/base.py"}
    assert "random.SystemRandom()" in text(CHECKOUT / "alongside" / "records" / "base.py")
    versions = re.compile(r"(?:uuid\.)?uuid[135]$")
    assert [(name(path), called) for path in ours() for called, _ in calls(path) if versions.match(called)] == []


def test_a_public_id_is_128_bits_from_the_operating_system() -> None:
    drawn = {base.public_id() for _ in range(2000)}
    assert len(drawn) == 2000
    assert all(isinstance(one, UUID) and one.version == 4 for one in drawn)
    # Each free bit comes up both ways: nothing counts up and nothing stands still.
    seen_1, seen_0 = 0, 0
    for one in drawn:
        seen_1 |= one.int
        seen_0 |= ~one.int & (2**128 - 1)
    assert bin(seen_1 & seen_0).count("1") == 122


ENCRYPTION = {
    "cryptography.hazmat.primitives.ciphers.aead.AESGCM",
    "cryptography.hazmat.primitives.ciphers.aead.AESSIV",
    "cryptography.hazmat.primitives.kdf.scrypt.Scrypt",
    "cryptography.hazmat.primitives.kdf.hkdf.HKDF",
    "cryptography.hazmat.primitives.kdf.hkdf.HKDFExpand",
    "cryptography.hazmat.primitives.hashes",
    "cryptography.hazmat.primitives.hashes.SHA256",
    "cryptography.hazmat.primitives.constant_time",
    "cryptography.exceptions.InvalidTag",
    "cryptography.exceptions.InvalidKey",
}
"""All that is used of the one library of encryption: two authenticated ciphers, and the making of keys."""


def test_encryption_is_authenticated_and_of_one_library() -> None:
    used = {one for path in program() for one in imports(path) if one.startswith(("cryptography", "Crypto", "nacl"))}
    assert used
    assert used <= ENCRYPTION


WHERE_KEYS_ARE_USED = {"gateways/sealing.py", "web/sign_in/adapters.py"}


def test_ciphers_stand_in_few_places() -> None:
    used = {
        name(path).removeprefix("alongside/")
        for path in program()
        if any(one.startswith("cryptography") and one.endswith("AESGCM") for one in imports(path))
    }
    assert used
    assert all(one.startswith(("gateways/", "web/sign_in/")) for one in used)


def test_no_weak_hash_or_cipher_is_named() -> None:
    # Stolen passwords are listed by their SHA-1: said to be for no security, it is a name there and nothing else.
    weak = re.compile(r"\b(?:md5|sha1|SHA1|MD5|DES3?|RC4|ARC4|Blowfish|ECB|PKCS1v15|CBC)\b(?!\s*=\s*\")")
    found = []
    for path in program():
        if path.name == "breached.py":
            continue
        tree = ast.parse(text(path))
        named = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        named += [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
        found += [(name(path), one) for one in named if weak.fullmatch(one)]
    assert found == []


def test_hashes_that_guard_something_are_of_256_bits_or_keyed() -> None:
    used = {one for path in program() for one in re.findall(r"\b(?:hashlib|hmac)\.(\w+)", text(path))}
    assert used
    assert used <= {"sha256", "sha512", "blake2b", "new", "digest", "compare_digest", "scrypt", "sha1"}
    assert [name(path) for path in program() if "hashlib.sha1" in text(path)] == ["alongside/config/breached.py"]


SECRETS = re.compile(r"(?:^|[._])(?:token|secret|password|digest|mac|signature|key_hash|csrf\w*)$", re.I)


def test_secrets_are_compared_in_constant_time() -> None:
    found = []
    for path in program():
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Compare) and any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops):
                sides = [ast.unparse(side) for side in (node.left, *node.comparators)]
                variable = [side for side in sides if SECRETS.search(side)]
                constant = any(isinstance(side, ast.Constant) for side in (node.left, *node.comparators))
                named = (ast.Attribute, ast.Name, ast.Subscript, ast.Call)
                held = all(isinstance(side, named) for side in (node.left, *node.comparators))
                if variable and held and not constant:
                    found.append((name(path), node.lineno, " ".join(sides)))
    assert found == []


def test_no_module_changes_what_all_requests_share() -> None:
    """Threads share a module: what stands at its top and can change must be listed here with why it may."""
    known = {
        "alongside/jobs": "one command is one process with one thread of work",
    }
    found = []
    for path in program():
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Global) and not any(name(path).startswith(place) for place in known):
                found.append((name(path), node.names))
    assert found == []


def test_every_request_that_goes_out_has_an_end() -> None:
    """Sockets and programs are given a time after which we stop waiting."""
    loose = []
    # `gateways/detail.py` opens its connection itself, with one deadline for all of it; its own tests let it wait.
    for path in (path for path in ours() if name(path) != "alongside/gateways/detail.py"):
        for called, call in calls(path):
            outward = re.search(r"(?:urlopen|create_connection|HTTPS?Connection|requests\.\w+|httpx\.\w+)$", called)
            if outward and not any(word.arg == "timeout" for word in call.keywords):
                loose.append((name(path), called))
    assert loose == []


def test_nothing_follows_where_an_answer_leads() -> None:
    follow = re.compile(r"follow_redirects\s*=\s*True|allow_redirects\s*=\s*True|HTTPRedirectHandler")
    assert [name(path) for path in ours() if follow.search(text(path))] == []


def test_all_that_is_installed_is_named_by_its_hash_and_comes_from_one_index() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        lines = text(CHECKOUT / lock)
        assert "--hash=sha256:" in lines
        assert not re.search(r"--(?:extra-)?index-url|--find-links|--trusted-host|@ (?:https?|git)", lines)
    assert "--require-hashes" in text(CHECKOUT / "set-up.sh")
    assert "--extra-index-url" not in text(CHECKOUT / "set-up.sh")


def test_nothing_that_is_for_tests_is_installed_with_the_program() -> None:
    pins = set(re.findall(r"^([\w.-]+)==", text(CHECKOUT / "requirements.lock"), re.MULTILINE))
    assert not pins & {"pytest", "hypothesis", "playwright", "django-debug-toolbar", "mypy", "ruff", "moto"}


def test_no_file_of_the_program_imports_the_tests() -> None:
    assert [name(path) for path in program() for one in imports(path) if one.split(".")[0] in ("tests", "pytest")] == []


@pytest.mark.parametrize("spoilt", ["import random", "from random import choice", "import random as r"])
def test_a_guessable_draw_would_be_found(spoilt: str, tmp_path: Path) -> None:
    (tmp_path / "spoilt.py").write_text(spoilt)
    assert any(one.split(".")[0] == "random" for one in imports(tmp_path / "spoilt.py"))


def test_a_list_where_one_word_is_asked_is_read_as_words_or_refused() -> None:
    from alongside.web.note.write import NoteForm

    sent = RequestFactory().post("/x", {"text": ["a", "b"], "form_key": str(base.public_id())})
    form = NoteForm(sent.POST)
    assert not form.is_valid()
