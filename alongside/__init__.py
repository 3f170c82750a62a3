"""Alongside: the working system of victim care officers and victim liaison officers in England and Wales."""
