"""The two notations, written from one resolved meaning; neither is ever made from the other's string."""

from timeline_app.suggest.notation.edtf import edtf
from timeline_app.suggest.notation.timex import Timex, timex

__all__ = ["Timex", "edtf", "timex"]
