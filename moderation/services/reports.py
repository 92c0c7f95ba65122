"""Reports: made by members, decided by moderators. Every decision leaves an audit entry in the same transaction."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from moderation.errors import NOT_YOURSELF, AlreadyDecided, NothingToRemove, OwnReport
from moderation.evidence import REPORTABLE, Evidence
from moderation.hooks import report_decided, report_made
from moderation.mails import handled_mail, warning_mail
from moderation.models import Action, Report
from moderation.services.audit import audit_write
from moderation.services.members import member_ban
from moderation.services.ranks import require_above, require_not_below
from notifications.models import Kind
from notifications.services import notify
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from skillswap.db.idempotency import write_once
from skillswap.errors import InvalidInput
from skillswap.http.throttling import counted
from skillswap.phrases import most_characters


def report_create(*, by: User, kind: str, target_id: UUID, reason: str, details: str = "") -> tuple[Report, bool]:
    """Report something, with the evidence of now; returns the report and whether it is new.

    While a member's report of a thing is open, reporting it again gives that one.
    Raises NotFound for what they may not see, InvalidInput for what is their own, TooFast.
    """
    return write_once(
        lambda: _open_report(by, kind, target_id), lambda: _report_new(by, kind, target_id, reason, details.strip())
    )


def _report_new(by: User, kind: str, target_id: UUID, reason: str, details: str) -> Report:
    seen = REPORTABLE[kind].evidence(by, target_id)
    InvalidInput.require(
        (seen.about_id != by.pk, "id", _(NOT_YOURSELF)),
        (len(details) <= settings.REPORT_LENGTH, "details", most_characters(settings.REPORT_LENGTH)),
    )
    with counted("report", by.pk):
        return run(_create, by, kind, target_id, reason, details, seen)


def _open_report(by: User, kind: str, target_id: UUID) -> Report | None:
    mine = Report.objects.filter(reporter_id=by.pk, kind=kind, target_id=target_id)
    return mine.filter(status=Report.Status.OPEN).first()


def _create(by: User, kind: str, target_id: UUID, reason: str, details: str, seen: Evidence) -> Report:
    report = Report.objects.create(
        reporter_id=by.pk,
        about_id=seen.about_id,
        kind=kind,
        target_id=target_id,
        reason=reason,
        details=details,
        evidence=seen.data,
    )
    report_made(report)
    return report


@transactional
def report_close(*, report: Report, by: User, reason: str = "") -> None:
    """Close a report and do nothing else. Raises NotAllowed, AlreadyDecided."""
    if report.about is not None:
        require_not_below(by, report.about)
    _decide(report, by, Action.CLOSE_REPORT)
    _audit(Action.CLOSE_REPORT, report, by, reason)


@transactional
def report_warn(*, report: Report, by: User, text: str) -> None:
    """Send the reported member a warning, which they cannot turn off, and close the report.

    Raises NotAllowed, AlreadyDecided, InvalidInput. Emits notification:new. The reporter stays unnamed.
    """
    about = _about(report)
    require_above(by, about)
    text = text.strip()
    if not text:
        raise InvalidInput("text", _("Write what the member should know."))
    _decide(report, by, Action.WARN)
    notify(user_id=about.pk, kind=Kind.MODERATION, key=f"report:{report.pk}", data={"text": text[:500]})
    warning_mail(report)
    _audit(Action.WARN, report, by, text)


@transactional
def report_remove(*, report: Report, by: User, reason: str = "") -> None:
    """Remove what was reported, and close the report. Raises NotAllowed, AlreadyDecided, NothingToRemove."""
    remove = REPORTABLE[report.kind].remove
    if remove is None:
        raise NothingToRemove
    require_above(by, _about(report))
    _decide(report, by, Action.REMOVE_CONTENT)
    remove(report.target_id)
    _audit(Action.REMOVE_CONTENT, report, by, reason)


@transactional
def report_ban(*, report: Report, by: User, reason: str, until: dt.datetime | None = None) -> None:
    """Ban the reported member and close the report. Raises as `member_ban`, and AlreadyDecided."""
    member_ban(user=_about(report), by=by, reason=reason, until=until)
    _decide(report, by, Action.BAN)


def _about(report: Report) -> User:
    if report.about is None:
        raise NothingToRemove(_("This account is gone."))
    return report.about


def _decide(report: Report, by: User, decision: Action) -> None:
    if report.reporter_id == by.pk:
        raise OwnReport
    still_open = Report.objects.filter(pk=report.pk, status=Report.Status.OPEN)
    decided = {"status": Report.Status.CLOSED, "decision": decision, "decided_by_id": by.pk, "decided_at": now_ms()}
    if not still_open.update(**decided):
        raise AlreadyDecided
    report_decided(report)
    handled_mail(report)


def _audit(action: Action, report: Report, by: User, reason: str) -> None:
    what = {"report": str(report.pk), "kind": report.kind, "target": str(report.target_id)}
    audit_write(action=action, target=report.about, by=by, reason=reason, data=what)
