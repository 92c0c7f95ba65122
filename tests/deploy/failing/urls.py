"""The product's addresses, one whose view fails, and one that tells who calls."""

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from skillswap.http.throttling import client_address
from skillswap.jobs import job_add
from skillswap.urls import *  # noqa: F403
from skillswap.urls import urlpatterns
from tests.deploy.failing.tasks import failing_job


@csrf_exempt
def failing_view(request: HttpRequest, secret: str) -> None:
    body, cookies = request.body.decode(), dict(request.COOKIES)
    job_add(failing_job, body)
    try:
        int(body)
    except ValueError as error:
        raise RuntimeError(f"{cookies} {request.get_full_path()} sent {body}") from error


def caller(request: HttpRequest) -> JsonResponse:
    """Who calls, as the product sees it."""
    return JsonResponse({"address": client_address(request), "secure": request.is_secure(), "host": request.get_host()})


urlpatterns = [path("api/fail/<str:secret>", failing_view), path("api/caller", caller), *urlpatterns]
