"""Two who write at the same moment: no update is lost, and no number is given twice."""

import pytest

from rooms.documents.selectors import updates_after
from rooms.models import DocumentName, SharedDocument
from rooms.services.documents import document_append
from rooms.services.merging import document_merge
from tests.racing import at_once, side_by_side
from tests.rooms.shared.pages import Page
from tests.rooms.shared.test_documents import kept_bytes, opened

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = DocumentName.TEXT


def test_two_who_begin_a_document_at_once_begin_the_same_one(session, teacher, student):
    pages = {person.pk: Page() for person in (teacher, student)}

    def write(person):
        update = pages[person.pk].writes(f"{person.name}. ")
        return lambda: document_append(session_id=session.pk, name=TEXT, by=person.pk, update=update)

    assert sorted(side_by_side(write(teacher), write(student))) == [1, 2]
    assert SharedDocument.objects.get().last_seq == 2
    text = opened(session, teacher).text
    assert teacher.name in text
    assert student.name in text


def test_many_updates_at_once_get_a_number_each_while_they_are_merged(session, teacher, student):
    page, friend = Page(), Page()
    jobs = [(by, one.writes(f"{by.name} {n}. ")) for n in range(12) for by, one in ((teacher, page), (student, friend))]

    def act(number):
        turn, rest = divmod(number, 9)
        if rest == 8:
            return document_merge(session_id=session.pk, name=TEXT)
        by, update = jobs[turn * 8 + rest]
        return document_append(session_id=session.pk, name=TEXT, by=by.pk, update=update)

    given = [outcome for outcome in at_once(act, 27, threads=6) if not isinstance(outcome, bool)]
    assert sorted(given) == list(range(1, len(given) + 1))
    document = SharedDocument.objects.get()
    assert document.last_seq == len(given) == 24
    assert document.size == kept_bytes()
    text = opened(session, student).text
    assert all(f"{by.name} {number}. " in text for by in (teacher, student) for number in range(12))
    assert updates_after(session.pk, TEXT, student.pk, 24) == {"seq": 24, "updates": []}
