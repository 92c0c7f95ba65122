"""What a provider says of somebody who signed in there."""

from dataclasses import dataclass

from accounts.addresses import clean_address
from skillswap.text import clean_line

NO_NAME = "New member"
NAME_LENGTH = 80


@dataclass(frozen=True)
class ExternalProfile:
    """`subject` is their id there, which never changes; `email` is theirs for certain, or "" when that is not known."""

    provider: str
    subject: str
    email: str = ""
    name: str = NO_NAME


def external_profile(provider: str, subject: str, *, verified_email: str | None, name: str | None) -> ExternalProfile:
    """A profile with the address and the name as we write them. Raises ValueError without an id.

    An address that we would write with other letters (full-width, `ß` in a domain) is another one at the provider than
    here, so it is not theirs for certain.
    """
    if not subject or len(subject) > 255:
        raise ValueError("No id.")
    shown = clean_line(name or "")[:NAME_LENGTH].strip()
    readable = any(character.isalnum() for character in shown)
    return ExternalProfile(provider, subject, _same_address(verified_email or ""), shown if readable else NO_NAME)


def _same_address(text: str) -> str:
    """The address our one way; "" where that is more than small letters."""
    plain = "".join(letter.lower() if letter.isascii() else letter for letter in text.strip())
    return plain if clean_address(text) == plain else ""
