"""People's names, brought to a form in which the same name written two ways is the same.

Nothing here is ever shown or stored in place of a name: names are kept as they were entered. This is only how they are
compared. The nickname groups are common knowledge, written down by us; they are hints for ranking and never facts.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_WORD = 24
MOST_WORDS = 6

_ALPHABETS = """
ø=o æ=ae œ=oe ł=l đ=d ð=d þ=th ı=i ħ=h ə=a
а=a б=b в=v г=g д=d е=e є=e ж=zh з=z и=i і=i й=y ї=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh
ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=e ґ=g ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ў=u
α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a
غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ى=a ة=a ء= پ=p چ=ch ژ=zh گ=g ک=k ی=y ہ=h ں=n ے=e ٹ=t ڈ=d ڑ=r
"""
# Latin letters that do not come apart into a letter and a mark; Cyrillic; Greek; Arabic with the letters of Persian and
# Urdu, where short vowels are not written: `sound` drops ours too.
_LETTERS = str.maketrans(dict(pair.split("=") for pair in _ALPHABETS.split()))
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02bb`\u00b4\u2032\uff07]")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_DOUBLED = re.compile(r"(.)\1+")

_DROPPED = frozenset({"ap", "ab", "ferch", "verch", "mr", "mrs", "mis", "ms", "mx", "dr"})
"""Welsh "son of" and "daughter of", and titles (with their double letters made single): typed or left out at will."""
_JOINED = frozenset({"o", "mc", "mac", "d"})
"""Beginnings of a family name that some write apart: O Brien, Mac Donald, D Souza."""


def fold(text: str) -> str:
    """Lower case, Latin letters, no accents, no apostrophes, one space for all else, doubled letters made single."""
    return single(_plain(text)).strip()


def _plain(text: str) -> str:
    plain = _APOSTROPHES.sub("", text).casefold()
    marked = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter)).translate(_LETTERS)
    return _NOT_LETTERS.sub(" ", bare)


def single(text: str) -> str:
    """Doubled letters made single: whether there are two is what people remember least."""
    return _DOUBLED.sub(r"\1", text)


@lru_cache(maxsize=20_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in their order: O Brien is one word, ap is none, MacLeod and McLeod are the same."""
    return tuple(dict.fromkeys(single(word) for word in spelt(name)))


@lru_cache(maxsize=20_000)
def spelt(name: str) -> tuple[str, ...]:
    """The same words with their doubled letters, for telling how many slips lie between two spellings."""
    found: list[str] = []
    beginning = ""
    # A name longer than any form allows is somebody leaning on the keyboard.
    for word in _plain(name[:200]).split():
        if word in _JOINED:
            beginning += word
            continue
        found.append(_whole(beginning + word))
        beginning = ""
    if beginning:
        found.append(beginning)
    kept = [word for word in found if single(word) not in _DROPPED]
    return tuple(kept or found)[:MOST_WORDS]


def _whole(word: str) -> str:
    if word.startswith("mac") and len(word) > 5:
        word = "mc" + word[3:]
    return word[:LONGEST_WORD]


def barrels(name: str) -> tuple[str, ...]:
    """The parts of a double-barrelled family name, none where it is single: "Ann Rhys-Jones" gives rhys and jones."""
    last = name.split()[-1] if name.split() else ""
    parts = tuple(part for part in words(re.sub("[-\u2010-\u2015]", " ", last)) if len(part) > 2)
    return parts if len(parts) > 1 else ()


