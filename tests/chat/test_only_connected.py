"""With CHAT_ONLY_CONNECTED nobody writes to a stranger."""

import pytest

from chat.errors import NotConnected
from chat.services import conversation_open
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between
from tests.factories.learning import held_session
from tests.factories.skills import offers, wants
from tests.factories.swaps import agreed_swap, proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_connected(settings):
    settings.CHAT_ONLY_CONNECTED = True


@pytest.fixture
def people(db):
    return UserFactory(), UserFactory()


def nothing(one, two):
    return None


def one_sided(one, two):
    offers(one, "Guitar")
    wants(two, "Guitar")


@pytest.mark.parametrize("between", [nothing, one_sided, proposal], ids=lambda between: between.__name__)
def test_people_without_an_agreement_or_a_mutual_match_cannot_open_a_conversation(between, people, api):
    between(*people)
    with pytest.raises(NotConnected):
        conversation_open(by=people[0], with_id=people[1].pk)
    answer = api(people[0]).post("/api/chat/conversations", {"userId": str(people[1].pk)})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_connected")


def mutual_match(one, two):
    one_sided(one, two)
    offers(two, "Chess")
    wants(one, "Chess")


@pytest.mark.parametrize("between", [mutual_match, agreed_swap, held_session], ids=lambda between: between.__name__)
def test_people_with_an_accepted_swap_a_session_or_a_mutual_match_can(between, people):
    between(*people)
    for one, two in (people, people[::-1]):
        conversation_open(by=one, with_id=two.pk)


def test_a_conversation_that_is_there_stays(people, settings):
    settings.CHAT_ONLY_CONNECTED = False
    conversation_between(*people)
    settings.CHAT_ONLY_CONNECTED = True
    assert conversation_open(by=people[0], with_id=people[1].pk)[1] is False


def test_without_the_setting_anybody_can(people, settings):
    settings.CHAT_ONLY_CONNECTED = False
    assert conversation_open(by=people[0], with_id=people[1].pk)[1] is True
