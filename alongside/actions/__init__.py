"""Every change, as a verb: authorised, atomic, journalled."""
