"""Making the file with a member's data, and deleting it when it has expired."""

import datetime as dt
import tempfile
from uuid import UUID

import structlog
from django.conf import settings

from accounts.archive import archive_write
from accounts.hooks import export_ended
from accounts.models import DataExport, User
from skillswap.db import run, transactional
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.files import PRIVATE, file_discard, file_store, new_name, private_files

log = structlog.get_logger(__name__)


def export_make(*, export_id: UUID) -> None:
    """Make the file of an export. Whatever goes wrong ends as its state. Calls the hook `export_ended`."""
    export = DataExport.objects.filter(pk=export_id, status=DataExport.Status.PREPARING).first()
    if export is None:  # replaced, or its member is gone
        return
    try:
        name, size = _file_make(User.objects.get(pk=export.user_id))
    except Exception:
        log.exception("export_failed", export=str(export_id))
        _end(export, DataExport.Status.FAILED)
        return
    if not _end(export, DataExport.Status.READY, file=name, size_bytes=size, ready_at=now_ms()):
        file_discard(where=PRIVATE, name=name)


def _file_make(user: User) -> tuple[str, int]:
    """The name and the size in bytes."""
    with tempfile.TemporaryFile() as out:
        archive_write(user, out)
        size = out.tell()
        out.seek(0)
        return file_store(where=PRIVATE, name=new_name("exports", "zip"), content=out), size


@transactional
def _end(export: DataExport, status: DataExport.Status, **changes: object) -> bool:
    """False when the member started another one, or is gone."""
    preparing = DataExport.objects.filter(pk=export.pk, status=DataExport.Status.PREPARING)
    if not preparing.update(status=status, **changes):
        return False
    export_ended(export.user_id, export.pk, status == DataExport.Status.READY)
    return True


def exports_purge() -> int:
    """Delete what has expired; returns how many. Safe to stop at any time; one that fails stops no other."""
    before = now_ms() - dt.timedelta(days=settings.EXPORT_KEPT_DAYS)
    old = DataExport.objects.filter(created_at__lt=before)
    return each_alone([export for export in old if export.expires_at < now_ms()], _purge, what="export_purge")


def _purge(export: DataExport) -> bool:
    """The file first: what fails now is found again by its row."""
    if export.file:
        private_files().delete(export.file)
    return bool(run(DataExport.objects.filter(pk=export.pk).delete)[0])
