from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "skills"

    def ready(self) -> None:
        from accounts.hooks import member_changed
        from skills.services import skills_copy_owner

        member_changed.register(skills_copy_owner)
