"""Mistakes that somebody could make in the rules that matter most, each with the tests that must notice it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """In `file` the one place that says `old` says `new`; `tests` are arguments of pytest."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTANTS = [
    Mutant(
        "a session is changed whatever somebody else wrote meanwhile",
        "learning/services/state.py",
        "filter(pk=session.pk, version=session.version)",
        "filter(pk=session.pk)",
        ("tests/learning/test_races.py", "-k", "test_a_change_on_what_was_read"),
    ),
    Mutant(
        "a booking does not wait for another",
        "learning/services/answering.py",
        "    calendars_lock(user_ids=people_of(session))\n",
        "",
        ("tests/learning/test_races.py", "-k", "locks_the_calendars"),
    ),
    Mutant(
        "a booking does not look for others",
        "learning/services/answering.py",
        "    require_free(people_of(session), moment, session.ends_at, besides=session.pk)\n",
        "",
        ("tests/learning/test_races.py", "-k", "test_teaching_and_learning_share_one_time"),
    ),
    Mutant(
        "an end leaves the time of both booked",
        "learning/services/state.py",
        " and session.ended_at is None",
        "",
        ("tests/learning/test_running.py", "-k", "leaves_both_free"),
    ),
    Mutant(
        "minutes are taken that are not there",
        "credits/services/ledger.py",
        "account = account.filter(balance__gte=minutes)",
        "pass",
        ("tests/credits/test_services.py", "-k", "test_what_is_missing_is_refused"),
    ),
    Mutant(
        "a hold is settled as often as one likes",
        "credits/services/holds.py",
        "filter(pk=hold.pk, state=HoldState.HELD)",
        "filter(pk=hold.pk)",
        ("tests/credits/test_services.py", "-k", "hold"),
    ),
    Mutant(
        "the same key moves minutes again",
        "credits/services/keyed.py",
        "    return there\n",
        "    return None\n",
        ("tests/credits/test_services.py", "-k", "test_the_same_key"),
    ),
    Mutant(
        "one meets whom one may not see",
        "accounts/selectors.py",
        "if viewer is not None and person.pk in hidden_from(viewer.pk):",
        "if False:",
        ("tests/moderation/test_blocking.py",),
    ),
    Mutant(
        "a block leaves the sessions as they are",
        "learning/handlers.py",
        "block_changed.register(sessions_follow_block)",
        "pass",
        ("tests/learning/test_blocks.py", "-k", "test_a_block_cancels"),
    ),
    Mutant(
        "what has ended can be ended again",
        "learning/services/running.py",
        "    if session.status == Status.COMPLETED or (session.ended_at is not None and session.ended_by_id == by):\n"
        "        return\n",
        "",
        ("tests/learning/test_running.py", "-k", "twice"),
    ),
    Mutant(
        "the learner's end pays all of it whatever the teacher said",
        "learning/services/running.py",
        "settle_held(session, claimed if by == session.student_id else said)",
        "settle_held(session, session.duration_minutes)",
        ("tests/learning/test_running.py", "-k", "shorter"),
    ),
    Mutant(
        "silence pays whatever the teacher says",
        "learning/owed.py",
        "    return min(claimed, known.possible if known.facts is None else known.shown)\n",
        "    return claimed\n",
        ("tests/learning/test_owed.py", "-k", "teacher_who_leaves_early or silence_pays_no_minutes"),
    ),
    Mutant(
        "more time is agreed on without looking for other bookings",
        "learning/extensions.py",
        "if next_start is not None and next_start < session.ends_at + minutes(number):",
        "if False:",
        ("tests/learning/test_extending.py", "-k", "right_after"),
    ),
    Mutant(
        "more time is agreed on and not held",
        "learning/services/extending.py",
        "    session_hold(session)\n",
        "",
        ("tests/learning/test_extending.py", "-k", "held_at_once"),
    ),
    Mutant(
        "a tab that another took over goes on",
        "learning/services/attendance.py",
        "filter(peer_id=peer_id, left_at=None)",
        "filter(left_at=None)",
        ("tests/learning/test_attendance.py", "-k", "takes_over"),
    ),
    Mutant(
        "what did not take place is reviewed",
        "reviews/services/writing.py",
        "if session.status != Status.COMPLETED:",
        "if False:",
        ("tests/reviews/test_reviews.py", "-k", "test_only_a_session_that_took_place"),
    ),
    Mutant(
        "a room pass lets anybody of the two in",
        "learning/room.py",
        "user_id != by.pk or ",
        "",
        ("tests/learning/test_room.py", "-k", "nobody_else"),
    ),
]
