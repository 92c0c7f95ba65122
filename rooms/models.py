"""What two people draw and write together in a session's room."""

from django.db import models

from learning.models import Role, Session
from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms
from skillswap.db.locks import LockableModel


class DocumentName(models.TextChoices):
    BOARD = "board"
    TEXT = "text"


class SharedDocument(LockableModel, KeyedModel):
    """A document of a session's two people; `last_seq` counts its updates and gives them their order.

    `merged_seq` is the update that holds everything before it. `size` is in bytes, of all updates that are kept.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=5, choices=DocumentName)
    last_seq = models.BigIntegerField(default=0)
    merged_seq = models.BigIntegerField(default=0)
    size = models.IntegerField(default=0)
    teacher_wrote = models.BooleanField(default=False)
    student_wrote = models.BooleanField(default=False)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "name"], name="shared_document_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.size} bytes"


WROTE = {Role.TEACHER: "teacher_wrote", Role.STUDENT: "student_wrote"}  # which field says that they changed it


class DocumentUpdate(KeyedModel):
    """A change of a document, as Yjs writes it (version 1). `by_id` is null for what was merged of several."""

    document = models.ForeignKey(SharedDocument, on_delete=models.CASCADE, related_name="updates", db_index=False)
    seq = models.BigIntegerField()
    by_id = models.UUIDField(null=True)
    data = models.BinaryField()
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "seq"], name="document_update_once")]

    def __str__(self) -> str:
        return f"Update {self.seq}"
