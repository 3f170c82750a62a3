"""A restored copy keeps silent until somebody makes it live."""

from datetime import UTC, datetime

import pytest

from alongside.queries import muted
from alongside.records.models import RestoredCopy
from tests import factories as make

TAKEN = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_a_live_database_refuses_nothing() -> None:
    muted.refuse()
    assert muted.copy_of() is None
    assert make.act_as(make.team().officer)


@pytest.mark.django_db
def test_a_copy_refuses_and_names_its_day_in_both_languages() -> None:
    with make.hosting():
        RestoredCopy.objects.create(taken_at=TAKEN, restored_at=make.NOW)
    with pytest.raises(muted.Muted) as refused:
        muted.refuse()
    assert "Restored copy of Friday 20 November 2026: nothing is sent" in str(refused.value)
    assert "ddydd Gwener 20 Tachwedd 2026: ni anfonir dim" in refused.value.words.cy


@pytest.mark.django_db
def test_a_copy_made_live_refuses_nothing_whatever_it_was_restored_from_before() -> None:
    for live in (make.NOW, None):
        with make.hosting():
            RestoredCopy.objects.create(taken_at=TAKEN, restored_at=make.NOW, live_at=live)
    assert muted.copy_of() == TAKEN
    with make.hosting():
        RestoredCopy.objects.update(live_at=make.NOW)
    assert muted.copy_of() is None
