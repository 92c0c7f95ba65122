"""Usernames: 3 to 30 of a-z, 0-9, `_` and `.`"""

import re
import secrets
from collections.abc import Iterator

from django.utils.translation import gettext_noop as N_

from skillswap.folding import fold

PATTERN = re.compile(r"[a-z0-9_.]{3,30}", re.ASCII)
RULE = N_("Use 3 to 30 of the letters a to z, digits, _ and .")


def proposals(name: str) -> Iterator[str]:
    """Usernames made from a person's name: the plain one first, then with more and more digits."""
    plain = fold(name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:20]
    base = base if len(base) >= 3 else "member"
    yield base
    for digits in (2, 3, 4, 4, 6, 6, 8, 8):
        yield f"{base}_{secrets.randbelow(10**digits):0{digits}}"
