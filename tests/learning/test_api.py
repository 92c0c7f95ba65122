"""Sessions over REST: shapes, permissions, pages."""

import datetime as dt

import pytest

from learning.serializers import ACTIONS
from tests.factories.accounts import UserFactory
from tests.factories.credits import give
from tests.factories.sessions import agree, ahead, ask, begin

pytestmark = pytest.mark.django_db

CONTRACT = {
    "id",
    "teacher",
    "student",
    "skill",
    "status",
    "scheduledTime",
    "durationMinutes",
    "actualMinutes",
    "description",
    "startedAt",
    "endedAt",
    "conversationId",
}


def body(guitar, **more):
    return {
        "teacherId": str(guitar.user_id),
        "skillId": str(guitar.pk),
        "scheduledTime": ahead(days=2).isoformat(),
        "durationMinutes": 60,
    } | more


def test_the_way_of_a_session(api, clock, student, guitar, teacher):
    made = api(student).post("/api/sessions", body(guitar))
    assert made.status_code == 201
    session = made.json()
    assert session.keys() >= CONTRACT
    assert (session["status"], session["teacher"]["id"]) == ("requested", str(teacher.pk))
    assert "email" not in made.content.decode()
    one = f"/api/sessions/{session['id']}"
    assert api(teacher).get(one).json()["actions"] == ["accept", "decline", "edit", "link", "cancel"]
    assert api(teacher).post(f"{one}/accept").json()["status"] == "scheduled"
    assert api(student).post(f"{one}/start").json()["code"] == "too_early"
    clock.move_to(session["scheduledTime"])
    assert api(teacher).post(f"{one}/start").json()["status"] == "in_progress"
    assert api(student).get(f"{one}/room").json()["provider"] == "builtin"
    clock.shift(dt.timedelta(minutes=60))
    done = api(student).post(f"{one}/end").json()
    assert (done["status"], done["actualMinutes"]) == ("completed", 60)
    assert api(teacher).get("/api/credits/balance").json()["earnedMinutes"] == 60


def test_a_repeat_with_the_same_key_answers_200_with_the_same_session(api, student, guitar):
    asked = body(guitar)
    first = api(student).post("/api/sessions", asked, headers={"Idempotency-Key": "k1"})
    again = api(student).post("/api/sessions", asked, headers={"Idempotency-Key": "k1"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    other = api(student).post("/api/sessions", asked | {"durationMinutes": 90}, headers={"Idempotency-Key": "k1"})
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_conflict")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"durationMinutes": 14}, "durationMinutes"),
        ({"durationMinutes": 241}, "durationMinutes"),
        ({"scheduledTime": "2020-01-01T10:00:00Z"}, "scheduledTime"),
        ({"scheduledTime": "soon"}, "scheduledTime"),
        ({"skillId": "00000000-0000-0000-0000-000000000000"}, "skillId"),
        ({"swapId": "00000000-0000-0000-0000-000000000000"}, "swapId"),
        ({"description": "x" * 2001}, "description"),
    ],
)
def test_a_wrong_field_is_named(api, student, guitar, wrong, field):
    answer = api(student).post("/api/sessions", body(guitar, **wrong))
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


@pytest.mark.parametrize(("minutes", "besides"), [(60, "skillId"), (3, "durationMinutes")])
def test_everything_that_is_wrong_with_a_request_is_in_one_answer(api, student, guitar, minutes, besides):
    wrong = body(guitar, scheduledTime="2001-01-01T10:00:00Z", durationMinutes=minutes, skillId=str(student.pk))
    answer = api(student).post("/api/sessions", wrong)
    named = {error["field"] for error in answer.json()["errors"]}
    assert (answer.status_code, named) == (400, {"scheduledTime", besides})


def test_too_few_credits_are_409_with_their_code(api, guitar, teacher):
    poor = UserFactory()
    session = ask(poor, guitar)
    answer = api(teacher).post(f"/api/sessions/{session.pk}/accept")
    assert (answer.status_code, answer.json()["code"]) == (409, "insufficient_credits")


