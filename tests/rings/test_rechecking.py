"""What a member offers changes: they stay in their rings as long as the very skill that they teach there is offered."""

import pytest

from rings.models import Ring
from rings.services import rings_recheck
from skills.models import Skill, Topic
from skills.services import skill_delete, topic_merge
from tests.factories.accounts import UserFactory
from tests.factories.rings import agreed_ring, proposed_ring
from tests.factories.skills import offers
from tests.rings.conftest import part

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("made", [proposed_ring, agreed_ring])
def test_a_topic_that_is_merged_takes_nobody_out_of_their_ring(made, three, booked):
    ring = made(*three, names=["Gitar", "Ring craft b", "Ring craft c"])
    (into,) = offers(UserFactory(), "Guitar")
    source = Topic.objects.get(pk=part(ring, three[0]).topic_id)
    topic_merge(source=source, into=Topic.objects.get(pk=into.topic_id), by=UserFactory(moderator=True))
    rings_recheck(three[0].pk)
    stays = part(ring, three[0])
    assert (stays.is_present, stays.topic_id) == (True, into.topic_id)


def test_a_skill_made_anew_is_not_the_one_that_was_agreed_on(three, booked, nobody_works):
    ring = agreed_ring(*three, names=["Guitar", "Ring craft b", "Ring craft c"])
    skill_delete(skill=Skill.objects.get(pk=part(ring, three[0]).skill_id), by=three[0])
    offers(three[0], "Guitar")
    rings_recheck(three[0].pk)
    assert not part(ring, three[0]).is_present
    assert Ring.objects.get(pk=ring.pk).status == "proposed"
