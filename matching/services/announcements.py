"""Notifies people that a member matches them both ways: each teaches what the other wants to learn."""

from uuid import UUID

from django.db import IntegrityError

from accounts.models import User
from accounts.selectors import hidden_from, people_shown_to
from matching.mails import digests_plan
from matching.models import MatchNotice, pair_of
from matching.selectors.candidates import Candidate, OwnSkills, candidates_for, own_skills
from matching.selectors.marks import dismissed_each_other
from notifications.models import Kind, MilestoneName
from notifications.services import Notice, milestones_note, notify_many
from skillswap.db import run

MAX_NOTICES = 50  # people notified after one change
_TRIES = 4


def matches_announce(*, user_id: UUID) -> int:
    """Notify those who match this member both ways, each pair once ever; returns how many were notified.

    Nobody hears of a hidden member, nor of one of whom either dismissed the other. Emits notification:new.
    """
    newcomer = User.objects.public().filter(pk=user_id).first()
    if newcomer is None:
        return 0
    for _ in range(_TRIES):
        notices = _notices(newcomer)
        try:
            run(_notify, newcomer.pk, notices)
        except IntegrityError:  # the other one of a pair was announced at the same moment
            continue
        return len(notices)
    return 0


def _notices(newcomer: User) -> dict[str, Notice]:
    """The notices to send, by pair."""
    own = own_skills(newcomer.pk)
    hidden = hidden_from(newcomer.pk) | dismissed_each_other(newcomer.pk)
    found = candidates_for(newcomer, own, hidden=hidden)
    pairs = {pair_of(newcomer.pk, person): person for person, candidate in found.items() if candidate.mutual}
    notified = set(MatchNotice.objects.filter(pair__in=list(pairs)).values_list("pair", flat=True))
    new = {pair: person for pair, person in pairs.items() if pair not in notified}
    shown = set(
        people_shown_to(newcomer.pk, hidden=hidden).filter(pk__in=list(new.values())).values_list("id", flat=True)
    )
    return {
        pair: _notice(newcomer.pk, person, found[person], own)
        for pair, person in list(new.items())[:MAX_NOTICES]
        if person in shown
    }


def _notice(newcomer_id: UUID, person_id: UUID, candidate: Candidate, own: OwnSkills) -> Notice:
    return Notice(
        user_id=person_id,
        kind=Kind.MATCH,
        key=f"match:{newcomer_id}",
        from_id=newcomer_id,
        data={
            "userId": str(newcomer_id),
            "theyTeach": [own.offers[topic]["name"] for topic in candidate.wants],
            "youTeach": [own.wants[topic]["name"] for topic in candidate.teaches],
        },
    )


def _notify(newcomer_id: UUID, notices: dict[str, Notice]) -> None:
    if notices:
        people = [notice.user_id for notice in notices.values()]
        MatchNotice.objects.bulk_create([MatchNotice(pair=pair) for pair in notices])
        notify_many(list(notices.values()))
        digests_plan(people)
        milestones_note(user_ids=[newcomer_id, *people], name=MilestoneName.FIRST_MATCH)
