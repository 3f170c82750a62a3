"""Changing people and the ways to reach them."""
