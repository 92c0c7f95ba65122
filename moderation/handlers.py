"""What moderation does for the apps below it: registered at their hooks when Django starts.

It also says what a report of a person or a skill keeps as evidence.
"""

from uuid import UUID

from accounts.hooks import hidden_people, member_data, member_erase, member_traces
from accounts.models import User
from accounts.selectors import visible_person
from moderation.evidence import Evidence, Reportable, register
from moderation.mails import MODERATION_MAILS
from moderation.models import Report
from moderation.privacy import blocks_data, blocks_erase, members_with_reports, reports_data
from moderation.selectors import hidden_from
from notifications.mail import kinds as mail_kinds
from skills.models import Skill
from skills.selectors import skill_shape
from skillswap.errors import NotFound

PROFILE_EVIDENCE = ("name", "username", "bio", "location", "availability_note", "avatar_url")


def person_evidence(reporter: User, person_id: UUID) -> Evidence:
    """What the profile says. Raises NotFound for whom `reporter` may not see. One query."""
    person = visible_person(person_id, viewer=reporter)
    if person is None:
        raise NotFound
    profile = {field: getattr(person, field) for field in PROFILE_EVIDENCE}
    return Evidence(person.pk, {"profile": profile})


def skill_evidence(reporter: User, skill_id: UUID) -> Evidence:
    """What the skill and its owner's profile say. Raises NotFound. Two queries."""
    skill = Skill.objects.filter(pk=skill_id).first()
    if skill is None:
        raise NotFound
    owner = person_evidence(reporter, skill.user_id)
    shown = {field: skill_shape(skill)[field] for field in ("name", "category", "type", "level", "description")}
    return Evidence(skill.user_id, {"skill": shown, **owner.data})


hidden_people.register(hidden_from)
member_data.register(blocks_data)
member_data.register(reports_data)
member_erase.register(blocks_erase)
member_traces.register(members_with_reports)
mail_kinds.register(*MODERATION_MAILS)
register(Report.Kind.USER, Reportable(person_evidence))
register(Report.Kind.SKILL, Reportable(skill_evidence))
