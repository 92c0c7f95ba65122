"""Errors of the chat."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from chat.models import PINNED_MOST
from skillswap.errors import Conflict, IdempotencyConflict, NotAllowed
from skillswap.phrases import plural, unbroken


class ClientIdTaken(IdempotencyConflict):
    message = N_("That clientId was used for another message. Make a new one.")


class NotYourMessage(NotAllowed):
    message = N_("Only its sender can change or delete a message.")


class ConversationClosed(Conflict):
    code = "conversation_closed"
    message = N_("This person has deleted their account. What you wrote to each other stays here.")


class RingConversationClosed(ConversationClosed):
    message = N_("This conversation is over for you. What was written stays here.")


class TooManyPinned(Conflict):
    code = "too_many_pinned"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "You can pin %(count)d conversation. Unpin one first.",
                "You can pin %(count)d conversations. Unpin one first.",
                PINNED_MOST,
            )
        )


class MessageIsDeleted(Conflict):
    code = "message_deleted"
    message = N_("This message was deleted.")


class NotEditable(Conflict):
    code = "not_editable"
    message = N_("This message has no text that can be changed.")


class EditTooLate(Conflict):
    code = "edit_too_late"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "A message can be changed for %(count)d minute after it was sent.",
                "A message can be changed for %(count)d minutes after it was sent.",
                settings.EDIT_MINUTES,
            )
        )


class EditedElsewhere(Conflict):
    code = "edited_elsewhere"
    message = N_("This message was changed at the same moment, in another window. Look at it and try again.")


class TooManyReactions(Conflict):
    code = "too_many_reactions"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "You can put %(count)d emoji under a message.",
                "You can put %(count)d different emoji under a message.",
                settings.REACTIONS_PER_MESSAGE,
            )
        )


class AttachmentIdTaken(IdempotencyConflict):
    message = N_("That clientId was used for another file. Make a new one.")


class AttachmentSent(Conflict):
    message = N_("This file is in a message. Delete the message, and it is gone too.")


class AttachmentsWaiting(Conflict):
    """409: the member has uploaded so much that is not sent that no more is taken."""

    code = "attachments_waiting"

    def __init__(self) -> None:
        said = unbroken(
            _(
                "Files of %(megabytes)d MB that you have uploaded are not sent yet. Send them first; what is not sent "
                "is deleted within a day."
            )
        )
        super().__init__(said % {"megabytes": settings.ATTACHMENTS_WAITING_MEGABYTES})


class NotConnected(NotAllowed):
    """Only with CHAT_ONLY_CONNECTED."""

    code = "not_connected"
    message = N_("Write to people with whom you have agreed on a swap or a session, or who match you both ways.")
