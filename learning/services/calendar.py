from uuid import UUID


def feed_renew(*, user_id: UUID) -> None:
    raise NotImplementedError
