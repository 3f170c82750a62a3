"""The privacy officer's desk: flags, openings, and statements that somebody else made."""
