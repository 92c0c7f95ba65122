"""Whether somebody's address is confirmed is said where a session is agreed on, and in the shapes of COMPAT."""

import json
from pathlib import Path

from django.conf import settings

ABOUT_ONESELF = {"Me", "OwnAddress"}
ABOUT_PEOPLE = {"Person", "AgreeingPerson", "CompatBarterUser", "CompatBarterBrief"}
ABOUT_SKILLS = {"Skill", "SkillWithOwner"}  # there it means that a moderator has checked the skill


def test_only_oneself_a_persons_page_and_whom_one_agrees_with_say_whether_an_address_is_confirmed() -> None:
    schemas = json.loads((Path(settings.BASE_DIR) / "client" / "openapi.json").read_text())["components"]["schemas"]
    saying = {name for name, schema in schemas.items() if "isVerified" in schema.get("properties", {})}
    assert saying == ABOUT_ONESELF | ABOUT_PEOPLE | ABOUT_SKILLS


def test_only_sessions_swaps_and_rings_show_whom_one_agrees_with() -> None:
    schemas = json.loads((Path(settings.BASE_DIR) / "client" / "openapi.json").read_text())["components"]["schemas"]
    showing = {name for name, schema in schemas.items() if "schemas/AgreeingPerson" in json.dumps(schema)}
    assert showing == {"Session", "Swap", "RingMember"}
