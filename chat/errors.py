"""Errors of the chat."""

from skillswap.errors import Conflict, IdempotencyConflict, InvalidInput, NotAllowed


class ClientIdTaken(IdempotencyConflict):
    message = "That clientId was used for another message. Make a new one."


class NotYourMessage(NotAllowed):
    message = "Only its sender can delete a message."


class ConversationClosed(Conflict):
    code = "conversation_closed"
    message = "This person has deleted their account. What you wrote to each other stays here."


class BadContent(InvalidInput):
    def __init__(self, message: str) -> None:
        super().__init__("content", message)
