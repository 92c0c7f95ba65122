"""Pages by keyset."""

import base64
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from accounts.models import User
from skillswap.errors import InvalidInput
from skillswap.http.pagination import keyset_page, query_cursor, query_limit
from tests.factories.accounts import UserFactory

NEWEST = ("-created_at", "-id")


def ask(query: str) -> Request:
    return Request(APIRequestFactory().get(f"/?{query}"))


@pytest.fixture
def people(db):
    """Seven people, of whom several share an instant."""
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return [UserFactory(created_at=at + dt.timedelta(seconds=i // 3)) for i in range(7)]


def walk(rows, order, limit):
    cursor, seen = None, []
    while True:
        page = keyset_page(rows, order=order, cursor=cursor, limit=limit)
        seen += page.rows
        cursor = page.next_cursor
        if cursor is None:
            return seen


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
@pytest.mark.parametrize("order", [NEWEST, ("created_at", "id"), ("-id",), ("id",)])
def test_all_pages_together_are_the_list(people, order, limit):
    expected = list(User.objects.order_by(*order))
    assert walk(User.objects.all(), order, limit) == expected


def test_rows_as_dictionaries_page_the_same(people):
    rows = User.objects.values("id", "created_at", "name")
    assert [row["id"] for row in walk(rows, NEWEST, 2)] == [user.pk for user in User.objects.order_by(*NEWEST)]


def test_people_who_come_and_go_make_no_page_skip_or_repeat_others(people):
    newest_first = list(User.objects.order_by(*NEWEST))
    page = keyset_page(User.objects.all(), order=NEWEST, cursor=None, limit=3)
    UserFactory(created_at=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
    newest_first[2].delete()
    rest = keyset_page(User.objects.all(), order=NEWEST, cursor=page.next_cursor, limit=10)
    assert rest.rows == newest_first[3:]


def test_a_page_is_one_query(people, django_assert_num_queries):
    cursor = keyset_page(User.objects.all(), order=NEWEST, cursor=None, limit=2).next_cursor
    with django_assert_num_queries(1):
        keyset_page(User.objects.all(), order=NEWEST, cursor=cursor, limit=2)


def test_the_envelope_is_the_contract_s(people):
    page = keyset_page(User.objects.all(), order=NEWEST, cursor=None, limit=2)
    envelope = page.envelope([1, 2], unread_count=4)
    assert envelope == {
        "data": [1, 2],
        "pagination": {"has_more": True, "next_cursor": page.next_cursor, "limit": 2, "count": 2},
        "unread_count": 4,
    }


@pytest.mark.parametrize("limit", ["0", "101", "-1", "a", "1.5", "", "9" * 400, "\u0661"])
def test_a_limit_out_of_range_is_an_error(limit):
    with pytest.raises(InvalidInput):
        query_limit(ask(f"limit={limit}"))


def test_limit_and_cursor_have_defaults():
    assert (query_limit(ask("")), query_limit(ask("limit=100")), query_cursor(ask("cursor="))) == (20, 100, None)


NONSENSE = [
    "x",
    "ä",
    "W10",
    "bnVsbA",
    "e30",
    *(
        base64.urlsafe_b64encode(text).decode()
        for text in (
            b'["a","b"]',
            b"[1]",
            b"[null,null]",
            b'["2026-01-01T00:00:00Z","no"]',
            b"[[],{}]",
            b"[1e300,1]",
        )
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", NONSENSE)
def test_a_cursor_that_no_page_gave_is_an_error(cursor):
    with pytest.raises(InvalidInput):
        keyset_page(User.objects.all(), order=NEWEST, cursor=cursor, limit=2)


@given(st.text(min_size=1, max_size=60))
def test_no_text_makes_the_cursor_crash(cursor):
    with pytest.raises(InvalidInput):
        keyset_page(User.objects.none(), order=NEWEST, cursor=cursor, limit=2)
