"""What somebody typed and could not send: the list of it, and the door of the script that keeps it."""
