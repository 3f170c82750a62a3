"""The machine door: the inbox that other systems post messages to."""
