"""Proving who somebody is: password, second factor, keys."""
