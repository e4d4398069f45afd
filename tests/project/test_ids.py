from timeline_app.model import new_id
from timeline_app.model.ids import made_at


def test_later_ids_sort_later_within_a_millisecond_too():
    ids = [new_id() for _ in range(20_000)]
    assert ids == sorted(set(ids))
    assert made_at(ids[0]) <= made_at(ids[-1])
    assert {id_[12] for id_ in ids} == {"7"}
    assert {id_[16] for id_ in ids} <= set("89ab")
