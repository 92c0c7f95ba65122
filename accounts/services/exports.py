"""Requesting a file of one's data."""

from django.db import IntegrityError

from accounts import tasks
from accounts.models import DataExport, User
from accounts.services.locking import account_lock
from skillswap.db import run
from skillswap.files import PRIVATE, file_delete
from skillswap.http.throttling import counted
from skillswap.jobs import job_add


def export_start(*, user: User) -> DataExport:
    """Have the member's data prepared; an earlier export is deleted. Raises TooFast, NotFound for who is leaving.

    While one is being prepared it is given, and nothing starts. Call it outside a transaction.
    """
    there = DataExport.objects.filter(user_id=user.pk).first()
    if there is not None and there.state == DataExport.Status.PREPARING:
        return there
    try:
        with counted("export", user.pk):
            return run(_replace, user, there)
    except IntegrityError:  # another tab started one just now
        return DataExport.objects.get(user_id=user.pk)


def _replace(user: User, old: DataExport | None) -> DataExport:
    account_lock(user.pk)
    if old is not None:
        export_drop(old)
    export = DataExport.objects.create(user_id=user.pk)
    job_add(tasks.make_export, str(export.pk))
    return export


def export_drop(export: DataExport) -> None:
    """Delete an export, and its file once that is committed. Call it in a transaction."""
    DataExport.objects.filter(pk=export.pk).delete()
    if export.file:
        file_delete(where=PRIVATE, name=export.file)
