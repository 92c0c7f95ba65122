"""Make all messages searchable ahead of time, in place of at the first search of those who take part."""

from typing import Any

from django.core.management.base import BaseCommand

from chat.models import Conversation
from chat.services import conversations_index
from skillswap.db.batches import in_batches


class Command(BaseCommand):
    help = "Puts messages into the index of the search. Stop it at any time: it goes on where it stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        for batch in in_batches(Conversation.objects.values("id")):
            ids = [row["id"] for row in batch]
            while not conversations_index(ids):
                pass
            done += len(ids)
            self.stdout.write(f"{done} conversations")
