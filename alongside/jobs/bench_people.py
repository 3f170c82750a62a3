"""Made-up people for the bench: names as uneven as the country's, from one seed.

A few names are very common, most are rare, and one in eight families has a name of its own made of syllables, so that
a million people give an index the work that a real million would.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

_GIVEN = """
Margaret Susan Sarah Rebecca Emma Olivia Amelia Emily Jessica Sophie Charlotte Elizabeth Catherine Laura Rachel Hannah
Lucy Amy Chloe Megan Bethan Siân Nia Ffion Angharad Rhiannon Catrin Lowri Mair Eleri Gwenllian Myfanwy Aisha Fatima
Maryam Zainab Khadija Priya Anjali Sunita Meera Manpreet Harpreet Simran Agnieszka Katarzyna Małgorzata Ewa Ioana Elena
Chiamaka Ngozi Adaeze Folake Abena Akua Makeda Hodan Amina Mei Xiu Ling Thuy Siobhán Aoife Niamh Shannon Kayleigh Tracey
John David Michael James Robert William Paul Mark Andrew Thomas Daniel Matthew Christopher Peter Stephen Anthony George
Oliver Harry Jack Jacob Charlie Ryan Liam Connor Dylan Rhys Gareth Owain Ieuan Dafydd Gruffydd Llŷr Emyr Huw Geraint
Mohammed Ahmed Ali Hassan Ibrahim Yusuf Imran Tariq Arjun Rajesh Sanjay Gurpreet Jaspal Piotr Tomasz Krzysztof Andrei
Mihai Chukwuemeka Oluwaseun Kwame Kofi Tendai Abdi Wei Jun Minh Seán Ciarán Declan Kieran Wayne Darren
"""
_FAMILY = """
Smith Jones Williams Taylor Davies Brown Evans Thomas Johnson Roberts Khan Lewis Walker Robinson Patel Wood Thompson
White Watson Wright Jackson Green Harris Hughes Edwards Turner Hill Hall Clarke Ahmed Morris Ali Moore Clark Lee Ward
King Morgan Cooper Baker Hussain Harrison Martin James Allen Scott Phillips Price Griffiths Singh Begum Kaur Owen Rees
Lloyd Jenkins Powell Bevan Pritchard Llewellyn Vaughan Probert Gruffydd Rhys-Jones Parry-Williams Prydderch Cadwaladr
O'Brien O'Connor O'Neill Murphy Kelly Byrne McDonald MacLeod McCarthy Fitzgerald Campbell Stewart Nowak Kowalski
Wiśniewska Lewandowski Popescu Ionescu Ivanova Petrov Shevchenko Kovalenko Okafor Adeyemi Mensah Boateng Asante Moyo
Mohamud Warsame Farah Nguyen Tran Zhang Chen Wong Begley Choudhury Rahman Islam Miah Uddin Chowdhury Sharma Gupta Mehta
Desai Gill Dhillon Sandhu Bennett Cook Bailey Shaw Marshall Barker Foster Gray Simpson Butler Barnes Knight Palmer Mills
Grant Stone Hunt Holmes Pearce Saunders Carter Mitchell Kelsall Ashworth Hargreaves Entwistle Sidebottom Blenkinsop
Thistlethwaite Cholmondeley Featherstone Trevithick Penrose Tregenza Polglase Nancarrow
"""
_SYLLABLES = (
    [
        "Ash",
        "Brad",
        "Cald",
        "Den",
        "Ell",
        "Farn",
        "Gar",
        "Hart",
        "Kel",
        "Lang",
        "Mar",
        "Nor",
        "Old",
        "Pen",
        "Rad",
        "Sel",
    ],
    ["", "a", "e", "er", "ing", "in", "mere", "ling"],
    [
        "bourne",
        "by",
        "combe",
        "don",
        "field",
        "ford",
        "gate",
        "ham",
        "ley",
        "more",
        "shaw",
        "stead",
        "ton",
        "wick",
        "worth",
    ],
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A made-up person."""

    name: str
    born: date
    postcode: str
    phone: str


def _uneven(names: Sequence[str], start: int) -> list[float]:
    """Weights that fall off as names do in a census."""
    return list(accumulate(1 / (rank + start) for rank in range(len(names))))


class People:
    """An endless crowd from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # a rehearsal, not a secret
        self._given = _GIVEN.split()
        self._family = _FAMILY.split()
        self._given_weights = _uneven(self._given, 20)
        self._family_weights = _uneven(self._family, 12)

    def one(self) -> Somebody:
        """The next person."""
        random = self._random
        given = random.choices(self._given, cum_weights=self._given_weights)[0]
        if random.random() < 0.12:
            family = "".join(random.choice(part) for part in _SYLLABLES)
        else:
            family = random.choices(self._family, cum_weights=self._family_weights)[0]
        if random.random() < 0.1:
            given = f"{given} {random.choices(self._given, cum_weights=self._given_weights)[0]}"
        figures = random.getrandbits(40)
        return Somebody(
            name=f"{given} {family}",
            born=date(1935, 1, 1) + timedelta(days=figures % 27_000),
            postcode=f"ZZ{figures % 97 + 1} {figures % 9 + 1}{_LETTERS[figures % 19]}{_LETTERS[figures // 19 % 19]}",
            phone=f"{_DRAMA[figures % 3]}{figures % 1000:03d}",
        )


_LETTERS = "ABDEFGHJLNPQRSTUWXY"
_DRAMA = ("07700 900", "01632 960", "020 7946 0")
"""The ranges kept for drama: nobody's numbers."""
