"""Sessions."""

from collections.abc import Sequence
from uuid import UUID

from accounts.models import User
from compat.barter.selectors.people import users_beside
from compat.barter.shapes import Shape
from compat.barter.shapes.sessions import session_shape
from learning.models import Role, Status
from learning.room import rooms_of
from learning.selectors import session_out, sessions_of
from learning.session_shape import Card
from skillswap.http.pagination import NumberedPage

ROLES = {"taught": Role.TEACHER, "learned": Role.STUDENT}


def session_page(session_id: UUID, viewer: User) -> Shape:
    """A session as one of its two sees it. Raises NotFound. One query more than `session_out`, and those of
    `acquaintances`.
    """
    return _shown([session_out(session_id, viewer.pk)], viewer)[0]


def sessions_page(user: User, *, status: str | None, type: str | None, page: int, limit: int) -> NumberedPage:
    """A page of the member's sessions, the latest time first: one query more than `sessions_of`, and those of
    `acquaintances`.
    """
    role = ROLES[type] if type else None
    found = sessions_of(user.pk, status=status, role=role, when=None, with_user=None, page=page, limit=limit)
    return NumberedPage(_shown(found.rows, user), page, limit, found.total)


def _shown(sessions: Sequence[Card], viewer: User) -> list[Shape]:
    people = {one["id"]: one for session in sessions for one in (session["teacher"], session["student"])}
    users = users_beside(viewer.pk, people)
    running = [one["id"] for one in sessions if one["status"] == Status.IN_PROGRESS and not one["is_reduced"]]
    rooms = rooms_of(running, user=viewer)
    return [session_shape(one, users, rooms.get(one["id"])) for one in sessions]
