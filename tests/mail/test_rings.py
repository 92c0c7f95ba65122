"""Mails about rings."""

import pytest

from rings.services import ring_accept, ring_decline, ring_repair
from tests.factories.accounts import UserFactory
from tests.factories.rings import proposed_ring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock"), pytest.mark.only_on("sqlite")]


def test_a_ring_is_mailed_to_all_when_it_is_proposed_and_to_the_others_when_it_is_agreed_on(
    ada, noor, sent, mailoutbox
):
    third = UserFactory(name="Ben", email="ben@example.org")
    ring = proposed_ring(ada, noor, third, names=["Ring craft a", "Ring craft b", "Ring craft c"])
    assert {address for address, _ in sent()} == {"ada@example.org", "noor@example.org", "ben@example.org"}
    text = next(mail for mail in mailoutbox if mail.to == ["noor@example.org"]).body
    for words in (f"/rings/{ring.pk}", "Ring craft b, 1\u00a0hour, Ben", "Ring craft a, 1\u00a0hour, Ada"):
        assert words in text
    for person in (ada, noor, third):
        ring_accept(ring_id=ring.pk, by=person)
    assert sent() == [
        (address, "Everybody said yes to your ring") for address in ("ada@example.org", "noor@example.org")
    ]


def test_who_said_yes_in_vain_is_told_and_an_answered_proposal_is_not_mailed(ada, noor, sent):
    third = UserFactory(name="Ben", email="ben@example.org")
    ring = proposed_ring(ada, noor, third)
    ring_accept(ring_id=ring.pk, by=ada)
    ring_decline(ring_id=ring.pk, by=noor)
    ring_repair(ring.pk)
    assert [subject for _, subject in sent()] == ["Your ring is over"] * 2
