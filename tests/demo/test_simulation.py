"""The simulation of matching: the same every time, within its own rules, and in favour of what it should favour."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from demo.simulation.exchange import State
from demo.simulation.feasible import feasible
from demo.simulation.life import Life, simulate
from demo.simulation.matching import ROOM
from demo.simulation.members import members_of
from demo.simulation.outcome import outcome_of
from demo.simulation.policies import POLICIES
from demo.simulation.report import estimate
from demo.simulation.scenario import Scenario

pytestmark = pytest.mark.only_on("sqlite")
SMALL = Scenario(people=40, days=25, topics=16)
_SHARES = ("learned", "exchanged", "wishes", "rare_wishes", "success")


@pytest.mark.parametrize("name", ["two-way", "up to four", "up to four and credits"])
def test_the_same_scenario_ends_the_same(name):
    assert simulate(SMALL, POLICIES[name]) == simulate(SMALL, POLICIES[name])


def test_another_seed_makes_another_community():
    assert members_of(SMALL) != members_of(replace(SMALL, seed=2))


def test_what_somebody_is_like_does_not_depend_on_how_others_behave():
    """Policies and rates are compared on the same people."""
    people = [member.person for member in members_of(SMALL)[0]]
    assert people == [member.person for member in members_of(replace(SMALL, drop_outs=0.5))[0]]


@pytest.mark.parametrize("name", POLICIES)
def test_nobody_is_in_too_much_at_once_and_minutes_come_from_somewhere(name):
    life = Life(SMALL, POLICIES[name])
    for day in range(SMALL.days):
        life.live(day)
        for user_id in life.stories:
            taken = [one for one in life.open if one.is_open and user_id in one.people]
            assert len(taken) == len(life.matching.taking[user_id]) <= ROOM
        assert sum(life.accounts.balances.values()) == 0
        assert all(minutes >= 0 for member, minutes in life.accounts.balances.items() if member.int)
    outcome = outcome_of(life.stories.values(), [*life.closed, *life.open], life.rare, SMALL.days)
    assert all(0 <= getattr(outcome, share) <= 1 for share in _SHARES)
    assert all(len(one.held) == len(list(one.lessons())) for one in life.closed if one.state is State.COMPLETED)
    assert sum(story.taught for story in life.stories.values()) == sum(len(one.held) for one in life.closed + life.open)


def test_who_leaves_before_the_first_lesson_is_replaced_by_somebody_who_fits():
    life = Life(replace(SMALL, acceptance=0.5, drop_outs=0.3, days=40), POLICIES["up to four"])
    life.lived()
    repaired = [one for one in life.closed if one.repairs]
    assert repaired
    assert all(len(set(one.people)) == len(one.people) for one in repaired)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rings_reach_more_than_pairs_in_a_sparse_community_and_never_fewer_in_a_dense_one(seed):
    sparse, dense = Scenario(seed=seed, people=120, topics=60), Scenario(seed=seed, people=40, topics=6)
    pairs, threes, fours = (feasible(sparse, most) for most in (2, 3, 4))
    assert 0 < pairs.at_once < threes.at_once <= fours.at_once <= fours.possible <= 1
    assert fours.greedy <= fours.at_once
    assert feasible(dense, 3).at_once >= feasible(dense, 2).at_once


def test_more_members_learn_with_rings_than_with_pairs_alone():
    sparse = Scenario(people=120, days=40, topics=60)
    assert simulate(sparse, POLICIES["up to three"]).learned > simulate(sparse, POLICIES["two-way"]).learned


def test_nothing_happens_where_nobody_says_yes():
    outcome = simulate(replace(SMALL, acceptance=0.0), POLICIES["up to four and credits"])
    assert (outcome.learned, outcome.completed, outcome.singles) == (0, 0, 0)


def test_confidence_is_students():
    found = estimate([1.0, 2.0, 3.0])
    assert found.mean == 2.0
    assert found.margin == pytest.approx(2.484, abs=0.01)


def test_the_command_prints_the_same_table_twice():
    def printed():
        out = StringIO()
        command = ("simulate_matching", "--people", "30", "--days", "10", "--topics", "12", "--seeds", "2")
        call_command(*command, "--policies", "two-way", "up to three", stdout=out)
        return out.getvalue()

    assert "two-way" in printed()
    assert printed() == printed()


def test_the_command_refuses_what_is_no_rate():
    with pytest.raises(CommandError, match="acceptance"):
        call_command("simulate_matching", "--acceptance", "80")