def test_the_sixth_request_in_an_hour_is_too_fast(api, settings, student, guitar):
    settings.RATE_LIMITS_ENABLED = True
    for number in range(5):
        assert api(student).post("/api/sessions", body(guitar, scheduledTime=ahead(days=number + 1).isoformat()))
    answer = api(student).post("/api/sessions", body(guitar, scheduledTime=ahead(days=9).isoformat()))
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 3000


@pytest.mark.parametrize("sessions", [1, 12])
def test_listing_costs_the_same_for_one_or_many(api, student, guitar, sessions, django_assert_num_queries):
    give(student, 5000)
    for number in range(sessions):
        agree(student, guitar, at=ahead(days=number + 1), send_card=False)
    client = api(student)
    with django_assert_num_queries(7):
        page = client.get("/api/sessions").json()
    assert len(page["data"]) == sessions
    assert page["pagination"] == {
        "currentPage": 1,
        "totalPages": 1,
        "totalCount": sessions,
        "hasMore": False,
        "hasPrevious": False,
        "limit": 20,
    }


def test_lists_by_role_state_and_time(api, clock, student, guitar, teacher):
    done, open_one = agree(student, guitar, at=ahead(minutes=10)), agree(student, guitar, at=ahead(days=3))
    soon = agree(student, guitar, at=ahead(days=1))
    begin(done, teacher, student)
    api(student).post(f"/api/sessions/{done.pk}/end")

    def listed(query, who=student):
        return [row["id"] for row in api(who).get(f"/api/sessions?{query}").json()["data"]]

    assert listed("when=upcoming") == [str(soon.pk), str(open_one.pk)]
    assert listed("when=past") == listed("status=completed") == [str(done.pk)]
    assert listed("type=taught") == []
    assert len(listed("type=learned")) == len(listed("type=taught", teacher)) == 3
    assert listed(f"withUser={teacher.pk}&page=2&limit=2") == [str(done.pk)]
    assert api(student).get("/api/sessions?type=both").status_code == 400
    assert api(student).get("/api/sessions?page=0").status_code == 400


ACTION_PATHS = ["accept", "decline", "start", "end", "confirm", "dispute", "no-show", "excuse", "appeal", "review"]


@pytest.mark.parametrize("action", ACTION_PATHS)
def test_strangers_find_nothing(api, student, guitar, action):
    session = agree(student, guitar)
    answer = api(UserFactory()).post(f"/api/sessions/{session.pk}/{action}", {"text": "x", "stars": 5})
    assert answer.status_code == 404


def test_actions_are_those_that_work(api, clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time)
    one = f"/api/sessions/{session.pk}"
    shown = set(api(student).get(one).json()["actions"])
    assert shown <= set(ACTIONS)
    assert shown == {"cancel", "start"}
    api(student).post(f"{one}/start")
    assert set(api(student).get(one).json()["actions"]) == {"start"}
    clock.shift(600)
    assert set(api(student).get(one).json()["actions"]) == {"start", "end", "no_show"}


def test_the_reason_of_a_cancellation_is_cleaned_like_every_text(api, student, guitar, teacher):
    one = f"/api/sessions/{ask(student, guitar).pk}"
    assert api(student).delete(f"{one}?reason=I%20am%20%E2%80%AE%00ill").status_code == 204
    assert api(teacher).get(one).json()["cancelReason"] == "I am ill"
    assert api(student).delete(f"{one}?reason={'x' * 501}").status_code == 400


def test_notes_are_for_their_writer_alone(api, student, guitar, teacher):
    session = agree(student, guitar)
    one = f"/api/sessions/{session.pk}"
    assert api(student).put(f"{one}/notes", {"text": " Practise F "}).status_code == 204
    assert api(student).get(one).json()["myNotes"] == " Practise F "
    assert api(teacher).get(one).json()["myNotes"] == ""
    assert "Practise" not in api(teacher).get("/api/sessions").content.decode()
    assert api(UserFactory()).put(f"{one}/notes", {"text": "x"}).status_code == 404
