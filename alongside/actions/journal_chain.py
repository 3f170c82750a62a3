"""The sealer of the journal, and its anchors outside the database. Decision 0012 says why it is done so.

Writers never wait: entries go in unchained, and one sealer chains them a minute later, in the order of their numbers.
An entry is sealed once every transaction that may still bring a lower number has ended, so nothing ever comes in
between; a number that a rolled-back transaction took stays a gap that means nothing.
"""

import time
from datetime import datetime
from pathlib import Path

from django.db import connection

from alongside.actions.performing import LONDON, action, noting
from alongside.gateways import anchors, keyring
from alongside.queries import journal_chain, journal_lines, scope
from alongside.queries.journal_lines import Wanted
from alongside.rules.access import Actor, Verb
from alongside.rules.chain import GENESIS, Anchor, mac_of, seal_of

MOST = 10_000
"""Entries in one piece of work."""
PATIENCE = 2.0
"""Seconds to wait for transactions under way. One that takes longer delays the seals, and no writer."""

_LOCK = 2_026_112_212


def seal(by: Actor, at: datetime) -> int:
    """Seal what can be sealed now, at most `MOST`; how many entries were. Raises `CannotKeep` without a key.

    No action: a line of its own in the journal would have to be sealed, and so for ever.
    """
    with scope.acting(by, at.astimezone(LONDON).date()), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        highest, transaction = journal_chain.mark()
        head = journal_chain.head()
        if highest <= head.entry_id or not _ended(transaction):
            return 0
        key = keyring.ring("journal").current
        previous, rows = head.hash, []
        for sequence, entry in enumerate(journal_chain.between(head.entry_id, highest, MOST), start=head.sequence + 1):
            previous = seal_of(key.secret, previous, sequence, key.id, at, entry)
            rows.append((sequence, entry.id, key.id, previous, at))
        cursor.executemany(
            "insert into records_journalseal (sequence, entry_id, key_id, hash, sealed_at) values (%s, %s, %s, %s, %s)",
            rows,
        )
        return len(rows)


def _ended(transaction: int) -> bool:
    """Whether every other transaction from before that one has ended, after waiting a little."""
    for _ in range(int(PATIENCE / 0.05)):
        if not journal_chain.under_way_before(transaction):
            return True
        time.sleep(0.05)
    return False


@action(Verb.EXPORT_JOURNAL)
def export(wanted: Wanted, by: Actor, at: datetime, /) -> int:
    """Write down that lines of the journal are taken out, and which; how many there are now. Raises `Invalid`."""
    found = journal_lines.count(wanted, by)
    noting(
        first=wanted.first.isoformat() if wanted.first else "",
        last=wanted.last.isoformat() if wanted.last else "",
        about=journal_lines.case_of(wanted, by) or 0,
        lines=found,
    )
    return found


@action(Verb.ANCHOR_JOURNAL)
def anchor(place: Path, by: Actor, at: datetime, /) -> int:
    """Write where the chain ends into the file of anchors; the sequence written, 0 where nothing is sealed yet.

    The line is on the disk before its entry in the journal is: a line more than the journal knows of is no fault.
    It is numbered on from every line the journal noted, so that a file taken away stays missed for ever.
    """
    head = journal_chain.head()
    if not head.sequence:
        return 0
    before = anchors.last(place)
    key = keyring.ring("journal").current
    line = max(anchors.lines(place), journal_chain.lines_noted()) + 1
    made = Anchor(line, head.sequence, journal_chain.count(), head.hash, at, key.id, b"")
    anchors.add(place, made._replace(mac=mac_of(key.secret, before.mac if before else GENESIS, made)))
    noting(line=line, sequence=head.sequence)
    return head.sequence
