from typing import Any

from tests.contract.compat.sign_in import sign_in_bodies, sign_in_expected
from tests.factories.swaps import terms_between

MEMBERS = (401, 200, 200, 200)
OWNER = (401, 200, 404, 404)
OWN = {
    "GET {}/user": MEMBERS,
    "PUT {}/user": MEMBERS,
    "POST {}/upload": (401, 400, 400, 400),  # no file
    "GET {}/socket": (200, 200, 200, 200),
    "GET {}/swap": MEMBERS,
    "POST {}/swap": (401, 201, 201, 201, 201, 404),
    "PUT {}/swap/<uuid:swap_id>": OWNER,
    "GET {}/chat/<uuid:swap_id>": OWNER,
    "POST {}/chat": (401, 201, 404, 404),
}
MOUNTS = ("api", "compat/platform/api")
EXPECTED = sign_in_expected("platform") | {one.format(mount): who for mount in MOUNTS for one, who in OWN.items()}


def bodies(world: Any, who: Any) -> dict[str, Any]:
    own = {
        "PUT {}/user": {"location": "Graz", "skills_wanted": ["Guitar"]},
        "PUT {}/swap/<uuid:swap_id>": {"status": "accepted"},
        "POST {}/swap": lambda: _swap(world, who) if who else None,
        "POST {}/chat": {"swap_id": world.places["swap_id"], "message": "Hello"},
    }
    at_mounts = {one.format(mount): body for mount in MOUNTS for one, body in own.items()}
    return sign_in_bodies("platform", world) | at_mounts


def _swap(world: Any, who: Any) -> dict[str, Any]:
    """Something of theirs against something of the partner's, by their names."""
    from skills.models import Skill

    terms = terms_between(who, world.partner)
    names = dict(
        Skill.objects.filter(pk__in=[terms["offered_skill_id"], terms["wanted_skill_id"]]).values_list("id", "name")
    )
    return {
        "to_user_id": str(world.partner.pk),
        "offered_skill": names[terms["offered_skill_id"]],
        "wanted_skill": names[terms["wanted_skill_id"]],
        "message": "",
    }
