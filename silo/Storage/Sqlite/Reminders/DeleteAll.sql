DELETE FROM reminders
