"""Asking for one's data."""

from django.db import IntegrityError

from accounts import tasks
from accounts.exporting import private_files
from accounts.models import DataExport, User
from accounts.selectors import export_state
from skillswap.db import on_commit, run
from skillswap.jobs import job_add
from skillswap.throttling import counted


def export_start(*, user: User) -> DataExport:
    """Have the member's data prepared anew; what was there is deleted. Raises TooFast.

    While one is being prepared it is given, and nothing starts. Call it outside a transaction.
    """
    there = DataExport.objects.filter(user_id=user.pk).first()
    if there is not None and export_state(there) == DataExport.Status.PREPARING:
        return there
    try:
        with counted("export", user.pk):
            return run(_replace, user, there)
    except IntegrityError:  # another tab started one just now
        return DataExport.objects.get(user_id=user.pk)


def _replace(user: User, old: DataExport | None) -> DataExport:
    if old is not None:
        export_drop(old)
    export = DataExport.objects.create(user_id=user.pk)
    job_add(tasks.make_export, str(export.pk))
    return export


def export_drop(export: DataExport) -> None:
    """Take an export away, with its file once that is committed."""
    DataExport.objects.filter(pk=export.pk).delete()
    if export.file:
        on_commit(lambda: private_files().delete(export.file))
