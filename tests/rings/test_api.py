"""Rings over REST: each member sees the ring beginning with themselves, and nobody else sees it."""

import pytest

from rings.services import ring_accept, ring_decline, ring_leave
from tests.factories.accounts import UserFactory
from tests.factories.rings import agreed_ring, free_people, proposed_ring

pytestmark = pytest.mark.django_db


def test_a_ring_begins_with_whoever_looks_and_is_nobody_elses(three, api):
    names = ["Ring craft a", "Ring craft b", "Ring craft c"]
    ring = proposed_ring(*three, names=names)
    ring_accept(ring_id=ring.pk, by=three[1])
    for number, person in enumerate(three):
        seen = api(person).get(f"/api/rings/{ring.pk}").json()
        order = [*range(number, 3), *range(number)]
        assert [member["user"]["id"] for member in seen["members"]] == [str(three[at].pk) for at in order]
        assert [member["skill"]["name"] for member in seen["members"]] == [names[at] for at in order]
        assert seen["members"][(1 - number) % 3]["answer"] == "yes"
        assert (seen["status"], seen["lessons"], seen["endedReason"]) == ("proposed", [], None)
    assert seen["myAnswer"] == "waiting"
    stranger = api(UserFactory())
    for path in ("", "/accept", "/decline", "/leave"):
        ask = stranger.post if path else stranger.get
        assert ask(f"/api/rings/{ring.pk}{path}").status_code == 404


def test_accept_decline_and_leave_answer_the_ring(three, api):
    ring = proposed_ring(*three)
    path = f"/api/rings/{ring.pk}"
    assert api(three[0]).post(f"{path}/accept").json()["myAnswer"] == "yes"
    left = api(three[0]).post(f"{path}/decline", {"reason": "No time"}).json()
    assert (left["myAnswer"], left["status"], left["endedReason"]) == ("no", "declined", "declined")
    assert api(three[0]).post(f"{path}/leave").json()["code"] == "ring_closed"
    assert api(three[0]).post(f"{path}/accept").status_code == 409


def test_an_agreed_ring_shows_its_lessons_ones_own_first(three, api, booked):
    ring = agreed_ring(*three)
    seen = api(three[1]).get(f"/api/rings/{ring.pk}").json()
    pairs = [(lesson["teacherId"], lesson["studentId"]) for lesson in seen["lessons"]]
    ids = [str(person.pk) for person in three]
    assert pairs == [(ids[1], ids[2]), (ids[2], ids[0]), (ids[0], ids[1])]
    assert {(lesson["minutes"], lesson["sessionId"]) for lesson in seen["lessons"]} == {(60, None)}


def test_each_ring_is_in_one_tab_and_counted_there(three, api, booked):
    me, client = three[0], api(three[0])
    waiting, yes = proposed_ring(*three), proposed_ring(me, *free_people(2))
    ring_accept(ring_id=yes.pk, by=me)
    assert client.get("/api/rings/counts").json() == {"waiting": 2, "agreed": 0, "past": 0, "waitingForMe": 1}
    ring_decline(ring_id=waiting.pk, by=me)
    agreed = agreed_ring(me, *free_people(3))
    assert client.get("/api/rings/counts").json() == {"waiting": 1, "agreed": 1, "past": 1, "waitingForMe": 0}
    for tab, ring in (("waiting", yes), ("agreed", agreed), ("past", waiting)):
        assert [row["id"] for row in client.get("/api/rings", {"tab": tab}).json()["data"]] == [str(ring.pk)]
    assert len(client.get("/api/rings").json()["data"]) == 3
    assert client.get("/api/rings", {"tab": "?"}).status_code == 400


def test_a_list_costs_the_same_for_one_or_many(api, booked, django_assert_num_queries):
    me, *others = free_people(3)
    agreed_ring(me, *others)
    client = api(me)
    client.get("/api/rings")
    with django_assert_num_queries(5):
        client.get("/api/rings")
    for _ in range(3):
        agreed_ring(me, *free_people(2))
    with django_assert_num_queries(5):
        assert len(client.get("/api/rings").json()["data"]) == 4


def test_whoever_left_sees_nothing_of_what_came_later(three, api, booked, nobody_works):
    ring = agreed_ring(*three)
    booked["held"] = {ring.pk: {}}
    ring_leave(ring_id=ring.pk, by=three[0])
    before = api(three[0]).get(f"/api/rings/{ring.pk}").json()
    assert (before["status"], before["endedReason"], before["myAnswer"]) == ("cancelled", "left", "left")
    assert [member["user"]["id"] for member in before["members"]] == [str(person.pk) for person in three]
    ring_decline(ring_id=ring.pk, by=three[1])
    after = api(three[0]).get(f"/api/rings/{ring.pk}").json()
    assert after == before
