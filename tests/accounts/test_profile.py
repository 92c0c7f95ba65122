"""What members say of themselves, and what others see."""

import orjson
import pytest

from accounts.hooks import may_see_private, member_changed
from accounts.models import User
from accounts.selectors import cards_of, person_card, visible_person
from accounts.serializers import PersonCardOut
from accounts.services import profile_update
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

CARD = {
    "id", "name", "username", "avatar_url", "location", "country", "timezone", "languages", "learning_style",
    "rating", "total_reviews", "reliability", "last_online_at",
}  # fmt: skip


@pytest.mark.parametrize("method", ["patch", "put"])
def test_a_member_changes_what_is_theirs_to_set(api, member, method) -> None:
    changes = {
        "name": "  Ada   Okafor ",
        "username": "Ada.O",
        "bio": "I paint.",
        "location": "Hamburg",
        "country": "de",
        "timezone": "America/New_York",
        "languages": ["EN", "de", "en"],
        "locale": "ar",
        "hourCycle": "h12",
        "learningStyle": "async",
        "visibility": "private",
        "availabilityNote": "Sundays by arrangement.\nNever before ten.",
    }
    client = api(member)
    answer = getattr(client, method)("/api/users/profile", changes)
    assert answer.status_code == 200
    expected = {**changes, "name": "Ada Okafor", "username": "ada.o", "country": "DE", "languages": ["en", "de"]}
    me = client.get("/api/users/profile").json()
    assert {key: me[key] for key in expected} == expected
    assert answer.json() == me == client.get("/api/auth/me").json()


def test_rooms_that_copy_the_profile_hear_of_a_change(api, member, monkeypatch) -> None:
    changed = []
    monkeypatch.setattr(member_changed, "_handlers", [changed.append])
    client = api(member)
    client.patch("/api/users/profile", {"bio": "I paint."})
    client.put("/api/users/availability", [])
    client.delete("/api/users/avatar")
    assert changed == [member.pk] * 3


def test_what_is_left_out_stays(api, member) -> None:
    api(member).put("/api/users/profile", {"bio": "I paint."})
    member.refresh_from_db()
    assert (member.bio, member.timezone, member.languages) == ("I paint.", "Europe/Berlin", ["en"])


def test_what_is_not_theirs_to_set_is_ignored(api, member) -> None:
    theirs = {"role": "admin", "isVerified": False, "rating": 5, "email": "x@example.org", "id": "1", "isBanned": True}
    assert api(member).patch("/api/users/profile", {**theirs, "bio": "Hi"}).status_code == 200
    after = User.objects.get(pk=member.pk)
    assert (after.role, after.is_verified, after.rating, after.email) == ("member", True, None, member.email)


def test_the_service_refuses_other_fields(member) -> None:
    with pytest.raises(TypeError):
        profile_update(user=member, role="admin")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("username", "a!"),
        ("bio", "x" * 1001),
        ("availabilityNote", "x" * 301),
        ("country", "XX"),
        ("country", "DEU"),
        ("timezone", "CEST+1"),
        ("languages", ["english"]),
        ("languages", ["en"] * 11),
        ("languages", "en"),
        ("locale", "fr"),
        ("hourCycle", "12"),
        ("locale", None),
        ("learningStyle", "osmosis"),
        ("visibility", "friends"),
        ("location", "\x00"),
        ("bio", None),
    ],
)
def test_a_value_that_cannot_be_taken_is_refused_with_its_field(api, member, field, value) -> None:
    response = api(member).patch("/api/users/profile", {field: value})
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"].startswith(field)


def test_a_taken_username_is_refused(api, member, other) -> None:
    response = api(member).patch("/api/users/profile", {"username": other.username})
    assert response.json()["errors"] == [{"field": "username", "message": "This username is taken."}]


@pytest.mark.parametrize("path", ["/api/users/profile", "/api/auth/devices"])
def test_strangers_have_no_profile(anonymous, path) -> None:
    assert anonymous.get(path).status_code == 401


