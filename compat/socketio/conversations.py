"""What a socket remembers of its member's conversations."""

from uuid import UUID

from chat.selectors import other_in
from compat.socketio.vocabulary import Me
from skillswap.db.pool import in_thread


async def other_of(me: Me, conversation_id: UUID) -> UUID:
    """With whom `me` talks there, asked once a socket: two people stay the same two. Raises NotFound."""
    key = ("other", conversation_id)
    if key not in me.memory:
        me.memory[key] = await in_thread(other_in, me.user_id, conversation_id)
    other: UUID = me.memory[key]
    return other
