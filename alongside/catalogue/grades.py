"""How much each column matters if a stranger reads it, whether it is about a person, and whether it is sealed.

    4  where a protected person is or will be, or can be reached
    3  what was said and thought of a case, its dates and risks, that it is restricted, secrets of signing in
    2  who somebody is, and that they have to do with a case
    1  how the work goes, without names
    0  lists that others publish, and the program's own bookkeeping

Grade 4 is sealed (`records.sealed_text`), and so is whatever officers write freely, of every case: nobody has to decide
first which case is in danger. What should be and is not stands in `UNSEALED` with its reason. A test compares this with
the tables: a column without a grade fails the build.
"""

from collections.abc import Iterator
from dataclasses import dataclass

GRADES = (4, 3, 2, 1, 0)


@dataclass(frozen=True, slots=True)
class Graded:
    """One column. `personal`: it is about somebody who can be told from it, alone or with the rest of its row."""

    table: str
    column: str
    grade: int
    personal: bool
    sealed: bool


@dataclass(frozen=True, slots=True)
class _Columns:
    grade: int
    personal: bool
    sealed: bool
    names: tuple[str, ...]


def _sealed(grade: int, names: str) -> _Columns:
    return _Columns(grade, True, True, tuple(names.split()))


def _about(grade: int, names: str) -> _Columns:
    return _Columns(grade, True, False, tuple(names.split()))


def _plain(grade: int, names: str) -> _Columns:
    return _Columns(grade, False, False, tuple(names.split()))


_EVERYWHERE = _plain(0, "id public_id form_key version")
"""Columns that mean the same in every table: numbers of rows, random ids, counters."""

