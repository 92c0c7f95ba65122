"""What two people write and draw together is kept in order, whole, and for them alone."""

import datetime as dt
from base64 import b64decode

import pytest
import time_machine

from accounts.services import account_delete
from learning.models import Session, Status
from moderation.services import member_block, member_unblock
from moderation.services.reports import report_create
from rooms.documents.errors import DocumentFull
from rooms.documents.privacy import documents_data
from rooms.documents.selectors import documents_of, updates_after
from rooms.models import DocumentName, DocumentUpdate, SharedDocument
from rooms.services import merging
from rooms.services.documents import LARGEST_IN_FRAME, LARGEST_UPDATE, awareness_publish, document_append
from rooms.services.merging import document_merge
from skillswap.errors import InvalidInput, NotFound, TooFast, TooLarge
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.learning import held_session, set_status
from tests.rooms.shared.conftest import running_session
from tests.rooms.shared.pages import Page, update_of

pytestmark = pytest.mark.django_db

TEXT, BOARD = DocumentName.TEXT, DocumentName.BOARD


def append(session, by, update, name=TEXT):
    return document_append(session_id=session.pk, name=name, by=by.pk, update=update)


def stored(session, viewer, name=TEXT, after=0):
    """(number of the newest, updates)"""
    found = updates_after(session.pk, name, viewer.pk, after)
    return found["seq"], [b64decode(update) for update in found["updates"]]


def kept_bytes():
    return sum(len(data) for data in DocumentUpdate.objects.values_list("data", flat=True))


def opened(session, viewer, name=TEXT):
    """A page that has just read the document."""
    return Page().hears(*stored(session, viewer, name)[1])


def test_updates_are_numbered_in_the_order_in_which_they_came(session, teacher, student):
    page = Page()
    assert [append(session, by, page.writes(word)) for by, word in ((teacher, "do "), (student, "re "))] == [1, 2]
    assert append(session, teacher, Page().draws(kind="pen"), BOARD) == 1
    assert stored(session, student)[0] == 2
    assert opened(session, student).text == "do re "
    assert opened(session, teacher, BOARD).shapes == [{"kind": "pen"}]


def test_a_page_reads_on_from_the_number_it_has(session, teacher, student):
    page = Page()
    for word in ("do ", "re ", "mi "):
        append(session, teacher, page.writes(word))
    assert stored(session, student, after=2) == (3, [page.made[2]])
    assert stored(session, student, after=3) == (3, [])
    assert stored(session, student, BOARD) == (0, [])


def test_who_wrote_without_a_network_and_comes_back_loses_nothing_and_takes_nothing_away(session, teacher, student):
    ada, ben = Page(), Page()
    append(session, teacher, ada.writes("Chords:"))
    ben.hears(ada.made[0])
    for word in (" G", " C", " D"):
        append(session, teacher, ada.writes(word))
        ben.writes(word.lower(), at=0)
    _, missed = stored(session, student, after=1)
    ben.hears(*missed)
    for update in ben.made:
        append(session, student, update)
    ada.hears(*ben.made)
    assert ada.text == ben.text == opened(session, teacher).text
    assert "Chords: G C D" in ada.text
    assert all(word in ada.text for word in (" g", " c", " d"))


def test_the_same_update_again_changes_nothing(session, teacher):
    update = update_of("Once.")
    assert [append(session, teacher, update) for _ in range(2)] == [1, 2]
    assert opened(session, teacher).text == "Once."


@pytest.mark.parametrize("wrong", [b"", b"\0", b"Hello", update_of("Hello")[:-2], b"\1\1\1\0\6\1\1x\1k\1{\0"])
def test_what_is_no_update_is_refused_and_spoils_nothing(wrong, session, teacher):
    append(session, teacher, update_of("Before."))
    with pytest.raises(InvalidInput) as refused:
        append(session, teacher, wrong)
    assert refused.value.field == "update"
    assert stored(session, teacher)[0] == 1
    assert opened(session, teacher).text == "Before."


def test_an_update_has_a_megabyte_at_most(session, teacher):
    assert append(session, teacher, update_of("x" * (LARGEST_UPDATE - 100))) == 1
    with pytest.raises(TooLarge):
        append(session, teacher, update_of("x" * LARGEST_UPDATE))


def test_a_full_document_takes_no_more_until_something_is_erased(session, teacher, settings):
    settings.DOCUMENT_BYTES = 3000
    page = Page()
    append(session, teacher, page.writes("x" * 2500))
    with pytest.raises(DocumentFull):
        append(session, teacher, Page().hears(*page.made).writes("y" * 600))
    append(session, teacher, page.erases(100, 2500))
    assert append(session, teacher, page.writes("z" * 600)) == 3
    assert opened(session, teacher).text == page.text
    assert SharedDocument.objects.get().size < 1000  # it was merged, without what was erased


def test_merging_keeps_what_is_there_and_forgets_what_was_erased(session, teacher, student):
    page = Page()
    for word in ("My secret. ", "do ", "re "):
        append(session, teacher, page.writes(word))
    append(session, student, page.erases(0, 11))
    assert document_merge(session_id=session.pk, name=TEXT)
    seq, updates = stored(session, student)
    assert (seq, len(updates)) == (4, 1)
    assert b"secret" not in updates[0]
    assert opened(session, student).text == "do re "
    assert stored(session, student, after=2) == (4, updates)  # who had seen less than all gets the whole
    assert stored(session, student, after=4) == (4, [])
    assert append(session, teacher, page.writes("mi ")) == 5
    assert opened(session, student).text == "do re mi "
    assert SharedDocument.objects.get().size == sum(
        len(data) for data in DocumentUpdate.objects.values_list("data", flat=True)
    )


