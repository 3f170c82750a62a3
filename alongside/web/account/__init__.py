"""Looking after the accounts of staff: letting somebody in again, or out at once."""
