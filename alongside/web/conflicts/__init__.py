"""Conflicts of interest: one's own declarations, and those of others for whoever answers for them."""
