"""The field's own words, with their definitions, as the window shows them.

Admiralty code: NATO AJP-2.1. Likelihood: ICD 203 of the U.S. intelligence community. Locators: CSL 1.0.2.
"""

from typing import NamedTuple


class Term(NamedTuple):
    """One word of a vocabulary: the slug that is stored, the word that is shown, what it means."""

    slug: str
    title: str
    definition: str = ""


KINDS = (
    Term("occurrence", "Occurrence", "Something happened at a time."),
    Term("state", "State", "Something was the case over a span of time."),
    Term("statement", "Statement", "The saying itself is the event."),
    Term("forecast", "Forecast", "Somebody expects it."),
    Term("background", "Background", "What a reader needs to know."),
)
STATUSES = (
    Term("undisputed", "Undisputed", "Nobody is known to contradict it."),
    Term("disputed", "Disputed", "Somebody contradicts it."),
    Term("prospective", "Prospective", "It has yet to happen."),
    Term("unsure", "Unsure", "The researcher has doubts."),
)
STANCES = (
    Term("supports", "Supports", "The passage says so."),
    Term("disputes", "Disputes", "The passage says otherwise."),
    Term("context", "Context", "The passage helps to understand it."),
)
MODES = (
    Term("direct", "Direct", "The claimant's own words."),
    Term("indirect", "Indirect", "The claimant's statement in the source's words."),
    Term("narrator", "Narrator", "The source says so itself."),
)
ROLES = (
    Term("actor", "Actor"),
    Term("target", "Target"),
    Term("victim", "Victim"),
    Term("speaker", "Speaker"),
    Term("witness", "Witness"),
    Term("participant", "Participant"),
)
RELATIONS = (Term("at", "At"), Term("from", "From"), Term("to", "To"), Term("about", "About"))
AGENT_KINDS = (
    Term("person", "Person"),
    Term("organisation", "Organisation"),
    Term("group", "Group"),
    Term("office", "Office"),
)
BASES = (
    Term("stated", "Stated", "A source says so."),
    Term("hedged", "Hedged", "A source says so with reserve."),
    Term("inferred", "Inferred", "The researcher concludes it."),
)
LINK_TYPES = (
    Term("precedes", "Precedes", "It was over before the other began."),
    Term("follows", "Follows", "It began after the other was over."),
    Term("same-time-as", "Same time as", "Both took the same time."),
    Term("overlaps", "Overlaps", "They share some time."),
    Term("part-of", "Part of", "It belongs to the other."),
    Term("starts", "Starts", "It is how the other began."),
    Term("ends", "Ends", "It is how the other ended."),
    Term("causes", "Causes", "The other would not have happened without it."),
    Term("enables", "Enables", "It made the other possible."),
    Term("given-as-reason-for", "Given as reason for", "Somebody names it as the reason."),
    Term("responds-to", "Responds to", "It answers the other."),
    Term("expected-to-lead-to", "Expected to lead to", "Somebody expects the other to follow."),
    Term("announced-in", "Announced in", "The other made it known."),
    Term("reports", "Reports", "It tells of the other."),
    Term("corroborates", "Corroborates", "It independently supports the other."),
    Term("contradicts", "Contradicts", "Both cannot be true."),
    Term("in-tension-with", "In tension with", "They pull apart without excluding each other."),
    Term("same-event-as", "Same event as", "Both tell of one event."),
    Term("background-of", "Background of", "It helps to understand the other."),
    Term("supersedes", "Supersedes", "It takes the place of the other."),
)
TEMPORAL_LINKS = frozenset({"precedes", "follows", "same-time-as", "overlaps", "part-of", "starts", "ends"})
RELIABILITY = (
    Term("A", "A", "Completely reliable"),
    Term("B", "B", "Usually reliable"),
    Term("C", "C", "Fairly reliable"),
    Term("D", "D", "Not usually reliable"),
    Term("E", "E", "Unreliable"),
    Term("F", "F", "Reliability cannot be judged"),
)
CREDIBILITY = (
    Term("1", "1", "Confirmed by other sources"),
    Term("2", "2", "Probably true"),
    Term("3", "3", "Possibly true"),
    Term("4", "4", "Doubtful"),
    Term("5", "5", "Improbable"),
    Term("6", "6", "Truth cannot be judged"),
)
CONFIDENCE = (Term("low", "Low"), Term("moderate", "Moderate"), Term("high", "High"))
LIKELIHOOD = (
    Term("almost-no-chance", "Almost no chance", "1–5 %"),
    Term("very-unlikely", "Very unlikely", "5–20 %"),
    Term("unlikely", "Unlikely", "20–45 %"),
    Term("roughly-even-chance", "Roughly even chance", "45–55 %"),
    Term("likely", "Likely", "55–80 %"),
    Term("very-likely", "Very likely", "80–95 %"),
    Term("almost-certain", "Almost certain", "95–99 %"),
)
HIGHLIGHTS = (
    Term("y", "Yellow"),
    Term("g", "Green"),
    Term("b", "Blue"),
    Term("p", "Pink"),
    Term("v", "Violet"),
)
LOCATORS = (
    Term("page", "Page"),
    Term("paragraph", "Paragraph"),
    Term("chapter", "Chapter"),
    Term("section", "Section"),
    Term("column", "Column"),
    Term("line", "Line"),
    Term("note", "Note"),
    Term("figure", "Figure"),
    Term("folio", "Folio"),
    Term("volume", "Volume"),
    Term("issue", "Issue"),
    Term("timestamp", "Timestamp"),
)

# Which words a field of a table may hold; a link type may also be the person's own.
WEEKDAYS = (
    Term("monday", "Monday"),
    Term("tuesday", "Tuesday"),
    Term("wednesday", "Wednesday"),
    Term("thursday", "Thursday"),
    Term("friday", "Friday"),
    Term("saturday", "Saturday"),
    Term("sunday", "Sunday"),
)
ALLOWED = {
    ("dossier", "first_weekday"): WEEKDAYS,
    ("entry", "kind"): KINDS,
    ("entry", "status"): STATUSES,
    ("entry", "confidence"): (Term("", ""), *CONFIDENCE),
    ("entry", "likelihood"): (Term("", ""), *LIKELIHOOD),
    ("citation", "stance"): STANCES,
    ("citation", "mode"): (Term("", ""), *MODES),
    ("link", "basis"): BASES,
    ("role", "role"): ROLES,
    ("site", "relation"): RELATIONS,
    ("agent", "kind"): AGENT_KINDS,
    ("source", "reliability"): RELIABILITY,
    ("passage", "colour"): (Term("", ""), *HIGHLIGHTS),
}


def title_of(terms: tuple[Term, ...], slug: str) -> str:
    """Return the word shown for a slug; a person's own slug is shown with blanks for hyphens."""
    return next((term.title for term in terms if term.slug == slug), slug.replace("-", " "))


def weekday_number(slug: str) -> int:
    """Return 1 for Monday to 7 for Sunday; 1 for what is no weekday."""
    return next((number for number, term in enumerate(WEEKDAYS, 1) if term.slug == slug), 1)
