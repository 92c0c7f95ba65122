"""Refresh tokens work once, forgive a lost answer, and give a thief nothing."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection

from accounts.errors import Banned, SignInEnded
from accounts.hooks import devices_ended
from accounts.models import Device, User
from accounts.services import SignedIn, device_refresh, device_sign_in
from accounts.tokens import read_refresh
from tests.accounts.conftest import csrf
from tests.factories.accounts import UserFactory


@pytest.fixture
def ended(monkeypatch):
    """What the hook `devices_ended` was called with."""
    calls = []
    monkeypatch.setattr(devices_ended, "_handlers", [lambda *call: calls.append(call)])
    return calls


def later(seconds: float):
    return time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds), tick=False)


@pytest.mark.django_db
def test_a_refresh_gives_new_tokens_of_the_same_device(member) -> None:
    first = device_sign_in(user=member)
    second = device_refresh(refresh=first.refresh)
    assert second.refresh != first.refresh
    assert second.device.pk == first.device.pk
    assert device_refresh(refresh=second.refresh).device.pk == first.device.pk


@pytest.mark.django_db
def test_a_lost_answer_is_given_again_for_some_seconds(member, ended) -> None:
    first = device_sign_in(user=member)
    second = device_refresh(refresh=first.refresh)
    with later(8):
        again = device_refresh(refresh=first.refresh)
        assert read_refresh(again.refresh).token_id == read_refresh(second.refresh).token_id
    assert not ended


@pytest.mark.django_db
def test_using_a_token_again_after_the_grace_ends_the_device(member, ended) -> None:
    first = device_sign_in(user=member)
    second = device_refresh(refresh=first.refresh)
    with later(11):
        for token in (first.refresh, second.refresh):
            with pytest.raises(SignInEnded):
                device_refresh(refresh=token)
    assert ended == [(member.pk, [first.device.pk], "token_reuse")]
    assert Device.objects.get(pk=first.device.pk).ended_reason == "token_reuse"


@pytest.mark.django_db
def test_a_token_two_steps_old_ends_the_device_even_at_once(member, ended) -> None:
    first = device_sign_in(user=member)
    third = device_refresh(refresh=device_refresh(refresh=first.refresh).refresh)
    for token in (first.refresh, third.refresh):
        with pytest.raises(SignInEnded):
            device_refresh(refresh=token)
    assert len(ended) == 1


@pytest.mark.django_db
def test_reuse_on_one_device_leaves_the_others_alone(member) -> None:
    stolen, mine = device_sign_in(user=member), device_sign_in(user=member)
    device_refresh(refresh=stolen.refresh)
    with later(11), pytest.raises(SignInEnded):
        device_refresh(refresh=stolen.refresh)
    assert device_refresh(refresh=mine.refresh)


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "rubbish", "a.b.c", "access"])
def test_what_is_no_refresh_token_is_refused(member, token) -> None:
    text = device_sign_in(user=member).access if token == "access" else token
    with pytest.raises(SignInEnded):
        device_refresh(refresh=text)


@pytest.mark.django_db
def test_a_refresh_token_dies_after_thirty_days(member) -> None:
    first = device_sign_in(user=member)
    with later(31 * 24 * 3600), pytest.raises(SignInEnded):
        device_refresh(refresh=first.refresh)


@pytest.mark.django_db
def test_a_banned_member_cannot_refresh(member) -> None:
    first = device_sign_in(user=member)
    User.objects.filter(pk=member.pk).update(is_banned=True)
    with pytest.raises(Banned):
        device_refresh(refresh=first.refresh)


@pytest.mark.django_db
def test_the_browser_refreshes_by_cookie(signed_in_browser) -> None:
    before = signed_in_browser.cookies["skillswap_refresh"].value
    response = signed_in_browser.post("/api/auth/refresh", headers=csrf(signed_in_browser))
    assert response.status_code == 204
    assert response.cookies["skillswap_refresh"].value != before
    assert response.cookies["skillswap_access"]["httponly"]


@pytest.mark.django_db
def test_refreshing_without_a_cookie_is_401(anonymous) -> None:
    response = anonymous.post("/api/auth/refresh")
    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")


@pytest.mark.django_db
def test_a_program_refreshes_by_body(anonymous, member) -> None:
    refresh = device_sign_in(user=member).refresh
    response = anonymous.post("/api/auth/token/refresh", {"refresh": refresh})
    assert response.status_code == 200
    assert response.json().keys() == {"access", "refresh"}
    assert not response.cookies


@pytest.mark.django_db(transaction=True)
def test_eight_parallel_refreshes_give_one_living_child() -> None:
    member = UserFactory()
    first = device_sign_in(user=member)
    together = threading.Barrier(8)

    def refresh(_: int) -> SignedIn:
        try:
            together.wait(60)
            return device_refresh(refresh=first.refresh)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        children = {read_refresh(child.refresh).token_id for child in pool.map(refresh, range(8))}
    device = Device.objects.get(user_id=member.pk)
    assert children == {device.refresh_id}
    assert not device.ended
