"""Writing into the board and the text of a session: updates of Yjs, in the order in which they came.

Two who change the same thing at once need no lock for what they wrote: Yjs brings any order of the same updates to the
same document. What the database decides is their numbers, which say to everybody what they have missed.
"""

from uuid import UUID

import pycrdt
from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from learning.models import Role, Session
from realtime.services import publish
from rooms.documents.encoding import to_base64
from rooms.documents.errors import DocumentFull
from rooms.documents.events import DocumentAwareness, DocumentUpdated
from rooms.documents.update_shape import NotAnUpdate, require_update
from rooms.models import WROTE, DocumentName, DocumentUpdate, SharedDocument
from rooms.selectors import Call, call_of
from rooms.services.merging import document_merge, merge_is_due
from skillswap.db import run
from skillswap.db.locks import lock_rows
from skillswap.errors import InvalidInput, TooFast, TooLarge
from skillswap.http.throttling import counted

LARGEST_IN_FRAME = 12_000  # bytes of an update that goes by socket, so that its frame fits
LARGEST_UPDATE = 1024 * 1024


def document_append(*, session_id: UUID, name: DocumentName, by: UUID, update: bytes) -> int:
    """Add a Yjs update to a document of a session whose room is open; returns its number.

    The same update again is fine: it gets another number and changes nothing. Raises NotFound, InvalidInput for what
    is no update, TooLarge, DocumentFull, TooFast. Emits document:updated to both.
    """
    limit = "document" if len(update) <= LARGEST_IN_FRAME else "document_large"
    with counted(limit, by):
        call = call_of(session_id, by)
        _require_update(update)
        seq = _append(call, name, update)
    if merge_is_due(seq):
        document_merge(session_id=session_id, name=name)
    return seq


def awareness_publish(*, session_id: UUID, name: DocumentName, by: UUID, state: bytes) -> None:
    """Publish where `by`'s pointer or cursor is. Raises NotFound, TooFast. Emits document:awareness to both."""
    with counted("document_awareness", by):
        call = call_of(session_id, by)
        event = DocumentAwareness(session_id=session_id, document=name, user_id=by, state=to_base64(state))
        publish(event, to=call.people)


def _require_update(update: bytes) -> None:
    """Refuse what every reader of the document would stumble over."""
    if len(update) > LARGEST_UPDATE:
        raise TooLarge
    try:
        require_update(update)
        pycrdt.merge_updates(update)  # reads it whole, and puts nothing together
    except (NotAnUpdate, ValueError) as error:
        raise InvalidInput("update", _("That is no update of Yjs that a shared document can take.")) from error


def _append(call: Call, name: DocumentName, update: bytes) -> int:
    """Write it; a full document is merged first, which takes out what was erased."""
    try:
        return run(_write, call, name, update)
    except DocumentFull:
        try:
            with counted("document_merge", call.session_id):
                document_merge(session_id=call.session_id, name=name)
        except TooFast as error:
            raise DocumentFull from error
        return run(_write, call, name, update)


def _write(call: Call, name: DocumentName, update: bytes) -> int:
    """Whoever deletes their account or is blocked at this moment was first, or waits and takes it away or hides it.

    Raises NotFound, DocumentFull.
    """
    lock_rows(Session.objects.filter(pk=call.session_id))
    call = call_of(call.session_id, call.user_id)
    document_id, seq = _take_number(call, name, len(update))
    DocumentUpdate.objects.create(document_id=document_id, seq=seq, by_id=call.user_id, data=update)
    in_frame = len(update) <= LARGEST_IN_FRAME
    event = DocumentUpdated(
        session_id=call.session_id,
        document=name,
        seq=seq,
        user_id=call.user_id,
        update=to_base64(update) if in_frame else None,
    )
    publish(event, to=call.people)
    return seq


def _take_number(call: Call, name: DocumentName, size: int) -> tuple[UUID, int]:
    """Count the document up; its row stays locked until commit. Raises DocumentFull."""
    role = Role.TEACHER if call.user_id == call.people[0] else Role.STUDENT
    documents = SharedDocument.objects.filter(session_id=call.session_id, name=name)
    with_room = documents.filter(size__lte=settings.DOCUMENT_BYTES - size)
    count = {"last_seq": F("last_seq") + 1, "size": F("size") + size, WROTE[role]: True}
    if not with_room.update(**count):
        if not documents.exists():
            # Who makes the same row at this moment goes first: SQL waits here, MongoDB runs the transaction again.
            made = SharedDocument(session_id=call.session_id, name=name)
            SharedDocument.objects.bulk_create([made], ignore_conflicts=True)
        if not with_room.update(**count):
            raise DocumentFull
    document_id, seq = documents.values_list("pk", "last_seq").get()
    return document_id, seq
