"""An index of members and their skills in the memory of each process, which says who suits somebody best.

Of a topic that thousands teach, the best for one member depends on their languages, clock, week and levels at once,
which no index of a database is ordered by; and reading all candidates for each request would grow with the community.
Here every candidate is scored, in some milliseconds at 100,000 people. The index only proposes: the database has the
last word on who may be shown and what they score.
"""

from matching.index.asking import Asking
from matching.index.board import Among, TopicCount
from matching.index.following import members_index
from matching.index.openings import LEARNS_AS, TEACHES_AS, Opening

__all__ = ["LEARNS_AS", "TEACHES_AS", "Among", "Asking", "Opening", "TopicCount", "members_index"]
