"""Settings and addresses, read from the environment."""
