"""Each caller is answered in the language that they ask for."""

import asyncio
import datetime as dt

import pytest
from django.utils import translation

from credits.notes import MISSED, WELCOME
from credits.services.transfers import bonus_give
from notifications.models import Notification
from notifications.selectors import notifications_now
from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from skillswap.http.language import language_for
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say, uploaded
from tests.factories.learning import session_between
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.only_on("sqlite")


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr-FR, ar;q=0.5", "ar"),
        ("fr", "en"),
        ("en;q=0.3, es-MX;q=0.9", "es"),
        ("*", "en"),
        ("de;q=0, *", "en"),
        ("not a header;;", "en"),
    ],
)
def test_the_language_is_the_one_that_is_liked_best_of_ours(accepted, spoken) -> None:
    assert language_for(accepted) == spoken


def test_an_answer_says_its_language_and_that_others_may_get_another(api, member) -> None:
    answer = api(member).get("/api/auth/me", HTTP_ACCEPT_LANGUAGE="de-CH")
    assert answer["Content-Language"] == "de"
    assert "Accept-Language" in answer["Vary"]


def test_a_refusal_before_any_view_speaks_it_too(anonymous) -> None:
    answer = anonymous.get("/api/nothing-here", HTTP_ACCEPT_LANGUAGE="es")
    assert (answer.status_code, answer["Content-Language"]) == (404, "es")


def test_after_a_request_nothing_of_its_language_is_left(api, member) -> None:
    api(member).get("/api/auth/me", HTTP_ACCEPT_LANGUAGE="ar")
    assert translation.get_language() == "en"


def test_pages_of_moderators_stay_english(client) -> None:
    answer = client.get("/admin/login/", HTTP_ACCEPT_LANGUAGE="de")
    assert "Content-Language" not in answer
    assert "Log in" in answer.content.decode()


def test_errors_are_said_in_the_language_of_who_asks(api, member) -> None:
    client = api(member)
    errors = {language: client.get("/api/swaps/nothing", HTTP_ACCEPT_LANGUAGE=language) for language in ("en", "de")}
    assert [answer.json()["code"] for answer in errors.values()] == ["not_found"] * 2  # programs read codes
    assert errors["en"].json()["message"] == "There is nothing here, or it is not yours to see."
    assert errors["de"].json()["message"] == "Hier ist nichts, oder es ist nicht für dich bestimmt."


def test_every_wrong_field_is_named_in_the_language_of_who_asks_also_by_the_framework(anonymous) -> None:
    body = {"name": "", "email": "nowhere", "password": "short", "timezone": "Mars/Olympus"}
    answer = anonymous.post("/api/auth/signup", body, HTTP_ACCEPT_LANGUAGE="es-AR")
    said = {error["field"]: error["message"] for error in answer.json()["errors"]}
    assert answer.status_code == 400
    assert said["email"] == "Escribe un correo electrónico."
    assert said["timezone"] == "Usa el nombre de una zona horaria, como Europe/Berlin."
    assert "blanco" in said["name"]  # Django REST framework's own
    assert "contraseña" in said["password"]  # Django's own


def test_a_limit_is_told_in_the_language_of_who_asks(anonymous, settings) -> None:
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "address": "1/minute"}
    anonymous.get("/api/config")
    answer = anonymous.get("/api/config", HTTP_ACCEPT_LANGUAGE="de")
    assert (answer.status_code, answer["Content-Language"]) == (429, "de")
    assert answer.json()["message"].startswith("Zu viele Versuche. Versuch es in ")


@pytest.mark.django_db
def test_reasons_of_a_match_are_said_in_the_language_of_who_reads_them(api) -> None:
    me = UserFactory(languages=["en", "de"])
    them = UserFactory(languages=["de"])
    for person, teaches, learns in ((me, "French", "Guitar"), (them, "Guitar", "French")):
        offers(person, teaches)
        wants(person, learns)
    answer = api(me).get("/api/matches/suggestions", HTTP_ACCEPT_LANGUAGE="ar")
    (found,) = answer.json()
    said = {reason["code"]: reason["message"] for reason in found["reasons"]}
    assert said["mutual"] == "يمكنكما التبادل: غيتار مقابل الفرنسية."
    assert said["shared_language"] == "كلاكما يتحدث الألمانيّة."


@pytest.mark.django_db
def test_a_calendar_speaks_its_members_language_whatever_the_program_that_asks_speaks(api, anonymous) -> None:
    learner, teacher = UserFactory(locale="de"), UserFactory(name="Noor")
    session_between(teacher, learner, at=now_ms() + dt.timedelta(days=2))
    url = api(learner).get("/api/calendar").json()["url"]
    answer = anonymous.get(url[url.index("/api/") :], HTTP_ACCEPT_LANGUAGE="es")
    assert "Noor unterrichtet dich." in answer.content.decode()


@pytest.mark.django_db
def test_a_notification_is_worded_for_who_gets_it_and_not_for_who_caused_it(api) -> None:
    ada, noor = UserFactory(), UserFactory(locale="de")
    conversation = conversation_between(ada, noor)
    with translation.override("es"):
        say(conversation, ada, "", attachments=(uploaded(conversation, ada).pk,))
        ids = Notification.objects.filter(user=noor).values_list("pk", flat=True)
        (event,) = notifications_now(noor.pk, list(ids)).values()
    assert event.data["preview"] == "Datei"


@pytest.mark.django_db
def test_threads_do_not_take_a_language_over_from_one_another() -> None:
    async def language_in(accepted: str) -> str | None:
        with translation.override(accepted):
            await asyncio.sleep(0)
            return await in_thread(translation.get_language)

    async def many() -> list[str | None]:
        return await asyncio.gather(*(language_in(code) for code in ["de", "es", "ar", "en"] * 8))

    assert asyncio.run(many()) == ["de", "es", "ar", "en"] * 8
    assert translation.get_language() == "en"


@pytest.mark.django_db
def test_what_we_note_beside_a_movement_of_credits_is_said_in_the_readers_language(api) -> None:
    member = UserFactory()
    bonus_give(user_id=member.pk, minutes=60, reason=WELCOME, key="welcome:test")
    bonus_give(user_id=member.pk, minutes=5, reason=f"{MISSED}: Guitar", key="missed:test")
    bonus_give(user_id=member.pk, minutes=5, reason="Thank you for the rug!", key="thanks:test")
    rows = api(member).get("/api/credits/transactions", HTTP_ACCEPT_LANGUAGE="de").json()["data"]
    assert [row["description"] for row in rows] == [
        "Thank you for the rug!",
        "Ein Termin wurde verpasst oder spät abgesagt: Guitar",
        "Willkommen bei SkillSwap",
    ]
