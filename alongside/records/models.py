"""Django looks for models here; each noun lives in its own file."""

from alongside.records.accounts import Staff
from alongside.records.allocation import CasePriority, LoadLine, OfficerProfile, OrderMark
from alongside.records.cases import Bar, Case, CaseRole, NamedAccess
from alongside.records.channels import Channel
from alongside.records.conflicts import AccessLimit, Conflict, ConflictKey, ConflictMatch
from alongside.records.contact_plans import ContactPlan, Residence
from alongside.records.contacts import Contact, Note
from alongside.records.copies import RestoredCopy
from alongside.records.departures import Departure
from alongside.records.drafts import Draft
from alongside.records.duties import Duty, DutyPause
from alongside.records.emergencies import Alert, EmergencyUse, Sample
from alongside.records.events import Event
from alongside.records.four_eyes import Duplicate, FourEyes
from alongside.records.inbound import (
    EligibleStub,
    FeedCount,
    InboundMessage,
    MessageIdentifier,
    MessageLink,
    SilencedTrace,
    Source,
)
from alongside.records.journal import AccessStatement, JournalEntry, JournalSeal, LookFlag
from alongside.records.keeping import LegalHold, Purge
from alongside.records.likenesses import Different, Merge, Tie
from alongside.records.offenders import KeyDate, Offence, Sentence
from alongside.records.people import Identifier, Person, PersonName, SearchKey
from alongside.records.referrals import (
    ExcludedCrime,
    Referral,
    ReferralBar,
    ReferralGate,
    ReferralImport,
    ReferralKey,
    ReferralProfile,
    RejectedRow,
)
from alongside.records.registers import RegisterRow
from alongside.records.releases import FenceRelease
from alongside.records.rotas import HandOver, Shift
from alongside.records.sessions import EndedSession, Session
from alongside.records.snoozes import DeskSnooze, NoContact, ReturnedPost, Snooze
from alongside.records.standards import LocalStandard
from alongside.records.tokens import SourceToken
from alongside.records.units import Cover, Membership, Organisation, Team, Unit
from alongside.records.visits import AggressionWarning, CalendarFeed, Outing, Visit

__all__ = [
    "AccessLimit",
    "AccessStatement",
    "AggressionWarning",
    "Alert",
    "Bar",
    "CalendarFeed",
    "Case",
    "CasePriority",
    "CaseRole",
    "Channel",
    "Conflict",
    "ConflictKey",
    "ConflictMatch",
    "Contact",
    "ContactPlan",
    "Cover",
    "Departure",
    "DeskSnooze",
    "Different",
    "Draft",
    "Duplicate",
    "Duty",
    "DutyPause",
    "EligibleStub",
    "EmergencyUse",
    "EndedSession",
    "Event",
    "ExcludedCrime",
    "FeedCount",
    "FenceRelease",
    "FourEyes",
    "HandOver",
    "Identifier",
    "InboundMessage",
    "JournalEntry",
    "JournalSeal",
    "KeyDate",
    "LegalHold",
    "LoadLine",
    "LocalStandard",
    "LookFlag",
    "Membership",
    "Merge",
    "MessageIdentifier",
    "MessageLink",
    "NamedAccess",
    "NoContact",
    "Note",
    "Offence",
    "OfficerProfile",
    "OrderMark",
    "Organisation",
    "Outing",
    "Person",
    "PersonName",
    "Purge",
    "Referral",
    "ReferralBar",
    "ReferralGate",
    "ReferralImport",
    "ReferralKey",
    "ReferralProfile",
    "RegisterRow",
    "RejectedRow",
    "Residence",
    "RestoredCopy",
    "ReturnedPost",
    "Sample",
    "SearchKey",
    "Sentence",
    "Session",
    "Shift",
    "SilencedTrace",
    "Snooze",
    "Source",
    "SourceToken",
    "Staff",
    "Team",
    "Tie",
    "Unit",
    "Visit",
]
