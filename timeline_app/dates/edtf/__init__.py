"""The notation: EDTF levels 0 to 2 into an expression, and the expression into four numbers.

Source: the Library of Congress specification of EDTF (2019); decisions D1 to D19 in docs/DATES.md.
"""

from timeline_app.dates.edtf.expression import End, Expression, Kind, Written
from timeline_app.dates.edtf.grammar import read
from timeline_app.dates.edtf.limits import Limits, limits

__all__ = ["End", "Expression", "Kind", "Limits", "Written", "limits", "read"]
