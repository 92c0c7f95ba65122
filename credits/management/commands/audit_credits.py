"""`manage.py audit_credits`: is every minute accounted for?"""

from typing import Any

from django.core.management.base import BaseCommand

from credits.audit import Audit

_FAULTS_SHOWN = 50


class Command(BaseCommand):
    help = "Proves the ledger: sums of zero, balances that equal their transfers, consistent holds and histories."

    def handle(self, *args: Any, **options: Any) -> None:
        audit = Audit()
        if not audit.faults:
            self.stdout.write(
                f"{len(audit.accounts)} accounts, {audit.transfers} transfers: the sum is zero, every balance equals "
                "its transfers, none is negative, holds and histories agree."
            )
            return
        for fault in audit.faults[:_FAULTS_SHOWN]:
            self.stderr.write(fault)
        if (left := len(audit.faults) - _FAULTS_SHOWN) > 0:
            self.stderr.write(f"… and {left} more.")
        self.stderr.write(f"{len(audit.faults)} faults in {audit.transfers} transfers.")
        raise SystemExit(1)
