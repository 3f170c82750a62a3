"""The contact plan: how one person wants to be reached and spoken to."""
