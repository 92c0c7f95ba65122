"""A push speaks with the words of the inbox."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from notifications.push.texts import EVENTS, KINDS, OTHER, SOMEBODY, path_of, title_of
from skillswap.language import spoken

SENTENCES = Path(settings.BASE_DIR) / "client/src/lib/i18n/en/notifications.json"
CLIENT = json.loads(SENTENCES.read_text())["notifications"]


def ours(text):
    return re.sub(r"\{\{(\w+)\}\}", r"%(\1)s", text)


def test_every_sentence_is_the_clients():
    events = {name: ours(text) for name, text in CLIENT["events"].items() if not name.endswith(("_one", "_other"))}
    assert events == EVENTS
    assert {name: ours(CLIENT[name]) for name in KINDS} == KINDS
    assert (ours(CLIENT["other"]), CLIENT["somebody"]) == (OTHER, SOMEBODY)


@pytest.mark.parametrize(
    ("kind", "data", "title", "path"),
    [
        ("message", {"senderName": "Noor", "conversationId": "7", "preview": "Hi"}, "Noor wrote to you", "/messages/7"),
        ("match", {"name": "Noor", "userId": "7"}, "Noor fits both ways", "/people/7"),
        ("moderation", {"text": "No."}, "A word from the moderators", "/notifications"),
        (
            "session",
            {"event": "session_reminder", "sessionId": "7", "personName": "Noor", "minutesBefore": 90},
            "Your session with Noor begins in 1\u00a0hour 30\u00a0minutes",
            "/sessions/7",
        ),
        (
            "session",
            {"event": "session_ended", "isSettled": False, "sessionId": "7", "personName": "Noor"},
            "Noor says your session is over",
            "/sessions/7",
        ),
        (
            "request",
            {"event": "swap_proposed", "swapId": "7", "personName": ""},
            "Somebody proposes a swap",
            "/swaps/7",
        ),
        ("credits", {"event": "credits_received", "minutes": 60}, "You received 1\u00a0hour", "/credits"),
        ("account", {"event": "passkey_added", "passkeyName": "Phone"}, "A passkey was added: Phone", "/settings"),
        ("account", {"event": "never heard of"}, "Something new on SkillSwap", "/notifications"),
        ("match", {"name": "%(name)s {0}", "userId": "7"}, "%(name)s {0} fits both ways", "/people/7"),
    ],
)
def test_a_push_names_who_and_what_kind_and_leads_there(kind, data, title, path):
    assert (title_of(kind, data), path_of(kind, data)) == (title, path)


def test_a_push_speaks_the_language_of_who_gets_it():
    reminder = {"event": "session_reminder", "sessionId": "7", "personName": "Noor", "minutesBefore": 120}
    said = {}
    for locale in ("es", "de", "ar"):
        with spoken(locale):
            said[locale] = title_of("session", reminder)
    assert said == {
        "es": "Tu sesión con Noor empieza dentro de 2\u00a0horas",
        "de": "Dein Termin mit Noor beginnt in 2\u00a0Stunden",
        "ar": "تبدأ جلستك مع Noor بعد ساعتين",
    }
