from typing import Any

from tests.contract.compat.sign_in import sign_in_bodies, sign_in_expected

EXPECTED = sign_in_expected("messenger")


def bodies(world: Any, who: Any) -> dict[str, Any]:
    return sign_in_bodies("messenger", world)
