"""Who may use the paths of the earlier systems' clients: one file a vocabulary, for `who_may.py`.

Each has `EXPECTED` (operation → statuses, as there) and `bodies(world, who)` (operation → what a client sends, or
a function that makes it with what it needs).
`PLACES`: what stands in the address of an operation, where it is not what the place is called after.
"""

from typing import Any

from tests.contract.compat import barter, messenger, ours, platform, shop

VOCABULARIES = (ours, messenger, platform, barter, shop)
EXPECTED: dict[str, Any] = {}
for vocabulary in VOCABULARIES:
    EXPECTED |= vocabulary.EXPECTED
PLACES: dict[str, dict[str, str]] = dict(barter.PLACES)


def bodies(world: Any, who: Any) -> dict[str, Any]:
    """What a well-meaning client sends there."""
    return {operation: body for vocabulary in VOCABULARIES for operation, body in vocabulary.bodies(world, who).items()}
