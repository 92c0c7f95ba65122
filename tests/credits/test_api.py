"""REST of the ledger: shapes, filters, permission, cost."""

import re
from uuid import UUID

import pytest
import time_machine

from credits.privacy import credits_data
from credits.services import hold_post, minutes_hold
from moderation.services import member_block, member_unblock
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(member, other):
    """Someone with a gift, a session paid to `other` of which 15 minutes came back, and an open hold."""
    give(member, 300)
    session = minutes_hold(user_id=member.pk, minutes=60, session_id=UUID(int=7), key="session")
    hold_post(hold_id=session.pk, to_user_id=other.pk, minutes=45)
    minutes_hold(user_id=member.pk, minutes=30, session_id=None, key="next")
    return member


@pytest.fixture
def admin():
    return UserFactory(admin=True)


def test_the_balance_of_somebody_new_and_of_somebody_busy(busy, other, api):
    fresh = api(UserFactory()).get("/api/credits/balance").json()
    assert fresh == {"availableMinutes": 0, "heldMinutes": 0, "earnedMinutes": 0, "spentMinutes": 0}
    mine = api(busy).get("/api/credits/balance").json()
    assert mine == {"availableMinutes": 225, "heldMinutes": 30, "earnedMinutes": 0, "spentMinutes": 45}
    assert api(other).get("/api/credits/balance").json()["earnedMinutes"] == 45


def test_the_history_shows_what_changes_the_total(busy, other, api):
    body = api(busy).get("/api/credits/transactions").json()
    spent, bonus = body["data"]
    assert set(spent) == {
        "id",
        "kind",
        "amountMinutes",
        "balanceAfterMinutes",
        "sessionId",
        "session",
        "counterpart",
        "description",
        "createdAt",
    }
    assert (spent["kind"], spent["amountMinutes"], spent["balanceAfterMinutes"]) == ("spent", -45, 255)
    assert spent["sessionId"] == str(UUID(int=7))
    assert spent["counterpart"] == {
        "id": str(other.pk),
        "name": other.name,
        "username": other.username,
        "avatarUrl": "",
    }
    assert (bonus["kind"], bonus["amountMinutes"], bonus["counterpart"]) == ("bonus", 300, None)
    (earned,) = api(other).get("/api/credits/transactions").json()["data"]
    assert (earned["kind"], earned["amountMinutes"], earned["counterpart"]["id"]) == ("earned", 45, str(busy.pk))


def test_filters_by_kind_and_holds_only_when_asked(busy, api):
    client = api(busy)
    kinds = {
        kind: [
            (row["kind"], row["amountMinutes"])
            for row in client.get(f"/api/credits/transactions?kind={kind}").json()["data"]
        ]
        for kind in ("spent", "hold", "earned")
    }
    assert kinds == {
        "spent": [("spent", -45)],
        "hold": [("hold", -30), ("release", 15), ("hold", -60)],
        "earned": [],
    }


def test_pages_have_numbers(member, api):
    for minutes in range(1, 6):
        give(member, minutes)
    client = api(member)
    pages = [client.get("/api/credits/transactions", {"page": page, "limit": 2}).json() for page in (1, 2, 3, 4)]
    assert [[row["amountMinutes"] for row in page["data"]] for page in pages] == [[5, 4], [3, 2], [1], []]
    assert pages[1]["pagination"] == {
        "currentPage": 2,
        "totalPages": 3,
        "totalCount": 5,
        "hasMore": True,
        "hasPrevious": True,
        "limit": 2,
    }
    assert [page["pagination"]["hasMore"] for page in pages] == [True, True, False, False]


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=x",
        "page=-1",
        "page=000000001999999999999",
        "page=" + "1" * 5_000,
        "limit=0",
        "limit=101",
        "limit=00000000199999",
        "limit=" + "1" * 5_000,
        "kind=gift",
    ],
)
def test_what_cannot_be_asked_is_400(query, member, api):
    answer = api(member).get(f"/api/credits/transactions?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, query.split("=")[0])


@pytest.mark.parametrize("rows", [1, 12])
def test_the_history_costs_the_same_for_one_row_or_twelve_and_never_counts(
    rows, member, api, django_assert_max_num_queries
):
    give(member, 600)
    for number in range(rows):
        held = minutes_hold(user_id=member.pk, minutes=10, session_id=None, key=str(number))
        hold_post(hold_id=held.pk, to_user_id=UserFactory().pk, minutes=10)
    client = api(member)
    with django_assert_max_num_queries(5) as queries:
        assert len(client.get("/api/credits/transactions?kind=spent").json()["data"]) == rows
    assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)


