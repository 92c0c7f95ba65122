"""A password opens in whichever Unicode form the keyboard writes it."""

import unicodedata

import pytest
from django.contrib.auth.hashers import make_password

from accounts.errors import BadCredentials
from accounts.models import User
from accounts.password_text import normalized_password
from accounts.services import log_in, password_change
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
COMPOSED = "crème brûlée à la carte"
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (DECOMPOSED, COMPOSED),
        ("\ufb01ne purple kettles", "fine purple kettles"),
        ("\uff4e\uff49\uff4e\uff45 kettles", "nine kettles"),
        ("nine\u00a0purple\u3000kettles\u1680", "nine purple kettles "),
        (" Case And Spaces Stay ", " Case And Spaces Stay "),
    ],
)
def test_what_looks_the_same_is_the_same(typed, kept):
    assert normalized_password(typed) == kept
    assert normalized_password(kept) == kept


@pytest.mark.parametrize(("chosen", "typed"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)])
def test_a_password_set_on_one_keyboard_opens_on_the_other(member, chosen, typed):
    password_change(user=member, current=PASSWORD, new=chosen)
    for form in (typed, chosen):
        assert log_in(email=member.email, password=form).device.user_id == member.pk


def test_a_hash_made_from_the_text_as_it_was_typed_opens_and_is_made_anew():
    member = UserFactory(password=make_password(DECOMPOSED))
    with pytest.raises(BadCredentials):
        log_in(email=member.email, password=COMPOSED)
    assert log_in(email=member.email, password=DECOMPOSED)
    assert log_in(email=member.email, password=COMPOSED)
    assert User.objects.get(pk=member.pk).check_password(COMPOSED)


def test_the_strength_of_a_password_is_that_of_its_plain_form(sign_up):
    answer = sign_up(password="\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff11\uff12")
    assert answer.status_code == 400
