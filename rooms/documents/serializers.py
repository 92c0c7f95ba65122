"""What REST takes and answers of shared documents."""

from rest_framework import serializers

from rooms.models import DocumentName


class DocumentOut(serializers.Serializer):
    document = serializers.ChoiceField(DocumentName.choices)
    seq = serializers.IntegerField(help_text="Of its newest update.")
    size = serializers.IntegerField(help_text="Bytes.")


class UpdatesOut(serializers.Serializer):
    seq = serializers.IntegerField(help_text="Of the newest update; 0 before there is one.")
    updates = serializers.ListField(
        child=serializers.CharField(), help_text="Yjs updates in base64, oldest first. The first may hold many."
    )


class AppendedOut(serializers.Serializer):
    seq = serializers.IntegerField(help_text="The number of this update.")
