"""What can be wrong with a row of a file of referrals, by code: kept with the row, and told to who sent it."""

from alongside.rules.words import Words

FAULTS: dict[str, Words] = {
    "nobody_named": Words("The row names nobody.", "Nid yw'r rhes yn enwi neb."),
    "no_date": Words("This is not a date that can be read.", "Nid yw hwn yn ddyddiad y gellir ei ddarllen."),
    "future_date": Words("This day is still to come.", "Mae'r diwrnod hwn eto i ddod."),
    "long_ago": Words("This day is too long ago to be meant.", "Mae'r diwrnod hwn yn rhy bell yn ôl i'w olygu."),
    "no_yes_no": Words(
        "This says neither yes nor no, and nobody told us what the word means.",
        "Nid yw hwn yn dweud ie na na, ac ni ddywedodd neb wrthym ystyr y gair.",
    ),
    "too_long": Words("This is longer than we can keep.", "Mae hwn yn hirach nag y gallwn ei gadw."),
    "no_email": Words("This is not an email address.", "Nid yw hwn yn gyfeiriad e-bost."),
    "too_many_cells": Words(
        "The row has more cells than the header: perhaps a comma stands inside a value.",
        "Mae gan y rhes fwy o gelloedd na'r pennawd: efallai bod coma y tu mewn i werth.",
    ),
    "not_kept": Words("The row could not be kept as it is.", "Ni ellid cadw'r rhes fel y mae."),
}
"""In words, for the screen and for the sender. None repeats what the row says."""
