"""Shapes of realtime's REST answers."""

from rest_framework import serializers


class SocketTicketOut(serializers.Serializer):
    ticket = serializers.CharField(help_text="Send it in the socket's hello frame; it works once.")
    expires_in = serializers.IntegerField(help_text="Seconds.")
