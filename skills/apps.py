from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "skills"

    def ready(self) -> None:
        from accounts.hooks import member_changed, member_data, member_erase, member_traces
        from skills.own_data import skilled_among, skills_data
        from skills.services import skills_copy_owner, skills_erase

        member_changed.register(skills_copy_owner)
        member_data.register(skills_data)
        member_erase.register(skills_erase)
        member_traces.register(skilled_among)
