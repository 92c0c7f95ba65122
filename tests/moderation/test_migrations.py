"""Databases of before keep their audit trail."""

import pytest

from moderation.models import Action, AuditEntry
from tests.migrating import migrated_back


@pytest.mark.django_db(transaction=True)
def test_decisions_of_before_are_found_under_their_new_name(member):
    with migrated_back("moderation", "0003_economy") as then:
        entries = then.get_model("moderation", "AuditEntry").objects
        entries.create(action="decide_case", target_id=member.pk, reason="Both came", data={"minutes": 60})
        entries.create(action="ban", target_id=member.pk)
    decided = AuditEntry.objects.get(action=Action.DECIDE_DISPUTE)
    assert (decided.target_id, decided.reason, decided.data) == (member.pk, "Both came", {"minutes": 60})
    assert AuditEntry.objects.filter(action=Action.BAN).count() == 1
