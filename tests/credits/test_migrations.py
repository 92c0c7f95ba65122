"""Databases of before keep what members earned and spent."""

import pytest
from django.db import IntegrityError

from credits.audit import Audit
from credits.models import Account, MonthlyTotal
from credits.selectors import balance_of
from tests.factories.credits import give
from tests.migrating import migrated_back


@pytest.mark.django_db(transaction=True)
def test_totals_and_counts_of_a_ledger_survive_their_new_names(member):
    give(member, 60)
    expected = sorted(MonthlyTotal.objects.values_list("month", "kind", "count", "minutes"))
    with migrated_back("credits", "0003_welcome_keys") as then:
        tallies = then.get_model("credits", "Tally").objects
        assert sorted(tallies.values_list("month", "kind", "count", "minutes")) == expected
        assert then.get_model("credits", "Account").objects.get(key=f"{member.pk}:available").lines == 1
        tallies.create(user_id=member.pk, month="2025-01", kind="spent", count=1, minutes=-30)
    moved = MonthlyTotal.objects.get(month="2025-01")
    assert (moved.user_id, moved.kind, moved.count, moved.minutes) == (member.pk, "spent", 1, -30)
    moved.delete()
    give(member, 5)
    assert balance_of(member.pk)["available_minutes"] == 65
    assert Account.objects.get(key=f"{member.pk}:available").entry_count == 2
    assert Audit().faults == []
    with pytest.raises(IntegrityError):
        MonthlyTotal.objects.create(user_id=member.pk, month="all", kind="bonus")
