"""The weekly mail of new matches and of saved searches, in the morning of the day that the member chose.

It is put into the outbox when the first match of the week is found, or somebody new for a search, and says whom the
member matches, and how many people are new in their searches, when it is sent.
"""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.availability.clocks import instant, zone_of
from accounts.models import User
from accounts.selectors import cards_shown_to
from matching.models import MatchNotice, SavedSearch, pair_of
from matching.selectors.candidates import candidates_for, own_skills
from matching.selectors.marks import put_aside
from notifications.mail.adding import NewMail, mail_move, mails_add, mails_not_over
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail
from notifications.models import Kind
from notifications.selectors import digest_days
from skills.catalogue import shown_name
from skillswap.db.fields import now_ms
from skillswap.mail import MailContent
from skillswap.phrases import comma_listed, plural

NAME = "match_digest"
LONGEST_BREAK = dt.timedelta(days=14)  # between two digests, when a later day of the week was chosen after the first
SENDING = dt.timedelta(minutes=1)  # who is found while a digest is sent may be in both, and is not left out
MOST_NAMED = 10


def digests_plan(user_ids: Collection[UUID]) -> None:
    """Have the next digest sent to those of these members who want one. Call it when matches of them were found."""
    mails_add(_next_digests(user_ids))


def digest_follow_day(user_id: UUID) -> None:
    """A digest that waits is sent on the day that the member has chosen now; still one a week."""
    for mail in _next_digests([user_id]):
        mail_move(mail)


def _next_digests(user_ids: Collection[UUID]) -> list[NewMail]:
    """Of each who wants digests the next one, on the chosen day of this week, or of the next if this one had its own.

    Two queries, and one that asks which weeks had theirs; none for who wants none.
    """
    days = digest_days(user_ids)
    zones = dict(User.objects.filter(pk__in=list(days)).values_list("pk", "timezone")) if days else {}
    now = now_ms()
    mails = []
    for pk, zone in zones.items():
        first = next_digest(days[pk], zone, now=now)
        mails += [_digest_at(first, pk, zone), _digest_at(next_digest(days[pk], zone, now=first), pk, zone)]
    return list({mail.user_id: mail for mail in reversed(mails_not_over(mails))}.values())


def _digest_at(due: dt.datetime, user_id: UUID, zone: str) -> NewMail:
    """The digest of that week on a clock in `zone`."""
    week = f"{due.astimezone(zone_of(zone)):%G-W%V}"
    return NewMail(user_id, NAME, week, Kind.MATCH, user_id, due_at=due)


def next_digest(weekday: int, zone: str, *, now: dt.datetime) -> dt.datetime:
    """The next DIGEST_HOUR on that weekday (0 is Monday) of a clock in `zone`, in UTC."""
    today = now.astimezone(zone_of(zone)).date()
    days = (weekday - today.weekday()) % 7
    for wait in (days, days + 7):
        moment = instant(today + dt.timedelta(days=wait), settings.DIGEST_HOUR * 60, zone)
        if moment > now.timestamp():
            break
    return dt.datetime.fromtimestamp(moment, dt.UTC)


def digest(mail: Mail, reader: User) -> MailContent | None:
    """Whom the reader matches both ways since the last digest, as far as they may be seen now, and their searches in
    which somebody is new. None when there is neither, or they chose to get none meanwhile."""
    if not digest_days([reader.pk]):
        return None
    people, searches = _new_matches(reader), _new_in_searches(reader.pk)
    if not people:
        return _of_searches(searches) if searches else None
    more = len(people) - MOST_NAMED
    return MailContent(
        plural("One new match for you", "%(count)d new matches for you", len(people)),
        [_("You each teach what the other wants to learn.")],
        (_("See my matches"), f"{settings.CLIENT_ORIGIN}/matches"),
        [*people[:MOST_NAMED], *searches],
        notes=[plural("And %(count)d more.", "And %(count)d more.", more)] if more > 0 else [],
    )


def _of_searches(searches: list[tuple[str, str]]) -> MailContent:
    return MailContent(
        _("New people for your saved searches"),
        [_("Somebody new fits what you look for.")],
        (_("See my searches"), f"{settings.CLIENT_ORIGIN}/discover"),
        searches,
    )


def _new_in_searches(user_id: UUID) -> list[tuple[str, str]]:
    """(name of the search, how many people are new in it) of those with notifications on. One query."""
    mine = SavedSearch.objects.filter(user_id=user_id, notify=True, new_count__gt=0).order_by("-id")
    return [
        (name, plural("%(count)d new person fits", "%(count)d new people fit", count))
        for name, count in mine.values_list("name", "new_count")
    ]


def _new_matches(reader: User) -> list[tuple[str, str]]:
    """(name, what the two could teach each other) of each."""
    own, hidden = own_skills(reader.pk), put_aside(reader.pk)
    found = {pk: one for pk, one in candidates_for(reader, own, hidden=hidden).items() if one.mutual}
    pairs = {pair_of(reader.pk, pk): pk for pk in found}
    fresh = MatchNotice.objects.filter(pair__in=list(pairs), created_at__gt=_last_digest(reader.pk))
    new = [pairs[pair] for pair in fresh.order_by("-id").values_list("pair", flat=True)]
    cards = cards_shown_to(reader.pk, new, hidden=hidden)
    return [
        (
            cards[pk]["name"],
            _("teaches %(theirs)s, wants to learn %(yours)s")
            % {"theirs": _names(own.wants, found[pk].teaches), "yours": _names(own.offers, found[pk].wants)},
        )
        for pk in new
        if pk in cards
    ]


def _last_digest(user_id: UUID) -> dt.datetime:
    """When the sending of the last one began, as far as that is of interest."""
    sent = Mail.objects.filter(user_id=user_id, about_id=user_id, name=NAME, state=Mail.State.SENT)
    began = [ended - SENDING for ended in sent.values_list("ended_at", flat=True) if ended]
    return max(now_ms() - LONGEST_BREAK, *began) if began else now_ms() - LONGEST_BREAK


def _names(skills: dict[UUID, dict[str, str]], topics: Collection[UUID]) -> str:
    return comma_listed(shown_name(skills[topic]["name"]) for topic in topics)


DIGEST_MAIL = MailKind(NAME, digest)
