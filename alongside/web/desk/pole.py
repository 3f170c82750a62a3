"""What the fields of a police referral are called on a screen, in the order in which an officer reads them."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside.gateways.police_records import FIELDS
from alongside.web.desk.telling import for_people
from alongside.web.wording import in_english

WORDS = {
    "forceIdentifier": _("Police force"),
    "customerReferenceNumber": _("Their reference"),
    "submitTime": _("Sent at"),
    "highHarmFlag": _("High harm"),
    "crimeReference": _("Crime reference"),
    "urn": _("Case URN"),
    "crimeOffenceCode": _("Offence code"),
    "homeOfficeClassification": _("Home Office class"),
    "crimeType": _("Kind of crime"),
    "crimeStatus": _("State of the crime record"),
    "crimeOutcome": _("Outcome of the crime"),
    "hateCrime": _("Hate crime"),
    "reportedDate": _("Reported on"),
    "incidentStartDateTime": _("Happened from"),
    "incidentEndDateTime": _("Happened until"),
    "collarNumber": _("Officer's number"),
    "officerName": _("Officer's name"),
    "officerEmail": _("Officer's email"),
    "officerTelephone": _("Officer's telephone"),
    "title": _("Title"),
    "givenName": _("First name"),
    "middleName": _("Middle name"),
    "surname": _("Surname"),
    "alias": _("Another name"),
    "dateOfBirth": _("Date of birth"),
    "dateOfDeath": _("Date of death"),
    "age": _("Age"),
    "under18": _("Under 18"),
    "gender": _("Gender"),
    "ethnicitySelfDefined": _("Ethnicity, as they say"),
    "homeAddress": _("Home address"),
    "postcode": _("Postcode"),
    "telephone": _("Telephone"),
    "mobile": _("Mobile"),
    "email": _("Email"),
    "safeNumber": _("Number given as safe"),
    "safeContactDetails": _("How contact is safe"),
    "unavailabilityDetails": _("When not to make contact"),
    "contactPreference": _("Preferred way of contact"),
    "preferredLanguageSpoken": _("Language spoken"),
    "preferredLanguageWritten": _("Language written"),
    "englishFluency": _("Fluency in English"),
    "interpreterNeeded": _("Interpreter needed"),
    "communicationNeeds": _("Needs in communication"),
    "communicationNeedsDetails": _("Which needs in communication"),
    "disabilityCategory": _("Disability"),
    "consent": _("Agreed to be referred"),
    "victimSupport": _("Support wanted"),
    "victimAwareReported": _("Knows that it was reported"),
    "repeatVictim": _("Repeat victim"),
    "victimVulnerable": _("Vulnerable"),
    "vulnerabilityDetails": _("How vulnerable"),
    "riskOfDomesticAbuse": _("Risk of domestic abuse"),
    "riskOfPhysicalHarm": _("Risk of physical harm"),
    "riskOfSelfHarm": _("Risk of self-harm"),
    "restrainingOrder": _("Restraining order"),
    "victimRelationshipToSuspect": _("Relationship to the suspect"),
    "contactGuardian": _("Contact the guardian"),
    "guardianName": _("Guardian's name"),
    "guardianRelationship": _("Guardian's relationship"),
    "guardianTelephone": _("Guardian's telephone"),
    "suspectGivenName": _("Suspect's first name"),
    "suspectSurname": _("Suspect's surname"),
    "suspectDateOfBirth": _("Suspect's date of birth"),
    "suspectPncId": _("Suspect's PNC number"),
    "suspectCroNumber": _("Suspect's CRO number"),
    "suspectStatus": _("Suspect's state"),
    "suspectTelephone": _("Suspect's telephone"),
    "suspectAddress": _("Suspect's address"),
}
_ORDER = {name: place for place, name in enumerate(FIELDS)}


def referral_words(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The fields of a referral under their names, the crime first, then the person, then the suspect."""
    known = sorted(fields, key=lambda field: _ORDER.get(field[0], len(_ORDER)))
    return tuple((str(WORDS[name]) if name in WORDS else in_english(name), for_people(value)) for name, value in known)
