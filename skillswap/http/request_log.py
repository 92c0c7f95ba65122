"""One log line a request, with an id that the caller gets too."""

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware

from skillswap.masking import masked


class RequestLogMiddleware(RequestMiddleware):
    """The library's, without secret paths and without the query: that may hold the token of a link, or a search."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {masked(request.path)}"

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        response["X-Request-ID"] = structlog.contextvars.get_contextvars()["request_id"]
        super().handle_response(request, response)
