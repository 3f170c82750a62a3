"""By what keys a person is found: every key is looked up for equality and nothing else.

Row-level security lets an index serve `=` and little more, so likeness is turned into equality before anything is
stored. A person's name gives these kinds of key; the letter that begins a key keeps kinds apart:

    w   each word; and each family name with one letter left out (finds an insertion, an omission, a wrong letter)
    p   each two words, whatever their order
    h   first and family name: one of them whole with the beginning, or the end, of the other. One slip of the finger
        spares one of the two words, and the beginning or the end of the other: so it always spares one of these keys
    s   first and family name by sound, for two words both spelt by ear
    g   family name with the nickname group of a given name
    b   the first four letters of a family name, for a name typed in part

A name of two words has about seventeen. Fewer lose slips (without `h`, any slip in the given name of a Smith); more
cost disk at a million people, for slips nobody makes. Everything else known of a person is one key each.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from alongside.rules import names
from alongside.rules.likeness import turned

MOST_KEYS = 40
"""No single name gives more keys than this, whatever was typed into it."""

_BEGINNING = 4

Hash = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person that she can be found by. Identifiers are (kind, normal form)."""

    names: tuple[str, ...]
    born: date | None = None
    postcodes: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    """Each as (text, postcode)."""


_TELLING = "aeit"
"""Kinds of keys of an address, an e-mail address, a number of any system, a telephone number."""


def telling(found: Iterable[str]) -> frozenset[str]:
    """Of these keys those that would be new evidence if two people came to have them in common."""
    return frozenset(key for key in found if key[0] in _TELLING)


def keyed(secret: bytes) -> Hash:
    """A hash of keys into PostgreSQL's bigint that nobody without `secret` can compute or try names against."""
    stamps: dict[str, bytes] = {}

    def number(key: str) -> int:
        kind = key[:1]
        stamp = stamps.get(kind)
        if stamp is None:
            # Each kind of key has a secret of its own: a telephone number's hash says nothing about a name's.
            salt = kind.encode()
            stamp = stamps[kind] = hashlib.blake2b(secret, digest_size=32, person=b"search keys", salt=salt).digest()
        return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8, key=stamp).digest(), "big", signed=True)

    return number


def keys(known: Known) -> frozenset[str]:
    """All keys to be stored for a person."""
    found: set[str] = set()
    for name in known.names:
        found.update(name_keys(name))
    if known.born:
        found.add(born_key(known.born))
    found.update(postcode_key(one) for one in known.postcodes if one.strip())
    found.update(identifier_key(kind, value) for kind, value in known.identifiers)
    found.update(key for one in known.phones if (key := phone_key(one)))
    found.update(email_key(one) for one in known.emails if "@" in one)
    found.update(key for one in known.addresses if (key := address_key(*one)))
    return frozenset(found)


def compared_keys(known: Known) -> dict[str, tuple[int, str]]:
    """Keys by which somebody may be known already, each with its weight and, of a fact, what then agreed.

    Of a name only keys of two words: one word alone is too many people's to say who might be the same.
    """
    found: dict[str, tuple[int, str]] = {}
    for name in known.names:
        words = names.words(name)
        single = len(words) == 1
        both = near_keys(words) | sure_keys(words)
        found.update({key: (weight, "") for key, weight in both.items() if single or key[0] in "phgs"})
    if known.born:
        found[born_key(known.born)] = (30, "born")
        other = turned(known.born)
        if other:
            found[born_key(other)] = (20, "turned")
    found.update({identifier_key(kind, value): (60, kind) for kind, value in known.identifiers})
    found.update({postcode_key(one): (12, "postcode") for one in known.postcodes if one.strip()})
    found.update({key: (30, "phone") for one in known.phones if (key := phone_key(one))})
    found.update({email_key(one): (30, "email") for one in known.emails if "@" in one})
    found.update({key: (25, "address") for one in known.addresses if (key := address_key(*one))})
    return found


def name_keys(name: str) -> tuple[str, ...]:
    """The keys to be stored for one name, the surest first, at most `MOST_KEYS`."""
    words = names.words(name)
    if not words:
        return ()
    barrels = tuple(word for word in names.barrels(name) if word in words)
    family = barrels or words[-1:]
    given = [word for word in words if word not in family]
    found = [f"w{word}" for word in words]
    found += [_pair("p", *two) for two in combinations(words, 2)]
    if barrels:
        found.append("w" + "".join(barrels))
    for last in family:
        found += [f"g{last} {group}" for word in given for group in sorted(names.groups(word))[:2]]
        for first in given[:1]:
            found += [f"h{first} {part}" for part in _parts(last)]
            found += [f"h{last} {part}" for part in _parts(first)]
            found += [f"h{last} {first[0]}-", _pair("s", names.sound(first), names.sound(last))]
        if len(last) > _BEGINNING:
            found.append(f"b{last[:_BEGINNING]}")
    if len(words) == 1:
        found.append(f"s{names.sound(words[0])}")
    found += [f"w{short}" for last in family for short in _shortened(last)]
    return tuple(dict.fromkeys(found))[:MOST_KEYS]


