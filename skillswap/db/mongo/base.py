"""The database connection."""

from typing import Any

from django.db import DatabaseError
from django_mongodb_backend import base, features, operations
from pymongo.errors import PyMongoError

from skillswap.db.mongo import indexes

_COMMIT_TRIES = 5

indexes.install()


class DatabaseFeatures(features.DatabaseFeatures):
    supports_ignore_conflicts = True  # see compiler.SQLInsertCompiler


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "skillswap.db.mongo.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """The backend's connection, with a commit that says what happened and leaves nothing behind.

    Version 5.2.4 lets PyMongo's own errors escape from the commit and keeps the dead session, which the
    next transaction of the thread then silently continues.
    """

    features_class = DatabaseFeatures
    ops_class = DatabaseOperations

    def commit_mongo(self) -> None:
        """Commit, then run the commit hooks. Raises DatabaseError when nothing was written."""
        if self.session:
            try:
                self._commit_session()
            except PyMongoError as error:
                raise DatabaseError(str(error)) from error
            self._end_session()
        self.run_and_clear_commit_hooks()

    def _commit_session(self) -> None:
        """A commit whose answer was lost may be sent again (MongoDB manual, "Transactions: core API");
        running the whole transaction again could write everything twice."""
        for _ in range(_COMMIT_TRIES):
            try:
                return self.session.commit_transaction()
            except PyMongoError as error:
                if not error.has_error_label("UnknownTransactionCommitResult"):
                    raise
        return self.session.commit_transaction()

    def rollback_mongo(self) -> None:
        """Abort; a transaction that the server has ended already is no error."""
        try:
            if self.session:
                self.session.abort_transaction()
        except PyMongoError:
            pass
        finally:
            if self.session:
                self._end_session()
            self.run_on_commit: list[Any] = []

    def is_usable(self) -> bool:
        """Django asks after an error; the backend leaves it unanswered. The driver reconnects by itself."""
        return True
