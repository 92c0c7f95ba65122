"""Two who write at the same moment: no update is lost, and no number is given twice."""

import pytest

from accounts.services import account_delete
from moderation.services import member_block
from rooms.documents.selectors import updates_after
from rooms.models import DocumentName, SharedDocument
from rooms.services.documents import document_append
from rooms.services.merging import document_merge
from skillswap.errors import NotFound
from tests.factories.accounts import PASSWORD
from tests.learning.locks import second_meets
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


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("written", [False, True])
def test_what_is_written_at_the_end_of_a_deletion_is_refused(session, teacher, student, written):
    if written:
        append(session, teacher)
    deleted, refused = second_meets(
        lambda: account_delete(user=student, password=PASSWORD), lambda: append(session, student)
    )
    assert deleted is None
    assert isinstance(refused, NotFound)
    assert not SharedDocument.objects.filter(student_wrote=True).exists()


@pytest.mark.only_on("postgresql")
def test_a_deletion_waits_for_words_that_were_first_and_takes_them_away(session, student):
    _, deleted = second_meets(lambda: append(session, student), lambda: account_delete(user=student, password=PASSWORD))
    assert deleted is None
    assert not SharedDocument.objects.exists()


@pytest.mark.only_on("postgresql")
def test_who_is_blocked_at_this_moment_writes_nothing_more(session, teacher, student):
    blocked, refused = second_meets(
        lambda: member_block(by=teacher, user_id=student.pk), lambda: append(session, student)
    )
    assert blocked is True
    assert isinstance(refused, NotFound)
    assert not SharedDocument.objects.exists()


def append(session, by):
    return document_append(session_id=session.pk, name=TEXT, by=by.pk, update=Page().writes("Mine."))
