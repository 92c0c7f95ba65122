"""Query parameters of lists: read by their camelCase names, refused by name, and documented from one place."""

import datetime as dt
import uuid

import pytest
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.viewsets import GenericViewSet

from accounts.models import User
from skillswap.http.error_responses import error_response
from skillswap.http.filters import (
    ChoiceFilter,
    IdFilter,
    InstantFilter,
    NumberFilter,
    QueryFilterSet,
    SwitchFilter,
    TextFilter,
    WholeNumberFilter,
)
from skillswap.http.openapi import page_of
from tests.factories.accounts import UserFactory


class EveryFilter(QueryFilterSet):
    box = ChoiceFilter(("sent", "inbox"), help_text="One of the two.")
    with_user = IdFilter()
    name = TextFilter(max_length=5)
    min_rating = NumberFilter(min_value=0, max_value=5)
    minutes = WholeNumberFilter(min_value=15)
    starts_from = InstantFilter()
    is_unread = SwitchFilter()


NOTHING = dict.fromkeys(EveryFilter.base_filters)


def read(query):
    return EveryFilter.read(Request(APIRequestFactory().get("/", query)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {}),
        ({"box": "", "withUser": "", "name": "", "isUnread": "", "somethingElse": "1"}, {}),
        ({"box": "sent"}, {"box": "sent"}),
        ({"withUser": str(uuid.UUID(int=7))}, {"with_user": uuid.UUID(int=7)}),
        ({"name": "José"}, {"name": "José"}),
        ({"minRating": "4.5", "minutes": "30"}, {"min_rating": 4.5, "minutes": 30}),
        ({"startsFrom": "2026-11-21T10:30:00+01:00"}, {"starts_from": dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)}),
        ({"isUnread": "false"}, {"is_unread": False}),
    ],
)
def test_what_is_left_out_or_empty_narrows_nothing_and_the_rest_is_read(query, expected):
    assert read(query) == NOTHING | expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("box", "outbox"),
        ("withUser", "me"),
        ("name", "longer"),
        ("name", "a\0b"),
        ("minRating", "6"),
        ("minRating", "nan"),
        ("minutes", "14"),
        ("minutes", "1.5"),
        ("startsFrom", "2026-11-21T10:30:00"),
        ("isUnread", "yes"),
    ],
)
def test_a_bad_value_is_400_with_the_name_of_the_parameter(field, value):
    with pytest.raises(Exception) as refused:
        read({field: value})
    answer = error_response(refused.value, {})
    assert (answer.status_code, answer.data["code"]) == (400, "invalid")
    assert [error["field"] for error in answer.data["errors"]] == [field]


class Person(serializers.Serializer):
    name = serializers.CharField()


class NameFilter(QueryFilterSet):
    name = TextFilter(lookup_expr="startswith")


class PeopleViewSet(ListModelMixin, GenericViewSet):
    queryset = User.objects.order_by("name")
    serializer_class = Person
    filterset_class = NameFilter
    authentication_classes = permission_classes = ()


@pytest.mark.django_db
def test_a_viewset_narrows_its_queryset_by_its_filterset():
    for name in ("Ada", "Adam", "Eve"):
        UserFactory(name=name)
    view = PeopleViewSet.as_view({"get": "list"})
    assert [row["name"] for row in view(APIRequestFactory().get("/?name=Ada")).data] == ["Ada", "Adam"]
    assert len(view(APIRequestFactory().get("/")).data) == 3


class DocumentedViewSet(GenericViewSet):
    queryset = User.objects.none()
    serializer_class = Person
    filterset_class = EveryFilter

    @extend_schema(operation_id="people_list", responses=page_of(Person), parameters=[OpenApiParameter("limit", int)])
    def list(self, request):
        return Response()

    def retrieve(self, request, person_id):
        return Response()


def test_the_document_has_the_filters_of_a_list_as_they_are_and_of_nothing_else():
    patterns = [
        path("people", DocumentedViewSet.as_view({"get": "list"})),
        path("people/<uuid:person_id>", DocumentedViewSet.as_view({"get": "retrieve"})),
    ]
    paths = SchemaGenerator(patterns=patterns).get_schema(public=True)["paths"]
    shown = {each["name"]: each for each in paths["/people"]["get"]["parameters"]}
    assert sorted(shown) == ["box", "isUnread", "limit", "minRating", "minutes", "name", "startsFrom", "withUser"]
    assert shown["box"]["schema"] == {"type": "string", "enum": ["inbox", "sent"]}
    assert shown["box"]["description"] == "One of the two."
    assert shown["name"]["schema"] == {"type": "string", "maxLength": 5}
    assert shown["withUser"]["schema"] == {"type": "string", "format": "uuid"}
    assert [each["name"] for each in paths["/people/{person_id}"]["get"]["parameters"]] == ["person_id"]
    answer = paths["/people"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/PersonPage"}
