"""What is about few members reads few rows: SQLite, which has no statistics here, must not walk through all skills.

It chooses an index by its shape alone, so the plan is the same for six skills as for half a million.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matching.index import members_index
from matching.selectors import hints_for, suggestions_for
from rings.hints import hints_for as ring_hints_for
from rings.nearby import people_near, people_who_miss
from tests.factories.accounts import UserFactory
from tests.factories.rings import free_people, seats_for
from tests.factories.skills import offers, wants

# PostgreSQL and MongoDB choose by what is in the tables.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
EVERYBODY = ("skill_newest", "skill_in_timezone")  # indexes that begin with what nearly all skills have in common


def plans(ask):
    """How SQLite reads for each query on skills, and that query."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    asked = [query["sql"] for query in captured if query["sql"].startswith("SELECT") and "skills_skill" in query["sql"]]
    assert asked
    found = []
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            found += [(step[3], sql) for step in cursor.fetchall()]
    return found


def changed(me):
    """A suggestion after somebody changed, which brings the index up to date."""
    offers(UserFactory(), "Guitar")
    return suggestions_for(me, limit=5)


@pytest.fixture
def ring_member(db):
    """Who could be in a ring of three and wants what nobody teaches at their level."""
    me, *others = free_people(3)
    seats_for(me, *others)
    wants(me, "Guitar", level="expert")
    offers(others[0], "Guitar", level="beginner")
    members_index.renew()
    return me


@pytest.mark.parametrize(
    "ask",
    [
        changed,
        hints_for,
        lambda me: people_near(me.pk),
        lambda me: people_who_miss(me.pk),
        lambda me: ring_hints_for(me.pk),
    ],
    ids=["suggestions after a change", "hints", "people near", "people who miss", "hints of rings"],
)
def test_no_question_about_some_members_walks_through_all_skills(ring_member, ask):
    for step, sql in plans(lambda: ask(ring_member)):
        assert not step.startswith("SCAN skills_skill"), sql
        assert not any(name in step for name in EVERYBODY), (step, sql)
