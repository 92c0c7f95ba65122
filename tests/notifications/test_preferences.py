"""Which kind comes by which channel, when nothing may disturb, and on which day the digest comes."""

import pytest

from notifications.models import OPTIONAL, Channel, Kind
from notifications.selectors import digest_days, preferences_of, wanted_by
from notifications.services import channel_set, preferences_set
from tests.factories.accounts import UserFactory

PATH = "/api/notifications/preferences"


def test_who_never_chose_gets_what_waits_for_them_and_a_quiet_night(member, api):
    shown = api(member).get(PATH).json()
    on = {channel: {kind for kind in OPTIONAL if shown[kind][channel]} for channel in ("inApp", "push", "email")}
    assert on == {
        "inApp": set(OPTIONAL),
        "push": {"message", "request", "ring", "session"},
        "email": {"message", "request", "ring", "session", "match", "review"},
    }
    assert shown["quietHours"] == {"start": "22:00", "end": "08:00"}
    assert (shown["digestDay"], shown["updatedAt"]) == (0, None)


def test_a_channel_is_changed_and_the_others_stay(member, api):
    client = api(member)
    client.put(PATH, {"message": {"push": False}})
    shown = client.put(PATH, {"message": {"inApp": False}, "credits": {"email": True}}).json()
    assert shown["message"] == {"inApp": False, "push": False, "email": True}
    assert shown["credits"] == {"inApp": True, "push": False, "email": True}
    assert shown["quietHours"] == {"start": "22:00", "end": "08:00"}


def test_quiet_hours_and_the_day_of_the_digest_are_set_and_turned_off(member, api):
    client = api(member)
    times = {"quietHours": {"start": "13:00", "end": "15:30"}, "digestDay": 6}
    shown = client.put(PATH, times).json()
    assert {name: shown[name] for name in times} == times
    assert client.put(PATH, shown).json() | {"updatedAt": 0} == shown | {"updatedAt": 0}  # as they were read
    off = client.put(PATH, {"quietHours": None, "digestDay": None}).json()
    assert (off["quietHours"], off["digestDay"]) == (None, None)
    assert all(off[kind] == shown[kind] for kind in OPTIONAL)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"nonsense": {"inApp": True}}, "nonsense"),
        ({"moderation": {"email": False}}, "moderation"),
        ({"account": {"email": False}}, "account"),
        ({"match": {"fax": True}}, "match"),
        ({"match": {"email": "maybe"}}, "match.email"),
        ({"quietHours": {"start": "24:00", "end": "08:00"}}, "quietHours.start"),
        ({"quietHours": {"start": "22:00", "end": "8"}}, "quietHours.end"),
        ({"quietHours": {"start": "22:00", "end": "22:00"}}, "quietHours.end"),
        ({"quietHours": {"start": "22:00"}}, "quietHours.end"),
        ({"digestDay": 7}, "digestDay"),
        ({"digestDay": -1}, "digestDay"),
    ],
)
def test_what_cannot_be_chosen_is_400_with_its_name(member, api, body, field):
    answer = api(member).put(PATH, body)
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (400, [field])
    assert preferences_of(member.pk)["updated_at"] is None


@pytest.mark.parametrize("size", [1, 12])
def test_who_wants_a_kind_by_a_channel_costs_one_query(size, db, django_assert_num_queries):
    people = [UserFactory() for _ in range(size)]
    ids = [person.pk for person in people]
    channel_set(user_id=ids[0], kind=Kind.MESSAGE, channel=Channel.EMAIL, is_on=False)
    with django_assert_num_queries(1):
        assert wanted_by(ids, Kind.MESSAGE, Channel.EMAIL) == set(ids[1:])
    assert wanted_by(ids, Kind.MESSAGE, Channel.PUSH) == set(ids)
    assert wanted_by(ids, Kind.CREDITS, Channel.PUSH) == set()


def test_what_moderators_decide_and_what_guards_the_account_always_comes(member):
    preferences_set(user_id=member.pk, changes={kind: dict.fromkeys(Channel.values, False) for kind in OPTIONAL})
    for channel in Channel:
        assert wanted_by([member.pk], Kind.MODERATION, channel) == {member.pk}
        assert wanted_by([member.pk], Kind.ACCOUNT, channel) == {member.pk}
        assert not any(wanted_by([member.pk], kind, channel) for kind in OPTIONAL)


def test_the_digest_comes_on_the_day_that_was_chosen_to_those_who_want_it(member, other):
    third = UserFactory()
    preferences_set(user_id=member.pk, changes={"digest_day": 4})
    channel_set(user_id=other.pk, kind=Kind.MATCH, channel=Channel.EMAIL, is_on=False)
    assert digest_days([member.pk, other.pk, third.pk]) == {member.pk: 4, third.pk: 0}
    preferences_set(user_id=third.pk, changes={"digest_day": None})
    assert digest_days([third.pk]) == {}