def test_a_block_takes_the_other_out_of_the_history_and_the_export(member, other, api):
    give(member, 60)
    held = minutes_hold(user_id=member.pk, minutes=60, session_id=None, key="k")
    hold_post(hold_id=held.pk, to_user_id=other.pk, minutes=60)
    member_block(by=member, user_id=other.pk)
    for me, them in ((member, other), (other, member)):
        rows = api(me).get("/api/credits/transactions").json()["data"]
        assert rows
        assert str(them.pk) not in str(rows)
        assert them.name not in str(list(credits_data(me.pk)[1]["transactions"]))
    member_unblock(by=member.pk, user_id=other.pk)
    assert str(other.pk) in str(api(member).get("/api/credits/transactions").json())


def test_twelve_months_of_earned_and_spent_with_totals(member, other, api):
    for month, minutes in (("2025-10", 10), ("2026-01", 20), ("2026-11", 30)):
        with time_machine.travel(f"{month}-15T12:00:00Z", tick=False):
            give(member, 60)
            held = minutes_hold(user_id=member.pk, minutes=minutes, session_id=None, key=month)
            hold_post(hold_id=held.pk, to_user_id=other.pk, minutes=minutes)
    with time_machine.travel("2026-11-20T12:00:00Z"):
        mine, theirs = (api(who).get("/api/credits/stats").json() for who in (member, other))
    assert [month["month"] for month in mine["months"]] == [
        "2025-12",
        *(f"2026-{number:02d}" for number in range(1, 12)),
    ]
    assert [m["spentMinutes"] for m in mine["months"] if m["spentMinutes"]] == [20, 30]
    assert [m["earnedMinutes"] for m in theirs["months"] if m["earnedMinutes"]] == [20, 30]
    assert mine["totals"] == [
        {"kind": "spent", "minutes": -60, "count": 3},
        {"kind": "hold", "minutes": -60, "count": 3},
        {"kind": "bonus", "minutes": 180, "count": 3},
    ]
    assert theirs["totals"] == [{"kind": "earned", "minutes": 60, "count": 3}]


def transfer(client, key="k", **change):
    body = {"amountMinutes": 30, "reason": "The call failed on our side"} | change
    headers = {"Idempotency-Key": key} if key else {}
    return client.post("/api/credits/transfer", body, headers=headers)


def test_an_admin_moves_minutes_once_per_key(admin, member, other, api):
    client = api(admin)
    first = transfer(client, toUserId=str(member.pk))
    assert first.status_code == 201
    assert first.json() | {"id": "", "createdAt": ""} == {
        "id": "",
        "kind": "adjustment",
        "fromUserId": None,
        "toUserId": str(member.pk),
        "amountMinutes": 30,
        "reason": "The call failed on our side",
        "createdAt": "",
    }
    assert re.fullmatch(r"[-0-9]{10}T[:0-9]{8}\.\d{3}Z", first.json()["createdAt"])
    again = transfer(client, toUserId=str(member.pk))
    assert (again.status_code, again.json()) == (201, first.json())
    taken = transfer(client, toUserId=str(other.pk))
    assert (taken.status_code, taken.json()["code"]) == (409, "idempotency_conflict")
    assert transfer(client, key="k2", fromUserId=str(member.pk), toUserId=str(other.pk)).status_code == 201
    assert (minutes_of(member), minutes_of(other)) == ((0, 0), (30, 0))
    poor = transfer(client, key="k3", fromUserId=str(member.pk))
    assert (poor.status_code, poor.json()["code"]) == (409, "insufficient_credits")


def test_a_transfer_needs_key_reason_and_minutes(admin, member, api):
    client = api(admin)
    wrong = [
        (transfer(client, key=""), "Idempotency-Key"),
        (transfer(client, toUserId=str(member.pk), key="x" * 81), "Idempotency-Key"),
        (transfer(client, toUserId=str(member.pk), reason=" "), "reason"),
        (transfer(client, toUserId=str(member.pk), amountMinutes=0), "amountMinutes"),
        (transfer(client, key="none"), "toUserId"),
    ]
    assert [(answer.status_code, answer.json()["errors"][0]["field"]) for answer, _ in wrong] == [
        (400, field) for _, field in wrong
    ]


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_nobody_else_does(who, member, other, api):
    by = member if who == "member" else UserFactory(moderator=True)
    answer = transfer(api(by), toUserId=str(other.pk))
    assert (answer.status_code, minutes_of(other)) == (403, (0, 0))
