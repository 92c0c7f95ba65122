"""Members' files: where they are stored, and at which address a browser gets them.

There are two storages, whatever `MEDIA_STORAGE` says (disk, S3, Cloudinary): PUBLIC for what everybody may see
(avatars), PRIVATE for what only some may (exports, attachments). Rows keep a file's name, never its address:

    name = file_store(where=PRIVATE, name=new_name("attachments", "pdf"), content=file)   # raises StorageAway
    file_discard(where=PRIVATE, name=name)                       # when its row could not be written
    file_delete(where=PRIVATE, name=name)                        # in the transaction that forgets the name
    public_url(name)                                             # lasts as long as the file
    private_url(name, filename="plan.pdf", content_type="application/pdf")   # signed, good for an hour

Whoever holds a private address can read the file until it expires, so only those may get one who may read the file.
"""

from skillswap.files.addresses import absolute_url, private_url, public_url
from skillswap.files.errors import StorageAway
from skillswap.files.places import PRIVATE, PUBLIC, private_files, public_files
from skillswap.files.services import file_delete, file_discard, file_store, new_name

__all__ = [
    "PRIVATE",
    "PUBLIC",
    "StorageAway",
    "absolute_url",
    "file_delete",
    "file_discard",
    "file_store",
    "new_name",
    "private_files",
    "private_url",
    "public_files",
    "public_url",
]
