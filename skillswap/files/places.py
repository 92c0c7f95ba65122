"""The two storages of members' files. `skillswap/settings/files.py` says what stands behind each."""

from django.core.files.storage import Storage, storages

PUBLIC, PRIVATE = "default", "private"  # names in STORAGES


def public_files() -> Storage:
    """Where everybody may read: avatars."""
    return storages[PUBLIC]


def private_files() -> Storage:
    """Where only signed, short-lived addresses lead."""
    return storages[PRIVATE]
