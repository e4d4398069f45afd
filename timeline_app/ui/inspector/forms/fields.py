"""The fields of an entry, the same for one that is in the project and for a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline_app import actions
from timeline_app.model import Agent, Entry, Place, Role, Site, Tag, Tagging
from timeline_app.model.vocabulary import CONFIDENCE, KINDS, LIKELIHOOD, RELATIONS, ROLES, STATUSES, Term
from timeline_app.project import Project
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.kit.fields import CheckField, ChoiceField, LineField, TagsField, TextField
from timeline_app.ui.kit.fields.dates import DateField
from timeline_app.words import tr

TEXTS = ("title", "summary", "kind", "status", "disputed_by", "importance", "confidence", "likelihood")
PARTS = ("people", "places", "tags")


def head(form: Form) -> None:
    """Put title and date into a form."""
    form.add("title", TextField(tr("Title"), lines=1, most=4, placeholder=tr("What happened")))
    form.add("when", DateField(tr("When"), hint=tr("Write 5 Sept 2019, since 2015, c. 1920, 8 or 9 September 2019")))


def body(form: Form) -> None:
    """Put what an entry says of itself into a form: summary, kind, status, weight, who, where, tags."""
    form.add("summary", TextField(tr("Summary"), lines=2))
    form.side_by_side(kind=ChoiceField(tr("Kind"), options(KINDS)), status=ChoiceField(tr("Status"), options(STATUSES)))
    form.add("disputed_by", LineField(tr("Disputed by")))
    form.side_by_side(
        importance=ChoiceField(tr("Importance"), [(number, str(number)) for number in range(1, 6)]),
        confidence=ChoiceField(tr("Confidence"), [("", tr("not said")), *options(CONFIDENCE)]),
    )
    form.add("likelihood", ChoiceField(tr("Likelihood"), [("", tr("not said")), *options(LIKELIHOOD, told=True)]))
    form.add("people", TagsField(tr("Who"), placeholder=tr("Name, or Name: role")))
    form.add("places", TagsField(tr("Where"), placeholder=tr("Place, or Place: from")))
    form.add("tags", TagsField(tr("Tags"), placeholder=tr("Tag")))


def foot(form: Form) -> None:
    """Put what is for the researcher alone into a form."""
    form.add("own_note", CheckField(tr("My own note, needs no citation")))
    form.add("private_note", TextField(tr("Private note"), lines=2, hint=tr("Left out of exports")))


def options(terms: Iterable[Term], *, told: bool = False) -> list[tuple[str, str]]:
    """Return terms as the choices of a field, with what they mean if `told`."""
    return [(term.slug, f"{term.title} {term.definition}" if told else term.title) for term in terms]


def suit(form: Form, kind: str, status: str) -> None:
    """Show the fields that make sense for this kind and status only."""
    form.fields["likelihood"].setVisible(kind == "forecast")
    form.fields["disputed_by"].setVisible(status == "disputed")


def know(form: Form, project: Project) -> None:
    """Let the fields complete from the names that the project knows; 10 ms for thousands of them."""
    for name, known in zip(
        PARTS,
        (actions.known_people(project), actions.known_places(project), actions.known_tags(project)),
        strict=True,
    ):
        field = form.fields[name]
        if isinstance(field, TagsField):
            field.complete_from(known)


def read_as(form: Form, project: Project, kind: str) -> None:
    """Read dates as the project wants them read, and as is meant for this kind of entry: a state lasts."""
    field = form.fields["when"]
    if isinstance(field, DateField):
        field.set_context(actions.date_context(project, kind))


def people_of(project: Project, entry: Entry) -> tuple[str, ...]:
    """Return who takes part, as the field shows it: “Name”, or “Name: role”."""
    roles = sorted(project.all(Role, entry_id=entry.id), key=lambda role: (role.position, role.id))
    named = [(project.get(Agent, role.agent_id), role.role) for role in roles]
    return tuple(said(agent.name, role, "participant") for agent, role in named if agent)


def places_of(project: Project, entry: Entry) -> tuple[str, ...]:
    """Return where it happened, as the field shows it: “Place”, or “Place: from”."""
    sites = sorted(project.all(Site, entry_id=entry.id), key=lambda site: (site.position, site.id))
    named = [(project.get(Place, site.place_id), site.relation) for site in sites]
    return tuple(said(place.name, relation, "at") for place, relation in named if place)


def tags_of(project: Project, table: str, id_: str) -> tuple[str, ...]:
    """Return the tags of an entry, a passage or a source, in alphabetical order."""
    found = project.all(Tagging, target_table=table, target_id=id_)
    tags = [project.get(Tag, tagging.tag_id) for tagging in found]
    return tuple(sorted((tag.name for tag in tags if tag), key=str.casefold))


def parted(said: Sequence[str], terms: Sequence[Term]) -> list[tuple[str, str]]:
    """Return (name, role) of what the field shows; a word after the colon that is no role belongs to the name."""
    known = {term.slug for term in terms}
    pairs = []
    for words in said:
        name, _, role = words.rpartition(":")
        role = role.strip().lower()
        pairs.append((name.strip(), role) if name.strip() and role in known else (words.strip(), ""))
    return pairs


def people_said(said: Sequence[str]) -> list[tuple[str, str]]:
    """Return (name, role) pairs as `actions.set_people` takes them."""
    return parted(said, ROLES)


def places_said(said: Sequence[str]) -> list[tuple[str, str]]:
    """Return (name, relation) pairs as `actions.set_places` takes them."""
    return parted(said, RELATIONS)


def said(name: str, role: str, usual: str) -> str:
    """Return a name as a field shows it, with its part unless that is the usual one."""
    return name if role in ("", usual) else f"{name}: {role}"
