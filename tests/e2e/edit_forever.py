"""A program that edits a register until it is killed, and says after each step that it was saved.

Run as ``python edit_forever.py REGISTER FIRST``; prints the number of each finished step.
"""

import sys
from datetime import date
from itertools import count

from summitdesk.services.events import EventDraft, add_event
from summitdesk.store.database import Database


def main(register: str, first: int) -> None:
    day = date(2026, 1, 6)
    with Database.open(register, operator="test") as database:
        for number in count(first):
            add_event(database, EventDraft({"en": f"Event {number}", "zh-Hans": f"会议 {number}"}, day, day))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


main(sys.argv[1], int(sys.argv[2]))
