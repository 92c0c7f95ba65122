"""Setting and removing a member's picture."""

import io
from typing import IO

from accounts.hooks import member_changed
from accounts.models import User
from accounts.pictures import Picture, PictureTooCostly, avatar_from
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound
from skillswap.files import PUBLIC, file_delete, file_discard, file_store, new_name
from skillswap.http.throttling import counted, hit


def avatar_set(*, user: User, file: IO[bytes], size: int) -> User:
    """Make the picture in `file` (`size` bytes) the member's avatar; the old one is deleted.

    Raises InvalidInput, TooFast, PicturesBusy while too many are being uploaded, StorageAway, and NotFound for who is
    leaving. A refusal costs no limit, but for a picture made to be costly. Call it outside a transaction.
    """
    try:
        with counted("avatar", user.pk):
            return _store(user, avatar_from(file, size))
    except PictureTooCostly:
        hit("avatar", user.pk)
        raise


def _store(user: User, picture: Picture) -> User:
    name = new_name("avatars", picture.ending)
    stored = file_store(where=PUBLIC, name=name, content=io.BytesIO(picture.content))
    try:
        return _replace(user, stored)
    except BaseException:
        file_discard(where=PUBLIC, name=stored)
        raise


def avatar_remove(*, user: User) -> User:
    """Back to no picture; safe to call twice."""
    return _replace(user, "")


@transactional
def _replace(user: User, name: str) -> User:
    """Point the row at another file. Of two at once the later wins, and each deletes what it replaced.

    Raises NotFound for who is leaving. Calls the hook `member_changed`.
    """
    me = User.objects.filter(pk=user.pk, is_active=True)
    old, user.updated_at = me.values_list("avatar", flat=True).first(), now_ms()
    while not me.filter(avatar=old).update(avatar=name, updated_at=user.updated_at):
        old = me.values_list("avatar", flat=True).first()
        if old is None:
            raise NotFound
    if old:
        file_delete(where=PUBLIC, name=old)
    member_changed(user.pk)
    user.avatar = name
    return user
