"""What a push says and where it leads: the client's sentences (`lib/i18n/en/notifications.json`) without any content.

A test holds both together. A kind that has none says that there is something new.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from skillswap.phrases import minutes_words

OTHER = N_("Something new on SkillSwap")
SOMEBODY = N_("Somebody")
KINDS = {
    "message": N_("%(name)s wrote to you"),
    "match": N_("%(name)s fits both ways"),
    "moderation": N_("A word from the moderators"),
}
EVENTS = {
    "swap_proposed": N_("%(name)s proposes a swap"),
    "swap_countered": N_("%(name)s proposes something else"),
    "swap_accepted": N_("%(name)s agreed to your swap"),
    "swap_rejected": N_("%(name)s rejected your swap"),
    "swap_cancelled": N_("%(name)s cancelled your swap"),
    "swap_completed": N_("Your swap with %(name)s is done"),
    "swap_expired": N_("Your proposal to %(name)s ran out"),
    "session_requested": N_("%(name)s asks for a session"),
    "session_accepted": N_("%(name)s accepted your session"),
    "session_declined": N_("%(name)s declined your session"),
    "session_cancelled": N_("%(name)s cancelled your session"),
    "session_time_proposed": N_("%(name)s proposes a change"),
    "session_time_declined": N_("%(name)s declined the other time; the session stays as agreed"),
    "session_link_changed": N_("%(name)s changed the meeting link"),
    "session_reminder": N_("Your session with %(name)s begins in %(before)s"),
    "session_ended": N_("Your session with %(name)s is over"),
    "session_claimed": N_("%(name)s says your session is over"),
    "session_no_show": N_("A session with %(name)s counts as missed"),
    "session_excused": N_("%(name)s explains why they did not come"),
    "session_disputed": N_("A moderator looks at your session with %(name)s"),
    "session_decided": N_("A moderator decided about your session with %(name)s"),
    "session_expired": N_("The request between you and %(name)s ran out"),
    "series_requested": N_("%(name)s asks for several sessions, one a week"),
    "series_accepted": N_("%(name)s accepted your weekly sessions"),
    "series_declined": N_("%(name)s declined your weekly sessions"),
    "series_cancelled": N_("%(name)s cancelled several of your weekly sessions"),
    "series_short": N_("The credits for your next session with %(name)s are missing"),
    "series_fell_out": N_("A session with %(name)s fell out: the credits for it were missing"),
    "ring_proposed": N_("A ring of %(people)s people fits you"),
    "ring_accepted": N_("Everybody said yes to your ring"),
    "ring_repaired": N_("Somebody dropped out of your ring; somebody new is asked"),
    "ring_replaced": N_("Somebody new joined your ring"),
    "ring_ended": N_("Your ring is over"),
    "ring_completed": N_("Your ring is done"),
    "review_received": N_("%(name)s reviewed your session"),
    "review_shown": N_("You can read the review of %(name)s"),
    "credits_received": N_("You received %(time)s"),
    "credits_taken": N_("%(time)s went off your balance"),
    "export_ready": N_("Your data is ready"),
    "export_failed": N_("Your data could not be put together"),
    "identity_added": N_("Another account can log you in now"),
    "identity_removed": N_("An account elsewhere no longer logs you in"),
    "address_change_asked": N_("A new e-mail address waits to be confirmed"),
    "address_changed": N_("Your e-mail address was changed"),
    "address_change_undone": N_("Your e-mail address stays as it was"),
    "passkey_added": N_("A passkey was added: %(passkey)s"),
    "passkey_removed": N_("A passkey was removed: %(passkey)s"),
    "recovery_codes_made": N_("New recovery codes were made"),
    "recovery_code_used": N_("A recovery code was used"),
    "second_factor_started": N_("The second factor is on"),
    "second_factor_stopped": N_("The second factor is off"),
    "second_factor_ended": N_("The second factor is off: your last passkey was removed"),
}
SETTINGS = ("export_", "passkey_", "recovery_", "second_factor_", "identity_", "address_")


def title_of(kind: str, data: Mapping[str, Any]) -> str:
    """The sentence of a notification, from its rendered `data`, in the language that is active."""
    sentence = KINDS.get(kind) or EVENTS.get(_event(data)) or OTHER
    return _(sentence) % {
        "name": data.get("senderName") or data.get("personName") or data.get("name") or _(SOMEBODY),
        "before": minutes_words(data.get("minutesBefore", 0)),
        "time": minutes_words(data.get("minutes", 0)),
        "passkey": data.get("passkeyName", ""),
        "people": data.get("people", ""),
    }


def path_of(kind: str, data: Mapping[str, Any]) -> str:
    """The page of the client that a notification is about; the inbox when it has none."""
    event = _event(data)
    if kind == "message":
        return f"/messages/{data['conversationId']}"
    if kind == "match":
        return f"/people/{data['userId']}"
    if event.startswith("credits_"):
        return "/credits"
    if "sessionId" in data:
        return f"/sessions/{data['sessionId']}"
    if "swapId" in data:
        return f"/swaps/{data['swapId']}"
    if "ringId" in data:
        return f"/rings/{data['ringId']}"
    return "/settings" if event.startswith(SETTINGS) else "/notifications"


def _event(data: Mapping[str, Any]) -> str:
    event = str(data.get("event", ""))
    return "session_claimed" if event == "session_ended" and data.get("isSettled") is False else event
