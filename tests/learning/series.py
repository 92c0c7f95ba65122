"""What tests of recurring lessons look at."""

from learning.models import Session
from learning.services.running import session_end
from learning.services.series_asking import series_sessions
from notifications.models import Mail, Notification
from tests.factories.sessions import begin


def held(sessions):
    """The numbers of those whose minutes are held now."""
    rows = Session.objects.filter(series_id=sessions[0].series_id, hold_id__isnull=False, settled_at=None)
    return sorted(rows.values_list("series_number", flat=True))


def statuses(series_id):
    return [session.status for session in series_sessions(series_id)]


def teach(clock, session, teacher, student):
    """The lesson takes place as agreed."""
    clock.move_to(session.scheduled_time)
    begin(session, teacher, student)
    clock.move_to(session.ends_at)
    session_end(session=session, by=student)


def notified(user, event):
    return Notification.objects.filter(user=user, data__event=event).count()


def mailed(user, name):
    return Mail.objects.filter(user=user, name=name).count()
