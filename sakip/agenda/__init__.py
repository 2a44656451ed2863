"""Calendar, deadlines, reminders. Knows dates and people, not forms."""
