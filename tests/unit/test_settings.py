from __future__ import annotations

import getpass
import stat
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import paths, settings
from timeline_app.settings import CHOICES, Settings

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
plain = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    words,
    st.dates(),
    st.datetimes(),
    st.times(),
)
anything = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8
)
preferences = st.builds(
    Settings,
    name=words,
    installation=words,
    language=words,
    reduce_motion=st.booleans(),
    recent=st.lists(words, max_size=4).map(tuple),
    time_zone=words,
    citation_style=words,
    tips_seen=st.lists(words, max_size=4).map(tuple),
    extra=st.dictionaries(words.map("later-{}".format), anything, max_size=3),
    **{name: st.sampled_from(values) for name, values in CHOICES.items()},
)


@given(preferences)
def test_what_was_saved_is_what_is_loaded(tmp_path_factory, wanted):
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    settings.save(wanted, file)
    assert settings.load(file) == wanted


def test_without_a_file_everything_is_the_default():
    assert settings.load() == Settings()


def test_settings_lie_in_the_users_folder():
    settings.save(Settings(name="A. Historian"))
    assert (paths.config_dir() / "settings.toml").exists()
    assert settings.load().name == "A. Historian"


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"[[[", b""])
def test_a_broken_file_is_as_if_it_were_not_there(tmp_path, content):
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert settings.load(file) == Settings()


@pytest.mark.parametrize(
    "line",
    [
        'theme = "pink"',
        "theme = 3",
        "text_size = 400",
        "text_size = true",
        "reader_size = 15",
        'recent = "one.chronology"',
        "recent = [1, 2]",
        'first_weekday = "someday"',
    ],
)
def test_one_value_that_makes_no_sense_leaves_the_others(tmp_path, line):
    file = tmp_path / "settings.toml"
    file.write_text(f'{line}\nname = "Ada"\n', encoding="utf-8")
    assert settings.load(file) == Settings(name="Ada")


def test_what_a_later_version_wrote_is_kept(tmp_path):
    file = tmp_path / "settings.toml"
    later = 'wings = 2\nsince = 2030-01-02\n"a key" = {deep = [1, {at = 07:30:00}]}\n'
    file.write_text(later, encoding="utf-8")
    settings.save(replace(settings.load(file), theme="dark"), file)
    again = settings.load(file)
    assert again.theme == "dark"
    assert again.extra == {"wings": 2, "since": date(2030, 1, 2), "a key": {"deep": [1, {"at": time(7, 30)}]}}


def test_moments_keep_their_zone(tmp_path):
    moment = datetime(2019, 9, 7, 19, 30, tzinfo=UTC)
    settings.save(Settings(extra={"said": moment}), tmp_path / "settings.toml")
    assert settings.load(tmp_path / "settings.toml").extra == {"said": moment}


def test_our_own_keys_win_over_a_stray_extra_of_the_same_name(tmp_path):
    settings.save(Settings(theme="dark", extra={"theme": "light"}), tmp_path / "settings.toml")
    assert settings.load(tmp_path / "settings.toml").theme == "dark"


def test_a_failed_save_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    file = tmp_path / "settings.toml"
    settings.save(Settings(name="before"), file)
    target = tmp_path / "folder.toml"
    target.mkdir()
    with pytest.raises(OSError, match=r"folder\.toml"):
        settings.save(Settings(name="after"), target)
    assert settings.load(file).name == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.toml", "settings.toml"]


def test_the_file_is_the_users_own_business(tmp_path):
    file = tmp_path / "settings.toml"
    settings.save(Settings(), file)
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


def test_a_name_with_half_a_character_does_not_stop_the_others(tmp_path):
    file = tmp_path / "settings.toml"
    settings.save(Settings(recent=("\udcff.chronology",), theme="dark"), file)
    assert settings.load(file) == Settings(recent=("?.chronology",), theme="dark")


def test_settings_are_a_value():
    with pytest.raises(FrozenInstanceError):
        Settings().theme = "dark"


@pytest.mark.parametrize("missing", [ImportError, KeyError, OSError])
def test_a_computer_that_does_not_know_who_works_says_me(monkeypatch, missing):
    def nobody() -> str:
        raise missing

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert Settings().name == "me"
