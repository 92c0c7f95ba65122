"""A believable community to try SkillSwap with; `manage.py seed_demo` fills it. No other app knows this one."""
