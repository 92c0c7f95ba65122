"""A ring weighs what it is likely to bring about."""

import datetime as dt

import pytest

from rings.rules import Answers
from rings.search import find_rings
from rings.weights import weight
from tests.rings.communities import HOUR, NOW, circle, community, person

HERE = {"last_online_at": NOW}


def weight_of(*people):
    some = community(*people)
    (ring,) = find_rings(some)
    return weight(some, ring, NOW)


def three(**facts):
    """A ring of three of whom one has these facts."""
    return weight_of(
        person(1, offers=[1], wishes=[3], **{**HERE, **facts}),
        person(2, offers=[2], wishes=[1], **HERE),
        person(3, offers=[3], wishes=[2], **HERE),
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"answers": Answers(5, 5, 5, 50)}, {}),
        ({}, {"answers": Answers(5, 5, 0, 50)}),
        ({}, {"answers": Answers(5, 0, 0, 0)}),
        ({"answers": Answers(5, 5, 5, 5)}, {"answers": Answers(5, 5, 5, 5 * 70)}),
        ({}, {"last_online_at": NOW - dt.timedelta(days=20)}),
        ({"reliability": 1.0}, {"reliability": 0.5}),
        ({}, {"free": [(0, HOUR)]}),
    ],
    ids=["known yes", "no", "silence", "speed", "recency", "reliability", "hours"],
)
def test_what_makes_it_likelier_makes_it_heavier(better, worse):
    assert three(**better) > three(**worse) > 0


def test_whoever_does_not_show_when_they_were_here_is_neither_first_nor_last():
    long_ago = three(last_online_at=NOW - dt.timedelta(days=30))
    assert long_ago < three(last_online_at=None) < three()


def test_a_fourth_person_outweighs_a_third_only_when_all_are_likely_to_say_yes():
    sure, doubtful = {"answers": Answers(50, 50, 50, 50), "reliability": 1.0, **HERE}, HERE
    for facts, four_is_heavier in ((sure, True), (doubtful, False)):
        rings = [circle(*range(1, size + 1)) for size in (3, 4)]
        of_three, of_four = (
            weight_of(
                *(
                    person(at, [one.id.int + 50], [(one.id.int - 2) % len(ring) + 51], **facts)
                    for at, one in enumerate(ring, 1)
                )
            )
            for ring in rings
        )
        assert (of_four > of_three) is four_is_heavier


def test_it_lies_between_nothing_and_the_number_of_people():
    assert 0 < three(answers=Answers(1000, 1000, 1000, 1), reliability=1.0) < 3
    assert three(answers=Answers(1000, 0, 0, 0), reliability=0.0, last_online_at=NOW - dt.timedelta(days=300)) > 0
