"""Views to try the ASGI handler with."""

import threading

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path

from skillswap.db.pool import SIGN_IN
from skillswap.http.view_pools import runs_in


def echo(request: HttpRequest) -> HttpResponse:
    response = JsonResponse({"length": len(request.body), "thread": threading.current_thread().name})
    response.set_cookie("first", "1")
    response.set_cookie("second", "ü")
    return response


@runs_in(SIGN_IN)
def slow(request: HttpRequest) -> HttpResponse:
    return echo(request)


def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse((b"part " for _ in range(3)), content_type="text/plain")


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("secret")


urlpatterns = [
    path("echo", echo),
    path("slow", slow),
    path("stream", stream),
    path("broken", broken),
]
