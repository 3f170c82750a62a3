"""The demonstration: two fictional organisations, their people, their cases and a day's messages.

Nobody and nothing in here is real. Telephone numbers come from the ranges kept for drama, e-mail addresses end in
example.org, and postcodes begin with ZZ99, an area that no address in the country has.
"""
