"""What is simulated: a community and how its members behave."""

from dataclasses import dataclass

TEMPERAMENTS = 4.0  # how alike members are in saying yes: of a beta distribution, both parameters together


@dataclass(frozen=True)
class Scenario:
    """`people` are there on the first day; as many join as leave on average. Rates are from 0 to 1.

    Topics follow Zipf's law with exponent `steepness`. `shift` is the part of the demand that falls on topics without
    regard to what is taught. `acceptance` is the mean chance that a member says yes in time; members differ.
    `drop_outs` is the chance that a member leaves an exchange that all agreed on. `stay` is the mean number of days
    until a member leaves for good. With `world` members live in all time zones and speak the languages of there; else
    all live in one and speak its language.
    """

    seed: int = 1
    people: int = 300
    days: int = 120
    topics: int = 218  # as many as the catalogue and the demo community have
    steepness: float = 0.75
    shift: float = 0.0
    acceptance: float = 0.8
    drop_outs: float = 0.1
    stay: int = 120
    world: bool = False