_TABLES: dict[str, tuple[_Columns, ...]] = {
    # People and how to reach them
    "records_person": (
        _sealed(3, "needs"),
        _about(2, "organisation name known_as title pronouns date_of_birth died_on language interpreter"),
        _about(3, "location_protected_on location_protected_by"),
        _plain(1, "placed"),
    ),
    "records_personname": (_about(2, "person name kind"),),
    "records_identifier": (
        _about(2, "organisation person kind value home"),
        _about(3, "claimed"),
        _plain(1, "former by_feed"),
    ),
    "records_channel": (
        _sealed(4, "value postcode conditions wording may_answer agreed_number"),
        _about(3, "way safety hours_from hours_until days number_display doubted_on"),
        _about(2, "person said_by said_on expires_on recorded_by recorded_at ended_at"),
    ),
    "records_contactplan": (
        _sealed(4, "times"),
        _sealed(3, "own_term interpreter_name safe_word end_word excuse careful_days proxy_may said"),
        _about(3, "term dialect interpreter_gender needs proxy"),
        _about(2, "person reviewed_on recorded_by recorded_at"),
    ),
    "records_residence": (
        _about(3, "known_to_accused from_on until_on"),
        _about(2, "channel said_by said_on recorded_by recorded_at"),
    ),
    "records_different": (
        _sealed(3, "why"),
        _sealed(4, "common"),
        _about(3, "organisation person other said_by said_at"),
    ),
    "records_merge": (
        _sealed(3, "moved"),
        _about(3, "organisation kept gone asked merged_by merged_at undone_by undone_at"),
    ),
    "records_tie": (_about(3, "organisation person other kind said_by said_at ended_by ended_at"),),
    "records_searchkey": (_about(2, "key person case"), _plain(1, "unit")),
    # Cases
    "records_case": (
        _about(3, "information_level offence_summary enhanced enhanced_why risk risk_on restricted"),
        _about(3, "limited alert_until hospital code_name"),
        _about(2, "reference organisation unit team person owner state"),
        _about(2, "opened_on closed_on closed_why last_contact_on retain_until"),
    ),
    "records_caserole": (_sealed(3, "relation"), _about(2, "case person role starts_on ended_on home")),
    "records_namedaccess": (_about(3, "case staff place starts_on ends_on ends_at"),),
    "records_emergencyuse": (
        _sealed(3, "words review_words"),
        _about(3, "staff organisation case reason at ends_at ended_at reviewed_by reviewed_at verdict"),
    ),
    "records_sample": (_sealed(3, "words"), _about(3, "case staff reason at")),
    "records_alert": (_about(3, "recipient kind reference use at seen_at"),),
    "records_bar": (_about(3, "case staff why starts_on ends_on"),),
    "records_conflict": (
        _sealed(4, "postcode house"),
        _sealed(3, "name born relation reference"),
        _about(3, "staff kind declared_at confirmed_at end_asked_at ended_at ended_by"),
    ),
    "records_conflictkey": (_about(3, "conflict key"),),
    "records_conflictmatch": (_about(3, "conflict case person match reasons found_on settled_at settled_by"),),
    "records_accesslimit": (
        _about(3, "number_kind number limit who starts_on ends_on"),
        _plain(1, "organisation source loaded_at dropped_at"),
    ),
    "records_contact": (
        _sealed(3, "said concern override_why"),
        _about(3, "answered_by outcome"),
        _about(2, "case made_at made_by recorded_at direction way channel person next_contact_on"),
        _about(2, "departure"),
    ),
    "records_departure": (
        _sealed(3, "override_why"),
        _about(3, "light needs against threat_to_life second"),
        _about(2, "case channel outlet at by"),
    ),
    "records_note": (_sealed(3, "text"), _about(2, "case written_at written_by")),
    "records_event": (
        _sealed(3, "note decided_why"),
        _about(3, "kind occurred_at facts"),
        _about(2, "case state key recorded_at recorded_by message decided_by decided_at"),
    ),
    "records_duty": (
        _sealed(3, "title ended_why"),
        _about(3, "kind because may_say due_on due_at alarm_on"),
        _about(2, "case owner event arose_at ended_at ended_by met_by"),
        _plain(1, "unit rules state urgent tell confidence late_why"),
    ),
    "records_dutypause": (
        _sealed(3, "reason"),
        _about(2, "duty recorded_by recorded_at"),
        _plain(1, "from_on until_on extends_days"),
    ),
    "records_fencerelease": (
        _sealed(4, "said"),
        _sealed(3, "reason"),
        _about(2, "case event field released_by released_at"),
    ),
    "records_foureyes": (
        _sealed(4, "said"),
        _sealed(3, "why found"),
        _about(3, "case what event field person channel asked_by asked_at decided_by decided_at agreed"),
    ),
    "records_duplicate": (_about(3, "organisation case person other_case other found_at settled_by settled_at"),),
    # The radar, visits and the duty desk
    "records_snooze": (_sealed(3, "why"), _about(3, "case kind until_on by at ended_at")),
    "records_desksnooze": (
        _sealed(3, "why"),
        _about(2, "stub by at"),
        _plain(1, "organisation source until_on ended_at"),
    ),
    "records_nocontact": (
        _sealed(3, "words ended_why"),
        _about(3, "case said_on recorded_by recorded_at ended_at ended_by"),
    ),
    "records_returnedpost": (_sealed(4, "note"), _about(3, "case channel came_back_on recorded_by recorded_at")),
    "records_visit": (
        _sealed(4, "place present check_note note"),
        _about(3, "answers two_because outcome channel"),
        _about(2, "case outing person kind state booked_by booked_at ended_at"),
    ),
    "records_outing": (
        _sealed(3, "made_sure"),
        _about(2, "goes second buddy number starts_at back_by state left_at back_at ended_by"),
        _plain(1, "unit told"),
    ),
    "records_aggressionwarning": (
        _sealed(3, "note ended_why"),
        _about(3, "case what whose review_on raised_by raised_at ended_at ended_by"),
    ),
    "records_calendarfeed": (_about(3, "staff token_hash made_at ended_at fetched_on"),),
    "records_shift": (_about(2, "staff number starts_at ends_at set_by set_at ended_at"), _plain(1, "unit")),
    "records_handover": (_sealed(3, "text"), _about(2, "written_by written_at read_by read_at"), _plain(1, "unit")),
    "records_draft": (_sealed(3, "words"), _about(2, "staff address case_public_id kept_at")),
    # Sentences and what feeds say of them
    "records_sentence": (
        _about(3, "kind passed_on years months weeks days court offence"),
        _about(2, "person source key as_of message"),
    ),
    "records_offence": (
        _about(3, "code title happened_from happened_to index_offence"),
        _about(2, "case person source"),
    ),
    "records_keydate": (_about(3, "kind value basis"), _about(2, "person as_of source message")),
    "records_inboundmessage": (
        _about(4, "signal raw"),
        _sealed(3, "decided_why"),
        _about(3, "event_type happening occurred_at verdict outcome reason"),
        _about(2, "name organisation linked decided_by decided_at"),
        _plain(1, "source received_at form state settle_at fingerprint raw_size raw_sha256 copies"),
    ),
    "records_messageidentifier": (_about(2, "message kind value"),),
    "records_messagelink": (_about(2, "message case"),),
    "records_silencedtrace": (_about(2, "key heard_on expires_on times"), _plain(1, "source")),
    "records_eligiblestub": (
        _about(3, "offence_code passed_on"),
        _about(2, "kind value organisation linked_at"),
        _plain(1, "source gateway heard_at"),
    ),
    "records_source": (
        _plain(3, "key_hash"),
        _plain(1, "slug name organisation last_heard_at expected_minutes duties_an_hour quarantined_at active"),
    ),
    "records_sourcetoken": (_plain(3, "token_hash"), _plain(1, "source expires_at")),
    "records_feedcount": (_plain(1, "source hour event_type outcome messages duties"),),
    # Referrals
    "records_referral": (
        _sealed(4, "says"),
        _sealed(3, "decided_why"),
        _about(3, "priority priority_rules state decided_code"),
        _about(2, "organisation unit message batch row sent_by case decided_by decided_at received_at respond_by"),
        _plain(1, "source kind fingerprint"),
    ),
    "records_referralgate": (
        _sealed(3, "ended_why"),
        _about(3, "referral gate reason why case other found_at ended_at ended_how ended_by"),
    ),
    "records_referralkey": (_about(2, "referral key"),),
    "records_referralbar": (_about(3, "referral staff"),),
    "records_referralimport": (
        _sealed(4, "lines"),
        _about(1, "started_by"),
        _plain(1, "organisation unit source profile form state started_at ended_at rows done stored repeated rejected"),
    ),
    "records_rejectedrow": (
        _sealed(4, "says"),
        _sealed(2, "reference"),
        _about(1, "ended_by"),
        _plain(1, "batch row faults state ended_at"),
    ),
    "records_referralprofile": (
        _about(1, "made_by"),
        _plain(1, "organisation source header_print recipe made_at"),
    ),
    "records_excludedcrime": (_about(1, "set_by"), _plain(1, "unit term set_at")),
    # Keeping, letting go, copies
    "records_legalhold": (
        _sealed(3, "why lift_why"),
        _about(2, "case sort placed_by placed_at lift_asked_by lift_asked_at lifted_by lifted_at"),
    ),
    "records_purge": (_about(2, "items certificate organisation proposed_by proposed_at applied_by applied_at"),),
    "records_restoredcopy": (_plain(1, "taken_at restored_at live_at"), _about(1, "live_by")),
    # Who did what
    "records_journalentry": (
        _about(3, "at recorded_at staff_id purpose verb case_id organisation_id subject subject_id facts"),
    ),
    "records_journalseal": (_plain(1, "sequence entry_id key_id hash sealed_at"),),
    "records_lookflag": (
        _about(3, "organisation staff kind started_at ended_at cases raised_at settled_at settled_by outcome"),
    ),
    "records_accessstatement": (
        _about(3, "lines"),
        _about(2, "case organisation from_on until_on with_names made_by made_at checked_by checked_at outcome"),
    ),
    # Staff and signing in
    "records_staff": (
        _about(3, "password"),
        _about(2, "username name email"),
        _about(1, "language is_active password_lent date_joined last_login"),
    ),
    "records_membership": (_about(2, "staff unit team role starts_on ends_on"),),
    "records_cover": (
        _about(2, "officer cover unit why starts_on ends_on started_by started_at ended_at handed_back_at"),
    ),
    "records_session": (
        _about(3, "session_key session_data"),
        _about(2, "staff device began_at seen_at expire_date"),
    ),
    "records_endedsession": (_about(2, "session_key until"),),
    "mfa_authenticator": (_about(3, "data"), _about(1, "user type created_at last_used_at")),
    "account_emailaddress": (_about(2, "user email verified primary"),),
    "account_emailconfirmation": (_about(3, "key"), _about(2, "email_address created sent")),
    "socialaccount_socialaccount": (_about(2, "user provider uid extra_data last_login date_joined"),),
    "socialaccount_socialapp": (_plain(3, "secret key"), _plain(1, "provider provider_id name client_id settings")),
    "socialaccount_socialtoken": (_about(3, "token token_secret"), _about(2, "app account expires_at")),
    # The house and its lists
    "records_organisation": (_plain(1, "slug name_en name_cy"),),
    "records_unit": (_plain(1, "organisation slug name_en name_cy service"),),
    "records_team": (_plain(1, "unit slug name_en name_cy"),),
    "records_officerprofile": (_about(1, "staff hours languages specialisms set_by set_at"),),
    "records_loadline": (_plain(1, "unit role points set_at"), _about(1, "set_by")),
    "records_casepriority": (_sealed(3, "why"), _about(3, "level"), _about(2, "case set_by set_at")),
    "records_ordermark": (_sealed(3, "why"), _about(3, "kind"), _about(2, "case made_by made_at until_on ended_at")),
    "records_localstandard": (_plain(1, "unit rule n period starts_on ends_on"), _about(1, "set_by")),
    "records_registerrow": (_plain(0, "register code row loaded_at"),),
    "django_content_type": (_plain(0, "app_label model"),),
    "auth_permission": (_plain(0, "name content_type codename"),),
    "auth_group": (_plain(0, "name"),),
    "auth_group_permissions": (_plain(0, "group permission"),),
}

