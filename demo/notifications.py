"""The demo member's notifications, sent by the services that send everybody's."""

from accounts.models import User
from chat.models import Message
from chat.services.notifications import message_notice
from matching.models import MatchNotice, pair_of
from notifications.models import Kind, Milestone, MilestoneName
from notifications.services import Notice, notify_many


def demo_member_notify(demo: User, unread: list[Message], matched: list[tuple[User, list[str], list[str]]]) -> None:
    """One notification for each unread message, and for each (person, what they teach, what `demo` teaches)."""
    MatchNotice.objects.bulk_create([MatchNotice(pair=pair_of(demo.pk, person.pk)) for person, _, _ in matched])
    Milestone.objects.create(user=demo, name=MilestoneName.FIRST_MATCH)  # long ago
    notify_many(
        [
            *(
                Notice(
                    demo.pk,
                    Kind.MATCH,
                    f"match:{person.pk}",
                    {"userId": str(person.pk), "theyTeach": teaches, "youTeach": wants},
                    person.pk,
                )
                for person, teaches, wants in matched
            ),
            *(message_notice(message, to=demo.pk) for message in unread),
        ]
    )
