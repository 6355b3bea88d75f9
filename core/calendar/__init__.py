"""Working days and filing periods, with the arithmetic that people are shown (reading §4, §7).

The day of the event is not counted. A period ends when its last day ends in the platform's zone,
stored as an exclusive UTC instant. A deadline that rests on days whose official notice is not in
the data is provisional: it may be lengthened later, never shortened.
"""

from core.calendar.days_off import NO_COUNTRY, OutOfRange, days_off
from core.calendar.deadline import Deadline, Skipped
from core.calendar.working import WorkingCalendar

__all__ = ["NO_COUNTRY", "Deadline", "OutOfRange", "Skipped", "WorkingCalendar", "days_off"]
