"""Search: somebody is on the telephone and gives a name."""
