"""The caseload: all one's cases, or a unit's."""
