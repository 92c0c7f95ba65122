"""What matching does for a community: months of arrivals, answers, lessons and departures, by the product's own rules.

Pure: no database, no clock; the same scenario gives the same figures. docs/matching.md says what was learned.
"""
