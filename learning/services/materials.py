"""Giving the other one of a session a link or a file, and taking it back."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as N_

from accounts.models import User
from chat.services.handing_over import attachment_hand_over
from chat.services.reported_files import files_kept
from learning.errors import MaterialsFull, MaterialsTooLarge, NotYourMaterial, SessionClosed
from learning.materials import COLUMNS
from learning.meeting_links import is_safe_link, link_host
from learning.models import MATERIAL_NAME_LENGTH, Material, Session
from learning.services.publishing import words_publish
from learning.services.writing import session_lock_for
from learning.summaries import WRITABLE
from skillswap.db import run, transactional
from skillswap.db.locks import lock_in_order
from skillswap.errors import InvalidInput, NotFound
from skillswap.files import PRIVATE, file_delete
from skillswap.http.throttling import counted

MEGABYTE = 1024 * 1024
_WRONG = N_("Give an https address, as the address bar of a browser copies it.")

Row = dict[str, Any]


def link_add(*, session: Session, by: User, link: str, name: str = "") -> tuple[Row, bool]:
    """Add a link; without a name it is called by its host. The same address again gives the one that is there.

    Raises SessionClosed before the agreement, InvalidInput, MaterialsFull, TooFast. Emits session:updated to both.
    """
    InvalidInput.require((is_safe_link(link), "link", gettext(_WRONG)))
    with counted("material", by.pk) as use:
        row, use.made = run(_add_link, session.pk, by, link, name or link_host(link)[:MATERIAL_NAME_LENGTH])
    return row, use.made


def _add_link(session_id: UUID, by: User, link: str, name: str) -> tuple[Row, bool]:
    session = _locked(session_id, by)
    there = Material.objects.filter(session_id=session_id, by_id=by.pk, link=link)
    if row := there.values(*COLUMNS).first():
        return row, False
    return _create(session, by_id=by.pk, link=link, name=name), True


def file_add(*, session: Session, by: User, attachment_id: UUID) -> tuple[Row, bool]:
    """Add a file that `by` has uploaded to the conversation of the two and not sent. Again gives the one that is there.

    Raises NotFound for any other file, SessionClosed before the agreement, MaterialsFull, MaterialsTooLarge, TooFast.
    Emits session:updated to both.
    """
    with counted("material", by.pk) as use:
        row, use.made = run(_add_file, session.pk, by, attachment_id)
    return row, use.made


def _add_file(session_id: UUID, by: User, attachment_id: UUID) -> tuple[Row, bool]:
    session = _locked(session_id, by)
    there = Material.objects.filter(pk=attachment_id, session_id=session_id, by_id=by.pk)
    if row := there.values(*COLUMNS).first():
        return row, False
    file = attachment_hand_over(attachment_id=attachment_id, by=by.pk, conversation_id=session.conversation_id)
    _require_room(by.pk, file["size"])
    return _create(session, id=attachment_id, by_id=by.pk, **file), True


def _locked(session_id: UUID, by: User) -> Session:
    """The session, locked: of two who add at once the second counts what the first one added."""
    session = session_lock_for(by, session_id)
    if session.status not in WRITABLE:
        raise SessionClosed
    return session


def _require_room(user_id: UUID, size: int) -> None:
    theirs = Material.objects.filter(by_id=user_id).aggregate(bytes=Sum("size"))["bytes"] or 0
    if theirs + size > settings.MATERIALS_MEGABYTES * MEGABYTE:
        raise MaterialsTooLarge


def _create(session: Session, **columns: Any) -> Row:
    if Material.objects.filter(session_id=session.pk).count() >= settings.MATERIALS_PER_SESSION:
        raise MaterialsFull
    made = Material.objects.create(session_id=session.pk, **columns)
    words_publish(session)
    return {name: getattr(made, name) for name in COLUMNS}


@transactional
def material_remove(*, session: Session, by: User, material_id: UUID) -> None:
    """Remove what `by` added; a file is deleted. Raises NotFound, NotYourMaterial. Emits session:updated to both."""
    rows = Material.objects.filter(pk=material_id, session_id=session.pk)
    if not materials_delete(rows.filter(by_id=by.pk)):
        raise NotYourMaterial if rows.exists() else NotFound
    words_publish(session)


def materials_delete(rows: QuerySet[Material]) -> int:
    """Delete these rows and their files; returns how many. Call it in a transaction.

    A file that an open report names stays for moderators until they decide.
    """
    lock_in_order(rows)  # one that is reported at this moment is kept, or gone before the report
    found = list(rows.values_list("pk", "file"))
    deleted: int = Material.objects.filter(pk__in=[pk for pk, _ in found]).delete()[0]
    names = {name for _, name in found if name}
    for name in names - files_kept(names):
        file_delete(where=PRIVATE, name=name)
    return deleted
