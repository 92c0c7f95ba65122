from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        from accounts.hooks import acquainted, member_data, member_erase, member_out, member_traces
        from chat.hooks import demo_seeded
        from learning.demo import sessions_make
        from learning.evidence import look_at_review, look_at_session
        from learning.lessons import lessons_of, lessons_open
        from learning.own_data import reviews_data, sessions_data, sitters_among, words_erase
        from learning.safety import sessions_end_of, sessions_follow_block
        from learning.selectors import sessions_agreed_with
        from learning.services.reviews import review_remove
        from moderation.evidence import Reportable, register
        from moderation.hooks import block_changed
        from moderation.models import Report
        from swaps.hooks import lessons_of_swaps, open_lessons

        acquainted.register(sessions_agreed_with)
        demo_seeded.register(sessions_make)
        member_out.register(sessions_end_of)
        member_data.register(sessions_data)
        member_data.register(reviews_data)
        member_erase.register(words_erase)
        member_traces.register(sitters_among)
        block_changed.register(sessions_follow_block)
        lessons_of_swaps.register(lessons_of)
        open_lessons.register(lessons_open)
        register(Report.Kind.SESSION, Reportable(look_at_session))
        register(Report.Kind.REVIEW, Reportable(look_at_review, remove=review_remove))
