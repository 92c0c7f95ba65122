"""One way for all writes that happen once."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError

from skillswap.db import run
from skillswap.db.idempotency import digest, write_once

pytestmark = pytest.mark.django_db(transaction=True)
LABEL = "test-once"


@pytest.fixture(autouse=True)
def _leave_nothing():
    yield
    ContentType.objects.filter(app_label=LABEL).delete()


def find():
    return ContentType.objects.filter(app_label=LABEL, model="one").first()


def write():
    return run(ContentType.objects.create, app_label=LABEL, model="one")


def test_what_was_written_before_is_the_answer():
    first = write_once(find, write)
    assert first == (find(), True)
    assert write_once(find, write) == (first[0], False)


def test_what_another_wrote_at_the_same_moment_is_the_answer():
    others = []

    def overtaken():
        others.append(write())
        return write()

    assert write_once(find, overtaken) == (others[0], False)


def test_an_error_of_another_unique_key_is_raised():
    write()
    with pytest.raises(IntegrityError):
        write_once(lambda: None, write)


def test_inside_a_transaction_the_caller_runs_all_of_it_again():
    write()
    asked = []
    with pytest.raises(IntegrityError):
        run(lambda: write_once(lambda: asked.append(1), write))
    assert asked == [1]


def test_a_digest_differs_when_the_body_does():
    assert digest("a", 1, None) == digest("a", 1, None) != digest("a", 1)
    assert len(digest()) == 64
