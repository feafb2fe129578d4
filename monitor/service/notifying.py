"""Mail from notices: bundled into one message a recipient and run, sent, stamped, retried.

A message is stored with its notices before it is sent, so that a notice belongs to one message only.  What
it says is computed from the stored changes, so that sending it again sends the same words under the same
Message-ID.
"""
