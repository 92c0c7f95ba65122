"""Proposing a swap, and answering a proposal with another one."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError

from accounts.models import User
from accounts.selectors import visible_person
from skills.models import Skill
from skillswap.db import run
from skillswap.errors import InvalidInput, NotFound
from skillswap.fields import now_ms
from skillswap.idempotency import digest
from skillswap.throttling import counted
from swaps.errors import KeyTaken, SwapNotPending, SwapOpen
from swaps.models import Swap, skills_key
from swaps.safety import swaps_follow_block
from swaps.services.answering import require_asked
from swaps.services.changing import answer
from swaps.services.expiring import swap_expire_due
from swaps.services.telling import tell_new, tell_updated

TERMS = ("offered_skill_id", "wanted_skill_id", "offered_minutes", "wanted_minutes", "message")


def swap_propose(
    *,
    by: User,
    key: str,
    to_user_id: UUID,
    offered_skill_id: UUID,
    wanted_skill_id: UUID,
    offered_minutes: int,
    wanted_minutes: int,
    message: str,
) -> tuple[Swap, bool]:
    """Propose a swap; returns it and whether it is new: the same `key` and body again give the first one.

    Raises KeyTaken, InvalidInput, TooFast, NotFound for whom `by` may not see, SwapOpen while one for these two
    skills is open. Emits swap:new to both people. Call it outside a transaction.
    """
    terms = dict(zip(TERMS, (offered_skill_id, wanted_skill_id, offered_minutes, wanted_minutes, message), strict=True))
    sent = {"request_key": f"propose:{key}", "request_digest": digest(to_user_id, *terms.values())}
    if there := _sent_before(by, **sent):
        return there, False
    if to_user_id == by.pk:
        raise InvalidInput("to_user_id", "You cannot swap with yourself.")
    if visible_person(to_user_id, viewer=by) is None:
        raise NotFound
    swap = _make(by.pk, to_user_id, terms, **sent)
    try:
        with counted("swap", by.pk):
            run(_propose, swap, by)
            if swaps_follow_block(by.pk, to_user_id):  # made at this moment: it could not see the proposal
                raise NotFound
    except IntegrityError:  # of this key, or of these two skills, there is one by now
        if there := _sent_before(by, **sent):
            return there, False
        raise SwapOpen from None
    return swap, True


def swap_counter(*, swap: Swap, by: User, **changes: Any) -> Swap:
    """Answer a proposal with another one, the other way round; what `changes` leaves out stays as it was.

    Offered and wanted are seen from the side of `by`. The same again gives the first answer. Raises NotYourTurn,
    SwapNotPending, InvalidInput, TooFast, SwapOpen, NotFound. Emits swap:updated and swap:new to both people.
    Call it outside a transaction.
    """
    require_asked(swap, by)
    terms = _turned_round(swap) | changes
    sent = {"request_key": f"counter:{swap.pk}", "request_digest": digest(*(terms[name] for name in TERMS))}
    if there := _answered_before(by, **sent):
        return there
    if swap.status != Swap.Status.PENDING:
        raise SwapNotPending
    made = _make(by.pk, swap.from_user_id, terms, counter_of=swap.pk, **sent)
    try:
        with counted("swap", by.pk):
            run(_counter, swap, made, by)
            if swaps_follow_block(*made.people):
                raise NotFound
    except SwapNotPending:
        if there := _answered_before(by, **sent):
            return there
        raise
    except IntegrityError:
        raise SwapOpen from None
    return made


def _propose(swap: Swap, by: User) -> None:
    swap.save(force_insert=True)
    tell_new(swap, event="swap_proposed")


def _counter(swap: Swap, made: Swap, by: User) -> None:
    if not answer(swap, Swap.Status.COUNTERED, countered_by=made.pk):
        raise SwapNotPending  # with another proposal
    made.save(force_insert=True)
    tell_updated(swap)
    tell_new(made, event="swap_countered")


def _turned_round(swap: Swap) -> dict[str, Any]:
    """The terms of a swap from the other side."""
    return {
        "offered_skill_id": swap.wanted_skill_id,
        "offered_minutes": swap.wanted_minutes,
        "wanted_skill_id": swap.offered_skill_id,
        "wanted_minutes": swap.offered_minutes,
        "message": "",
    }


def _sent_before(by: User, *, request_key: str, request_digest: str) -> Swap | None:
    """What this key made earlier. Raises KeyTaken when it was something else."""
    there = Swap.objects.filter(from_user_id=by.pk, request_key=request_key).first()
    if there is not None and there.request_digest != request_digest:
        raise KeyTaken
    return there


def _answered_before(by: User, **sent: str) -> Swap | None:
    return Swap.objects.filter(from_user_id=by.pk, **sent).first()


def _make(from_id: UUID, to_id: UUID, terms: dict[str, Any], **more: Any) -> Swap:
    """The proposal, not saved. Raises InvalidInput unless each of the two offers their skill."""
    skills = {
        skill.pk: skill
        for skill in Skill.objects.offers().filter(pk__in=[terms["offered_skill_id"], terms["wanted_skill_id"]])
    }
    names = {}
    wrong = []
    for side, owner, whose in (("offered", from_id, "you offer"), ("wanted", to_id, "they offer")):
        skill = skills.get(terms[f"{side}_skill_id"])
        if skill is None or skill.user_id != owner:
            wrong.append((f"{side}_skill_id", f"Choose a skill that {whose}."))
        else:
            names[f"{side}_skill_name"] = skill.name
    InvalidInput.require_none(wrong)
    key = skills_key(*skills)
    swap_expire_due(key)
    return Swap(
        from_user_id=from_id,
        to_user_id=to_id,
        skills_key=key,
        expires_at=now_ms() + dt.timedelta(days=settings.SWAP_ANSWER_DAYS),
        **terms,
        **names,
        **more,
    )
