"""Events and notifications about rings."""

from collections.abc import Collection
from uuid import UUID

from notifications.models import Kind
from notifications.services import Notice, notifications_end, notify_many
from realtime.services import publish
from rings.events import RingNew, RingUpdated
from rings.models import Ring, RingMember


def publish_new(ring: Ring, *, to: Collection[UUID]) -> None:
    """Emits ring:new and notification:new to those who are asked."""
    publish(RingNew(id=ring.pk, status=ring.status), to=to)
    notices_send(ring, "proposed", to=to)


def publish_updated(ring: Ring, *, to: Collection[UUID], ends_notices_of: Collection[UUID] = ()) -> None:
    """Emits ring:updated; the notifications of `ends_notices_of` are read then: that state is gone."""
    publish(RingUpdated(id=ring.pk, status=ring.status), to=to)
    notifications_end(to=ends_notices_of, keys=[notification_key(ring.pk)])


def ring_lesson_changed(ring_id: UUID, known_to: Collection[UUID]) -> None:
    """A session of the ring changed. Emits ring:updated to all in it but `known_to`, who have the event of the session.

    Two queries.
    """
    ring = Ring.objects.get(pk=ring_id)
    parts = RingMember.objects.filter(ring_id=ring_id, is_present=True, is_hidden=False)
    others = parts.exclude(user_id__in=list(known_to)).order_by("place")
    publish_updated(ring, to=list(others.values_list("user_id", flat=True)))


def publish_change(ring: Ring, change: str, *, to: Collection[UUID], notify: Collection[UUID]) -> None:
    """Emits ring:updated to `to`, whose earlier notifications are read then, and notification:new to `notify`."""
    publish_updated(ring, to=to, ends_notices_of=to)
    notices_send(ring, change, to=notify)


def notices_send(ring: Ring, change: str, *, to: Collection[UUID]) -> None:
    """Notify of `change`: proposed, repaired, replaced, accepted, ended or completed.

    Whoever is asked reads what they would teach and learn, one query more.
    """
    data = {"event": f"ring_{change}", "ringId": str(ring.pk), "change": change, "people": ring.size}
    skills = _skills_in(ring) if change == "proposed" else {}
    notify_many(
        [Notice(user_id, Kind.RING, notification_key(ring.pk), data | skills.get(user_id, {})) for user_id in to]
    )


def _skills_in(ring: Ring) -> dict[UUID, dict[str, str]]:
    """What each of a ring teaches and learns in it, by their id."""
    parts = {part.place: part for part in RingMember.objects.filter(ring_id=ring.pk, is_present=True)}
    return {
        part.user_id: {"teaches": part.skill_name, "learns": before.skill_name}
        for place, part in parts.items()
        if (before := parts.get((place - 1) % ring.size))
    }


def notification_key(ring_id: UUID) -> str:
    """The key of the one notification that a ring may have waiting for a member."""
    return f"ring:{ring_id}"
