"""Sessions and credits as the rules say, in memory: what the services are held against."""

from tests.learning.model.answering import Answering
from tests.learning.model.running import Running


class Community(Answering, Running):
    """A few people, their minutes and their sessions."""
