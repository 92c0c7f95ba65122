"""The frame of every answer: `{success: true, data, pagination?, message?}` or `{success: false, message, errors?}`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers
from rest_framework.response import Response

from skillswap.http.pagination import NumberedPage, Page


def answer(data: Any = None, *, status: int = 200, message: str = "", **more: Any) -> Response:
    """A good answer with `data`, unless that is None, a sentence for the person, and `more` beside them."""
    body: dict[str, Any] = {"success": True, **more}
    body |= {} if data is None else {"data": data}
    body |= {"message": message} if message else {}
    return Response(body, status=status)


def page_answer(page: Page) -> Response:
    """A page by cursor."""
    more = {"hasMore": page.next_cursor is not None, "nextCursor": page.next_cursor}
    return answer(page.rows, pagination={**more, "limit": page.limit, "count": len(page.rows)})


def numbered_answer(page: NumberedPage) -> Response:
    """A page by number."""
    pages = -(-page.total // page.limit)
    pagination = {
        "currentPage": page.page,
        "totalPages": pages,
        "totalCount": page.total,
        "hasMore": page.page < pages,
        "hasPrevious": page.page > 1,
        "limit": page.limit,
    }
    return answer(page.rows, pagination=pagination)


def error_shape(body: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Our error as theirs. Our field `a` is called `names["a"]`; of a path (`1.name`) each part is looked up."""
    shape = {"success": False, **body}
    if "errors" in body:
        shape["errors"] = [{**one, "field": _renamed(one["field"], names)} for one in body["errors"]]
    return shape


def _renamed(path: str, names: Mapping[str, str]) -> str:
    return ".".join(names.get(part, part) for part in path.split("."))


class BarterFieldErrorOut(serializers.Serializer):
    field = serializers.CharField()
    message = serializers.CharField()


class BarterErrorOut(serializers.Serializer):
    success = serializers.BooleanField(required=False, help_text="false; left out of refusals before a path is found.")
    message = serializers.CharField()
    code = serializers.CharField()
    errors = BarterFieldErrorOut(many=True, required=False)  # type: ignore[assignment]  # the metaclass takes it out of the class


class BarterCursorOut(serializers.Serializer):
    hasMore = serializers.BooleanField()
    nextCursor = serializers.CharField(allow_null=True)
    limit = serializers.IntegerField()
    count = serializers.IntegerField()


class BarterNumbersOut(serializers.Serializer):
    currentPage = serializers.IntegerField()
    totalPages = serializers.IntegerField()
    totalCount = serializers.IntegerField()
    hasMore = serializers.BooleanField()
    hasPrevious = serializers.BooleanField()
    limit = serializers.IntegerField()


class BarterDoneOut(serializers.Serializer):
    success = serializers.BooleanField()
    message = serializers.CharField()


@cache
def enveloped(item: type[serializers.Serializer], pages: type[serializers.Serializer] | None = None) -> Any:
    """The shape of an answer with one `item`, or with a page of them."""
    fields: dict[str, Any] = {"success": serializers.BooleanField(), "data": item(many=pages is not None)}
    fields |= {"message": serializers.CharField(required=False)} if pages is None else {"pagination": pages()}
    return inline_serializer(f"{item.__name__.removesuffix('Out')}{'Answer' if pages is None else 'Page'}", fields)


@cache
def listing(item: type[serializers.Serializer]) -> Any:
    """The shape of an answer with a whole list."""
    fields = {"success": serializers.BooleanField(), "data": item(many=True)}
    return inline_serializer(f"{item.__name__.removesuffix('Out')}List", fields)
