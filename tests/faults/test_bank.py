"""As at a bank: fifty people at the counter, processes die all the time, and the books are right at every moment.

`BANK_OPERATIONS=10000` makes it long; docs/ledger.md has the figures.
"""

import faulthandler
import json
import os
import sys
import threading
import time
from collections import Counter, defaultdict
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections

from credits.audit import Audit
from skillswap.db import is_conflict
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.credits import give
from tests.factories.skills import offers
from tests.faults.bank import invariants
from tests.faults.bank.community import Community
from tests.plugins import processes, product
from tests.plugins.isolation import written_by_others

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PEOPLE = 30
MINUTES = 3000  # for each: refusals for want of credits are rare, but there are some
OPERATIONS = {"sqlite": 800, "postgresql": 800, "mongodb": 250}
SECONDS_BETWEEN_GLANCES = 0.2
SECONDS_BETWEEN_AUDITS = 10


def patiently(read):
    """Again while a lock or a write conflict is in the way. Not `run`: the snapshot must be the outermost block's."""
    while True:
        try:
            return read()
        except DatabaseError as error:
            if not is_conflict(error):
                raise


class Inspector(threading.Thread):
    """Reads the books all the while."""

    def __init__(self, opened):
        super().__init__()
        self.opened = opened
        self.closed = threading.Event()
        self.read = Counter()
        self.faults = []

    def run(self):
        try:
            next_audit = time.monotonic()
            while not self.closed.wait(SECONDS_BETWEEN_GLANCES):
                self.faults += patiently(lambda: invariants.glance(self.opened))
                self.read["sums"] += 1
                if time.monotonic() >= next_audit:
                    self.faults += patiently(lambda: Audit().faults)
                    self.read["audits"] += 1
                    next_audit = time.monotonic() + SECONDS_BETWEEN_AUDITS
        except BaseException as error:
            self.faults.append(repr(error))
        finally:
            connections.close_all()


@pytest.fixture
def community(tmp_path, transactional_db):
    written_by_others()
    people = UserFactory.create_batch(PEOPLE)
    skills = {person.pk: offers(person, "Craft")[0].pk for person in people}
    for person in people:
        give(person, MINUTES)
    community = Community(list(skills), skills, UserFactory(admin=True).pk, now_ms())
    community.save(tmp_path / "community.json")
    return community


def same_database():
    """The address of this test's own database, for other processes."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    before, after = os.environ["DATABASE_URL"].rsplit("/", 1)
    return f"{before}/{name}{after[after.find('?') :] if '?' in after else ''}"


def drive(folder, operations):
    """Run the processes until so many actions are done; the answers that they got and the driver's figures."""
    env = product.environment(folder, DATABASE_URL=same_database())
    log = folder / "driver.log"
    command = [sys.executable, "-m", "tests.faults.bank.driver", folder, str(operations)]
    driver = processes.start(command, log=log, env=env, cwd=product.ROOT)
    try:
        code = driver.wait()
    finally:
        processes.stop(driver)
    faults = (folder / "faults").read_text()
    assert faults == "", faults[-6000:]
    assert code == 0, log.read_text()[-6000:]
    acknowledged = defaultdict(set)
    for file in folder.glob("*.actions"):
        for line in file.read_text().splitlines():
            name, outcome, *made = line.split()
            if outcome == "done" and made:
                acknowledged[name].add(UUID(made[0]))
    return acknowledged, json.loads((folder / "figures.json").read_text())


def test_money_and_time_stay_right_while_processes_die(community, tmp_path):
    faulthandler.cancel_dump_traceback_later()  # the long one takes longer than any test may
    operations = int(os.environ.get("BANK_OPERATIONS") or OPERATIONS[connection.vendor])
    inspector = Inspector(community.opened)
    inspector.start()
    try:
        acknowledged, figures = drive(tmp_path, operations)
    finally:
        inspector.closed.set()
        inspector.join()
    assert inspector.faults == []
    assert invariants.inspect(community.opened) == []
    assert invariants.missing(acknowledged) == []
    outcomes = Counter(figures["outcomes"])
    print(figures["seconds"], "s,", figures["kills"], "kills,", outcomes.total(), "actions,", dict(inspector.read))
    print(json.dumps(dict(sorted(outcomes.items())), indent=1))
    assert inspector.read["sums"] > 0
