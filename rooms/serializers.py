"""Shapes of the call's REST answers; `rooms/shapes.py` makes them."""

from rest_framework import serializers

from skillswap.settings.calls import ICE_POLICIES


class PeerOut(serializers.Serializer):
    user_id = serializers.UUIDField()
    peer_id = serializers.UUIDField()


class IceServerOut(serializers.Serializer):
    """An entry of `iceServers` of an RTCPeerConnection."""

    urls = serializers.ListField(child=serializers.CharField())
    username = serializers.CharField(required=False, help_text="Only with TURN, as `credential`.")
    credential = serializers.CharField(required=False)


class CallOut(serializers.Serializer):
    peers = PeerOut(many=True, help_text="The tabs that are in the call now: one of each member at most, yours too.")
    ice_servers = IceServerOut(many=True)
    ice_policy = serializers.ChoiceField(ICE_POLICIES, help_text="`iceTransportPolicy` of the connection.")
    ice_until = serializers.DateTimeField(
        allow_null=True, help_text="Until then the credentials open a relay; null without TURN."
    )
    expires_at = serializers.DateTimeField(help_text="When the room closes.")
