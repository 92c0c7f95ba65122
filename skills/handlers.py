"""What skills does for the apps below it: registered at their hooks when Django starts."""

from accounts.hooks import member_changed, member_data, member_erase, member_traces
from skills.privacy import members_with_skills, skills_data
from skills.services import skills_copy_owner, skills_erase

member_changed.register(skills_copy_owner)
member_data.register(skills_data)
member_erase.register(skills_erase)
member_traces.register(members_with_skills)
