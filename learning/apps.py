from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        from swaps.hooks import lessons_of_swaps, open_lessons

        from accounts.hooks import member_out
        from learning.lessons import lessons_of, lessons_open
        from learning.safety import sessions_end_of, sessions_follow_block
        from moderation.hooks import block_changed

        member_out.register(sessions_end_of)
        block_changed.register(sessions_follow_block)
        lessons_of_swaps.register(lessons_of)
        open_lessons.register(lessons_open)
