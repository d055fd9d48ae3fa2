"""A mistake as a value, and the formats it is printed in."""

from feedkit.diagnostics.codes import CODES, Code, Severity
from feedkit.diagnostics.diagnostic import Diagnostic, Excerpt, Place
from feedkit.diagnostics.failure import (
    Failure,
    FolderRefused,
    NotAShow,
    ProgramMissing,
    WorldFailed,
)
from feedkit.diagnostics.finding import Finding

__all__ = [
    "CODES",
    "Code",
    "Diagnostic",
    "Excerpt",
    "Failure",
    "Finding",
    "FolderRefused",
    "NotAShow",
    "Place",
    "ProgramMissing",
    "Severity",
    "WorldFailed",
]