def sure_keys(words: tuple[str, ...]) -> dict[str, int]:
    """Keys of a typed name that only the name as typed answers to, each with its weight as evidence."""
    if len(words) == 1:
        return {f"w{words[0]}": 12}
    found = {_pair("p", *two): 20 for two in combinations(words, 2)}
    for word, other in _ordered_pairs(words):
        if len(other) == 1:
            found[f"h{word} {other}-"] = 12
        found.update({f"g{word} {group}": 14 for group in names.groups(other)})
    return found


def initial_keys(words: tuple[str, ...]) -> frozenset[str]:
    """Keys of a typed name that the same name answers to where one of its words was recorded as an initial."""
    return frozenset(_pair("p", other[0], word) for word, other in _ordered_pairs(words))


def near_keys(words: tuple[str, ...]) -> dict[str, int]:
    """Keys of a typed name that names like it answer to, each with its weight as evidence."""
    found: dict[str, int] = {}
    for word in words:
        found.update({f"w{short}": 3 for short in _shortened(word)})
        found[f"w{word}"] = 4
    for word, other in _ordered_pairs(words):
        found.update({f"h{word} {part}": 6 for part in _likely_parts(other)})
    found.update({_pair("s", names.sound(a), names.sound(b)): 8 for a, b in combinations(words, 2)})
    # Two words run together, and one word taken for two.
    found.update({f"w{a}{b}": 8 for a, b in pairwise(words)})
    if len(words) == 1:
        word = words[0]
        found.update({_pair("p", word[:cut], word[cut:]): 8 for cut in range(2, len(word) - 1)})
        found[f"s{names.sound(word)}"] = 4
        if len(word) >= _BEGINNING:
            found[f"b{word[:_BEGINNING]}"] = 2
    return found


def born_key(born: date) -> str:
    """The key of a date of birth."""
    return f"d{born.isoformat()}"


def postcode_key(postcode: str) -> str:
    """The key of a postcode, with or without its space."""
    return "c" + "".join(postcode.split()).upper()


def address_key(text: str, postcode: str) -> str | None:
    """The key of an address: its postcode and the first number in it (a house, a flat), else its first words."""
    if not postcode.strip():
        return None
    plain = " ".join(text.upper().split())
    number = re.search(r"\b\d+[A-Z]?\b", plain)
    first = number[0] if number else "".join(re.findall(r"\w+", plain)[:2])
    return f"a{postcode_key(postcode)[1:]} {first}" if first else None


def identifier_key(kind: str, value: str) -> str:
    """The key of an identifier in its normal form (`rules.identifiers`)."""
    return f"i{kind} {value}"


def reference_key(reference: str) -> str:
    """The key of a case by its reference."""
    return f"r{reference}"


def alike(value: str) -> str:
    """What two writings of one number, e-mail or address have in common: by this they are one, not by the letter."""
    return phone_key(value) or " ".join(value.casefold().replace(",", " ").split())


def phone_key(phone: str) -> str | None:
    """The key of a telephone number: its last nine digits, so that +44 and 0 are the same. None when too short."""
    digits = re.sub(r"\D", "", phone)
    return f"t{digits[-9:]}" if len(digits) >= 9 else None


def email_key(email: str) -> str:
    """The key of an e-mail address."""
    return f"e{email.strip().casefold()}"


def _pair(kind: str, one: str, other: str) -> str:
    return f"{kind}{min(one, other)} {max(one, other)}"


def _ordered_pairs(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(words, 2):
        yield one, other
        yield other, one


def _shortened(word: str) -> Iterable[str]:
    """A word with one letter left out, every way."""
    if len(word) < 3:
        return ()
    return dict.fromkeys(names.single(word[:at] + word[at + 1 :]) for at in range(len(word)))


def _parts(word: str) -> tuple[str, str]:
    """The beginning and the end of a word: too short to overlap, so that one slip cannot change both."""
    size = 2 if len(word) > 3 else 1
    return f"{word[:size]}-", f"-{word[-size:]}"


def _likely_parts(word: str) -> set[str]:
    """The beginnings and ends of the words that one slip of the finger may have turned into this one."""
    parts = {*_parts(word)}
    if len(word) > 2:
        # Two letters changed about in the middle of a short word reach into both its ends.
        parts |= {f"{word[0]}{word[2]}-", f"-{word[-3]}{word[-1]}"}
    if len(word) == 3:
        parts |= {f"{word[:2]}-", f"-{word[-2:]}"}
    if len(word) in (2, 4):
        parts |= {f"{word[0]}-", f"-{word[-1]}"}
    return parts
