"""What a place in a unit makes of a person."""

from enum import StrEnum

from alongside.rules.words import Words


class Role(StrEnum):
    """What a membership makes of a person in a unit. Stored: values never change."""

    VICTIM_CARE_OFFICER = "victim_care_officer"
    VICTIM_LIAISON_OFFICER = "victim_liaison_officer"
    SENIOR = "senior"
    MANAGER = "manager"
    DUTY = "duty"
    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy_officer"
    PARTNER = "partner"
    """Of another organisation: sees what was shared with them, and nothing before that."""

    @property
    def words(self) -> Words:
        """The role's name on a screen."""
        return _ROLE_WORDS[self]


_ROLE_WORDS = {
    Role.VICTIM_CARE_OFFICER: Words("Victim care officer", "Swyddog gofal dioddefwyr"),
    Role.VICTIM_LIAISON_OFFICER: Words("Victim liaison officer", "Swyddog cyswllt dioddefwyr"),
    Role.SENIOR: Words("Senior officer", "Uwch swyddog"),
    Role.MANAGER: Words("Manager", "Rheolwr"),
    Role.DUTY: Words("Duty officer", "Swyddog ar ddyletswydd"),
    Role.ADMINISTRATOR: Words("Administrator", "Gweinyddwr"),
    Role.PRIVACY_OFFICER: Words("Privacy officer", "Swyddog preifatrwydd"),
    Role.PARTNER: Words("Partner", "Partner"),
}

CASE_ROLES = frozenset({Role.VICTIM_CARE_OFFICER, Role.VICTIM_LIAISON_OFFICER, Role.SENIOR, Role.MANAGER, Role.DUTY})
"""Roles that know of the cases of their unit. Administrators see no case text; privacy officers see the journal."""

FORBIDDEN_TOGETHER = frozenset({Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})
"""No person holds both: who gives access away is never who watches its use."""
