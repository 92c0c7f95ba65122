from django.apps import AppConfig


class SwapsConfig(AppConfig):
    name = "swaps"

    def ready(self) -> None:
        import swaps.events  # noqa: F401
        from accounts.hooks import acquainted, may_see_private, member_data, member_erase, member_out, member_traces
        from chat.hooks import demo_seeded
        from moderation.hooks import block_changed
        from swaps.demo import swaps_make
        from swaps.safety import swaps_erase, swaps_follow_block, swaps_of_gone
        from swaps.selectors import proposed_to, swappers_among, swappers_with, swaps_data

        acquainted.register(swappers_with)
        may_see_private.register(proposed_to)
        block_changed.register(swaps_follow_block)
        member_out.register(swaps_of_gone)
        member_erase.register(swaps_erase)
        member_data.register(swaps_data)
        member_traces.register(swappers_among)
        demo_seeded.register(swaps_make)
