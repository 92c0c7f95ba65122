"""One way of writing each e-mail address, so that equal addresses are equal texts."""

import unicodedata


def clean_address(text: str) -> str:
    """Folded width and case, no space around; the domain in the form that mail servers use (`xn--…`).

    A domain that has no such form stays as it is, for the validator to refuse.
    """
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    name, at, domain = folded.rpartition("@")
    try:
        return f"{name}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return folded