_DIGRAPHS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^(kn|gn|pn)", "n"),
        ("^wr", "r"),
        ("^ps", "s"),
        ("^x", "s"),
        ("ks|x", "k"),
        ("ch(?=[lr])", "k"),
        ("ough|augh", "a"),
        ("igh", "i"),
        ("sch|sh|sz|zh|ch|ts|tz", "x"),
        ("ph|v", "f"),
        ("ck|q|kh", "k"),
        ("c(?=[eiy])|z", "s"),
        ("c", "k"),
        ("dh|th|d", "t"),
        ("gh", "g"),
        ("dg|j|g(?=[eiy])", "j"),
    )
]
_SILENT = re.compile("[aeiouyhw]")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A rough code of how a folded word sounds: its consonants, one for each kind; one `a` for a vowel at the front."""
    said = word
    for pattern, one in _DIGRAPHS:
        said = pattern.sub(one, said)
    front = "a" if said[:1] in ("a", "e", "i", "o", "u", "y") else said[:1]
    return single(front + _SILENT.sub("", said[1:]))


_GROUPS = """
Abigail Abi Abbie Abby Gail
Adam Ad Addy
Agnes Nessa Agneta
Aleksandra Ola Alexandra Sandra Sasha Lexi Alex Ali
Alexander Alex Aleksander Alec Alasdair Alistair Sandy Sasha Olek Xander
Alfred Alf Alfie Fred Freddie
Alison Ali Allison
Amanda Mandy
Andrew Andy Drew Andrzej Andras Andrei Andriy
Angela Angie Ange Angharad
Ann Anne Anna Annie Anya Ania Nan Hannah Hana Nancy
Anthony Antony Tony Antoni Antonio
Antonia Toni
Arthur Art Artie
Barbara Barb Babs Basia
Benjamin Ben Benji Benny Beniamin
Bernadette Bernie
Bernard Bernie
Bethan Beth Bethany
Bronwen Bron Bronwyn
Bridget Bridie Brigid Biddy
Cameron Cam
Caroline Carol Carrie Carolyn Caz
Catherine Katherine Kathryn Catrin Cath Kate Katie Kathy Kath Cathy Kitty Katarzyna Kasia Catriona Cadi Kathleen
Charles Charlie Chas Chuck Siarl Karol
Charlotte Charlie Lottie Lotte Charl
Christine Christina Chris Chrissie Tina Krystyna Kirsty Kirsten
Christopher Chris Kit Krzysztof Topher
Daniel Dan Danny Deiniol
Danielle Dani Daniela
Daphne Daff
David Dave Davey Dafydd Dai Deio Dewi Dawid Davy
Deborah Debbie Deb Debra
Dennis Den Denis Denny
Diana Diane Di Dianne
Donald Don Donny
Dorothy Dot Dotty Dolly
Edward Ed Eddie Ted Teddy Ned Iorwerth
Edwin Ed Eddie
Eleanor Ellie Elinor Nell Nellie Nora Elin Lena
Elizabeth Liz Lizzie Beth Betty Betsy Eliza Elsie Elisabeth Libby Bess Lisa Elzbieta Ela Bethan Leusa
Emily Em Emmie Milly Emilia
Emma Em Emmie
Eric Rick Erik
Evan Ifan Ieuan Iefan Ioan
Florence Flo Flora Florrie
Frances Fran Francesca Frankie Fanny
Francis Frank Frankie Franciszek Francisco
Frederick Fred Freddie Fredrick Frederic
Gareth Gaz Gary Garth
Geoffrey Geoff Jeff Jeffrey Sieffre
George Georgie Sior Jerzy Yuriy Giorgos
Georgina Georgie Gina Georgia
Gerald Gerry Gerallt Jerry
Gillian Gill Jill Gilly
Gregory Greg Grzegorz
Gwenllian Gwen Llian
Gwendoline Gwen Wendy Gwendolen
Gwilym Gwil Wil William
Harold Harry Hal
Harriet Harri Hattie
Helen Elen Nell Nellie Helena Ellen Lena Olena
Henry Harry Hal Hari Henryk
Hugh Huw Hughie Hew
Hussain Hussein Husain Hossain Husein
Ian Iain Iwan Ifan
Isabel Isabella Isobel Bella Izzy Belle Isabelle Iza
Jack John Jackie
Jacob Jake Jakub Kuba
Jacqueline Jackie Jacqui Jacky
James Jim Jimmy Jamie Jem Iago Jay Siams
Jane Jayne Janie Sian Janet Jan
Janet Jan Jenny Sioned
Janice Jan Janis
Jason Jay Jase
Jasmine Jas Jaz Yasmin Jasmin
Jennifer Jen Jenny Jenni Jenna Siwan
Jessica Jess Jessie
Joan Jo Joanie Siwan
Joanna Jo Joanne Joann Asia
John Jon Jack Johnny Sion Ioan Ieuan Jan Ivan Ian Sean Shaun Shawn Ion Evan
Jonathan Jon Jonny Johnathan Jonathon
Joseph Joe Joey Josef Jozef Jose Yusuf Yousef Youssef
Josephine Jo Josie Josephina
Joshua Josh
Judith Judy Jude
Julia Julie Jules Jill
Julian Jules Julien
Karen Kaz Caryn Karin
Kenneth Ken Kenny
Kevin Kev
Kimberley Kim Kimberly
Laurence Larry Laurie Lawrence Loz
Leonard Len Lenny Leo
Leslie Les Lesley
Lewis Louis Lou Lew
Llewellyn Llew Llywelyn Lyn Llewelyn
Lillian Lily Lil Lilian
Louise Lou Louisa Luisa
Lucy Lucia Luce Lleucu
Lynne Lyn Linda Lynn Lynda Lin
Madeleine Maddie Madeline Maddy
Magdalena Magda Lena
Malgorzata Gosia Margaret
Malcolm Mal
Margaret Maggie Meg Mags Peggy Marged Mared Megan Greta Rita Margot Madge Marge Marjorie
Mark Marc Marek Marcus
Martin Marty Marcin Martyn
Mary Maria Mari Marie Mair Molly Polly May Mia Maryam Miriam Mariam Maura
Matilda Tilly Tilda Mattie
Matthew Matt Matty Mathew Mateusz Matthias
Maxwell Max
Megan Meg Meganne
Melanie Mel
Melissa Mel Missy Lissa
Michael Mike Mick Mickey Mikey Mihangel Michal Mihai Mikhail Meical Mykhailo Mitch
Michelle Shell Chelle Mich
Mohammed Muhammad Mohammad Mohamed Muhammed Mohamad Mohd Md Mo Mohamud Mehmet Mahomed
Morgan Morgana
Myfanwy Myf Fanw
Nadia Nadya Nadezhda
Natalie Nat Natalia Nathalie
Natasha Tasha Tash Natalia
Nathan Nate Nath Nathaniel
Nicholas Nick Nicky Nicolas Nikolai Mikolaj Nico Nic
Nicola Nicky Nikki Nic Nicole
Norman Norm
Oliver Ollie Olly Olivier
Olivia Liv Livvy Ollie
Oluwaseun Seun
Owen Owain Owens
Pamela Pam
Patricia Pat Trish Patsy Tricia Patty Trisha
Patrick Pat Paddy Padraig Rick
Paul Pavel Pawel Pablo
Paula Pauline Polly
Penelope Penny Pen
Peter Pete Pedr Piotr Petro Pedro
Philip Phil Phillip Pip Felip
Philippa Pippa Pip
Rachel Rach Rachael Rahel Shelley
Raymond Ray
Rebecca Becky Beck Becca Bex Rebekah
Reginald Reg Reggie
Rhiannon Rhi Rhian Non
Rhys Reece Rees Rhisiart
Richard Rick Rich Dick Ricky Richie Rhisiart Ryszard
Robert Bob Rob Bobby Robbie Bert Robin Rab
Roberta Bobbie Robbie
Roderick Rod Roddy Rhydderch
Rodney Rod
Roger Rog
Ronald Ron Ronnie
Rosemary Rose Rosie Romy
Roisin Rosheen Rose
Russell Russ
Ryan Rhian Rian
Samantha Sam Sammy
Samuel Sam Sammy Sami Samir
Sarah Sara Sally Sadie Zara
Saoirse Seersha
Seamus James Shamus Jim
Sean Shaun Shawn Shane Eoin
Sharon Shaz Sharron
Sheila Shelagh Sheelagh Shiela Cecilia
Shirley Shirl
Siobhan Shevaun Shivaun Chevonne
Sophia Sophie Sofia Soph Zosia Zofia
Stephanie Steph Stef Steffi
Stephen Steven Steve Steffan Stevie Stefan Szczepan
Stuart Stewart Stu
Susan Sue Susie Suzanne Suzie Susanna Zuzanna
Sylvia Syl Silvia
Terence Terry Terrence Tel
Theresa Terry Teresa Tess Tessa Tracy
Theodore Ted Theo Teddy
Thomas Tom Tommy Tomos Twm Tomasz Tomek Tomas
Timothy Tim Timmy
Tracey Tracy Trace
Valerie Val
Veronica Ronnie Vera Nicky
Victor Vic Viktor Wiktor
Victoria Vicky Vicki Tori Vic Wiktoria Vikki
Vincent Vince Vinny
Vivian Viv Vivien Vivienne
Walter Wally Walt Gwallter
Wesley Wes
Wilfred Wilf Fred
William Will Bill Billy Wil Willie Gwilym Liam Willy Wiliam Guillermo Wilhelm
Winifred Win Winnie Freda Gwenfrewi
Yvonne Evonne Von
Zachary Zac Zach Zak Zachariah
"""


def _group_list() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for name in line.split():
            groups.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


_NICKNAMES = _group_list()


def groups(word: str) -> frozenset[int]:
    """The numbers of the groups of given names a folded word belongs to: Bill and William share one. Mostly none."""
    return _NICKNAMES.get(word, frozenset())