def test_merging_keeps_what_waits_for_an_update_that_has_not_come(session, teacher):
    page = Page()
    first, second, third = (page.writes(word) for word in ("do ", "re ", "mi "))
    append(session, teacher, first)
    append(session, teacher, third)
    assert document_merge(session_id=session.pk, name=TEXT)
    assert opened(session, teacher).text == "do "
    append(session, teacher, second)
    assert opened(session, teacher).text == "do re mi "


def test_updates_that_do_not_fit_together_are_kept_as_they_are(session, teacher):
    """Each is an update; together they say that an item is in a word, which holds no items."""
    append(session, teacher, b"\1\1\1\0\4\1\4text\3do \0")
    append(session, teacher, b"\1\1\7\0\4\0\1\0\1x\0")
    assert not document_merge(session_id=session.pk, name=TEXT)
    assert append(session, teacher, update_of("re ")) == 3
    assert stored(session, teacher)[0] == 3


def test_every_so_many_updates_are_merged_by_themselves(session, teacher, monkeypatch):
    monkeypatch.setattr(merging, "EVERY", 3)
    page = Page()
    for number in range(7):
        append(session, teacher, page.writes(f"{number} "))
    assert [seq for (seq,) in DocumentUpdate.objects.order_by("seq").values_list("seq")] == [6, 7]
    assert opened(session, teacher).text == page.text


def test_only_the_two_may_write_and_only_while_the_room_is_open(session, teacher, student, other):
    update = update_of("Hello")
    with pytest.raises(NotFound):
        append(session, other, update)
    with pytest.raises(NotFound):
        awareness_publish(session_id=session.pk, name=TEXT, by=other.pk, state=b"x")
    with time_machine.travel(session.ends_at + dt.timedelta(minutes=31)), pytest.raises(NotFound):
        append(session, teacher, update)
    for status in (Status.SCHEDULED, Status.COMPLETED):
        set_status(session, status)
        with pytest.raises(NotFound):
            append(session, teacher, update)
    assert SharedDocument.objects.count() == 0


def test_both_read_it_when_the_session_is_over_and_nobody_else(session, teacher, student, other):
    append(session, teacher, update_of("Practise the chords."))
    set_status(session, Status.COMPLETED)
    for person in (teacher, student):
        assert opened(session, person).text == "Practise the chords."
        assert [(one["document"], one["seq"]) for one in documents_of(session.pk, person.pk)] == [("text", 1)]
    for read in (lambda: updates_after(session.pk, TEXT, other.pk, 0), lambda: documents_of(session.pk, other.pk)):
        with pytest.raises(NotFound):
            read()


def test_a_block_hides_it_from_both_and_what_comes_after_is_refused(session, teacher, student):
    append(session, teacher, update_of("Hello"))
    member_block(by=student, user_id=teacher.pk)
    for person in (teacher, student):
        with pytest.raises(NotFound):
            stored(session, person)
        with pytest.raises(NotFound):
            append(session, person, update_of("Hello"))
        with pytest.raises(NotFound):
            documents_of(session.pk, person.pk)
    member_unblock(by=student.pk, user_id=teacher.pk)
    assert opened(session, teacher).text == "Hello"


def test_a_document_goes_with_its_session(session, teacher):
    append(session, teacher, update_of("Hello"))
    Session.objects.get(pk=session.pk).delete()
    assert (SharedDocument.objects.count(), DocumentUpdate.objects.count()) == (0, 0)


def test_who_leaves_takes_what_they_alone_wrote_and_leaves_what_is_shared(teacher, student):
    alone, shared = running_session(teacher, student), running_session(teacher, student)
    for session, by in ((alone, teacher), (shared, teacher), (shared, student)):
        append(session, by, update_of(f"By {by.name}."))
    for session in (alone, shared):
        set_status(session, Status.COMPLETED)
    account_delete(user=teacher, password=PASSWORD)
    assert stored(alone, student) == (0, [])
    assert stored(shared, student)[0] == 2
    account_delete(user=student, password=PASSWORD)
    assert SharedDocument.objects.count() == 0


def test_the_export_holds_the_text_and_what_is_on_the_board(session, teacher, student):
    append(session, teacher, update_of("Chords: G, C"))
    append(session, student, Page().draws(style={"kind": "pen"}, points=b"\1\2"), BOARD)
    held_session(teacher, UserFactory())
    for person in (teacher, student):
        name, documents = documents_data(person.pk)
        assert name == "session_documents"
        assert [(one["document"], one["content"]) for one in documents] == [
            ("text", "Chords: G, C"),
            ("board", [{"style": {"kind": "pen"}, "points": "AQI="}]),
        ]


def test_a_report_of_the_session_keeps_the_words_of_text_and_board_as_they_were(session, teacher, student):
    append(session, teacher, update_of("Send me money"))
    append(session, teacher, Page().draws(style={"kind": "text"}, text="Outside of the platform"), BOARD)
    report, _ = report_create(by=student, kind="session", target_id=session.pk, reason="scam")
    append(session, teacher, opened(session, teacher).erases(0, 13))
    kept = report.evidence["session"]
    assert (kept["shared_text"], kept["shared_board"]) == ("Send me money", "Outside of the platform")


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("limit", "size"), [("document", 5), ("document_large", LARGEST_IN_FRAME + 1), ("document_awareness", 0)]
)
def test_a_flood_is_refused(limit, size, session, teacher, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {limit: "2 per minute"}

    def use():
        if size:
            append(session, teacher, update_of("x" * size))
        else:
            awareness_publish(session_id=session.pk, name=TEXT, by=teacher.pk, state=b"x")

    use()
    with pytest.raises(InvalidInput):
        append(session, teacher, b"?" * size)  # what is refused does not count
    use()
    with pytest.raises(TooFast):
        use()
