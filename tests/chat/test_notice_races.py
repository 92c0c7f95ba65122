"""At the same moment: no message stays without its notification, counts agree, both changed preferences are kept."""

import pytest

from chat.models import Participant
from chat.services import conversation_read
from notifications.models import Notification
from notifications.selectors import preferences_of
from notifications.services import notifications_read_all, preferences_set
from tests.factories.chat import conversation_between, say
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 12


@pytest.fixture(autouse=True)
def _no_limits(settings):
    settings.RATE_LIMITS_ENABLED = False


def read(talk, person, seq):
    return lambda: conversation_read(conversation_id=talk.pk, by=person.pk, seq=seq)


@pytest.mark.parametrize("by", ["conversation", "bell"])
def test_a_message_that_comes_while_one_reads_is_told_of_or_was_read(by, member, other):
    talk = conversation_between(member, other)
    for _ in range(ROUNDS):
        seq = say(talk, other)["seq"]
        reading = read(talk, member, seq) if by == "conversation" else lambda: notifications_read_all(by=member.pk)
        sent, done = side_by_side(lambda: say(talk, other, "And this"), reading)
        assert (sent["seq"], done) == (seq + 1, None)
        waiting = Notification.objects.filter(user=member, is_read=False).count()
        assert waiting == 1 if by == "conversation" else waiting in (0, 1)
        side = Participant.objects.get(conversation=talk, user=member)
        assert side.unread == (1 if by == "conversation" else side.unread)
        read(talk, member, seq + 1)()
        assert not Notification.objects.filter(user=member, is_read=False).exists()


def test_unread_counts_of_many_senders_and_a_reader_agree_in_the_end(member, other):
    talk = conversation_between(member, other)
    for _ in range(ROUNDS // 4):
        seq = say(talk, other)["seq"]
        side_by_side(*[lambda: say(talk, other)] * 3, read(talk, member, seq))
        assert Participant.objects.get(conversation=talk, user=member).unread == 3
        read(talk, member, seq + 3)()
        assert Participant.objects.get(conversation=talk, user=member).unread == 0


def test_two_preferences_that_are_set_at_once_are_both_kept(member):
    preferences_set(user_id=member.pk, in_app={"match": True})
    for wanted in (False, True) * 4:
        side_by_side(
            lambda wanted=wanted: preferences_set(user_id=member.pk, in_app={"match": wanted}),
            lambda wanted=wanted: preferences_set(user_id=member.pk, in_app={"review": wanted}),
        )
        kept = preferences_of(member.pk)
        assert (kept["match"], kept["review"]) == ({"in_app": wanted}, {"in_app": wanted})
