"""How passwords are hashed."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class MeasuredArgon2(Argon2PasswordHasher):
    """Argon2id with 28 MiB, two passes, one lane: about 50 ms of one core.

    Django's own figures (100 MiB, eight lanes) took 285 ms of both cores of a small server, so that ten officers who
    sign in at eight in the morning would stop the rest. These lie above OWASP's least for Argon2id (19 MiB, two passes,
    one lane), and a second factor and limits on tries stand beside them.
    """

    time_cost = 2
    memory_cost = 28 * 1024
    parallelism = 1
