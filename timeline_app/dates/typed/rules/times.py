"""The rules for times of day and their zones."""

from __future__ import annotations

from timeline_app.dates.languages import Role
from timeline_app.dates.terms import Precision
from timeline_app.dates.typed.pieces import Clock
from timeline_app.dates.typed.rules.clocks import offsets_of, zone_of
from timeline_app.dates.typed.rules.matching import Found, Words, maybe, remembered, sequence
from timeline_app.words import tr

_LONGEST_NAME = 5  # tokens of “america / port - au - prince” do not count: nobody types that


TIMES = {Role.NOON, Role.MIDNIGHT, Role.HALF_DAY, Role.OCLOCK}
"""Without a word of these, or a colon, a text has no time of day."""


class Times(Words):
    """Reads “10:10 am Kabul time”."""

    timed: bool
    """Whether any sign or word of the text tells a time of day."""

    @remembered
    def clock(self, at: int) -> Found:
        """A time of day with everything that may stand behind it."""
        found: Found = []
        for clock, after in self.time(at):
            found.append((clock, after))
            for (_, zone), end in sequence(after, maybe(self.sign(",")), self.zone):
                found.append((_in_zone(clock, zone), end))
        return found

    @remembered
    def time(self, at: int) -> Found:
        """“10:10”, “10:10:30”, “3 pm”, “noon”, “midnight”, “10 o'clock”."""
        found: Found = []
        token = self.token(at)
        if token is None or not (token.digits or Role.NOON in token.roles or Role.MIDNIGHT in token.roles):
            return found
        hour, sixty = self.number(0, 24), self.number(0, 60)
        half = maybe(self.word(Role.HALF_DAY))
        for sign in (":", "."):
            for (h, _, m, half_day), after in sequence(at, hour, self.sign(sign), sixty, half):
                written_out = self.tokens[at + 2].digits == 2 and (sign == ":" or half_day is not None)
                if written_out and m < 60:
                    found += _at(after, (h, m, 0), Precision.MINUTE, half_day)
        for (h, _, m, _, s, half_day), after in sequence(at, hour, self.sign(":"), sixty, self.sign(":"), sixty, half):
            if m < 60 and self.tokens[at + 4].digits == 2:
                found += _at(after, (h, m, s), Precision.SECOND, half_day)
        found += self._by_the_word(at)
        for (_, _), after in sequence(at, maybe(self.number(12, 12)), self.word(Role.NOON)):
            found += _at(after, (12, 0, 0), Precision.MINUTE, None)
        for _, after in self.word(Role.MIDNIGHT)(at):
            found.append((Clock(0, 0, 0, Precision.MINUTE, label=tr("as the day begins")), after))
            found.append((Clock(24, 0, 0, Precision.MINUTE, label=tr("as the day ends")), after))
        return found

    def _by_the_word(self, at: int) -> Found:
        """“10:30 Uhr”, “10 h 30”, “3 pm”, “10 o'clock”."""
        if not self.has(Role.HALF_DAY, Role.OCLOCK):
            return []
        found: Found = []
        hour, sixty = self.number(0, 24), self.number(0, 60)
        half = maybe(self.word(Role.HALF_DAY))
        for (h, _, m, _), after in sequence(at, hour, self.sign(":", "."), sixty, self.word(Role.OCLOCK)):
            if self.tokens[at + 2].digits == 2 and m < 60:
                found += _at(after, (h, m, 0), Precision.MINUTE, None)
        for (h, _, m), after in sequence(at, hour, self.word(Role.OCLOCK), sixty):
            if self.tokens[at + 2].digits == 2 and m < 60:
                found += _at(after, (h, m, 0), Precision.MINUTE, None)
        for (h, half_day), after in sequence(at, hour, self.word(Role.HALF_DAY)):
            found += _at(after, (h, 0, 0), Precision.HOUR, half_day)
        for (h, _, half_day), after in sequence(at, hour, self.word(Role.OCLOCK), half):
            found += _at(after, (h, 0, 0), Precision.HOUR, half_day)
        return found

    @remembered
    def zone(self, at: int) -> Found:
        """“UTC+04:30”, “+04:30”, “IST”, “Kabul time”, “Asia/Kabul”, each also in brackets."""
        found = [*self._offset(at), *self._named(at)]
        for (_, zone, _), after in sequence(at, self.sign("("), self._inside, self.sign(")")):
            found.append((zone, after))
        return found

    def _inside(self, at: int) -> Found:
        return [*self._offset(at), *self._named(at)]

    def _offset(self, at: int) -> Found:
        found: Found = []
        token = self.token(at)
        universal = token is not None and token.text in ("utc", "gmt", "z")
        start = at + 1 if universal else at
        sign = self.sign("+", "-")
        for (plus, hours), after in sequence(start, sign, self.number(0, 14)):
            digits = self.tokens[after - 1].digits
            if plus == "-" and not universal:
                continue  # 10:00-14 is a stretch of time
            ends = [(f"{plus}{hours:02}" if digits == 2 else f"{plus}{hours:02}:00", after)]
            for (_, minutes), end in sequence(after, self.sign(":"), self.number(0, 59)):
                ends.append((f"{plus}{hours:02}:{minutes:02}", end))
            found += [((offset, "", ""), end) for offset, end in ends]
        return found

    def _named(self, at: int) -> Found:
        found: Found = []
        token = self.token(at)
        if token is None or not token.text[0].isalpha():
            return []
        if Role.ZONE_WORD in token.roles and " " in token.text:
            found.append((("", "", ""), at + 1))
        word = maybe(self.word(Role.ZONE_WORD))
        for (_, zone, _), after in sequence(at, word, self._place, word):
            found.append((("", zone, ""), after))
        found += [((offset, "", place), at + 1) for offset, place in offsets_of(token.text)]
        return found

    @remembered
    def _place(self, at: int) -> Found:
        """Return the zones that a name of one to five tokens can be."""
        found: Found = []
        name = ""
        for end in range(at, min(at + _LONGEST_NAME, len(self.tokens))):
            token = self.tokens[end]
            name += (" " if token.spaced and name else "") + token.text
            if zone := self.table.zones.get(name) or zone_of(name):
                found.append((zone, end + 1))
        return found


def _at(after: int, time: tuple[int, int, int], precision: Precision, half_day: int | None) -> Found:
    """Return the time on 24 hours, or nothing when there is no such time."""
    hour, minute, second = time
    if half_day is not None:
        if not 1 <= hour <= 12:
            return []
        hour = hour % 12 + half_day
    if hour == 24 and (minute, second) != (0, 0):
        return []
    return [(Clock(hour, minute, second, precision), after)]


def _in_zone(clock: Clock, zone: tuple[str, str, str]) -> Clock:
    offset, name, place = zone
    return clock._replace(offset=offset, zone=name, label=place or clock.label)
