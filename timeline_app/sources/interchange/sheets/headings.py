"""What columns of other people's tables are called, in some languages, and which field each stands for.

A heading is matched whole, case, accents and signs aside; what is not on the list is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

FIELDS = {
    "title": "Title",
    "when": "Date",
    "end": "End of the date",
    "year": "Year",
    "month": "Month",
    "day": "Day",
    "time": "Time",
    "end_year": "End year",
    "end_month": "End month",
    "end_day": "End day",
    "end_time": "End time",
    "date_words": "Date in words",
    "summary": "Summary",
    "html": "Summary (HTML)",
    "kind": "Kind",
    "status": "Status",
    "importance": "Importance",
    "lane": "Lane",
    "people": "People",
    "places": "Places",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "tags": "Tags",
    "private_note": "Private note",
    "quote": "Quotation",
    "claimant": "Claimant",
    "locator": "Locator",
    "source": "Source",
    "author": "Author of the source",
    "publisher": "Outlet",
    "published": "Published",
    "url": "Address of the source",
    "id": "Identifier",
    "row": "Kind of row (TimelineJS)",
    "-": "Left out",
}
"""Field → its title, as a person chooses it; "" keeps a column as it is, "-" leaves it out."""

_WORDS = {
    "title": "title headline event name subject heading titel überschrift ereignis betreff titre événement "
    "título titulo evento acontecimiento titolo заголовок название событие العنوان عنوان الحدث رویداد پېښه",
    "when": "date when start_date start begin from event_date datum wann beginn anfang startdatum anfangsdatum début "
    "date_de_début fecha inicio fecha_de_inicio data data_de_início inizio дата начало التاريخ تاریخ نېټه",
    "end": "end end_date until to finish ende enddatum bis fin date_de_fin fecha_de_fin fim data_de_fim fine конец "
    "дата_окончания النهاية پایان",
    "year": "year start_year jahr année ano año anno год السنة سال",
    "month": "month start_month monat mois mes mês mese месяц الشهر ماه",
    "day": "day start_day tag_im_monat jour día dia giorno день اليوم روز",
    "time": "time start_time uhrzeit heure hora ora время",
    "end_year": "end_year",
    "end_month": "end_month",
    "end_day": "end_day",
    "end_time": "end_time",
    "date_words": "display_date",
    "summary": "summary description notes_on_event details abstract beschreibung zusammenfassung inhalt résumé "
    "description_de_l'événement descripción resumen descrição resumo descrizione описание الوصف شرح توضیحات",
    "html": "text",
    "kind": "kind event_kind art_des_ereignisses",
    "status": "status",
    "importance": "importance priority wichtigkeit importancia priorité",
    "lane": "lane group arc category spur gruppe kategorie groupe catégorie grupo categoría categoria gruppo",
    "people": "people persons person participants actors actor1 participant personen beteiligte akteure personnes "
    "acteurs personas actores pessoas persone лица участники الأشخاص اشخاص",
    "places": "places place location where ort orte lieu lieux lugar lugares luogo местo место المكان مکان ځای",
    "latitude": "latitude lat breite breitengrad",
    "longitude": "longitude lon lng long länge längengrad",
    "tags": "tags tag keywords labels codes schlagwörter schlagworte stichwörter étiquettes mots-clés etiquetas "
    "palabras_clave palavras-chave метки теги الوسوم برچسب",
    "private_note": "private_note",
    "quote": "quote quotation excerpt zitat citation extrait cita citação citazione цитата اقتباس نقل_قول",
    "claimant": "claimant speaker said_by according_to sprecher laut",
    "locator": "locator page pages seite seiten página pagina страница",
    "source": "source source_title quelle quellen fuente fonte источник المصدر منبع سرچینه",
    "author": "author authors autor autorin auteur autore автор المؤلف نویسنده",
    "publisher": "publisher outlet newspaper container medium zeitung verlag éditeur journal periódico editora",
    "published": "published publication_date date_published erschienen veröffentlicht publié publicado",
    "url": "url link source_url address web media adresse adres lien enlace",
    "id": "id identifier internal_identifier event_id event_id_cnty kennung nummer_des_ereignisses uuid guid",
    "row": "type",
    "-": "media_credit media_caption media_thumbnail alt_text background",
}


def plain(heading: str) -> str:
    """Return a heading as it is compared: letters and digits, words parted by one blank."""
    text = unicodedata.normalize("NFKD", heading.casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", text.replace("_", " ")))


_FIELD_OF = {plain(word): field for field, words in _WORDS.items() for word in words.split()}
_TIMELINEJS = ("headline", "text", "year")
"""Headings that only such a sheet has all of; elsewhere a text is no HTML and a type is a kind of thing."""


def propose(headings: Iterable[str]) -> dict[str, str]:
    """Return which field each column seems to be, "" where its heading is not known; no field twice."""
    found: dict[str, str] = {}
    listed = list(headings)
    theirs = set(_TIMELINEJS) <= {plain(heading) for heading in listed}
    for heading in listed:
        field = _FIELD_OF.get(plain(heading), "")
        if not theirs:
            field = {"html": "summary", "row": "", "-": ""}.get(field, field)
        found[heading] = "" if field != "-" and field in found.values() else field
    return found
