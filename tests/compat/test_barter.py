"""System D over REST: a walk through all of it, accounts, profiles and lists of skills."""

import datetime as dt

import pytest
import time_machine
from rest_framework.test import APIClient

from compat.barter.serializers.people import BarterDayIn, BarterOfferedIn, BarterTimeSlotIn, BarterWantedIn
from skills.selectors import skills_of
from tests.compat.barter_api import NEW, USER, D, confirm, data, refused, signed_up
from tests.factories.accounts import png_file
from tests.factories.sessions import ahead
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.only_on("sqlite")


def test_two_people_go_from_sign_up_to_a_reviewed_session_with_the_names_of_system_d(db):
    ada, ada_user = signed_up()
    bob, bob_user = signed_up(username="bob", email="bob@example.org", firstName="Bob", lastName="")
    for user in (ada_user, bob_user):
        confirm(user)
    week = [{"day": "Monday", "timeSlots": [{"startTime": "09:00", "endTime": "11:00"}]}]
    assert data(ada.put(f"{D}/users/availability", {"availability": week}))["availability"] == week
    taught = [{"skill": "Guitar", "category": "Music", "experience": "Expert", "description": "Chords"}]
    (guitar,) = data(ada.put(f"{D}/users/skills/offered", {"skillsOffered": taught}))["skillsOffered"]
    assert (guitar["category"], guitar["experience"], guitar["verified"]) == ("Music", "Expert", False)
    wanted = [{"skill": "guitar", "level": "Beginner", "priority": "High"}]
    (wish,) = data(bob.put(f"{D}/users/skills/wanted", wanted))["skillsWanted"]
    assert (wish["skill"], wish["level"], wish["priority"]) == ("Guitar", "Beginner", "High")

    (found,) = data(bob.get(f"{D}/discover/search?skill=guitar&category=MUSIC"))
    assert set(found) == USER
    assert data(bob.get(f"{D}/discover/{found['_id']}")) == found == data(bob.get(f"{D}/users/{found['_id']}"))

    at = ahead(days=2)
    asked = {"receiver": found["_id"], "skill": "Guitar", "duration": 60, "proposedTime": at.isoformat()}
    card = data(bob.post(f"{D}/messages/session-request", {**asked, "description": "Blues"}), 201)
    assert (card["messageType"], card["sessionData"]["status"]) == ("session_request", "requested")
    (line,) = data(ada.get(f"{D}/messages/conversations"))
    assert (line["unreadCount"], line["otherUser"]["username"]) == (1, "bob")
    reply = {"receiver": bob_user["_id"], "messageType": "session_accept", "replyTo": card["_id"]}
    accepted = data(ada.post(f"{D}/messages/send", reply), 201)
    assert (accepted["messageType"], accepted["sessionData"]["status"]) == ("session_accept", "scheduled")
    assert data(bob.get(f"{D}/credits/balance")) == {"balance": 4.0, "held": 1.0}

    (session,) = data(bob.get(f"{D}/sessions?type=learned&status=Scheduled"))
    with time_machine.travel(at, tick=False):
        path = f"{D}/sessions/{session['_id']}"
        running = data(ada.post(f"{path}/start"))
        assert running["status"] == "in_progress"
        data(bob.post(f"{path}/start"))
        assert data(bob.get(f"{path}/room"))["roomId"] == running["roomId"]
    with time_machine.travel(at + dt.timedelta(minutes=60), tick=False):
        ended = data(bob.post(f"{path}/end", {}))
        assert (ended["status"], ended["actualDuration"], ended["creditsExchanged"]) == ("completed", 60, 1.0)
        review = {"rating": 5, "feedback": "Patient", "wouldRecommend": True}
        assert data(bob.post(f"{path}/review", review))["review"]["rating"] == 5
    (earned, *_) = data(ada.get(f"{D}/credits/transactions"))
    assert (earned["type"], earned["amount"], earned["balanceAfter"]) == ("earned", 1.0, 6.0)
    assert (earned["relatedSession"], earned["relatedUser"]) == (session["_id"], bob_user["_id"])
    profile = data(ada.get(f"{D}/users/profile"))
    assert (profile["totalHoursTaught"], profile["credits"], profile["email"]) == (1.0, 6.0, NEW["email"])


@on_sqlite
def test_sign_up_log_in_refresh_and_log_out(api):
    body = APIClient().post(f"{D}/auth/register", NEW)
    assert (body.status_code, set(body.json())) == (201, {"success", "token", "refreshToken", "user"})
    assert not body.cookies
    user = body.json()["user"]
    assert (user["firstName"], user["lastName"], user["username"]) == ("Ada Mary", "Okafor", "ada_o")
    logged_in = APIClient().post(f"{D}/auth/login", {"email": NEW["email"], "password": NEW["password"]}).json()
    fresh = APIClient().post(f"{D}/auth/refresh", {"refreshToken": logged_in["refreshToken"]}).json()
    client = APIClient(headers={"authorization": f"Bearer {fresh['token']}"})
    assert data(client.get(f"{D}/users/profile"))["_id"] == user["_id"]
    assert client.post(f"{D}/auth/logout").json()["success"]
    refused(client.get(f"{D}/users/profile"), 401)
    refused(APIClient().post(f"{D}/auth/login", {"email": NEW["email"], "password": "wrong"}), 401)


