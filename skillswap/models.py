"""What the project itself keeps: jobs that are still to be done."""

from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField


class Job(KeyedModel):
    """Work that a committed transaction asked for. The row goes when the work is done (`skillswap.jobs`)."""

    name = models.CharField(max_length=120)  # of a function with the decorator `job`
    arguments = models.JSONField(default=list)  # texts
    due_at = MsDateTimeField()  # when it may be tried; ahead while somebody is at it
    tries = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["due_at", "id"], name="job_due")]

    def __str__(self) -> str:
        return self.name
