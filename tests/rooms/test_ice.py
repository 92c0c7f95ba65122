"""Which servers a browser is told to use, and what the system checks say of settings that cannot work."""

import subprocess
import sys
from uuid import UUID

import pytest
from django.core.checks import Tags, run_checks

from rooms.ice import ice_for
from tests.plugins import product

ADA = UUID(int=7)


def problems(**settings):
    return [
        found.id for found in run_checks(tags=[Tags.security], **settings) if found.id and found.id.startswith("rooms.")
    ]


def test_without_any_server_browsers_use_what_they_find_themselves():
    assert ice_for(ADA) == ([], "all", None)


def test_stun_needs_no_credentials_and_turn_has_some_for_an_hour(settings, time_machine):
    time_machine.move_to("2026-11-26T10:00:00Z", tick=False)
    settings.STUN_URLS = ["stun:stun.example:3478"]
    settings.TURN_URLS = ["turn:turn.example:3478", "turns:turn.example:5349"]
    settings.TURN_SECRET = "s" * 32
    (stun, turn), _, until = ice_for(ADA)
    assert stun.model_dump(exclude_none=True) == {"urls": ["stun:stun.example:3478"]}
    assert (turn.urls, turn.username) == (settings.TURN_URLS, f"1795690800:{ADA}")
    assert until.isoformat() == "2026-11-26T11:00:00+00:00"


@pytest.mark.parametrize("secret", ["", "short"])
def test_a_turn_server_without_its_secret_is_an_error_before_anything_starts(settings, secret):
    settings.TURN_URLS, settings.TURN_SECRET = ["turn:turn.example"], secret
    assert problems() == ["rooms.E001"]


@pytest.mark.slow
def test_a_server_with_such_settings_does_not_start(tmp_path):
    env = product.environment(tmp_path, TURN_URLS="turn:turn.example", TURN_SECRET="short", PORT="1")
    command = [sys.executable, "manage.py", "serve"]
    done = subprocess.run(command, cwd=product.ROOT, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode
    assert "rooms.E001" in done.stderr


def test_relay_only_without_a_relay_is_an_error(settings):
    settings.CALL_ICE_POLICY = "relay"
    assert problems() == ["rooms.E002"]


def test_a_deployment_without_turn_is_warned(settings):
    assert problems(include_deployment_checks=True) == ["rooms.W001"]
    settings.TURN_URLS, settings.TURN_SECRET = ["turn:turn.example"], "s" * 32
    assert problems(include_deployment_checks=True) == []
