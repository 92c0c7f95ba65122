"""Errors on the socket are said in the language that the member has chosen, whoever speaks at the same time."""

import asyncio
from uuid import uuid4

import pytest

from accounts.models import User
from skillswap.db.pool import in_thread

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("sqlite")]


async def test_two_who_send_at_once_are_each_refused_in_their_own_language(people, talk, open_tab):
    ada, noor = people
    await in_thread(User.objects.filter(pk=ada.pk).update, locale="de")
    tabs = [await open_tab(ada), await open_tab(noor), await open_tab(ada), await open_tab(noor)]

    def empty(tab):
        return tab.command("chat:message", id=str(uuid4()), conversationId=str(talk.pk), content="")

    refusals = await asyncio.gather(*(empty(tab) for tab in tabs))  # the socket sends what comes together in one go
    assert [refused["code"] for refused in refusals] == ["invalid"] * 4
    german, english = "Schreib zuerst etwas.", "Write something first."
    assert [refused["message"] for refused in refusals] == [german, english, german, english]
    assert (await tabs[0].command("no:such"))["message"] == "Den Befehl 'no:such' gibt es nicht."
