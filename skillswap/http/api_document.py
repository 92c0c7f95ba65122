"""The OpenAPI document as it is served. Making it takes a second of a processor, so each process makes it once."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.settings import spectacular_settings
from drf_spectacular.utils import extend_schema
from rest_framework.views import APIView


class ApiDocumentView(APIView):
    """`GET /api/schema`: the document as YAML. It says the same to everybody, in every language.

    An APIView: there is no resource, and drf-spectacular's own view makes the document at each request.
    """

    @extend_schema(exclude=True)
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(
            _document(),
            content_type=f"{OpenApiYamlRenderer.media_type}; charset=utf-8",
            headers={"Content-Disposition": f'inline; filename="{spectacular_settings.TITLE}.yaml"'},
        )


@cache
def _document() -> bytes:
    document = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
    content: bytes = OpenApiYamlRenderer().render(document)  # type: ignore[no-untyped-call]
    return content
