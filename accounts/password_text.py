"""One Unicode form for each password, so that it matches from every keyboard.

As the OpaqueString profile of RFC 8265, with NFKC in place of NFC: what looks the same is the same.
"""

import unicodedata

from django.contrib.auth.hashers import make_password, verify_password


def normalized_password(text: str) -> str:
    """The form that is hashed: NFKC, and every kind of space as the one of ASCII. Case and spaces at the ends stay."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(" " if unicodedata.category(character) == "Zs" else character for character in normal)


def password_hash(text: str) -> str:
    """What is stored for a password."""
    return make_password(normalized_password(text))


def password_matches(text: str, stored: str) -> tuple[bool, bool]:
    """Whether `text` is the password of the hash `stored`, and whether that hash is outdated and should be replaced.

    Older hashes were made from the text as it was typed. How long it takes depends on `text` alone.
    """
    for form in _forms(text):
        matches, outdated = verify_password(form, stored)
        if matches:
            return True, outdated or form != normalized_password(text)
    return False, False


def password_dummy_check(text: str) -> None:
    """Take as long as a check of `text` that fails."""
    for form in _forms(text):
        make_password(form)


def _forms(text: str) -> list[str]:
    return list(dict.fromkeys((normalized_password(text), text)))
