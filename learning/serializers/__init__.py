"""Shapes of sessions, slots and the calendar on the wire."""

from learning.serializers.materials import MaterialIn, MaterialOut, MaterialsOut
from learning.serializers.places import AdmissionOut, CalendarFeedOut, RoomOut, SlotsOut
from learning.serializers.requests import (
    ExcuseIn,
    MeetingLinkIn,
    NotesIn,
    SessionAsk,
    SessionCancel,
    SessionEdit,
    SessionEnd,
    SessionExtend,
    SummaryIn,
    TextIn,
)
from learning.serializers.sessions import ACTIONS, ExtensionChoicesOut, ReviewOut, SessionOut, SessionPage, SummaryOut

__all__ = [
    "ACTIONS",
    "AdmissionOut",
    "CalendarFeedOut",
    "ExcuseIn",
    "ExtensionChoicesOut",
    "MaterialIn",
    "MaterialOut",
    "MaterialsOut",
    "MeetingLinkIn",
    "NotesIn",
    "ReviewOut",
    "RoomOut",
    "SessionAsk",
    "SessionCancel",
    "SessionEdit",
    "SessionEnd",
    "SessionExtend",
    "SessionOut",
    "SessionPage",
    "SlotsOut",
    "SummaryIn",
    "SummaryOut",
    "TextIn",
]
