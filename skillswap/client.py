"""The web client's files and the few settings it asks for."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from skillswap.errors import NotFound
from skillswap.refusals import refusal

_NOT_BUILT = b"The web client is not built yet: run `make run`, or `npm run build` in client/."
_IMAGES = {"image/png", "image/jpeg", "image/webp"}


@ensure_csrf_cookie
def client_page(request: HttpRequest) -> HttpResponse:
    """The single page of the client, for every path that is not the server's."""
    index = Path(settings.CLIENT_DIST) / "index.html"
    if not index.is_file():
        return HttpResponse(_NOT_BUILT, status=503, content_type="text/plain")
    return HttpResponse(index.read_bytes(), headers={"Cache-Control": "no-cache"})


@csrf_exempt
def not_found(request: HttpRequest) -> HttpResponse:
    """404 in the API's shape for a path that no room has, however it is asked for."""
    return refusal(NotFound())


def media_file(request: HttpRequest, name: str) -> FileResponse:
    """An uploaded file. Only images that we encoded ourselves are shown; all else is a download."""
    try:
        file = default_storage.open(name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(file, as_attachment=kind not in _IMAGES, content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


class DemoLogIn(serializers.Serializer):
    email = serializers.EmailField()
    password = serializers.CharField()


class Limits(serializers.Serializer):
    message_length = serializers.IntegerField()


class ClientConfig(serializers.Serializer):
    name = serializers.CharField()
    oauth = serializers.ListField(child=serializers.CharField(), help_text="Providers that members may sign in with.")
    limits = Limits()
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
            "oauth": [],
            "limits": {"message_length": settings.MESSAGE_LENGTH},
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
