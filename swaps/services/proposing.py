"""Proposing a swap, and answering a proposal with another one."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import visible_person
from accounts.services import members_lock
from skills.models import Skill
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.db.idempotency import digest, made_before, write_once
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.throttling import counted
from swaps.errors import KeyTaken, SwapNotPending, SwapOpen
from swaps.models import Swap, skills_key
from swaps.services.answering import require_receiver
from swaps.services.blocks import swaps_follow_block
from swaps.services.changing import answer
from swaps.services.expiring import swap_expire_due
from swaps.services.publishing import publish_new, publish_updated

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
    sent = {"key": f"propose:{key}", "digest": digest(to_user_id, *terms.values())}
    mine = Swap.objects.filter(from_user_id=by.pk)
    try:
        return write_once(
            lambda: made_before(mine, taken=KeyTaken, **sent), lambda: _propose_new(by, to_user_id, terms, **sent)
        )
    except IntegrityError:  # not this key: of these two skills there is one by now
        raise SwapOpen from None


def _propose_new(by: User, to_user_id: UUID, terms: dict[str, Any], *, key: str, digest: str) -> Swap:
    if visible_person(to_user_id, viewer=by) is None:
        raise NotFound
    swap = _make(by.pk, to_user_id, terms, request_key=key, request_digest=digest)
    with counted("swap", by.pk), counted("swap_pair", by.pk, to_user_id):
        run(_propose, swap)
        if swaps_follow_block(by.pk, to_user_id):  # a block at this moment did not see the proposal
            raise NotFound
    return swap


def swap_counter(*, swap: Swap, by: User, **changes: Any) -> Swap:
    """Answer a proposal with another one in the other direction; what `changes` leaves out stays as it was.

    Offered and wanted are seen from the side of `by`. The same again gives the first answer. Raises NotYourTurn,
    SwapNotPending, InvalidInput, TooFast, SwapOpen, NotFound. Emits swap:updated and swap:new to both people.
    Call it outside a transaction.
    """
    require_receiver(swap, by)
    terms = _reversed_terms(swap) | changes
    sent = {"request_key": f"counter:{swap.pk}", "request_digest": digest(*(terms[name] for name in TERMS))}
    if there := _counter_made_before(by, **sent):
        return there
    if swap.status != Swap.Status.PENDING:
        raise SwapNotPending
    made = _make(by.pk, swap.from_user_id, terms, counter_of=swap.pk, **sent)
    try:
        with counted("swap", by.pk):
            run(_counter, swap, made)
            if swaps_follow_block(*made.people):
                raise NotFound
    except SwapNotPending:
        if there := _counter_made_before(by, **sent):
            return there
        raise
    except IntegrityError:
        raise SwapOpen from None
    return made


def _propose(swap: Swap) -> None:
    members_lock(*swap.people)
    swap.save(force_insert=True)
    publish_new(swap, event="swap_proposed")


def _counter(swap: Swap, made: Swap) -> None:
    members_lock(*made.people)
    if not answer(swap, Swap.Status.COUNTERED, countered_by=made.pk):
        raise SwapNotPending  # with another proposal
    made.save(force_insert=True)
    publish_updated(swap)
    publish_new(made, event="swap_countered")


def _reversed_terms(swap: Swap) -> dict[str, Any]:
    """The terms of a swap from the other side."""
    return {
        "offered_skill_id": swap.wanted_skill_id,
        "offered_minutes": swap.wanted_minutes,
        "wanted_skill_id": swap.offered_skill_id,
        "wanted_minutes": swap.offered_minutes,
        "message": "",
    }


def _counter_made_before(by: User, **sent: str) -> Swap | None:
    return Swap.objects.filter(from_user_id=by.pk, **sent).first()


def _make(from_id: UUID, to_id: UUID, terms: dict[str, Any], **more: Any) -> Swap:
    """The proposal, not saved. Raises InvalidInput unless it is between two people who each offer their skill."""
    skills = {
        skill.pk: skill
        for skill in Skill.objects.offers().filter(pk__in=[terms["offered_skill_id"], terms["wanted_skill_id"]])
    }
    names = {}
    wrong = [("to_user_id", _("You cannot swap with yourself."))] if from_id == to_id else []
    choose = {"offered": _("Choose a skill that you offer."), "wanted": _("Choose a skill that they offer.")}
    for side, owner in (("offered", from_id), ("wanted", to_id)):
        skill = skills.get(terms[f"{side}_skill_id"])
        if skill is None or skill.user_id != owner:
            wrong.append((f"{side}_skill_id", choose[side]))
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
