"""Many rows, each alone."""

from skillswap.db.batches import MOST_BUSY, each_alone
from skillswap.errors import Busy


def test_a_locked_database_is_not_waited_for_row_by_row():
    tried = []

    def do(key):
        tried.append(key)
        raise Busy

    assert each_alone(range(100), do, what="row") == 0
    assert tried == list(range(MOST_BUSY))


def test_one_row_that_is_fought_over_leaves_the_others_their_turn():
    def do(key):
        if key == 0:
            raise Busy
        return True

    assert each_alone(range(100), do, what="row") == 99
