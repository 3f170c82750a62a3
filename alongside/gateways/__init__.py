"""How the outside world is reached and read: each gateway turns one outer form into our own plain signals."""