UNSEALED = {
    ("records_inboundmessage", "signal"): "the desk asks the database what a message holds; places in it stay fenced, "
    "and only those see it who see the case it is linked to",
    ("records_inboundmessage", "raw"): "kept for a message that could not be read, shown on no screen, and let go of "
    "when it has been dealt with",
    ("socialaccount_socialtoken", "token"): "stays empty: what a provider gives at sign-in is used once and not kept",
    ("socialaccount_socialtoken", "token_secret"): "stays empty: what a provider gives at sign-in is used once and not "
    "kept",
    ("records_session", "session_data"): "signed, and written by the program for itself: no text of a case is in it",
}
"""Grade 4, or a text without a length, that is not sealed; and why."""


def columns() -> Iterator[Graded]:
    """Every column of every table, in the order above; those that are everywhere come where a table has no others."""
    for table, groups in _TABLES.items():
        for group in groups:
            for name in group.names:
                yield Graded(table, name, group.grade, group.personal, group.sealed)


def grade(table: str, column: str) -> Graded | None:
    """What is known of one column; None where it has no grade."""
    if column in _EVERYWHERE.names:
        return Graded(table, column, _EVERYWHERE.grade, _EVERYWHERE.personal, _EVERYWHERE.sealed)
    return _BY_COLUMN.get((table, column))


_BY_COLUMN = {(one.table, one.column): one for one in columns()}
