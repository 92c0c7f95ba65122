"""What people do to sessions, and to all sessions of a series at once."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from learning.models import Session
from learning.services.series_answering import series_accept, series_cancel, series_decline
from learning.services.series_asking import series_sessions
from learning.services.series_holds import series_hold_next
from tests.factories.series import ask_weekly
from tests.learning.machine import SessionMachine, ahead, is_teacher, length, mostly, which, who


def has_series(machine):
    return bool(machine.series)


class SeriesMachine(SessionMachine):
    """Each session of a series is one of the sessions that are answered, moved, cancelled and begun alone, too."""

    def __init__(self) -> None:
        super().__init__()
        self.series = {}  # number in the model → id

    @rule(teacher=who, student=who, span=ahead, minutes=length, weeks=st.sampled_from([2, 3]), agree=mostly)
    def request_weekly(self, teacher, student, span, minutes, weeks, agree):
        if teacher == student:
            return
        asked = {"at": self.community.now + span, "minutes": minutes, "weeks": weeks}
        models = self.community.request_weekly(teacher, student, *asked.values())
        self.both(models is not None, lambda: self.ask(teacher, student, asked))
        if models is not None:
            self.series[models[0].series] = Session.objects.get(pk=self.ids[-1]).series_id
            if agree:
                self.do_all(models[0], True, self.community.accept_all, series_accept)

    def ask(self, teacher, student, asked):
        series_id = ask_weekly(self.people[student], self.skills[teacher], **asked)
        self.ids += [session.pk for session in series_sessions(series_id)]

    def do_all(self, one, as_teacher, model, service):
        person = one.teacher if as_teacher else one.student
        series_id = self.series[one.series]
        self.both(model(one.series, person), lambda: service(series_id=series_id, by=self.people[person]))

    def one_of_a_series(self, at):
        known = [session for session in self.community.sessions if session.series is not None]
        return known[-1 - at % len(known)]

    @precondition(has_series)
    @rule(at=which, as_teacher=is_teacher, accept=mostly)
    def answer_all(self, at, as_teacher, accept):
        accepting, declining = (self.community.accept_all, series_accept), (self.community.decline_all, series_decline)
        self.do_all(self.one_of_a_series(at), as_teacher, *(accepting if accept else declining))

    @precondition(has_series)
    @rule(at=which, as_teacher=is_teacher)
    def cancel_rest(self, at, as_teacher):
        self.do_all(self.one_of_a_series(at), as_teacher, self.community.cancel_rest, series_cancel)

    @precondition(has_series)
    @rule(at=which)
    def hold_next(self, at):
        """It follows every change once that is committed; here it comes at any time, or never."""
        number = self.one_of_a_series(at).series
        self.community.hold_next(number)
        series_hold_next(self.series[number])
