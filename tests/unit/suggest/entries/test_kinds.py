"""What sort of thing a clause tells."""

import pytest

from tests.unit.suggest.marked import proposed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army entered Velden on [[May 5|2021-05-05]].", "occurrence"),
        ("Two people were arrested on [[May 5|2021-05-05]].", "occurrence"),
        ("Talks collapsed [[last week|2021-05-03/2021-05-09]].", "occurrence"),
        ("The rebels have controlled the port since [[2015|2015/..]].", "state"),
        ("The rebels were in control of the port on [[May 5|2021-05-05]].", "state"),
        ("The bridge remained closed on [[May 5|2021-05-05]].", "state"),
        ("The court is expected to rule in [[June|2021-06]].", "forecast"),
        ("The court will rule in [[May|2021-05]].", "forecast"),
        ("The council meets on [[20 May|2021-05-20]].", "forecast"),
        ("[[Nearly two decades ago|2001~]], Orlec served as the seat of the council.", "background"),
        ("The rebels had once burnt the mill, in [[1998|1998]].", "background"),
        ("The council said on [[May 5|2021-05-05]] that the mill is open.", "statement"),
    ],
)
def test_a_clause_shows_its_kind(text, kind):
    assert proposed(text)[0].kind == kind


def test_far_in_the_past_is_no_background_in_a_history():
    (found,) = proposed("The rebels had once burnt the mill, in [[1998|1998]].", news=False)
    assert found.kind == "occurrence"


def test_an_event_lies_in_a_week_and_a_state_fills_it():
    (event,) = proposed("Talks collapsed [[last week|2021-05-03/2021-05-09]].")
    (state,) = proposed("The bridge remained closed [[last week|2021-05-03/2021-05-09]].")
    assert (event.when.span, state.when.span) == ("occurs-within", "lasts")
