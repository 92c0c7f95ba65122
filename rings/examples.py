"""Examples of rings for OpenAPI."""

from drf_spectacular.utils import OpenApiExample

from skills.examples import CARD

HINTS = OpenApiExample(
    "Two people could learn, and so could I",
    value=[
        {
            "topicId": "01935b7e-4c1a-7d20-9f0e-6a1b2c3d4e61",
            "name": "Piano",
            "category": "music",
            "level": "intermediate",
            "nobodyTeaches": True,
            "groups": 1,
            "members": [
                {"user": CARD | {"name": "Ada Okafor"}, "skillName": "Piano"},
                {"user": CARD | {"name": "Noor Haddad"}, "skillName": "Chess"},
                {"user": CARD | {"name": "Ben Adler"}, "skillName": "Guitar"},
            ],
        }
    ],
    response_only=True,
)
