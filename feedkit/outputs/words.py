"""Dates in words, as feeds and pages show them."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def long_date(day: date) -> str:
    """A day such as ``30 April 2025``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def recommended_by(show: str) -> str:
    """The title of a list of shows that another one recommends."""
    return f"Recommended by {show}"
