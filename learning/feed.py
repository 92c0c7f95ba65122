from uuid import UUID


def feed_url(user_id: UUID) -> str:
    raise NotImplementedError


def ics_of(secret: str) -> bytes:
    raise NotImplementedError
