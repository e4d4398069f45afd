"""The months of the Solar Hijri calendar: one table for reading and showing, in three scripts of Afghanistan.

Iranian names are read too. Letters that keyboards mix up (ګ and گ, ي and ی) are folded together in reading.
"""

DARI = (
    *("حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله"),
    *("میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"),
)
PASHTO = (
    *("وری", "غویی", "غبرګولی", "چنګاښ", "زمری", "وږی"),
    *("تله", "لړم", "لیندۍ", "مرغومی", "سلواغه", "کب"),
)
ROMAN = (
    *("Hamal", "Sawr", "Jawza", "Saratan", "Asad", "Sonbola"),
    *("Mizan", "Aqrab", "Qaws", "Jadi", "Dalw", "Hut"),
)
_OTHER_ROMAN = {"saur": 2, "sunbula": 6, "sumbula": 6, "jaddi": 10, "dalwa": 11}
_IRANIAN = (
    *("farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar"),
    *("mehr", "aban", "azar", "dey", "bahman", "esfand"),
)

PHRASES = {
    **{name.lower(): number for names in (DARI, PASHTO, ROMAN, _IRANIAN) for number, name in enumerate(names, 1)},
    **_OTHER_ROMAN,
}
"""Every name → the number of the month."""
