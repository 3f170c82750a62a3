"""Sharing out the work: what waits for an officer, who carries what, and how we decide."""
