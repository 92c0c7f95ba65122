"""Setting and removing a member's picture."""

import secrets
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.hooks import member_changed
from accounts.models import User
from accounts.pictures import Picture, PictureTooCostly, avatar_from
from skillswap.db import on_commit, transactional
from skillswap.throttling import counted, hit


def avatar_set(*, user: User, file: IO[bytes], size: int) -> User:
    """Make the picture in `file` (`size` bytes) the member's avatar; the old one is deleted.

    Raises InvalidInput, TooFast, and PicturesBusy while too many are being uploaded. A refusal costs no limit, but
    for a picture made to be costly. Call it outside a transaction.
    """
    try:
        with counted("avatar", user.pk):
            return _store(user, avatar_from(file, size))
    except PictureTooCostly:
        hit("avatar", user.pk)
        raise


def _store(user: User, picture: Picture) -> User:
    name = f"avatars/{secrets.token_hex(16)}.{picture.ending}"
    stored = default_storage.save(name, ContentFile(picture.content))
    try:
        return _replace(user, stored)
    except BaseException:
        default_storage.delete(stored)
        raise


def avatar_remove(*, user: User) -> User:
    """Back to no picture; safe to call twice."""
    return _replace(user, "")


@transactional
def _replace(user: User, name: str) -> User:
    """Point the row at another file. Of two at once the later wins, and each deletes what it replaced.

    Calls the hook `member_changed`.
    """
    old = User.objects.values_list("avatar", flat=True).get(pk=user.pk)
    while not User.objects.filter(pk=user.pk, avatar=old).update(avatar=name):
        old = User.objects.values_list("avatar", flat=True).get(pk=user.pk)
    if old:
        on_commit(lambda: default_storage.delete(old))
    member_changed(user.pk)
    user.avatar = name
    return user
