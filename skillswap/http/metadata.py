"""What an OPTIONS request answers."""

from typing import Any

from rest_framework.metadata import SimpleMetadata


class PlainMetadata(SimpleMetadata):
    """The view's name and what it reads and writes; fields of bodies are in the OpenAPI document.

    The library would make the viewset's serializer for them, which not every action has.
    """

    def determine_actions(self, request: Any, view: Any) -> dict[str, Any]:
        return {}
