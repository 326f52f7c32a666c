"""Walk times and calendars: iCalendar read and written, links fetched, CalDAV spoken."""
