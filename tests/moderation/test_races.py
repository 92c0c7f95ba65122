"""Two moderators at the same moment: one decides, once, and the other is refused."""

import pytest

from moderation.errors import AlreadyDecided
from moderation.models import AuditEntry, Report
from moderation.services import report_ban, report_close, report_create, report_warn
from notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_report_is_decided_once_whoever_decides_and_whatever():
    for _ in range(3):
        one, two, admin = UserFactory(moderator=True), UserFactory(moderator=True), UserFactory(admin=True)
        about = UserFactory()
        made, _ = report_create(by=UserFactory(), kind="user", target_id=about.pk, reason="scam")
        tabs = [lambda made=made: Report.objects.get(pk=made.pk)] * 3
        answers = side_by_side(
            lambda one=one, tabs=tabs: report_close(report=tabs[0](), by=one),
            lambda two=two, tabs=tabs: report_warn(report=tabs[1](), by=two, text="Please do not."),
            lambda admin=admin, tabs=tabs: report_ban(report=tabs[2](), by=admin, reason="Scam"),
        )
        assert sorted(isinstance(answer, AlreadyDecided) for answer in answers) == [False, True, True]
        decision = Report.objects.get(pk=made.pk).decision
        about.refresh_from_db()
        assert about.is_banned == (decision == "ban")
        assert Notification.objects.filter(user=about).exists() == (decision == "warn")
        assert AuditEntry.objects.filter(target=about).count() == 1
