"""The months of the Islamic and the Hebrew calendar: one table for reading and showing.

Spellings vary without end; those in common use are here. Hebrew months have the numbers of `calendars.hebrew`.
"""

ISLAMIC = (
    *("Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Thani"),
    *("Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah"),
)
ARABIC = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الثاني", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
HEBREW = (
    *("Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar I", "Adar"),
    *("Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul"),
)
ADAR_II = "Adar II"

_OTHER_ISLAMIC = {
    **dict.fromkeys(("moharram", "muharam", "al-muharram"), 1),
    **dict.fromkeys(("rabi i", "rabi' i", "rabi' al-awwal", "rabi ul-awwal", "rabi'ul awwal", "rabi al-awal"), 3),
    **dict.fromkeys(("rabi ii", "rabi' ii", "rabi' al-thani", "rabi al-akhir", "rabi' al-akhir", "rabi ath-thani"), 4),
    **dict.fromkeys(("jumada i", "jumada al-awwal", "jumada al-awal", "jumada l-ula", "jamadi al-awwal"), 5),
    **dict.fromkeys(("jumada ii", "jumada al-akhira", "jumada al-akhirah", "jumada l-akhira", "jamadi al-thani"), 6),
    **dict.fromkeys(("sha'ban", "shabaan", "sha'baan"), 8),
    **dict.fromkeys(("ramazan", "ramadhan", "ramzan", "ramadaan"), 9),
    **dict.fromkeys(("shawal", "shavval"), 10),
    **dict.fromkeys(("dhu al-qa'dah", "dhu al-qa'da", "dhu al-qada", "dhu'l-qa'da", "dhul-qadah", "dhu l-qa'da"), 11),
    **dict.fromkeys(("zulqada", "zul-qada", "zilqada", "dhul qadah", "dhu'l-qa'dah"), 11),
    **dict.fromkeys(("dhu al-hijja", "dhu'l-hijja", "dhu'l-hijjah", "dhul-hijjah", "dhu l-hijja", "dhul hijjah"), 12),
    **dict.fromkeys(("zulhijja", "zul-hijja", "zilhijja"), 12),
    "ربیع الآخر": 4,
    "جمادی الثانیه": 6,
    "جمادی الثاني": 6,
    "ذی القعده": 11,
    "ذی الحجه": 12,
    "ذوالحجه": 12,
}
_OTHER_HEBREW = {
    **dict.fromkeys(("tishrei", "tishre"), 1),
    **dict.fromkeys(("cheshvan", "marcheshvan", "marheshvan"), 2),
    **dict.fromkeys(("chislev",), 3),
    **dict.fromkeys(("teves", "tebet", "tebeth"), 4),
    **dict.fromkeys(("shvat", "shebat", "sh'vat"), 5),
    **dict.fromkeys(("adar 1", "adar rishon", "adar aleph"), 6),
    **dict.fromkeys(("nissan",), 8),
    **dict.fromkeys(("iyyar",), 9),
    **dict.fromkeys(("tamuz",), 11),
    **dict.fromkeys(("menachem av",), 12),
}

ISLAMIC_PHRASES = {
    **{name.lower(): number for names in (ISLAMIC, ARABIC) for number, name in enumerate(names, 1)},
    **_OTHER_ISLAMIC,
}
"""Every name → the number of the month."""

HEBREW_PHRASES = {
    **{name.lower(): number for number, name in enumerate(HEBREW, 1)},
    **_OTHER_HEBREW,
    **dict.fromkeys(("adar ii", "adar 2", "adar sheni", "adar bet"), 14),
}
"""Every name → the number of the month; 14 is the Adar II that only a leap year has, which is its month 7."""
