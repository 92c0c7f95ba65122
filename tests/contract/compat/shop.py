from typing import Any

from tests.contract.compat.sign_in import sign_in_bodies, sign_in_expected

MEMBERS = (401, 200, 200, 200)
OWNER = (401, 200, 404, 404)
OWN = {
    "GET {}/conversations": MEMBERS,
    "POST {}/conversations": (401, 200, 201, 201, 201, 404),
    "POST {}/messages": (401, 201, 404, 404),
}
MOUNTS = ("api", "compat/shop/api")
EXPECTED = (
    sign_in_expected("shop")
    | {one.format(mount): who for mount in MOUNTS for one, who in OWN.items()}
    | {
        "GET compat/shop/api/messages/<uuid:conversation_id>": OWNER,  # under /api it is system D's too
        "GET compat/shop/api/notifications": MEMBERS,
    }
)


def bodies(world: Any, who: Any) -> dict[str, Any]:
    own = {
        "POST {}/conversations": {"recipientId": str(world.partner.pk)},
        "POST {}/messages": {"conversationId": world.places["conversation_id"], "text": "Hello"},
    }
    at_mounts = {one.format(mount): body for mount in MOUNTS for one, body in own.items()}
    return sign_in_bodies("shop", world) | at_mounts
