"""Writing down what was learned or thought that was not a contact."""
