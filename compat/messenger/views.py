"""Signing in to the messenger: `{token, user}`. Conversations and all else are our own paths (`compat/paths.py`)."""

from accounts.serializers import SignedInOut
from compat.auth_views import sign_in_schema
from compat.ours.views import OursSignInViewSet


@sign_in_schema(SignedInOut)
class MessengerSignInViewSet(OursSignInViewSet):
    vocabulary = "messenger"
