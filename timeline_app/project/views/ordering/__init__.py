"""Lists of entries in order: what they can be sorted and grouped by, the order itself, and the order after an edit."""

from timeline_app.project.views.ordering.keys import GROUPS, ORDERS, By
from timeline_app.project.views.ordering.mending import mended
from timeline_app.project.views.ordering.order import Group, Order, Told, order, told, where_is

__all__ = ["GROUPS", "ORDERS", "By", "Group", "Order", "Told", "mended", "order", "told", "where_is"]