@on_sqlite
def test_a_refused_sign_up_names_every_field_by_the_name_that_system_d_has():
    body = {"username": "!", "email": "x", "password": "short", "firstName": " "}
    refused(APIClient().post(f"{D}/auth/register", body), 400, "username", "email", "password", "firstName")
    refused(APIClient().post(f"{D}/auth/register", {**NEW, "password": "short"}), 400, "password")
    refused(APIClient().post(f"{D}/auth/reset-password", {"token": "x", "password": "short"}), 400, "token", "password")
    refused(APIClient().post(f"{D}/auth/verify-email", {"token": "x"}), 400, "token")
    assert APIClient().post(f"{D}/auth/forgot-password", {"email": "x@example.org"}).json()["success"]


@on_sqlite
def test_a_profile_is_changed_by_first_and_last_name_and_by_names_of_languages(member, api):
    member.name = "Ada Okafor"
    member.save()
    changes = {"lastName": "Duarte", "languages": ["English", "PT"], "country": "pt", "bio": "Hi", "timezone": "UTC"}
    user = data(api(member).put(f"{D}/users/profile", changes))
    assert (user["firstName"], user["lastName"], user["languages"]) == ("Ada", "Duarte", ["en", "pt"])
    assert (user["country"], user["bio"], user["timezone"]) == ("PT", "Hi", "UTC")
    assert data(api(member).put(f"{D}/users/profile", {"country": "Atlantis"}))["country"] == "Atlantis"
    wrong = {"username": "!", "timezone": "Moon", "languages": ["Klingon"]}
    refused(api(member).put(f"{D}/users/profile", wrong), 400, "username", "timezone", "languages")


@on_sqlite
@pytest.mark.parametrize("path", ["users/65f1a2b3c4d5e6f7a8b9c0d1", "no/such/path"])
def test_an_id_of_another_system_and_an_unknown_path_are_refused_in_the_shape_of_system_d(path):
    assert refused(APIClient().get(f"{D}/{path}"), 404)
    assert refused(APIClient().delete(f"{D}/{path}"), 404)


@on_sqlite
def test_a_list_of_skills_takes_the_place_of_the_old_one_bare_or_under_its_names(member, api):
    offers(member, "Piano")
    wants(member, "Yoga")
    client = api(member)
    data(client.put(f"{D}/users/skills/offered", ["Guitar", {"skill": "Python", "category": "programming"}]))
    assert {skill["name"] for skill in skills_of(member.pk)["offer"]} == {"Guitar", "Python"}
    assert {skill["name"] for skill in skills_of(member.pk)["learn"]} == {"Yoga"}
    data(client.put(f"{D}/users/skills/wanted", {"skills": [{"skill": "Chess", "priority": "low"}]}))
    assert [(skill["name"], skill["priority"]) for skill in skills_of(member.pk)["learn"]] == [("Chess", 1)]
    wrong = [{"skill": "Guitar"}, {"skill": "!"}]
    refused(client.put(f"{D}/users/skills/offered", wrong), 400, "1.skill")
    wrong = [{"skill": "Guitar", "experience": "Wizard"}]
    refused(client.put(f"{D}/users/skills/offered", {"skills": wrong}), 400, "0.experience")
    refused(client.put(f"{D}/users/skills/offered", {"skills": "Guitar"}), 400, "")


@on_sqlite
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("skills/offered", ["Guitar"] * 90_000),
        ("skills/wanted", {"skills": ["Guitar"] * 90_000}),
        ("availability", [{"day": "Monday", "timeSlots": []}] * 20_000),
        ("availability", [{"day": "Monday", "timeSlots": [{}] * 90_000}]),
    ],
)
def test_a_list_longer_than_anybody_has_is_refused_before_its_entries_are_read(path, body, member, api, monkeypatch):
    entries = []
    for form in (BarterOfferedIn, BarterWantedIn, BarterDayIn, BarterTimeSlotIn):
        monkeypatch.setattr(form, "to_internal_value", _counting(form.to_internal_value, entries))
    assert api(member).put(f"{D}/users/{path}", body).status_code == 400
    assert len(entries) <= 1


def _counting(read, entries):
    def counted(self, data):
        entries.append(data)
        return read(self, data)

    return counted


def test_a_wrong_time_of_the_week_is_named_where_it_stands(member, api):
    slots = [{"startTime": "09:00", "endTime": "10:00"}, {"startTime": "12:00", "endTime": "11:00"}]
    week = [{"day": "tue", "timeSlots": slots[:1]}, {"day": "FRIDAY", "timeSlots": slots}]
    refused(api(member).put(f"{D}/users/availability", week), 400, "1.timeSlots.1.endTime")
    refused(api(member).put(f"{D}/users/availability", [{"day": "Someday", "timeSlots": []}]), 400, "0.day")
    week[1]["timeSlots"] = slots[:1]
    days = data(api(member).put(f"{D}/users/availability", week))["availability"]
    assert [day["day"] for day in days] == ["Tuesday", "Friday"]


@on_sqlite
@pytest.mark.parametrize("field", ["avatar", "file"])
def test_a_picture_is_uploaded_under_either_name_and_its_address_is_absolute(field, member, api):
    user = data(api(member).post(f"{D}/users/upload-avatar", {field: png_file()}, format="multipart"))
    assert user["profilePicture"].startswith("http")
    refused(api(member).post(f"{D}/users/upload-avatar", {}, format="multipart"), 400, "avatar")
