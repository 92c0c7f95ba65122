"""Files of reported sessions, for moderators and for nobody else's eyes: linked from the page of a report, and kept
until it is decided.
"""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.models import User
from chat.models import ReportedFile
from chat.services.reported_files import files_keep, files_release
from learning.models import Material
from moderation.models import Report
from skillswap.files.disk import Download
from skillswap.files.views import private_download


def reported_material(request: HttpRequest, report_id: UUID, material_id: UUID) -> HttpResponseBase:
    """A file that the evidence of a report names, as a download: of an open one also when it was removed since. 404 for
    any other, and for whom the report is about. The admin has looked who asks.
    """
    report = Report.objects.filter(pk=report_id).exclude(about_id=cast(User, request.user).pk).first()
    if report is None or material_id not in _named(report):
        raise Http404
    row = _kept(report, material_id) or _added(material_id)
    if row is None:
        raise Http404
    return private_download(Download(row["file"], row["name"], "application/octet-stream"), request)


def reported_materials_keep(report: Report) -> None:
    """Keep the files that the evidence names and that are still there. Handler of `report_made`."""
    if named := _named(report):
        files_keep(report, Material.objects.filter(pk__in=named).exclude(file=""))


def reported_materials_release(report: Report) -> None:
    """Delete those files that were removed since and that no other report needs. Handler of `report_decided`."""
    if report.kind == Report.Kind.SESSION:
        files_release(report, Material.objects.all())


def _named(report: Report) -> set[UUID]:
    return {UUID(file["id"]) for file in report.evidence.get("session", {}).get("files", ())}


def _kept(report: Report, material_id: UUID) -> Mapping[str, Any] | None:
    return ReportedFile.objects.filter(report_id=report.pk, attachment_id=material_id).values("file", "name").first()


def _added(material_id: UUID) -> Mapping[str, Any] | None:
    return Material.objects.filter(pk=material_id, link="").values("file", "name").first()
