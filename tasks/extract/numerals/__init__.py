"""Korean numerals as exact numbers."""

