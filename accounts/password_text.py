"""One Unicode form for each password, so that it opens from every keyboard.

As the OpaqueString profile of RFC 8265, with NFKC in place of NFC: what looks the same is the same.
"""

import unicodedata

from django.contrib.auth.hashers import make_password, verify_password


def plain_password(text: str) -> str:
    """The form that is kept: NFKC, and every kind of space as the one of ASCII. Case and spaces at the ends stay."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(" " if unicodedata.category(character) == "Zs" else character for character in normal)


def password_hash(text: str) -> str:
    """What is stored for a password."""
    return make_password(plain_password(text))


def password_fits(text: str, kept: str) -> tuple[bool, bool]:
    """Whether `text` is the password that `kept` was made from, and whether `kept` should be made anew.

    Hashes from before were made from the text as it was typed. How long it takes depends on `text` alone.
    """
    for form in _forms(text):
        fits, outdated = verify_password(form, kept)
        if fits:
            return True, outdated or form != plain_password(text)
    return False, False


def password_waste(text: str) -> None:
    """Take as long as a check of `text` that fails."""
    for form in _forms(text):
        make_password(form)


def _forms(text: str) -> list[str]:
    return list(dict.fromkeys((plain_password(text), text)))
