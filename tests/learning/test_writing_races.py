"""Notes, a summary or a link written in the instant of a deletion or a block: nothing of it stays behind.

What SQLite puts in a row and MongoDB runs again, PostgreSQL lets wait: there a test can choose who is first.
"""

import pytest

from accounts.services import account_delete
from learning.models import Material, Session, SessionParticipant
from learning.services.materials import link_add
from learning.services.notes import notes_write
from learning.services.summary import summary_write
from moderation.services import member_block
from skillswap.errors import NotFound
from tests.factories.accounts import PASSWORD
from tests.factories.learning import held_session
from tests.learning.locks import second_meets
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
WRITES = {
    "notes": lambda session, by: notes_write(session_id=session.pk, by=by, text="Mine"),
    "summary": lambda session, by: summary_write(session=session, by=by, text="Mine", version=0),
    "link": lambda session, by: link_add(session=session, by=by, link="https://chords.example/mine"),
}


@pytest.fixture(params=WRITES)
def write(request, teacher, student):
    """`write()` as the student, into a session that took place."""
    session = held_session(teacher, student)
    return lambda: WRITES[request.param](session, student)


def nothing_is_written():
    words = [*Session.objects.values_list("summary_text", flat=True), *Material.objects.values_list("name", flat=True)]
    return not any([*words, *SessionParticipant.objects.values_list("notes", flat=True)])


def test_what_is_written_while_its_writer_deletes_their_account_goes_with_it(write, student):
    _, deleted = side_by_side(write, lambda: account_delete(user=student, password=PASSWORD))
    assert deleted is None
    assert nothing_is_written()


@pytest.mark.only_on("postgresql")
def test_whoever_writes_at_the_end_of_their_own_deletion_finds_nothing_to_write_in(write, student):
    outcomes = second_meets(lambda: account_delete(user=student, password=PASSWORD), write)
    assert outcomes[0] is None
    assert isinstance(outcomes[1], NotFound)
    assert nothing_is_written()


@pytest.mark.only_on("postgresql")
def test_a_deletion_waits_for_words_that_were_first_and_takes_them_away(write, student):
    _, deleted = second_meets(write, lambda: account_delete(user=student, password=PASSWORD))
    assert deleted is None
    assert nothing_is_written()


@pytest.mark.only_on("postgresql")
def test_whoever_writes_at_the_end_of_a_block_finds_nothing_to_write_in(write, student, teacher):
    blocked, refused = second_meets(lambda: member_block(by=teacher, user_id=student.pk), write)
    assert blocked is True
    assert isinstance(refused, NotFound)
    assert nothing_is_written()
