"""Reviews, written through the service."""

from typing import Any

from reviews.services.writing import review_write
from tests.factories.learning import held_session


def reviewed(author: Any, about: Any, stars: int = 5, text: str = "Fine.") -> None:
    """A shown review by `author`, answered by the other."""
    session = held_session(about, author)
    review_write(session=session, by=author, stars=stars, text=text)
    review_write(session=session, by=about, stars=4, text="A good learner.")
