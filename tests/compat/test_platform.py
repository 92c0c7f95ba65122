"""System B's clients: their names and shapes, from sign-up to a chat."""

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from skillswap.db.pool import in_thread
from swaps.models import Swap
from tests.factories.accounts import UserFactory, png_file
from tests.factories.skills import offers
from tests.factories.swaps import proposal

PASSWORD = "nine purple kettles"
sqlite_only = pytest.mark.only_on("sqlite")
USER = {
    "_id", "id", "name", "email", "photo_url", "location", "skills_offered", "skills_wanted", "availability",
    "is_public",
}  # fmt: skip


def joined(name: str, **profile: object) -> tuple[APIClient, dict]:
    """A client of system B that has signed up, and its user."""
    account = {"name": name, "email": f"{name.lower()}@example.org", "password": PASSWORD}
    answer = APIClient().post("/compat/platform/api/auth/signup", account)
    assert answer.status_code == 201, answer.json()
    assert not answer.cookies
    client = APIClient(headers={"authorization": f"Bearer {answer.json()['token']}"})
    return client, client.put("/compat/platform/api/user", profile).json()


@pytest.mark.django_db
@pytest.mark.parametrize("mount", ["/compat/platform/api", "/api"])
def test_from_sign_up_to_a_chat_with_only_their_names(mount):
    ann, one = joined("Ann", skills_offered=["Guitar"], skills_wanted=["javascript"], availability="Evenings")
    ben, two = joined("Ben", skills_offered=["JavaScript"], location="Graz", is_public=False)
    assert set(one) == USER
    assert (one["skills_wanted"], one["availability"], two["is_public"]) == (["JavaScript"], "Evenings", False)
    assert ann.get(f"{mount}/user").json() == one
    assert ben.put(f"{mount}/user", {"is_public": True}).json()["location"] == "Graz"

    proposed = ann.post(
        f"{mount}/swap",
        {"to_user_id": two["_id"], "offered_skill": "guitar", "wanted_skill": "JS", "message": "Shall we?"},
    )
    assert proposed.status_code == 201
    swap = proposed.json()
    assert swap == {
        "_id": swap["_id"],
        "id": swap["_id"],
        "from_user_id": one["_id"],
        "to_user_id": two["_id"],
        "offered_skill": "Guitar",
        "wanted_skill": "JavaScript",
        "message": "Shall we?",
        "status": "pending",
        "created_at": swap["created_at"],
    }
    said = ann.post(f"{mount}/chat", {"swap_id": swap["_id"], "message": "Hello Ben"})
    assert said.status_code == 201
    assert ben.put(f"{mount}/swap/{swap['_id']}", {"status": "accepted"}).json()["status"] == "accepted"
    assert [row["status"] for row in ann.get(f"{mount}/swap").json()] == ["accepted"]
    first, card = ben.get(f"{mount}/chat/{swap['_id']}").json()
    assert first == said.json()
    assert (first["from_user_id"], first["to_user_id"], first["message"]) == (one["_id"], two["_id"], "Hello Ben")
    assert (card["swap_id"], card["from_user_id"]) == (swap["_id"], two["_id"])


@sqlite_only
@pytest.mark.django_db
def test_a_log_in_answers_as_a_sign_up_and_a_weak_password_is_refused_by_its_field():
    _, user = joined("Ann")
    again = APIClient().post("/compat/platform/api/auth/login", {"email": "ann@example.org", "password": PASSWORD})
    assert (again.status_code, again.json()["user"]) == (200, user)
    weak = {"name": "Cem", "email": "cem@example.org", "password": "short"}
    refused = APIClient().post("/compat/platform/api/auth/register", weak)
    assert refused.status_code == 400
    assert {error["field"] for error in refused.json()["errors"]} == {"password"}


@sqlite_only
@pytest.mark.django_db
def test_an_uploaded_picture_becomes_the_photo():
    ann, _ = joined("Ann")
    answer = ann.post("/api/upload", {"file": png_file()}, format="multipart")
    assert answer.status_code == 201
    address = answer.json()["secure_url"]
    assert address.startswith("http")
    assert ann.get("/api/user").json()["photo_url"] == address
    assert answer.json()["public_id"] in address


@sqlite_only
def test_a_list_of_skills_is_replaced_and_what_stays_keeps_its_level(member, api):
    offers(member, "Guitar", level="expert")
    client = api(member)
    changed = client.put("/api/user", {"skills_offered": ["guitar", "Bread"]}).json()
    assert sorted(changed["skills_offered"]) == ["Bread", "Guitar"]
    assert member.skills.get(name="Guitar").level == "expert"
    refused = client.put("/api/user", {"skills_offered": ["Guitar", "guitar"], "name": "Other"})
    assert refused.json()["errors"][0]["field"] == "skills_offered.1"
    assert User.objects.get(pk=member.pk).name == member.name


@sqlite_only
def test_names_that_nobody_offers_and_senders_who_are_others_are_refused(member, other, api):
    client = api(member)
    body = {"to_user_id": str(other.pk), "offered_skill": "Guitar", "wanted_skill": "Piano"}
    refused = client.post("/api/swap", body)
    assert [error["field"] for error in refused.json()["errors"]] == ["offered_skill", "wanted_skill"]
    assert client.post("/api/swap", {**body, "from_user_id": str(other.pk)}).status_code == 403
    assert not Swap.objects.exists()


@sqlite_only
def test_a_stranger_to_a_swap_finds_neither_it_nor_its_chat(member, other, api):
    swap, stranger = proposal(member, other), api(UserFactory())
    assert stranger.put(f"/api/swap/{swap.pk}", {"status": "accepted"}).status_code == 404
    assert stranger.get(f"/api/chat/{swap.pk}").status_code == 404
    assert stranger.post("/api/chat", {"swap_id": str(swap.pk), "message": "Hi"}).status_code == 404
    assert api(member).put(f"/api/swap/{swap.pk}", {"status": "accepted"}).status_code == 403
    assert api(other).put(f"/api/swap/{swap.pk}", {"status": "pending"}).status_code == 400


@sqlite_only
def test_the_list_of_swaps_costs_the_same_for_one_or_many(member, other, api, django_assert_num_queries):
    client = api(member)
    for count in (1, 4):
        while Swap.objects.count() < count:
            proposal(member, other)
        with django_assert_num_queries(4):
            assert len(client.get("/api/swap").json()) == count


@sqlite_only
@pytest.mark.django_db(transaction=True)
async def test_a_message_is_saved_for_its_sender_and_received_by_the_other(people, call):
    swap = await in_thread(proposal, *people)
    one, two = await call(people[0], "/compat/platform"), await call(people[1], "/compat/platform")
    body = {"swap_id": str(swap.pk), "message": "Hello", "temp_id": 7}
    answer = await one.ask("chat:new", body)
    assert await one.next("chat:new") == answer
    assert await two.next("chat:receive") == answer
    assert (answer["swap_id"], answer["to_user_id"]) == (str(swap.pk), str(people[1].pk))
    assert (await one.ask("chat:new", body))["_id"] == answer["_id"]
    assert await two.names() == []
    refused = await one.ask("chat:new", {**body, "from_user_id": str(people[1].pk)})
    assert refused["error"]["code"] == "not_allowed"
