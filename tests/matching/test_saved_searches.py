"""Saved searches: filters that one keeps, and that say when somebody new fits, once a day at most."""

import datetime as dt

import pytest
import time_machine

from matching.mails import digest
from matching.models import SavedSearch
from matching.privacy import searches_data
from matching.services import person_mark, search_change, search_checks, search_create, searches_check
from notifications.models import Mail, Notification
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

GUITAR = {"name": "Guitar in Portuguese", "view": "people", "query": {"q": "gitar", "language": "pt", "sort": ""}}


def at(**later):
    """Some hours from now."""
    return time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(**later), tick=False)


@pytest.fixture
def checked(db):
    """Checks what is due some hours from now; returns how many searches found somebody."""

    def check(**later):
        with at(**later):
            return searches_check()

    return check


def guitarist(**fields):
    person = UserFactory(languages=["pt"], **fields)
    offers(person, "Guitar")
    return person


def state(search):
    search.refresh_from_db()
    notices = Notification.objects.filter(type="search", is_read=False).values_list("data", flat=True)
    return search.new_count, [data["count"] for data in notices]


def test_a_search_is_kept_changed_seen_and_forgotten_by_its_member_alone(member, other, api):
    client = api(member)
    answer = client.post("/api/searches", GUITAR)
    assert answer.status_code == 201
    search = answer.json()
    assert (search["query"], search["notify"], search["newCount"]) == ({"q": "gitar", "language": "pt"}, True, 0)
    assert client.get("/api/searches").json() == [search]
    path = f"/api/searches/{search['id']}"
    changed = client.patch(path, {"name": "Guitar", "notify": False}).json()
    assert (changed["name"], changed["notify"], changed["query"]) == ("Guitar", False, search["query"])
    assert [call.status_code for call in (api(other).patch(path, {}), api(other).delete(path))] == [404, 404]
    assert api(other).get("/api/searches").json() == []
    assert searches_data(member.pk)[1][0]["name"] == "Guitar"
    assert client.post(f"{path}/seen").json()["lastSeenAt"] > search["lastSeenAt"]
    assert [client.delete(path).status_code for _ in range(2)] == [204, 404]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"query": {"minRating": "9"}}, "query.minRating"),
        ({"query": {"colour": "red"}}, "query.colour"),
        ({"view": "skills", "query": {"skill": "x"}}, "query.skill"),
        ({"view": "places"}, "view"),
        ({"name": " "}, "name"),
    ],
)
def test_what_is_no_filter_is_refused_with_its_name(member, api, changes, field):
    answer = api(member).post("/api/searches", GUITAR | changes)
    assert (answer.status_code, [wrong["field"] for wrong in answer.json()["errors"]]) == (400, [field])


def test_twenty_are_kept(member, api):
    for number in range(20):
        search_create(user=member, name=str(number), view="people", query={})
    answer = api(member).post("/api/searches", GUITAR)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_searches")


def test_a_search_whose_answer_was_lost_is_kept_once_however_often_it_is_sent(member, api):
    client = api(member)
    answers = [client.post("/api/searches", GUITAR) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    client.post("/api/searches", GUITAR | {"name": "Louder"})
    assert [search["name"] for search in client.get("/api/searches").json()] == ["Louder", GUITAR["name"]]


def test_somebody_new_is_notified_once_a_day_and_who_was_there_never(member, api, checked):
    guitarist()
    search, _ = search_create(user=member, **GUITAR)
    assert (checked(hours=1), state(search)) == (0, (0, []))
    with at(hours=2):
        offers(guitarist(), "Electric guitar")
    assert (checked(hours=3), state(search)) == (1, (1, [1]))
    with at(hours=4):
        guitarist()
        guitarist()
    assert (checked(hours=5), state(search)) == (0, (1, [1]))
    assert (checked(hours=28), state(search)) == (1, (3, [3]))
    assert (checked(hours=60), state(search)) == (0, (3, [3]))
    assert api(member).post(f"/api/searches/{search.pk}/seen").json()["newCount"] == 0
    assert state(search) == (0, [])


@pytest.mark.parametrize("what", ["hidden", "banned", "dismissed", "oneself", "other language", "wants it"])
def test_nobody_is_new_who_may_not_be_shown_or_does_not_fit(what, member, checked):
    search, _ = search_create(user=member, **GUITAR)
    if what == "oneself":
        member.languages = ["pt"]
        member.save()
        offers(member, "Guitar")
    elif what == "wants it":
        wants(UserFactory(languages=["pt"]), "Guitar")
    else:
        person = guitarist()
        changes = {"hidden": {"visibility": "private"}, "banned": {"is_banned": True}}.get(what, {})
        if changes:
            type(person).objects.filter(pk=person.pk).update(**changes)
        if what == "dismissed":
            person_mark(by=member, person_id=person.pk, kind="dismissed")
        if what == "other language":
            search_change(search_id=search.pk, by=member.pk)
            SavedSearch.objects.update(query={"q": "guitar", "language": "fi"})
    assert (checked(hours=1), state(search)) == (0, (0, []))


def test_searches_that_cannot_be_checked_keep_no_other_from_its_turn(member, monkeypatch):
    monkeypatch.setattr(search_checks, "AT_ONCE", 1)
    first, second, last = (search_create(user=member, **GUITAR | {"name": name})[0] for name in "abc")
    works = search_checks.new_people

    def failing(search, *rest):
        if search.pk in (first.pk, second.pk):
            raise RuntimeError
        return works(search, *rest)

    monkeypatch.setattr(search_checks, "new_people", failing)
    searches_check()
    assert list(SavedSearch.objects.filter(due_at__gt=now_ms())) == [last]


def test_a_search_that_shall_not_notify_counts_and_a_search_for_skills_finds_new_ones(member, checked):
    quiet, _ = search_create(user=member, **GUITAR, notify=False)
    skills, _ = search_create(user=member, name="Guitar", view="skills", query={"q": "guitar", "type": "offer"})
    guitarist()
    assert (checked(hours=1), state(quiet), state(skills)) == (2, (1, [1]), (1, [1]))
    assert Notification.objects.get(type="search").data["searchId"] == str(skills.pk)


def test_the_weekly_mail_says_in_which_searches_somebody_is_new(member, checked):
    search_create(user=member, **GUITAR)
    guitarist()
    checked(hours=1)
    content = digest(Mail.objects.get(name="match_digest"), member)
    assert content is not None
    assert "Guitar in Portuguese" in str(content)
    SavedSearch.objects.update(new_count=0)
    assert digest(Mail.objects.get(name="match_digest"), member) is None
