"""The web client's files and the few settings it asks for."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from skillswap.errors import NotFound
from skillswap.http.refusals import refusal
from skillswap.vapid import public_key

_COMPRESSED = {"br": ".br", "gzip": ".gz"}  # smallest first; client/scripts/compress.ts makes them
_NOT_BUILT = b"The web client is not built yet: run `make run`, or `npm run build` in client/."


@ensure_csrf_cookie
def client_page(request: HttpRequest) -> HttpResponseBase:
    """The single page of the client, for every path that is not the server's; 304 for who has it."""
    index = Path(settings.CLIENT_DIST) / "index.html"
    if not index.is_file():
        return HttpResponse(_NOT_BUILT, status=503, content_type="text/plain")
    response = _smallest(request, index)
    patch_vary_headers(response, ["Accept-Encoding"])
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:16]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _smallest(request: HttpRequest, file: Path) -> HttpResponse:
    """A page of the build, as small as the browser takes it. It holds no secret: the CSRF token is a cookie."""
    taken = [part.split(";")[0].strip() for part in request.headers.get("Accept-Encoding", "").split(",")]
    for encoding, ending in _COMPRESSED.items():
        smaller = file.with_name(file.name + ending)
        if encoding in taken and smaller.is_file():
            headers = {"Cache-Control": "no-cache", "Content-Encoding": encoding}
            return HttpResponse(smaller.read_bytes(), headers=headers)
    return HttpResponse(file.read_bytes(), headers={"Cache-Control": "no-cache"})


@csrf_exempt
def not_found(request: HttpRequest) -> HttpResponse:
    """404 in the API's shape for a path that no app has, whatever the method."""
    return refusal(NotFound())


class DemoLogIn(serializers.Serializer):
    email = serializers.EmailField()
    password = serializers.CharField()


class Limits(serializers.Serializer):
    message_length = serializers.IntegerField()
    edit_minutes = serializers.IntegerField(help_text="For which a sent message can be changed.")
    attachment_megabytes = serializers.IntegerField(help_text="Of one file.")
    attachments_per_message = serializers.IntegerField()
    voice_seconds = serializers.IntegerField(help_text="Of one voice message.")
    welcome_minutes = serializers.IntegerField(help_text="That a member gets who confirms their address.")


class ClientConfig(serializers.Serializer):
    name = serializers.CharField()
    oauth = serializers.ListField(child=serializers.CharField(), help_text="Providers that members may sign in with.")
    email_sign_in = serializers.BooleanField(help_text="Members may sign in by a link that is mailed to them.")
    limits = Limits()
    push_key = serializers.CharField(
        allow_null=True,
        help_text="`applicationServerKey` of subscriptions to pushes. null: there are none.",
    )
    demo = DemoLogIn(allow_null=True, help_text="A log-in of the demo community, where there is one.")


@extend_schema(summary="What the client needs to know before anyone signs in", responses=ClientConfig, auth=[])
@api_view(["GET"])
@authentication_classes([])
@permission_classes([AllowAny])
def config(request: Request) -> Response:
    """Settings of this installation that the web client shows."""
    return Response(
        {
            "name": "SkillSwap",
            "oauth": list(settings.OAUTH),
            "email_sign_in": settings.EMAIL_SIGN_IN,
            "limits": {
                "message_length": settings.MESSAGE_LENGTH,
                "edit_minutes": settings.EDIT_MINUTES,
                "attachment_megabytes": settings.ATTACHMENT_MEGABYTES,
                "attachments_per_message": settings.ATTACHMENTS_PER_MESSAGE,
                "voice_seconds": settings.VOICE_SECONDS,
                "welcome_minutes": settings.WELCOME_MINUTES,
            },
            "push_key": public_key() or None,
            "demo": demo_log_in(),
        }
    )


def demo_log_in() -> dict[str, str] | None:
    """The log-in that `seed_demo` left, never in production."""
    note = Path(settings.DATA_DIR) / "demo-log-in"
    if settings.PRODUCTION or not note.is_file():
        return None
    email, password = note.read_text().split()
    return {"email": email, "password": password}
