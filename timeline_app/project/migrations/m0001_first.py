"""The first format: the journal, everything around it, and a cache table for each noun of the model.

STRICT tables, no triggers, no views, no UNIQUE but keys and no CHECK: a merge may bring any combination of
fields. docs/FORMAT.md describes every column.
"""

from __future__ import annotations

from sqlite3 import Connection

_JOURNAL = """
create table "transaction" (
  k integer primary key, id blob not null unique, author blob not null, hlc integer not null,
  label text not null, undoes blob, prev_hash blob, hash blob not null) strict;
create table operation (
  k integer primary key, txn integer not null references "transaction"(k), n integer not null,
  "table" text not null, row blob not null, field text not null, value text not null, parents text not null,
  unique (txn, n)) strict;
create index operation_row on operation (row);
create table conflict (
  "table" text not null, row blob not null, field text not null, kind text not null,
  primary key ("table", row, field, kind)) strict, without rowid;
create table blob (
  sha256 blob primary key, size integer not null, media_type text not null, bytes blob not null) strict;
create table author (
  id blob primary key, name text not null, public_key blob, since integer not null,
  installation text not null default '') strict, without rowid;
create table local (key text primary key, value text not null) strict, without rowid;
create table search_text (
  k integer primary key, "table" text not null, row blob not null, field text not null,
  folded text not null, joined text not null, unique ("table", row, field)) strict;
create virtual table search using fts5 (
  folded, joined, content='search_text', content_rowid='k', tokenize='unicode61 remove_diacritics 2');
create virtual table search_names using fts5 (
  folded, content='search_text', content_rowid='k', tokenize='trigram');
"""

# name: columns after `id` and `gone`; "?" after a type = may be NULL
_NOUNS = {
    "dossier": "title text, subtitle text, authors text, description text, summary text, time_zone text, "
    "first_weekday text, calendars text, languages text, citation_style text, handling text",
    "source": "csl text, short_title text, reliability text, reliability_why text, origin text, note text",
    "version": "source_id blob, sha256 text, size integer, media_type text, file_name text, origin text, "
    "captured text, network text, published text, modified text, language text, licence text, text_sha256 text, "
    "extraction text, blocks text, pages text, previous_id blob?, archive text, proofs text",
    "custody": "version_id blob, at text, by text, action text, object text, detail text, prev text, hash text",
    "passage": "version_id blob, anchor text, comment text, colour text, status text, transcript text, "
    "start integer, end integer",
    "placement": "passage_id blob, version_id blob, anchor text?, status text, scores text, moved integer, "
    "figures_differ integer, method text, algorithm text, decided text, note text",
    "entry": "title text, summary text, kind text, when text?, importance integer, status text, disputed_by text, "
    "confidence text, likelihood text, lane text, rank integer, own_note integer, private_note text, "
    "when_edtf text?, when_text text, when_calendar text, when_variant text, when_zone text, when_span text, "
    "when_precision integer?, when_lo integer, when_hi integer, when_start_hi integer, when_end_lo integer, "
    "when_lo_kind text, when_hi_kind text, when_sort integer",
    "citation": "entry_id blob, passage_id blob?, source_id blob?, locator_label text, locator text, prefix text, "
    "suffix text, suppress_author integer, stance text, claimant_id blob?, via text, mode text, hedge text, "
    "said_when text?, credibility integer, position integer, preferred integer, preferred_why text, note text",
    "claim": "citation_id blob, property text, value text, number text, unit text, when text?, polarity text",
    "agent": "name text, kind text, member_of_id blob?, note text",
    "place": "name text, part_of_id blob?, latitude text, longitude text, precision integer, note text",
    "name": "of_table text, of_id blob, text text, language text, script text, passage_id blob?",
    "role": "entry_id blob, agent_id blob, role text, position integer",
    "site": "entry_id blob, place_id blob, relation text, position integer",
    "link": "from_id blob, to_id blob, type text, basis text, title text, citation_id blob?, distance text, note text",
    "tag": "name text, colour text, parent_id blob?, position integer",
    "tagging": "tag_id blob, target_table text, target_id blob",
    "view": "name text, filter text, lanes text, zoom text, sort text, position integer",
    "decision": "subject_table text, subject_id blob, kind text, evidence text, value text?, note text",
    "preference": "key text, value text?",
}
_YEAR = 31622400  # seconds; entries longer than this have an index of their own
_INDEXES = f"""
create index version_sha256 on version (sha256);
create index entry_sort on entry (when_sort, when_hi, rank, id) where gone = 0;
create index entry_short on entry (when_lo, when_hi) where when_hi - when_lo <= {_YEAR};
create index entry_long on entry (when_lo, when_hi) where when_hi - when_lo > {_YEAR};
create index preference_key on preference (key);
"""


def up(db: Connection) -> None:
    """Make an empty project. The caller commits."""
    statements = [*_JOURNAL.split(";\n"), *_nouns(), *_INDEXES.split(";\n")]
    for statement in statements:
        if statement.strip():
            db.execute(statement)


def _nouns() -> list[str]:
    made = []
    for table, columns in _NOUNS.items():
        parts = [column.split() for column in columns.split(", ")]
        typed = [f'"{n}" {t.rstrip("?")}' + ("" if t.endswith("?") else " not null") for n, t in parts]
        body = ", ".join(["id blob primary key", "gone integer not null default 0", *typed])
        made.append(f'create table "{table}" ({body}) strict, without rowid')
        made += [
            f'create index "{table}_{n}" on "{table}" ("{n}")' for n, t in parts if t.startswith("blob") and n != "id"
        ]
    return made
