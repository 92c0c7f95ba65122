"""Telling people that someone new fits them both ways."""

from uuid import UUID

from django.db import IntegrityError

from accounts.models import User
from accounts.selectors import hidden_from
from matching.candidates import fits_of, mine_of
from matching.models import MatchNotice
from notifications.models import Kind
from notifications.services import Notice, notify_many
from skills.people import people_shown_to
from skillswap.db import run

AT_ONCE = 50  # people told after one change
_TRIES = 4


def matches_announce(*, user_id: UUID) -> int:
    """Tell those who fit both ways with this member, each pair once ever; returns how many were told.

    Nobody hears of a hidden member. Emits notification:new.
    """
    newcomer = User.objects.public().filter(pk=user_id).first()
    if newcomer is None:
        return 0
    for _ in range(_TRIES):
        notices = _notices(newcomer)
        try:
            run(_tell, notices)
        except IntegrityError:  # the other one of a pair was announced at the same moment
            continue
        return len(notices)
    return 0


def pair_of(one: UUID, other: UUID) -> str:
    """The same text for two people in either order."""
    return ":".join(sorted((one.hex, other.hex)))


def _notices(newcomer: User) -> dict[str, Notice]:
    """By pair, what to tell whom."""
    mine = mine_of(newcomer.pk)
    hidden = hidden_from(newcomer.pk)
    fits = {person: fit for person, fit in fits_of(newcomer.pk, mine, hidden=hidden).items() if fit.mutual}
    pairs = {pair_of(newcomer.pk, person): person for person in fits}
    told = set(MatchNotice.objects.filter(pair__in=list(pairs)).values_list("pair", flat=True))
    new = {pair: person for pair, person in pairs.items() if pair not in told}
    shown = set(
        people_shown_to(newcomer.pk, hidden=hidden).filter(pk__in=list(new.values())).values_list("id", flat=True)
    )
    return {
        pair: Notice(
            user_id=person,
            kind=Kind.MATCH,
            key=f"match:{newcomer.pk}",
            from_id=newcomer.pk,
            data={
                "userId": str(newcomer.pk),
                "theyTeach": [mine.offers[topic]["name"] for topic in fits[person].wants],
                "youTeach": [mine.wants[topic]["name"] for topic in fits[person].teaches],
            },
        )
        for pair, person in list(new.items())[:AT_ONCE]
        if person in shown
    }


def _tell(notices: dict[str, Notice]) -> None:
    if notices:
        MatchNotice.objects.bulk_create([MatchNotice(pair=pair) for pair in notices])
        notify_many(list(notices.values()))
