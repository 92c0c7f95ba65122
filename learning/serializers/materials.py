"""Shapes of the links and files that the two give each other."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from learning.models import LINK_LENGTH, MATERIAL_NAME_LENGTH
from skillswap.text_fields import TextField


@extend_schema_serializer(component_name="SessionMaterial")
class MaterialOut(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=["link", "file"])
    name = serializers.CharField()
    url = serializers.CharField(help_text="Of a link the https address, of a file where it can be downloaded.")
    type = serializers.CharField(allow_blank=True, help_text="Of a file: its media type, by content.")
    size_bytes = serializers.IntegerField()
    by_id = serializers.UUIDField(help_text="Who added it, and may remove it.")
    created_at = serializers.DateTimeField()


class MaterialsOut(serializers.Serializer):
    data = MaterialOut(many=True)  # type: ignore[assignment]


class MaterialIn(serializers.Serializer):
    """A link, or a file that is uploaded."""

    link = TextField(required=False, max_length=LINK_LENGTH, help_text="An https address.")
    name = TextField(required=False, allow_blank=True, default="", max_length=MATERIAL_NAME_LENGTH)
    attachment_id = serializers.UUIDField(required=False, help_text="Of a file that you have not sent yet.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("link" in attrs) == ("attachment_id" in attrs):
            raise serializers.ValidationError({"link": _("Give a link, or the id of a file: one of the two.")})
        return attrs
