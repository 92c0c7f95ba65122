"""Files of reported messages, for moderators and for nobody else's eyes: linked from the page of a report."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.models import User
from accounts.pictures import PICTURE_TYPES
from chat.models import Attachment, ReportedFile
from chat.services.reported_files import files_named
from chat.services.uploads import UNKNOWN_TYPE
from moderation.models import Report
from skillswap.files.disk import Download
from skillswap.files.views import private_download

_COLUMNS = ("file", "name", "type", "duration_ms")


def reported_file(request: HttpRequest, report_id: UUID, attachment_id: UUID) -> HttpResponseBase:
    """A file that the evidence of a report names, as a download: of an open one also when its message was deleted
    since. 404 for any other, for one that is removed, and for whom the report is about. The admin has looked who asks.
    """
    report = Report.objects.filter(pk=report_id).exclude(about_id=cast(User, request.user).pk).first()
    if report is None or attachment_id not in files_named(report):
        raise Http404
    row = _kept(report, attachment_id) or _sent(attachment_id)
    if row is None:
        raise Http404
    kind = row["type"] if row["type"] in PICTURE_TYPES or row["duration_ms"] else UNKNOWN_TYPE
    return private_download(Download(row["file"], row["name"], kind), request)


def _kept(report: Report, attachment_id: UUID) -> dict[str, Any] | None:
    return ReportedFile.objects.filter(report_id=report.pk, attachment_id=attachment_id).values(*_COLUMNS).first()


def _sent(attachment_id: UUID) -> dict[str, Any] | None:
    return Attachment.objects.filter(pk=attachment_id).values(*_COLUMNS).first()
