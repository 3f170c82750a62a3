"""Made-up people of whom it is known who is who: those recorded, and those typed in later, some of them again.

Who is typed again has moved, changed the telephone, married, been misheard or mistyped. Who is new is often hard to
tell from somebody recorded: a twin, a father and his son of one name, somebody of the same house, a namesake.
`docs/matching.md` says what is measured with them.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from alongside.rules.matching import Known
from tests.queries.match_names import ALONE, BY_EAR, FAMILIES, GIVEN, SHORT, WRITTEN

STREETS = ("Stryd Fawr", "Heol y Bont", "Mill Lane", "Station Road", "Maes y Coed", "Church Street", "Sample Close")
AREAS = ("ZZ99 1", "ZZ99 2", "ZZ98 4", "ZZ97 7", "ZY11 3", "ZY12 9", "ZX31 5")
LETTERS = "abcdefghijklmnoprstuvwy"
ORIGINS = (("british", "welsh", "asian", "eastern", "other"), (60, 4, 18, 10, 8))


@dataclass(frozen=True, slots=True)
class Made:
    """One person as recorded or typed. `who` is the same for the same person."""

    who: int
    origin: str
    given: str
    family: str
    born: date | None
    phone: str
    email: str
    house: str
    postcode: str
    pnc: str
    between: str = ""
    also: tuple[str, ...] = ()

    @property
    def known(self) -> Known:
        """As the program takes it."""
        name = " ".join(part for part in (self.given, self.between, self.family) if part)
        return Known(
            names=(name, *self.also),
            born=self.born,
            postcodes=(self.postcode,) if self.postcode else (),
            identifiers=(("PNC", self.pnc),) if self.pnc else (),
            phones=(self.phone,) if self.phone else (),
            emails=(self.email,) if self.email else (),
            addresses=((self.house, self.postcode),) if self.house else (),
        )


@dataclass(frozen=True, slots=True)
class Town:
    """Everybody recorded, and everybody typed in later."""

    recorded: tuple[Made, ...]
    typed: tuple[Made, ...]


def town(seed: int, size: int) -> Town:
    """`size` people: four fifths recorded; a fifth typed later, half of those being somebody recorded, typed again."""
    maker = _Maker(Random(seed))
    recorded: list[Made] = []
    while len(recorded) < size * 4 // 5:
        one = maker.somebody()
        recorded.append(one)
        if maker.random.random() < 0.12:
            recorded.append(maker.near(one))
    again = maker.random.sample(recorded, size // 10)
    typed = [maker.again(one) for one in again]
    fresh: list[Made] = []
    while len(fresh) < size // 10:
        # Every fourth who is new is hard to tell from somebody who is recorded.
        hard = len(fresh) % 4 == 0
        fresh.append(maker.near(maker.random.choice(recorded)) if hard else maker.somebody())
    typed += fresh
    maker.random.shuffle(typed)
    return Town(tuple(recorded), tuple(typed))


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0

    def _new(self) -> int:
        self.count += 1
        return self.count

    def _pick(self, of: tuple[tuple[str, ...], tuple[int, ...]]) -> str:
        return self.random.choices(*of)[0]

    def somebody(self) -> Made:
        random = self.random
        origin = self._pick(ORIGINS)
        given, family = self._pick(GIVEN[origin]), self._pick(FAMILIES[origin])
        between = ""
        if origin == "welsh":
            between = random.choice(("ap", "ferch", "ab", ""))
        elif random.random() < 0.12:
            between = self._pick(GIVEN[origin])
        if random.random() < 0.01:
            given, between, family = "", "", random.choice(ALONE)
        who = self._new()
        house, postcode = self._home()
        return Made(
            who=who,
            origin=origin,
            given=given,
            family=family,
            born=self._born(origin) if random.random() < 0.93 else None,
            phone=self._phone() if random.random() < 0.85 else "",
            email=self._email(given or family) if random.random() < 0.35 else "",
            house=house,
            postcode=postcode,
            pnc=f"2012/{who:07d}H" if random.random() < 0.08 else "",
            between=between,
        )

    def _born(self, origin: str) -> date:
        born = date(1936, 1, 1) + timedelta(days=int(self.random.triangular(0, 365 * 80, 365 * 52)))
        # Where no register was kept, the first of January stands for a day nobody knows.
        unknown = origin in ("asian", "other") and self.random.random() < 0.06
        return born.replace(month=1, day=1) if unknown else born

    def _phone(self) -> str:
        # Shaped as a mobile number, in a range of nobody's: ten thousand people need more than drama has.
        return f"07999 {self.random.randrange(1_000_000):06d}"

    def _email(self, name: str) -> str:
        plain = "".join(letter for letter in name.casefold() if letter.isascii() and letter.isalpha()) or "post"
        return f"{plain}{self.random.randrange(100_000)}@example.org"

    def _home(self) -> tuple[str, str]:
        random = self.random
        postcode = f"{random.choice(AREAS)}{random.choice('ABDEFGHJLN')}{random.choice('ABDEFGHJLNPQRSTUWXYZ')}"
        return f"{random.randrange(1, 60)} {random.choice(STREETS)}", postcode

    def near(self, one: Made) -> Made:
        """Somebody else whom much of this one's record fits."""
        kind = self.random.choices(("twin", "child", "house", "namesake", "birthday"), (3, 3, 5, 3, 1))[0]
        other = replace(self.somebody(), origin=one.origin, given=self._other_given(one), family=one.family)
        home: dict[str, Any] = {"house": one.house, "postcode": one.postcode}
        shared: dict[str, Any] = {"phone": one.phone if self.random.random() < 0.5 else other.phone}
        if kind == "twin":
            return replace(other, born=one.born, **home, **shared)
        if kind == "child":
            years = self.random.randrange(19, 38)
            born = one.born.replace(year=one.born.year + years, day=min(one.born.day, 28)) if one.born else None
            # A son of his father's name, whose own day of birth is known; the father's may not be.
            born = born or self._born(one.origin)
            return replace(
                other, given=one.given, born=born + timedelta(days=self.random.randrange(200)), **home, **shared
            )
        if kind == "house":
            return replace(other, **home, **shared)
        if kind == "namesake":
            return replace(other, given=one.given, between="")
        return replace(other, given=one.given, born=one.born if self.random.random() < 0.1 else other.born)

    def _other_given(self, one: Made) -> str:
        names = [name for name in GIVEN[one.origin][0] if name != one.given]
        return self.random.choice(names)

    def again(self, one: Made) -> Made:
        """The same person, as somebody else typed them another time."""
        random = self.random
        made = replace(one, born=self._date_again(one.born))
        if random.random() < 0.32:
            made = replace(made, phone=self._phone() if random.random() < 0.65 else "")
        elif made.phone and random.random() < 0.5:
            made = replace(made, phone="+44 " + made.phone[1:].replace(" ", ""))
        if random.random() < 0.3:
            house, postcode = self._home()
            made = replace(made, house=house, postcode=postcode)
        elif random.random() < 0.15:
            made = replace(made, house="", postcode=made.postcode if random.random() < 0.5 else "")
        if random.random() < 0.4:
            made = replace(made, email="")
        if random.random() < 0.5:
            made = replace(made, pnc="")
        for _ in range(random.choices((0, 1, 2), (30, 58, 12))[0]):
            made = self._name_again(made)
        return made

    def _date_again(self, born: date | None) -> date | None:
        how = self.random.choices(("same", "turned", "figure", "none"), (80, 5, 8, 7))[0]
        if born is None or how == "same":
            return born
        if how == "none":
            return None
        if how == "turned":
            return born.replace(month=born.day, day=born.month) if born.day <= 12 else born
        part, by = self.random.choice(("year", "month", "day")), self.random.choice((-10, -1, 1, 10))
        if part == "month":
            by = -1 if born.month == 12 else 1
        try:
            return born.replace(**{part: getattr(born, part) + by})
        except ValueError:  # no such day: whoever types it sees that, and types it right
            return born

    def _name_again(self, one: Made) -> Made:
        random = self.random
        how = random.choices(
            ("slip", "short", "turned", "written", "married", "ear", "plain", "middle", "initial"),
            (34, 18, 9, 14, 5, 6, 6, 5, 3),
        )[0]
        if how == "short" and one.given in SHORT:
            return replace(one, given=random.choice(SHORT[one.given]))
        if how == "turned" and one.given:
            return replace(one, given=one.family, between="", family=one.given)
        if how == "written" and {one.given, one.family} & WRITTEN.keys():
            return replace(
                one,
                given=random.choice(WRITTEN.get(one.given, (one.given,))),
                family=random.choice(WRITTEN.get(one.family, (one.family,))),
            )
        if how == "married" and one.given:
            new = self._pick(FAMILIES[one.origin])
            # Every second tells the name before as well.
            before = (f"{one.given} {one.family}",) if random.random() < 0.5 else ()
            return replace(one, family=new, also=before)
        if how == "ear":
            return replace(one, given=self._by_ear(one.given), family=self._by_ear(one.family))
        if how == "plain":
            return replace(one, given=_plain(one.given), family=_plain(one.family), between="")
        if how == "middle":
            return replace(one, between="" if one.between else self._pick(GIVEN[one.origin]))
        if how == "initial" and one.given:
            return replace(one, given=one.given[0])
        if random.random() < 0.5 and len(one.given) > 3:
            return replace(one, given=self._slip(one.given))
        return replace(one, family=self._slip(one.family))

    def _by_ear(self, word: str) -> str:
        heard = [(said, written) for said, written in BY_EAR if said in word[1:]]
        if not heard:
            return word
        said, written = self.random.choice(heard)
        return word[0] + word[1:].replace(said, written, 1)

    def _slip(self, word: str) -> str:
        if len(word) < 3:
            return word
        at = self.random.randrange(1, len(word) - 1)
        letter = self.random.choice(LETTERS)
        return self.random.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )


def _plain(word: str) -> str:
    """Without accents and marks, as a keyboard without them gives it."""
    apart = unicodedata.normalize("NFKD", word).replace("ł", "l").replace("Ł", "L")
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("'", "").replace("-", " ")
