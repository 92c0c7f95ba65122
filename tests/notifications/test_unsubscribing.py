"""Mails are turned off by the link that they carry: one click, no log-in, and nothing by looking."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from accounts.services import account_delete
from notifications.link_undo import UNDO
from notifications.models import OPTIONAL, Channel, Kind
from notifications.selectors import wanted_by
from notifications.services import channel_set, preferences_set
from notifications.unsubscribe_links import unsubscribe_headers, unsubscribe_link
from skillswap.db.fields import now_ms
from tests.factories.accounts import PASSWORD

PATH = "/api/notifications/unsubscribe"
ANSWER = {"kind": "message", "email": True, "anyEmail": True, "undoUntil": None}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def program():
    """A mail provider's server: no cookies, no log-in, and Django's own check of forms is on."""
    return Client(enforce_csrf_checks=True)


def path_of(member, kind=Kind.MESSAGE):
    """Where a provider posts, as the header of a mail says it."""
    address = re.fullmatch(r"<(https?://[^>]+)>", unsubscribe_headers(member.pk, kind)["List-Unsubscribe"])[1]
    parts = urlsplit(address)
    assert parts.path == PATH
    return f"{parts.path}?{parts.query}"


def all_of(path):
    """Where the page posts to turn off every kind, by the same token."""
    return path.replace("?", "/all?")


def all_mails(member):
    return {kind for kind in OPTIONAL if gets_mails(member, kind)}


def gets_mails(member, kind=Kind.MESSAGE):
    return wanted_by([member.pk], kind, Channel.EMAIL) == {member.pk}


@pytest.mark.parametrize("as_form", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])
def test_one_click_of_a_mail_provider_turns_the_kind_off_and_no_other(member, other, program, as_form):
    body = "--b\r\nContent-Disposition: form-data; name=List-Unsubscribe\r\n\r\nOne-Click\r\n--b--\r\n"
    body = body if "multipart" in as_form else "List-Unsubscribe=One-Click"
    for _ in range(2):
        answer = program.post(path_of(member), body, content_type=as_form)
        assert answer.status_code == 200
        assert answer.json() | {"undoUntil": None} == ANSWER | {"email": False}
        assert answer.json()["undoUntil"]
    assert not gets_mails(member)
    assert gets_mails(member, Kind.SESSION)
    assert gets_mails(other)
    assert wanted_by([member.pk], Kind.MESSAGE, Channel.PUSH)
    assert not answer.cookies


def test_a_log_in_of_somebody_else_in_the_browser_changes_nothing(member, other, api):
    assert api(other).post(path_of(member), ONE_CLICK, format="multipart").status_code == 200
    assert (gets_mails(member), gets_mails(other)) == (False, True)


def test_looking_at_the_link_changes_nothing(member, program):
    answer = program.get(path_of(member))
    assert (answer.status_code, answer.json()) == (200, ANSWER)
    assert gets_mails(member)


def test_a_browser_that_opens_the_address_of_the_header_comes_to_the_page(member, program):
    answer = program.get(path_of(member), headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == 302
    assert urlsplit(answer["location"])[2:4] == urlsplit(unsubscribe_link(member.pk, Kind.MESSAGE))[2:4]
    assert gets_mails(member)


def test_the_click_can_be_undone(member, program):
    program.post(path_of(member), ONE_CLICK)
    for _ in range(2):
        assert program.delete(path_of(member)).json() == ANSWER
    assert gets_mails(member)


def test_one_click_turns_off_all_mails_but_those_that_always_come_and_no_push(member, other, program):
    before = all_mails(other)
    for _ in range(2):
        answer = program.post(all_of(path_of(member)), ONE_CLICK)
        assert answer.status_code == 200
        assert answer.json() | {"undoUntil": None} == ANSWER | {"email": False, "anyEmail": False}
    assert all_mails(member) == set()
    assert gets_mails(member, Kind.ACCOUNT)
    assert gets_mails(member, Kind.MODERATION)
    assert wanted_by([member.pk], Kind.MESSAGE, Channel.PUSH)
    assert all_mails(other) == before


def test_undoing_all_turns_on_what_was_on_before_and_no_more(member, program):
    channel_set(user_id=member.pk, kind=Kind.SESSION, channel=Channel.EMAIL, is_on=False)
    before = all_mails(member)
    for _ in range(2):
        program.post(all_of(path_of(member, Kind.REQUEST)), ONE_CLICK)
    for _ in range(2):
        assert program.delete(path_of(member, Kind.REQUEST)).status_code == 200
    assert all_mails(member) == before


def test_a_link_undoes_only_what_it_turned_off_itself(member, program):
    program.post(path_of(member, Kind.REVIEW), ONE_CLICK)
    program.post(all_of(path_of(member)), ONE_CLICK)
    assert program.delete(path_of(member, Kind.MATCH)).json()["code"] == "undo_is_over"
    assert all_mails(member) == set()
    program.delete(path_of(member))
    assert not gets_mails(member, Kind.REVIEW)
    assert gets_mails(member)


def test_a_forwarded_mail_turns_nothing_on_once_the_time_to_undo_is_over(member, program, time_machine):
    program.post(path_of(member), ONE_CLICK)
    time_machine.move_to(now_ms() + UNDO)
    program.post(path_of(member), ONE_CLICK)  # turns nothing off, so that there is nothing to undo
    answer = program.delete(path_of(member))
    assert (answer.status_code, answer.json()["code"]) == (403, "undo_is_over")
    assert program.get(path_of(member)).json() == ANSWER | {"email": False}
    assert not gets_mails(member)


def test_what_the_member_turned_off_in_the_settings_no_link_turns_on(member, program):
    program.post(path_of(member), ONE_CLICK)
    program.delete(path_of(member))
    preferences_set(user_id=member.pk, changes={"message": {"email": False}})
    assert program.delete(path_of(member)).status_code == 403
    assert not gets_mails(member)


def test_the_undo_of_one_link_does_not_bring_back_what_another_turned_off_later(member, program):
    program.post(path_of(member), ONE_CLICK)
    program.delete(path_of(member))
    program.post(all_of(path_of(member, Kind.MATCH)), ONE_CLICK)
    assert program.delete(path_of(member)).status_code == 403
    assert all_mails(member) == set()


def test_a_link_that_was_tampered_with_does_nothing(member, other, program):
    token = parse_qs(urlsplit(path_of(member)).query)["token"][0]
    _, kind, signature = token.split(".")
    forged = [f"{other.pk.hex}.{kind}.{signature}", f"{member.pk.hex}.session.{signature}", token[:-1], kind, ""]
    for text in forged:
        for path in (PATH, f"{PATH}/all"):
            answer = program.post(f"{path}?token={text}", ONE_CLICK)
            assert (answer.status_code, answer.json()["code"]) == (400, "link_not_valid")
    assert all(gets_mails(one, kind) for one in (member, other) for kind in (Kind.MESSAGE, Kind.SESSION))


def test_the_mails_of_a_deleted_member_cannot_be_changed(member, program):
    path = path_of(member)
    account_delete(user=member, password=PASSWORD)
    assert [program.post(path, ONE_CLICK).status_code, program.get(path).status_code] == [400, 400]


def test_turning_on_again_is_limited_and_turning_off_is_always_possible(member, program, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"unsubscribe": "2 per hour"}
    assert [program.delete(path_of(member)).status_code for _ in range(3)] == [200, 200, 429]
    for path in (path_of(member), all_of(path_of(member))):
        assert [program.post(path, ONE_CLICK).status_code for _ in range(3)] == [200] * 3


@pytest.mark.parametrize("kind", Kind)
def test_only_what_can_be_turned_off_carries_a_link(member, kind):
    assert bool(unsubscribe_link(member.pk, kind)) == (kind in OPTIONAL)
    assert set(unsubscribe_headers(member.pk, kind)) == (
        {"List-Unsubscribe", "List-Unsubscribe-Post"} if kind in OPTIONAL else set()
    )


def test_the_link_says_nothing_of_who_it_is_for(member):
    link = unsubscribe_link(member.pk, Kind.MATCH)
    assert member.email not in link
    assert member.name not in link
