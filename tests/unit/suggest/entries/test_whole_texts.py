"""Whole texts through reader and proposing, as they come out today; a change here is to be looked at, not feared.

The texts are our own; their places, people and events are invented.
"""

import pytest

from timeline_app import suggest
from timeline_app.dates import parse
from timeline_app.suggest.entries import propose

FLOOD = """\
VELDEN, May 14 – The river Marr flooded the lower town on Tuesday, cutting off the district of Orlec, officials \
and aid workers said on Wednesday.
Mayor Mira Solen told reporters late on Wednesday that 300 people had left their homes. “We had no warning,” she \
said on Thursday.
By Thursday morning the water had reached the old market, but the bridge, built in 1931, held. The dam above \
Brell, which was repaired last year, is expected to be opened on May 20.
On Wednesday night, two boats sank near the harbour. The boats, the coast guard said on Thursday, had been \
overloaded.
The last comparable flood was in 1953. Since the flood of 1953 the town has had a wall.
"""
FLOOD_SUGGESTS = [
    (
        "occurrence",
        "2021-05-11",
        "The river Marr flooded the lower town, cutting off the district of Orlec",
        "officials and aid workers",
        "said",
    ),
    (
        "statement",
        "2021-05-12",
        "The river Marr flooded the lower town on Tuesday, cutting off the district of Orlec",
        "officials and aid workers",
        "",
    ),
    (
        "statement",
        "2021-05-12",
        "Mayor Mira Solen told reporters that 300 people had left their homes",
        "Mira Solen",
        "",
    ),
    ("occurrence", "[..2021-05-12]", "300 people left their homes", "Mira Solen", "told"),
    ("statement", "2021-05-13", "“We had no warning,” she said", "Mira Solen", ""),
    ("occurrence", "[..2021-05-13]", "The water had reached the old market", "", ""),
    ("occurrence", "1931", "Bridge built", "", ""),
    ("occurrence", "2020", "The dam above Brell was repaired", "", ""),
    ("forecast", "2021-05-20", "The dam above Brell is expected to be opened", "", ""),
    ("occurrence", "2021-05-12", "Two boats sank near the harbour", "", ""),
    ("statement", "2021-05-13", "The boats, the coast guard said, had been overloaded", "coast guard", ""),
    ("occurrence", "[..2021-05-13]", "The boats had been overloaded", "coast guard", "said"),
    ("occurrence", "1953", "The last comparable flood", "", ""),
]
STRIKE = """\
The miners of Tarnow went on strike on 3 May and blocked the road to Brell two days later.
On May 8 and 9, the union claimed to have closed the pits of Orlec and Tarnow. The ministry denied it on Monday.
Minister Karel Dovan said on 10 May that he would not negotiate before June. According to the union, two miners \
were arrested on Tuesday and released the next day.
Talks collapsed last week after a recent walkout in Velden. Three people were hurt in the May 5 walkout near the \
town hall.
Dovan, who was appointed in 2019, is the fourth minister in ten years. The strikers have held the shaft since \
April.
On Tuesday, May 11, the union called a new vote. The union called a new vote on Tuesday.
"""
STRIKE_SUGGESTS = [
    ("occurrence", "2021-05-03", "The miners of Tarnow went on strike", "", ""),
    ("occurrence", "2021-05-05", "The miners of Tarnow blocked the road to Brell", "", ""),
    (
        "statement",
        "{2021-05-08,2021-05-09}",
        "The union claimed to have closed the pits of Orlec and Tarnow",
        "union",
        "claimed",
    ),
    ("occurrence", "[2021-05-08,2021-05-09]", "The union closed the pits of Orlec and Tarnow", "union", "claimed"),
    ("statement", "2021-05-10", "The ministry denied it", "ministry", ""),
    ("statement", "2021-05-10", "Minister Karel Dovan said that he would not negotiate before June", "Karel Dovan", ""),
    ("forecast", "[..2021-06]", "Minister Karel Dovan would not negotiate", "Karel Dovan", "said"),
    ("occurrence", "2021-05-11", "Two miners were arrested", "union", "According to"),
    ("occurrence", "2021-05-12", "Two miners were released", "union", "According to"),
    ("occurrence", "2021-05-03/2021-05-09", "Talks collapsed", "", ""),
    ("occurrence", "2021-05-05", "Three people were hurt in the walkout near the town hall", "", ""),
    ("occurrence", "2019", "Dovan was appointed", "", ""),
    ("state", "2021-04/..", "The strikers have held the shaft", "", ""),
    ("occurrence", "2021-05-11", "The union called a new vote", "", ""),
]
HISTORY = """\
In the spring of 1848 the assembly met in Velden; it was dissolved by troops in May 1849 and never met again.
– 12 March 1850: Arrest of the last deputies.
– 1851 – The town burns down.
The war lasted from 1866 to 1869. On 3 July 1866 (Old Style) the army crossed the Marr and took Brell, which had \
been fortified in the 1820s, and on 9 July it entered Orlec.
Otto Brand, commander of the northern army, died on 5 May 1870. He was buried in Velden three days later.
The 1864 constitution was never in force. By a treaty of 21 October 1871 the two towns were joined.
"""
HISTORY_SUGGESTS = [
    ("occurrence", "1848-21", "The assembly met in Velden", "", ""),
    ("occurrence", "1849-05", "The assembly was dissolved by troops and never met again", "", ""),
    ("occurrence", "1850-03-12", "Arrest of the last deputies", "", ""),
    ("occurrence", "1851", "The town burns down", "", ""),
    ("occurrence", "1866/1869", "The war lasted", "", ""),
    ("occurrence", "1866-07-03", "The army crossed the Marr and took Brell", "", ""),
    ("occurrence", "182X", "Brell had been fortified", "", ""),
    ("occurrence", "1866-07-09", "The army entered Orlec", "", ""),
    ("occurrence", "1870-05-05", "Otto Brand, commander of the northern army, died", "", ""),
    ("occurrence", "1870-05-08", "Otto Brand was buried in Velden", "", ""),
    ("occurrence", "1871-10-21", "The two towns were joined", "", ""),
]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (FLOOD, "2021-05-14", FLOOD_SUGGESTS),
        (STRIKE, "2021-05-14", STRIKE_SUGGESTS),
        (HISTORY, "", HISTORY_SUGGESTS),
    ],
    ids=["flood", "strike", "history"],
)
def test_a_text_suggests_its_events(text, published, expected):
    reading = suggest.read(text, published)
    found = propose(text, reading, published=parse(published) if published else None)
    told = [(str(each.kind), each.when.edtf, each.title, each.claimant, each.hedge) for each in found]
    assert told == expected


def test_one_event_in_two_sentences_is_offered_once_with_both():
    found = propose(STRIKE, suggest.read(STRIKE, "2021-05-14"), published=parse("2021-05-14"))
    quotes = {each.title: [STRIKE[ground.quote.start : ground.quote.end] for ground in each.also] for each in found}
    assert quotes["The union called a new vote"] == ["The union called a new vote on Tuesday."]
    assert quotes["Three people were hurt in the walkout near the town hall"] == [
        "Talks collapsed last week after a recent walkout in Velden."
    ]
