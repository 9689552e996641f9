"""What an organizer does: one function, one unit of work, one undo step."""
