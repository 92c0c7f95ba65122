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


def read(conversation, person, seq):
    return lambda: conversation_read(conversation_id=conversation.pk, by=person.pk, seq=seq)


READINGS = {
    "conversation": read,
    "inbox": lambda conversation, person, seq: lambda: notifications_read_all(by=person.pk),
}


@pytest.mark.parametrize("by", READINGS)
def test_a_message_that_comes_while_one_reads_is_notified_or_was_read(by, member, other):
    conversation = conversation_between(member, other)
    for _ in range(ROUNDS):
        seq = say(conversation, other)["seq"]
        reading = READINGS[by](conversation, member, seq)
        sent, done = side_by_side(lambda: say(conversation, other, "And this"), reading)
        assert (sent["seq"], done) == (seq + 1, None)
        waiting = Notification.objects.filter(user=member, is_read=False).count()
        assert waiting == 1 if by == "conversation" else waiting in (0, 1)
        side = Participant.objects.get(conversation=conversation, user=member)
        assert side.unread == (1 if by == "conversation" else side.unread)
        read(conversation, member, seq + 1)()
        assert not Notification.objects.filter(user=member, is_read=False).exists()


def test_unread_counts_of_many_senders_and_a_reader_agree_in_the_end(member, other):
    conversation = conversation_between(member, other)
    for _ in range(ROUNDS // 4):
        seq = say(conversation, other)["seq"]
        side_by_side(*[lambda: say(conversation, other)] * 3, read(conversation, member, seq))
        assert Participant.objects.get(conversation=conversation, user=member).unread == 3
        read(conversation, member, seq + 3)()
        assert Participant.objects.get(conversation=conversation, user=member).unread == 0


def test_two_preferences_that_are_set_at_once_are_both_kept(member):
    preferences_set(user_id=member.pk, changes={"match": {"in_app": True}})
    for wanted in (False, True) * 4:
        side_by_side(
            lambda wanted=wanted: preferences_set(user_id=member.pk, changes={"match": {"in_app": wanted}}),
            lambda wanted=wanted: preferences_set(user_id=member.pk, changes={"review": {"in_app": wanted}}),
        )
        kept = preferences_of(member.pk)
        assert (kept["match"]["in_app"], kept["review"]["in_app"]) == (wanted, wanted)
