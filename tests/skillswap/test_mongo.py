"""What skillswap.db.mongo adds to the backend."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.db.models import Count, Exists, F, OuterRef
from django.test.utils import CaptureQueriesContext
from pymongo.errors import OperationFailure

from accounts.models import Device, User
from realtime.models import UserEvent
from skillswap import db
from skillswap.db import deadline
from skillswap.errors import Busy
from tests.factories.accounts import DeviceFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("mongodb")]


def stages(rows) -> list[str]:
    """The names of the stages that reading `rows` sends."""
    with CaptureQueriesContext(connection) as queries:
        list(rows)
    pipeline = queries[0]["sql"].split(".aggregate(", 1)[1][:-1]
    names = {"SON": dict, "datetime": dt, "ObjectId": str}
    return [next(iter(stage)) for stage in eval(pipeline, names)]


def indexes(model) -> dict:
    return connection.database[model._meta.db_table].index_information()


def test_a_unique_index_serves_queries_unless_its_column_may_be_null():
    found = {tuple(index["key"]): index for index in indexes(User).values()}
    assert "partialFilterExpression" not in found[("username", 1),]
    assert dict(found[("login_email", 1),]["partialFilterExpression"]["login_email"]) == {"$gte": ""}
    assert "partialFilterExpression" not in indexes(UserEvent)["event_once_per_cursor"]


def test_many_may_have_no_value_in_a_unique_column_and_only_one_the_same():
    UserFactory(owns_address=False)
    UserFactory(owns_address=False)
    UserFactory(login_email="ann@example.org")
    with pytest.raises(IntegrityError):
        UserFactory(login_email="ann@example.org")


def test_filter_order_and_limit_come_before_the_join():
    rows = Device.objects.filter(ended=False).select_related("user").order_by("-created_at", "-id")[:5]
    assert stages(rows) == ["$match", "$sort", "$limit", "$lookup", "$unwind"]


def test_a_page_of_plain_rows_or_columns_sorts_before_it_names_them():
    rows = Device.objects.filter(ended=False).order_by("-id")[3:5]
    assert stages(rows) == ["$match", "$sort", "$skip", "$limit"]
    assert stages(rows.values("name")) == ["$match", "$sort", "$skip", "$limit", "$project"]


def test_what_reads_the_joined_rows_stays_behind_the_join():
    rows = Device.objects.filter(ended=False, user__username="ann").order_by("-id")[:5]
    assert stages(rows)[:4] == ["$match", "$lookup", "$unwind", "$match"]
    assert stages(Device.objects.filter(ended=False).order_by("user__username")[:5])[:2] == ["$match", "$lookup"]


def test_reordered_queries_find_the_same_rows():
    ann, ben = UserFactory(username="ann"), UserFactory(username="ben")
    devices = [DeviceFactory(user=user, name=name) for name in "cab" for user in (ann, ben)]
    DeviceFactory(user=ann, ended=True)
    living = Device.objects.filter(ended=False)

    def names(rows) -> list[tuple[str, str]]:
        return [(device.user.username, device.name) for device in rows]

    assert names(living.select_related("user").order_by("name", "-id")[1:4]) == [
        ("ann", "a"),
        ("ben", "b"),
        ("ann", "b"),
    ]
    assert names(living.order_by("user__username", "name")[2:4]) == [("ann", "c"), ("ben", "a")]
    assert list(living.order_by("-id").values_list("user__username", flat=True)[:2]) == ["ben", "ann"]
    assert list(User.objects.filter(devices__ended=True)) == [ann]
    assert [user.total for user in User.objects.annotate(total=Count("devices")).order_by("-total")] == [4, 3]
    assert list(User.objects.filter(Exists(Device.objects.filter(user=OuterRef("pk"), ended=True)))) == [ann]
    assert list(living.exclude(name="a").order_by(F("name").desc(nulls_last=True), "id")) == [
        devices[0],
        devices[1],
        devices[4],
        devices[5],
    ]
    assert living[:4].count() == 4


def test_conflicts_can_be_ignored_outside_a_transaction():
    UserFactory(username="ann")
    people = UserFactory.build_batch(2)
    people[0].username = "ann"
    User.objects.bulk_create(people, ignore_conflicts=True)
    assert User.objects.count() == 2


def test_who_meets_a_duplicate_inside_a_transaction_looks_again_and_finds_it():
    looks: list[bool] = []

    def ensure(names: list[str]) -> None:
        there = set(User.objects.filter(username__in=names).values_list("username", flat=True))
        looks.append("ann" in there)
        if len(looks) == 1:
            with ThreadPoolExecutor(1) as another:
                another.submit(UserFactory, username="ann").result()
        missing = [UserFactory.build(username=name) for name in names if name not in there]
        User.objects.bulk_create(missing, ignore_conflicts=True)

    db.run(ensure, ["ann", "bob"])
    assert looks == [False, True]
    assert set(User.objects.values_list("username", flat=True)) == {"ann", "bob"}


def test_a_duplicate_inside_a_transaction_is_never_ignored():
    UserFactory(username="ann")
    people = UserFactory.build_batch(2)
    people[1].username = "ann"
    with pytest.raises(Busy), deadline.within(0.1):
        db.run(User.objects.bulk_create, people, ignore_conflicts=True)
    assert User.objects.count() == 1


class Session:
    """Stands for the driver's session, with a commit that fails as it is told."""

    def __init__(self, *failures: OperationFailure) -> None:
        self.failures = list(failures)
        self.commits = 0
        self.ended = False

    def commit_transaction(self) -> None:
        self.commits += 1
        if self.failures:
            raise self.failures.pop(0)

    def abort_transaction(self) -> None:
        raise OperationFailure("already aborted")

    def end_session(self) -> None:
        self.ended = True


def failure(label: str) -> OperationFailure:
    return OperationFailure("no", details={"errorLabels": [label]})


def commit(session: Session) -> None:
    with db.atomic():
        connection.session.abort_transaction()
        connection.session.end_session()
        connection.session = session


def test_a_commit_whose_answer_was_lost_is_asked_again_and_nothing_runs_twice():
    session = Session(failure("UnknownTransactionCommitResult"), failure("UnknownTransactionCommitResult"))
    commit(session)
    assert (session.commits, session.ended, connection.session) == (3, True, None)


def test_a_commit_that_fails_is_a_database_error_and_leaves_no_session():
    session = Session(failure("TransientTransactionError"))
    with pytest.raises(DatabaseError) as caught:
        commit(session)
    assert db.is_conflict(caught.value)
    assert (session.ended, connection.session, connection.run_on_commit) == (True, None, [])
    assert not db.in_transaction()


def test_a_lost_answer_is_not_a_conflict_that_may_be_run_again():
    session = Session(*(failure("UnknownTransactionCommitResult") for _ in range(20)))
    with pytest.raises(DatabaseError) as caught:
        commit(session)
    assert not db.is_conflict(caught.value)
