"""Addresses that open a file without a sign-in, for an hour: for clients that cannot send a header with a picture."""

from uuid import UUID

from django.conf import settings
from django.core import signing

from accounts.selectors import active_ids

SALT = "chat.attachment"


def attachment_link(path: str, *, attachment_id: UUID | str, viewer_id: UUID) -> str:
    """`path`, the address of a file, as `viewer_id` may open it for ATTACHMENT_ADDRESS_SECONDS. No query.

    It says who may read, and opens nothing that they could not read signed in.
    """
    key = signing.dumps([str(attachment_id), viewer_id.hex], salt=SALT)
    return f"{path}?key={key}"


def link_viewer(key: str, attachment_id: UUID) -> UUID | None:
    """Whose address this is; None when it is not ours, for another file, too old, or of a member who is gone.

    One query.
    """
    try:
        named, viewer = signing.loads(key, salt=SALT, max_age=settings.ATTACHMENT_ADDRESS_SECONDS)
        viewer_id = UUID(viewer)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return viewer_id if named == str(attachment_id) and active_ids([viewer_id]) else None
