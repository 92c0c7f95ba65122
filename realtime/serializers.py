"""Shapes of realtime's REST answers."""

from rest_framework import serializers


class SocketTicketOut(serializers.Serializer):
    ticket = serializers.CharField(help_text="Works once.")
    token = serializers.CharField(help_text="For Socket.IO, good for a minute.")
    expires_in = serializers.IntegerField(help_text="Seconds until the ticket is too old.")
