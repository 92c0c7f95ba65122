"""REST of swaps: shapes, lists, permission, cost."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
import time_machine

from swaps.services import swap_complete, swap_counter, swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.skills import SkillFactory
from tests.factories.swaps import agreed_swap, proposal, terms_between

pytestmark = pytest.mark.django_db
ACTIONS = ("accept", "reject", "cancel", "counter", "complete")


def body_of(terms):
    names = {
        "to_user_id": "toUserId",
        "offered_skill_id": "offeredSkillId",
        "wanted_skill_id": "wantedSkillId",
        "offered_minutes": "offeredMinutes",
        "wanted_minutes": "wantedMinutes",
    }
    return {names.get(name, name): str(value) for name, value in terms.items()}


def listed(client, **query):
    answer = client.get("/api/swaps", query)
    assert answer.status_code == 200, answer.json()
    return [UUID(row["id"]) for row in answer.json()["data"]]


def test_a_swap_from_proposal_to_agreement(member, other, api):
    terms = terms_between(member, other, wanted_minutes=90)
    made = api(member).post("/api/swaps", body_of(terms))
    assert made.status_code == 201
    swap = made.json()
    assert swap["fromUser"]["id"] == str(member.pk)
    assert swap["toUser"]["name"] == other.name
    assert swap["offeredSkill"]["id"] == str(terms["offered_skill_id"])
    assert (swap["offeredSkill"]["minutes"], swap["wantedSkill"]["minutes"]) == (60, 90)
    assert (swap["status"], swap["isUnequal"], swap["lessons"], swap["conversationId"]) == ("pending", True, [], None)
    path = f"/api/swaps/{swap['id']}"
    refused = api(other).post(f"{path}/accept")
    assert (refused.status_code, refused.json()["code"]) == (409, "unequal_minutes")
    agreed = api(other).post(f"{path}/accept", {"unequalAgreed": True}).json()
    assert agreed == api(member).get(path).json()
    assert (agreed["status"], [each["minutes"] for each in agreed["lessons"]]) == ("accepted", [60, 90])
    assert agreed["lessons"][0] == {
        "teacherId": str(member.pk),
        "studentId": str(other.pk),
        "skillId": str(terms["offered_skill_id"]),
        "skillName": agreed["offeredSkill"]["name"],
        "minutes": 60,
        "sessionId": None,
        "sessionStatus": None,
    }
    assert api(other).get(f"/api/chat/conversations/{agreed['conversationId']}").status_code == 200


def test_minutes_and_message_may_be_left_out(member, other, api):
    terms = body_of(terms_between(member, other))
    for name in ("offeredMinutes", "wantedMinutes", "message"):
        del terms[name]
    swap = api(member).post("/api/swaps", terms).json()
    assert (swap["offeredSkill"]["minutes"], swap["wantedSkill"]["minutes"], swap["message"]) == (60, 60, "")


def test_the_same_key_again_is_200_and_with_another_body_409(member, other, api):
    client, terms = api(member), body_of(terms_between(member, other))
    key = {"idempotency-key": "k1"}
    answers = [client.post("/api/swaps", terms, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    taken = client.post("/api/swaps", {**terms, "message": "Other words"}, headers=key)
    assert (taken.status_code, taken.json()["code"]) == (409, "idempotency_conflict")
    taken = client.post("/api/swaps", terms)
    assert (taken.status_code, taken.json()["code"]) == (409, "swap_open")


@pytest.mark.parametrize(
    ("field", "value"),
    [("offeredMinutes", 14), ("wantedMinutes", 241), ("message", "x" * 1001), ("message", "\u200b"), ("toUserId", "x")],
)
def test_what_cannot_be_proposed_is_400_with_the_field(field, value, member, other, api):
    answer = api(member).post("/api/swaps", {**body_of(terms_between(member, other)), field: value})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_a_skill_that_is_not_theirs_is_400_with_the_field(member, other, api):
    terms = {**body_of(terms_between(member, other)), "wantedSkillId": str(uuid4())}
    answer = api(member).post("/api/swaps", terms)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "wantedSkillId")


def test_for_everybody_else_it_is_not_there(pending, api):
    client = api(UserFactory())
    nowhere = client.get(f"/api/swaps/{uuid4()}")
    there = client.get(f"/api/swaps/{pending.pk}")
    assert (there.status_code, there.json()) == (nowhere.status_code, nowhere.json())
    assert {client.post(f"/api/swaps/{pending.pk}/{action}").status_code for action in ACTIONS} == {404}
    assert listed(client) == []


def test_lists_by_box_status_and_person_newest_first(member, other, api):
    third = UserFactory()
    sent, received = proposal(member, other), proposal(other, member)
    rejected = swap_reject(swap=proposal(third, member), by=member)
    agreed = agreed_swap(member, third)
    client = api(member)
    assert listed(client) == [agreed.pk, rejected.pk, received.pk, sent.pk]
    assert listed(client, box="inbox") == [rejected.pk, received.pk]
    assert listed(client, box="sent") == [agreed.pk, sent.pk]
    assert listed(client, status="pending") == [received.pk, sent.pk]
    assert listed(client, status="accepted", box="inbox") == []
    assert listed(client, withUser=third.pk) == [agreed.pk, rejected.pk]
    assert listed(client, withUser=third.pk, box="inbox", status="rejected") == [rejected.pk]
    assert listed(client, withUser=uuid4()) == []
    for wrong in ({"box": "x"}, {"status": "x"}, {"withUser": "x"}, {"tab": "x"}, {"cursor": "x"}, {"limit": "0"}):
        assert client.get("/api/swaps", wrong).status_code == 400


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_of_both_boxes_show_everything_once(limit, member, other, api):
    swaps = [proposal(*pair).pk for pair in ((member, other), (other, member)) * 3]
    client, seen, query = api(member), [], {"limit": limit}
    while True:
        body = client.get("/api/swaps", query).json()
        seen += [UUID(row["id"]) for row in body["data"]]
        if not body["pagination"]["hasMore"]:
            break
        query["cursor"] = body["pagination"]["nextCursor"]
    assert seen == swaps[::-1]


def test_what_has_run_out_shows_as_expired_before_the_job_came_by(member, other, pending, api):
    later = pending.expires_at + dt.timedelta(milliseconds=1)
    with time_machine.travel(later):
        client = api(member)
        shown = client.get(f"/api/swaps/{pending.pk}").json()
        assert (shown["status"], shown["closedAt"]) == ("expired", shown["expiresAt"])
        assert listed(client, status="pending") == []
        assert listed(client, status="expired") == [pending.pk]


def test_a_counter_and_its_proposal_name_each_other(other, pending, api):
    made = api(other).post(f"/api/swaps/{pending.pk}/counter", {"wantedMinutes": 30})
    assert made.status_code == 201
    old = api(other).get(f"/api/swaps/{pending.pk}").json()
    assert (old["status"], old["counteredBy"]) == ("countered", made.json()["id"])
    assert (made.json()["counterOf"], made.json()["fromUser"]["id"]) == (str(pending.pk), str(other.pk))


def test_lessons_show_what_is_booked(member, agreed, api, booked):
    session = uuid4()
    booked["held"] = {agreed.pk: {agreed.wanted_skill_id: (session, "scheduled")}}
    offered, wanted = api(member).get(f"/api/swaps/{agreed.pk}").json()["lessons"]
    assert (offered["sessionId"], offered["sessionStatus"]) == (None, None)
    assert (wanted["sessionId"], wanted["sessionStatus"]) == (str(session), "scheduled")


LISTS = [{}, {"box": "inbox"}, {"status": "expired"}, {"status": "accepted"}, {"tab": "agreed"}, {"tab": "past"}]


def test_lists_cost_the_same_for_one_or_twelve(member, api, booked, django_assert_max_num_queries):
    def costs(client):
        return [cost(client, query) for query in LISTS]

    def cost(client, query):
        with django_assert_max_num_queries(6) as queries:
            client.get("/api/swaps", query)
        assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)
        return len(queries.captured_queries)

    mine = SkillFactory(user=member).pk

    def fill():
        someone = UserFactory()
        proposal(someone, member, wanted_skill_id=mine)
        agreed_swap(someone, member, wanted_skill_id=mine)
        swap_complete(swap=agreed_swap(member, someone, offered_skill_id=mine), by=member)
        swap_counter(swap=proposal(someone, member, wanted_skill_id=mine), by=member)
        with time_machine.travel(dt.datetime.now(dt.UTC) - dt.timedelta(days=15)):
            proposal(someone, member, wanted_skill_id=mine)

    client = api(member)
    fill()
    first = costs(client)
    for _ in range(11):
        fill()
    assert costs(client) == first
