"""Articles for the journeys, in words of our own, on a river and towns that do not exist."""

TITLE = "The bridge at Alder gives way"
BRIDGE = f"""{TITLE}

By the Sample Courier's own reporter

ALDER. The old bridge over the Lorn gave way on March 14, cutting the town off from its hospital. The river had been
rising since March 9, when the first cellars were flooded.

Two days after the collapse the army opened a ferry at Birch. “The ferry carries forty people at a time,” the council
wrote in a notice.

The district engineer had warned of cracks in the eastern pier in 2019. The council of Alder disputes that it was told.

Cedar, on the other bank, counted eleven damaged houses by March 17. Nobody was hurt.
"""
FERRY = """Ferry at Birch begins its service

Sample Post, 17 March 2021. The ferry at Birch made its first crossing on March 16, two days after the bridge at
Alder fell. It carries thirty people, said the ferryman, and not forty.
"""
