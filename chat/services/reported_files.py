"""Files that a report names outlive what they were part of until the report is decided: of messages here, of sessions
in `learning/reported_materials.py`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from chat.models import Attachment, ReportedFile
from moderation.models import Report
from skillswap.db.locks import lock_in_order
from skillswap.files import PRIVATE, file_delete


def reported_files_keep(report: Report) -> None:
    """Keep the files that the evidence names and that are still there. Handler of `report_made`."""
    if named := files_named(report):
        files_keep(report, Attachment.objects.filter(pk__in=named), "duration_ms")


def reported_files_release(report: Report) -> None:
    """Delete those files whose message is gone and that no other report needs. Handler of `report_decided`."""
    if report.kind == Report.Kind.MESSAGE:
        files_release(report, Attachment.objects.all())


def files_keep(report: Report, rows: QuerySet[Any], *more: str) -> None:
    """Keep the stored files of `rows` for the moderators of a report. `more`: columns that only some have."""
    lock_in_order(rows)  # one that is removed at this moment is gone, or its removal leaves the file
    kept = [
        ReportedFile(report_id=report.pk, attachment_id=row.pop("id"), **row)
        for row in rows.values("id", "file", "name", "type", *more)
    ]
    ReportedFile.objects.bulk_create(kept)


def files_release(report: Report, rows: QuerySet[Any]) -> None:
    """Delete the kept files that none of `rows` has any more and no other report needs."""
    mine = ReportedFile.objects.filter(report_id=report.pk)
    found = dict(mine.values_list("file", "attachment_id"))
    there = rows.filter(pk__in=found.values())
    lock_in_order(there)
    mine.delete()
    needed = {*there.values_list("file", flat=True), *files_kept(found)}
    for name in found.keys() - needed:
        file_delete(where=PRIVATE, name=name)


def files_kept(names: Iterable[str]) -> set[str]:
    """Those of the stored files `names` that moderators still need. One query."""
    return set(ReportedFile.objects.filter(file__in=list(names)).values_list("file", flat=True))


def files_named(report: Report) -> set[UUID]:
    """The attachments that the evidence of a report names; a report from before files had ids names none."""
    messages = [*report.evidence.get("before", ()), report.evidence.get("message", {})]
    files = [file for message in messages for file in message.get("files", ())]
    return {UUID(file["id"]) for file in files if isinstance(file, dict)}
