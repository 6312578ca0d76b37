"""Whole tables diagnosed at once: the rulebook as masks over columns, equal to `diagnose` cell by cell.

from diagnosis.batch import diagnose_frame
"""

from diagnosis.batch.frame import diagnose_frame

__all__ = ["diagnose_frame"]
