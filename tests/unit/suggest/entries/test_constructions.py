"""One construction a line, and everything it suggests: kind, date, title, claimant, reserve. All are our own."""

import pytest

from tests.unit.suggest.marked import proposed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orlec, which had 900 inhabitants before the war, has changed hands twice since [[2019|2019/..]].",
            [("state", "2019/..", "Orlec has changed hands twice", "", "")],
        ),
        (
            "A truce that began [[three weeks ago|2021-04-23]] has held.",
            [("occurrence", "2021-04-23", "A truce began", "", "")],
        ),
        (
            "The fire grew [[overnight|2021-05-13]], residents said, and by [[dawn|2021-05-14]] two spans fell.",
            [
                ("occurrence", "2021-05-13", "The fire grew", "residents", "said"),
                ("occurrence", "2021-05-14", "Two spans fell", "residents", "said"),
            ],
        ),
        (
            "Mira Solen told the council on [[Monday|2021-05-10]] she would resign.",
            [
                ("statement", "2021-05-10", "Mira Solen told the council she would resign", "Mira Solen", ""),
                ("forecast", "[2021-05-10..]", "Mira Solen would resign", "Mira Solen", "told"),
            ],
        ),
        (
            "[[Last week|2021-05-03/2021-05-09]] he told them to go; on [[Saturday|2021-05-08]] the trains stopped.",
            [
                ("statement", "2021-05-03/2021-05-09", "He told them to go", "", ""),
                ("occurrence", "2021-05-08", "The trains stopped", "", ""),
            ],
        ),
        (
            "By a judgment of [[8 April 2011|2011-04-08]] the owner was sentenced to two years.",
            [("occurrence", "2011-04-08", "The owner was sentenced to two years", "", "")],
        ),
        (
            "The judge whose ruling in [[1993|1993]] opened the archives died.",
            [("occurrence", "1993", "Ruling opened the archives", "", "")],
        ),
        (
            "On [[9 May 1920|1920-05-09]] (Old Style) the army crossed the river.",
            [("occurrence", "1920-05-09", "The army crossed the river", "", "")],
        ),
        (
            "Officials said on [[Monday|2021-05-10]] the dam had failed.",
            [
                ("statement", "2021-05-10", "Officials said the dam had failed", "Officials", ""),
                ("occurrence", "[..2021-05-10]", "The dam failed", "Officials", "said"),
            ],
        ),
        (
            "The council announced that on [[May 8|2021-05-08]] the port was closed.",
            [("occurrence", "2021-05-08", "The port was closed", "council", "announced")],
        ),
        (
            "Mira Solen, who was born in [[1950|1950]], said she would leave.",
            [("occurrence", "1950", "Mira Solen was born", "", "")],
        ),
        (
            "Two trucks, two boats and a crane sank on [[3 May|2021-05-03]].",
            [("occurrence", "2021-05-03", "Two trucks, two boats and a crane sank", "", "")],
        ),
        (
            "“We left on [[Monday|2021-05-10]],” she said.",
            [("occurrence", "2021-05-10", "“We left”", "", "said")],
        ),
        (
            "The pact was signed on [[4 September 2019|2019-09-04]] after talks and has 42 articles.",
            [("occurrence", "2019-09-04", "The pact was signed", "", "")],
        ),
        (
            "The plan fell after talks with the north and was dropped on [[4 May|2021-05-04]].",
            [("occurrence", "2021-05-04", "The plan was dropped", "", "")],
        ),
        (
            "[[1921|1921]] – Treaty of Velden",
            [("occurrence", "1921", "Treaty of Velden", "", "")],
        ),
        (
            "[[May 2012|2012-05]]: A judge throws out four counts.",
            [("occurrence", "2012-05", "A judge throws out four counts", "", "")],
        ),
        (
            "When the mill burned down [[last March|2021-03]], Dahl moved to Orlec.",
            [("occurrence", "2021-03", "The mill burned down", "", "")],
        ),
        (
            "Under the rule in force since [[2018|2018/..]], claims lapse.",
            [("state", "2018/..", "Under the rule in force claims lapse", "", "")],
        ),
        (
            "Bread was rationed in [[January|2021-01]], but by [[May|2021-05]] meat, milk and fish were on sale.",
            [
                ("occurrence", "2021-01", "Bread was rationed", "", ""),
                ("occurrence", "2021-05", "Meat, milk and fish were on sale", "", ""),
            ],
        ),
        (
            "The envoy left, though both governments said they would meet before [[June|2021-06]].",
            [("forecast", "2021-06", "Both governments would meet", "governments", "said")],
        ),
        (
            "The mine, sold in [[March|2021-03]], closed.",
            [("occurrence", "2021-03", "Mine sold", "", "")],
        ),
        (
            "Jan Holm, who took office in [[2019|2019]], said on [[Monday|2021-05-10]] that the mine had closed.",
            [
                ("occurrence", "2019", "Jan Holm took office", "", ""),
                (
                    "statement",
                    "2021-05-10",
                    "Jan Holm, who took office in 2019, said that the mine had closed",
                    "Jan Holm",
                    "",
                ),
                ("occurrence", "[..2021-05-10]", "The mine closed", "Jan Holm", "said"),
            ],
        ),
        (
            '"I left," she said on [[Monday|2021-05-10]], "and came back."',
            [("statement", "2021-05-10", '"I left," she said, "and came back."', "", "")],
        ),
        (
            "The drivers' union said the trucks left on [[Monday|2021-05-10]].",
            [("occurrence", "2021-05-10", "The trucks left", "drivers' union", "said")],
        ),
        (
            "According to officials in Velden the bridge fell on [[Monday|2021-05-10]].",
            [("occurrence", "2021-05-10", "The bridge fell", "officials", "According to")],
        ),
        (
            "Nobody knew, and in [[1999|1999]] nobody asked.",
            [("occurrence", "1999", "Nobody asked", "", "")],
        ),
        (
            "The revolt dragged on until [[1921|../1921]].",
            [("occurrence", "../1921", "The revolt dragged", "", "")],
        ),
        (
            "Mira Solen said [[Monday|2021-05-10]] was a bad day.",
            [],
        ),
        (
            "The union said it had ended the strike on [[May 8|2021-05-08]].",
            [("occurrence", "2021-05-08", "The union ended the strike", "union", "said")],
        ),
        (
            "Two diplomats said on [[May 8|2021-05-08]] it concerned a mine.",
            [
                ("statement", "2021-05-08", "Two diplomats said it concerned a mine", "Two diplomats", ""),
                ("occurrence", "[..2021-05-08]", "It concerned a mine", "Two diplomats", "said"),
            ],
        ),
        (
            "Her daughter said on [[May 8|2021-05-08]] she had been ill.",
            [
                ("statement", "2021-05-08", "Her daughter said she had been ill", "daughter", ""),
                ("occurrence", "[..2021-05-08]", "She had been ill", "daughter", "said"),
            ],
        ),
        (
            "The court found on [[May 8|2021-05-08]] that there had been a cartel.",
            [("occurrence", "2021-05-08", "The court found that there had been a cartel", "", "")],
        ),
        (
            "The port reopened at [[noon|2021-05-08T12:00]] on [[May 8|2021-05-08]].",
            [("occurrence", "2021-05-08T12:00:00", "The port reopened", "", "")],
        ),
        (
            "The road was closed on [[3 May|2021-05-03]], [[5 May|2021-05-05]] and [[8 May|2021-05-08]].",
            [
                ("occurrence", "2021-05-03", "The road was closed", "", ""),
                ("occurrence", "2021-05-05", "The road was closed", "", ""),
                ("occurrence", "2021-05-08", "The road was closed", "", ""),
            ],
        ),
        (
            "The last flood was in [[1953|1953]].",
            [("occurrence", "1953", "The last flood", "", "")],
        ),
        (
            "The doctor came each week; [[today|2021-05-14]] a nurse looks through the hatch.",
            [],
        ),
        (
            "Mira Solen signed the permit, and in [[May|2021-05]] she left.",
            [("occurrence", "2021-05", "Mira Solen left", "", "")],
        ),
        (
            "Alarmed at the loss, the council closed the port on [[8 May|2021-05-08]].",
            [("occurrence", "2021-05-08", "The council closed the port", "", "")],
        ),
        (
            "Citing the ruling of a court, the council on [[8 May|2021-05-08]] closed the port.",
            [("occurrence", "2021-05-08", "The council closed the port", "", "")],
        ),
        (
            "Having left Velden in [[1776|1776]], the general took Brell.",
            [("occurrence", "1776", "Having left Velden, the general took Brell", "", "")],
        ),
        (
            "On [[8 May|2021-05-08]], after Solen said that the dam leaked, the council closed it.",
            [("occurrence", "2021-05-08", "The council closed it", "", "")],
        ),
        (
            "On [[8 May|2021-05-08]], as talks went on, officials said that the dam leaked.",
            [
                ("statement", "2021-05-08", "Officials said that the dam leaked", "officials", ""),
                ("occurrence", "[..2021-05-08]", "The dam leaked", "officials", "said"),
            ],
        ),
        (
            "The permit was signed, and in [[May|2021-05]] he left.",
            [("occurrence", "2021-05", "He left", "", "")],
        ),
        (
            "Since the flood of [[1953|1953]] the town has had a wall.",
            [],
        ),
    ],
)
def test_a_construction_is_read(text, expected):
    found = proposed(text)
    assert [(str(each.kind), each.when.edtf, each.title, each.claimant, each.hedge) for each in found] == expected
