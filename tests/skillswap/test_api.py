"""camelCase JSON and the one shape of errors."""

import datetime as dt
import uuid

import orjson
import pytest
from django.http import Http404
from rest_framework import exceptions, serializers
from rest_framework.parsers import JSONParser

from skillswap.errors import Conflict, InvalidInput, NotFound, TooFast
from skillswap.http.error_responses import error_response
from skillswap.http.json import CamelCaseParser, CamelCaseRenderer, camel_case, camelize, iso, to_json


@pytest.mark.parametrize(
    ("name", "expected"),
    [("created_at", "createdAt"), ("name", "name"), ("line_1", "line1"), ("_id", "_id"), ("a_b_c", "aBC"), ("", "")],
)
def test_names_become_camel_case(name, expected):
    assert camel_case(name) == expected


def test_keys_are_changed_at_every_depth_and_values_are_not():
    assert camelize({"my_list": [{"a_key": "a_value"}], 1: ("x_y",)}) == {"myList": [{"aKey": "a_value"}], 1: ["x_y"]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC), "2026-11-21T09:30:00.000Z"),
        (dt.datetime(2026, 11, 21, 9, 30, 0, 123_456, tzinfo=dt.UTC), "2026-11-21T09:30:00.123Z"),
        (dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))), "2026-11-21T07:30:00.000Z"),
        (dt.date(2026, 11, 21), "2026-11-21"),
        (None, None),
    ],
)
def test_times_are_utc_with_milliseconds_and_z(value, expected):
    assert iso(value) == expected


def test_json_knows_ids_times_and_drf_s_own_lists():
    class Out(serializers.Serializer):
        at = serializers.CharField()

    key = uuid.UUID(int=7)
    data = {"id": key, "at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "rows": Out([{"at": "x"}], many=True).data}
    assert orjson.loads(to_json(data)) == {"id": str(key), "at": "2026-01-01T00:00:00.000Z", "rows": [{"at": "x"}]}


def test_an_answer_without_data_is_empty():
    assert CamelCaseRenderer().render(None) == b""


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 100_000, b'{"a": 1e}', b""])
def test_a_body_that_is_not_json_is_the_caller_s_error(body):
    import io

    with pytest.raises(exceptions.ParseError):
        CamelCaseParser().parse(io.BytesIO(body), "application/json", {})


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"someChoice": "\\ud800"}', "some_choice"),
        (b'{"list": [1, {"aB": "x\\udc00"}]}', "list.1.a_b"),
        (b'{"a": {"\\ud800": 1}}', "a"),
        (b'"\\ud800"', ""),
    ],
)
def test_half_of_a_character_anywhere_in_a_body_is_the_caller_s_error(body, field):
    import io

    with pytest.raises(InvalidInput) as refused:
        CamelCaseParser().parse(io.BytesIO(body), "application/json", {})
    assert refused.value.field == field


def test_a_body_in_camel_case_arrives_in_snake_case():
    import io

    assert issubclass(CamelCaseParser, JSONParser)
    parsed = CamelCaseParser().parse(io.BytesIO(b'{"wantedSkillId": {"aB": [1]}}'), "application/json", {})
    assert parsed == {"wanted_skill_id": {"a_b": [1]}}


def test_a_room_s_error_carries_code_and_message():
    response = error_response(Conflict("Too late."), {})
    assert (response.status_code, response.data) == (409, {"code": "conflict", "message": "Too late."})


def test_a_field_s_error_names_the_field_as_the_client_knows_it():
    response = error_response(InvalidInput("offered_skill_id", "Choose one."), {})
    assert response.status_code == 400
    assert response.data["errors"] == [{"field": "offeredSkillId", "message": "Choose one."}]


def test_validation_errors_are_flat():
    class Slot(serializers.Serializer):
        start_at = serializers.CharField()

    class In(serializers.Serializer):
        time_slots = Slot(many=True)

        def validate(self, attrs):
            raise serializers.ValidationError("Never right.")

    form = In(data={"time_slots": [{"start_at": "a"}, {}]})
    assert not form.is_valid()
    response = error_response(exceptions.ValidationError(form.errors), {})
    assert response.data["code"] == "invalid"
    assert response.data["errors"] == [{"field": "timeSlots.1.startAt", "message": "This field is required."}]
    form = In(data={"time_slots": []})
    form.is_valid()
    response = error_response(exceptions.ValidationError(form.errors), {})
    assert response.data["errors"] == [{"field": "", "message": "Never right."}]


def test_what_you_may_not_see_is_404_without_a_reason():
    response = error_response(Http404("Swap 17 belongs to Ann"), {})
    assert response.status_code == 404
    assert "17" not in str(response.data)
    assert error_response(NotFound(), {}).data["code"] == "not_found"


def test_an_unknown_error_is_not_put_into_words():
    assert error_response(ValueError("secret"), {}) is None


def test_too_fast_says_when_to_come_back():
    response = error_response(TooFast(retry_after=61.2, limit=5), {})
    assert response.status_code == 429
    assert response.headers["Retry-After"] == response.headers["RateLimit-Reset"] == "61"
    assert (response.headers["RateLimit-Limit"], response.headers["RateLimit-Remaining"]) == ("5", "0")
