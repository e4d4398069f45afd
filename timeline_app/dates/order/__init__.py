"""Order, total and honest: where a date stands, and what two dates can be to each other."""

from timeline_app.dates.order.places import Possibility, before, is_order_known, place, sort_key
from timeline_app.dates.order.relations import Relation, relation, relations

__all__ = ["Possibility", "Relation", "before", "is_order_known", "place", "relation", "relations", "sort_key"]