class TestCards:
    def test_a_card_never_holds_an_address_or_a_password(self, member) -> None:
        for card in (person_card(member), cards_of([member.pk])[member.pk], PersonCardOut(member).data):
            assert set(card) == CARD
            assert member.email not in str(card)

    def test_a_card_is_the_same_from_an_object_and_from_a_row(self, member) -> None:
        member.avatar = "avatars/a.webp"
        member.save()
        member.refresh_from_db()
        assert person_card(member) == cards_of([member.pk])[member.pk]
        assert person_card(member)["avatar_url"] == "/media/avatars/a.webp"

    @pytest.mark.parametrize("people", [1, 30])
    def test_cards_cost_one_query(self, people, django_assert_num_queries) -> None:
        ids = [person.pk for person in UserFactory.create_batch(people)]
        with django_assert_num_queries(1):
            assert len(cards_of(ids)) == people
        with django_assert_num_queries(0):
            assert cards_of([]) == {}


class TestVisiblePerson:
    def test_a_public_profile_is_for_everyone(self, member) -> None:
        assert visible_person(member.pk, viewer=None) == member

    def test_a_private_profile_is_for_its_owner(self, member, other) -> None:
        User.objects.filter(pk=member.pk).update(visibility="private")
        assert visible_person(member.pk, viewer=member) == member
        assert visible_person(member.pk, viewer=other) is None
        assert visible_person(member.pk, viewer=None) is None

    def test_a_higher_room_may_open_a_private_profile(self, member, other, monkeypatch) -> None:
        User.objects.filter(pk=member.pk).update(visibility="private")
        monkeypatch.setattr(may_see_private, "_handlers", [lambda viewer, owner: viewer == other.pk])
        assert visible_person(member.pk, viewer=other) == member

    @pytest.mark.parametrize("change", [{"is_banned": True}, {"is_active": False}])
    def test_who_is_banned_or_gone_is_not_there(self, member, other, change) -> None:
        User.objects.filter(pk=member.pk).update(**change)
        assert visible_person(member.pk, viewer=other) is None


class TestAvailability:
    def put(self, client, slots):
        return client.put("/api/users/availability", slots)

    def test_the_week_is_kept_in_order(self, api, member) -> None:
        client = api(member)
        week = [
            {"weekday": 6, "start": "20:00", "end": "24:00"},
            {"weekday": 0, "start": "12:30", "end": "14:00"},
            {"weekday": 0, "start": "09:00", "end": "12:30"},
        ]
        response = self.put(client, week)
        assert response.status_code == 200
        assert response.json() == [week[2], week[1], week[0]]
        assert client.get("/api/users/profile").json()["availability"] == response.json()
        assert self.put(client, []).json() == []

    @pytest.mark.parametrize(
        ("slot", "field"),
        [
            ({"weekday": 7}, "0.weekday"),
            ({"weekday": -1}, "0.weekday"),
            ({"start": "9:00"}, "0.start"),
            ({"start": "24:00"}, "0.end"),
            ({"start": "12:00"}, "0.end"),
            ({"end": "24:01"}, "0.end"),
            ({"end": "25:00"}, "0.end"),
            ({"end": "\u0661\u0662:\u0660\u0660"}, "0.end"),
            ({"end": ""}, "0.end"),
        ],
    )
    def test_a_slot_that_makes_no_sense_is_refused(self, api, member, slot, field) -> None:
        response = self.put(api(member), [{"weekday": 0, "start": "09:00", "end": "12:00", **slot}])
        assert response.status_code == 400
        assert response.json()["errors"][0]["field"] == field

    def test_slots_that_overlap_are_refused(self, api, member) -> None:
        slots = [
            {"weekday": 0, "start": "11:00", "end": "13:00"},
            {"weekday": 0, "start": "09:00", "end": "11:01"},
        ]
        response = self.put(api(member), slots)
        assert response.status_code == 400
        assert response.json()["errors"][0]["field"] == "0.start"

    @pytest.mark.parametrize("body", [{}, "x", [[]], [1], None])
    def test_what_is_no_list_of_slots_is_refused(self, api, member, body) -> None:
        response = api(member).put("/api/users/availability", orjson.dumps(body), content_type="application/json")
        assert response.status_code == 400

    def test_more_slots_than_a_week_can_need_are_refused(self, api, member) -> None:
        slots = [
            {"weekday": day, "start": f"{hour:02}:00", "end": f"{hour:02}:30"} for day in range(7) for hour in range(24)
        ]
        assert self.put(api(member), slots).status_code == 400
