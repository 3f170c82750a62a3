"""The event desk: messages that wait for a person, and the feeds."""
