"""Handing things over: reports to files, letters to a mail server.  What is told is decided elsewhere."""
