"""Skills over REST: contract, permission, errors, cost."""

from uuid import uuid4

import pytest

from skills.services import topics_ensure_catalogue
from tests.factories.skills import SkillFactory, offers, wants

GUITAR = {"name": "guitar", "category": "music", "level": "expert", "type": "offer", "mode": "call", "priority": 5}
SHAPE = {
    "id", "name", "topicId", "category", "level", "type", "description", "priority", "mode", "isVerified", "createdAt",
    "updatedAt",
}  # fmt: skip


@pytest.fixture
def client(member, api):
    return api(member)


def test_a_skill_is_added_with_the_shape_of_the_contract(client):
    answer = client.post("/api/skills", GUITAR)
    skill = answer.json()
    assert answer.status_code == 201
    assert set(skill) == SHAPE
    assert {name: skill[name] for name in GUITAR} == {**GUITAR, "name": "Guitar"}
    assert (skill["description"], skill["isVerified"]) == ("", False)
    assert skill["createdAt"].endswith("Z")


def test_my_skills_come_in_two_lists_by_priority(client, member, other):
    offers(member, "Yoga", priority=1)
    offers(member, "Guitar", priority=5)
    wants(member, "js")
    offers(other, "Piano")
    mine = client.get("/api/skills/mine").json()
    assert [skill["name"] for skill in mine["offer"]] == ["Guitar", "Yoga"]
    assert [(skill["name"], skill["mode"]) for skill in mine["learn"]] == [("JavaScript", None)]


def test_put_replaces_and_patch_changes(client):
    path = f"/api/skills/{client.post('/api/skills', GUITAR).json()['id']}"
    patched = client.patch(path, {"description": "Blues"}).json()
    assert (patched["description"], patched["level"], patched["mode"]) == ("Blues", "expert", "call")
    put = client.put(path, {"name": "Piano", "category": "music", "type": "learn"}).json()
    assert (put["name"], put["type"], put["level"], put["mode"]) == ("Piano", "learn", "beginner", None)
    assert put["description"] == ""


def test_somebody_elses_skill_is_404_for_every_write(client, other):
    (theirs,) = offers(other, "Guitar")
    path = f"/api/skills/{theirs.pk}"
    answers = [client.put(path, GUITAR), client.patch(path, {"level": "expert"}), client.delete(path)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert client.delete(f"/api/skills/{uuid4()}").status_code == 404


def test_a_skill_is_removed_once(client):
    path = f"/api/skills/{client.post('/api/skills', GUITAR).json()['id']}"
    assert [client.delete(path).status_code for _ in range(2)] == [204, 404]


def test_a_second_offer_on_a_topic_is_409(client):
    client.post("/api/skills", GUITAR)
    answer = client.post("/api/skills", {**GUITAR, "name": "Acoustic guitar"})
    assert (answer.status_code, answer.json()["code"]) == (409, "skill_exists")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "?!"),
        ("name", "\x00"),
        ("name", None),
        ("category", "magic"),
        ("level", "guru"),
        ("type", "sell"),
        ("priority", 9),
        ("priority", "urgent"),
        ("mode", "pigeon"),
        ("description", "x" * 501),
    ],
)
def test_a_wrong_field_is_named(client, field, value):
    answer = client.post("/api/skills", {**GUITAR, field: value})
    assert answer.status_code == 400
    assert field in {error["field"] for error in answer.json()["errors"]}


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ({"level": "Expert"}, {"level": "expert"}),
        ({"level": "INTERMEDIATE"}, {"level": "intermediate"}),
        ({"category": "Music"}, {"category": "music"}),
        ({"category": "Programming"}, {"category": "technology"}),
        ({"priority": "Low"}, {"priority": 1}),
        ({"priority": "medium"}, {"priority": 3}),
        ({"priority": "HIGH"}, {"priority": 5}),
    ],
)
def test_levels_categories_and_priorities_are_taken_in_any_case_and_by_their_names(client, sent, answered):
    added = client.post("/api/skills", {**GUITAR, **sent})
    changed = client.patch(f"/api/skills/{client.post('/api/skills', {**GUITAR, 'name': 'Yoga'}).json()['id']}", sent)
    assert (added.status_code, changed.status_code) == (201, 200)
    assert answered.items() <= added.json().items()
    assert answered.items() <= changed.json().items()


@pytest.mark.parametrize(
    "path",
    ["/api/skills/mine", "/api/skills/categories", "/api/skills/trending", "/api/skills/topics", "/api/search/skills"],
)
def test_strangers_see_nothing(anonymous, path, db):
    assert anonymous.get(path).status_code == 401


def test_categories_come_all_eight_with_their_counts(client, member, other):
    offers(member, "Guitar")
    wants(other, "Guitar", "Piano")
    found = client.get("/api/skills/categories").json()
    assert len(found) == 8
    assert {"id": "music", "name": "Music", "offers": 1, "wants": 2} in found


def test_trending_shows_what_many_add_with_counts(client, member, other):
    offers(member, "Guitar")
    wants(other, "Guitar", "Piano")
    first, second = client.get("/api/skills/trending").json()
    assert (first["name"], first["offers"], first["wants"]) == ("Guitar", 1, 1)
    assert set(second) == {"topicId", "name", "category", "offers", "wants"}


def test_topics_are_offered_while_typing(client):
    topics_ensure_catalogue()
    (first, *_) = client.get("/api/skills/topics", {"q": "js"}).json()
    assert (first["name"], first["category"]) == ("JavaScript", "technology")
    assert set(first) == {"id", "name", "category"}
    assert len(client.get("/api/skills/topics").json()) == 10


@pytest.mark.parametrize("skills", [1, 12])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/api/skills/mine", 2),
        ("/api/skills/categories", 2),
        ("/api/skills/trending", 4),
        ("/api/search/skills", 6),
        ("/api/search/skills?q=cra", 8),
        ("/api/skills/topics?q=cra", 4),
    ],
)
def test_lists_cost_the_same_for_one_or_many(client, member, path, queries, skills, django_assert_num_queries):
    SkillFactory.create_batch(skills)
    SkillFactory.create_batch(skills, user=member)
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
