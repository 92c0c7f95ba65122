"""`manage.py audit_credits` finds what was tampered with, and says so."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import models

from credits.models import Account, Entry, Hold, MonthlyTotal, Transfer
from credits.services import hold_post, minutes_hold
from tests.factories.credits import give

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def history(member, other):
    give(member, 300)
    paid = minutes_hold(user_id=member.pk, minutes=60, session_id=None, key="paid")
    hold_post(hold_id=paid.pk, to_user_id=other.pk, minutes=45)
    minutes_hold(user_id=member.pk, minutes=30, session_id=None, key="open")


def rows(model):
    """Past the guard that keeps rows of the ledger from being changed."""
    return models.QuerySet(model)


def audit() -> tuple[int, str]:
    out, errors = StringIO(), StringIO()
    try:
        call_command("audit_credits", stdout=out, stderr=errors)
    except SystemExit as end:
        return int(str(end.code)), errors.getvalue()
    return 0, out.getvalue()


def test_a_ledger_in_order_is_proved_in_words():
    code, output = audit()
    assert code == 0
    assert "6 accounts, 5 transfers: the sum is zero" in output


def test_an_empty_ledger_is_in_order():
    for model in (MonthlyTotal, Entry, Hold, Transfer, Account):
        rows(model).delete()
    assert audit()[0] == 0


@pytest.mark.parametrize(
    ("tamper", "output"),
    [
        (lambda: rows(Account).filter(key__contains="available").update(balance=999), "its transfers make"),
        (lambda: rows(Account).filter(key="fund").update(balance=0), "instead of none"),
        (lambda: rows(Transfer).filter(kind="bonus").update(amount=301), "its transfers make"),
        (lambda: rows(Transfer).filter(kind="earned").update(key="gone"), "0 minutes were paid"),
        (lambda: rows(Hold).filter(key="open").update(state="released"), "it should be 0 and 30"),
        (lambda: rows(Hold).filter(key="open").update(minutes=20), "the open holds make 20"),
        (lambda: rows(Entry).filter(kind="spent").update(amount=-1), "their history makes"),
        (lambda: rows(MonthlyTotal).filter(kind="bonus").update(count=7), "the monthly total says"),
        (lambda: rows(Account).filter(kind="available").update(entry_count=9), "it counts 9 entries"),
    ],
)
def test_what_was_tampered_with_is_found(tamper, output):
    assert tamper()
    code, found = audit()
    assert code == 1
    assert output in found
    assert "faults in" in found


@pytest.mark.only_on("mongodb")
def test_a_negative_balance_is_found():
    rows(Account).filter(kind="held").update(balance=-5)
    assert "is negative" in audit()[1]
