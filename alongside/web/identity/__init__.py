"""Who may be the same person, is, or is not; and who belongs together."""
