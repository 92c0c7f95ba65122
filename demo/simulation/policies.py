"""Ways to match that are compared."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """How exchanges are chosen.

    `most` people take part in one; 0: none are proposed. `is_nightly`: the optimum of all each night, else each member
    takes the best of their own as soon as there is one. `is_weighted`: by the chance that all say yes, else by the
    number of people. `has_credits`: lessons are paid with minutes, and members also book single ones with them.
    """

    name: str
    most: int
    is_nightly: bool = True
    is_weighted: bool = True
    has_credits: bool = False


POLICIES = {
    policy.name: policy
    for policy in (
        Policy("two-way, on arrival", 2, is_nightly=False),
        Policy("two-way", 2),
        Policy("up to three, on arrival", 3, is_nightly=False),
        Policy("up to three, unweighted", 3, is_weighted=False),
        Policy("up to three", 3),
        Policy("up to four, on arrival", 4, is_nightly=False),
        Policy("up to four, unweighted", 4, is_weighted=False),
        Policy("up to four", 4),
        Policy("credits alone", 0, has_credits=True),
        Policy("two-way and credits", 2, has_credits=True),
        Policy("up to four and credits", 4, has_credits=True),
    )
}
