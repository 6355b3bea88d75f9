"""The profile file: what it refuses says where and why; the hash is of the content alone."""

from datetime import date, time
from pathlib import Path

import pytest

from core.errors import Fault
from core.rulebook.filing_period import NOT_RECEIVED
from core.rulebook.profile_file import ProfileError, load_profile, profile_from_text

SHIPPED = Path(__file__).parents[3] / "profiles" / "okyoo.toml"
TEXT = SHIPPED.read_text(encoding="utf-8")


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


def test_the_shipped_profile_has_the_reading_s_defaults():
    profile = load_profile(SHIPPED)

    assert (profile.zone, profile.country) == ("Asia/Shanghai", "CN")
    assert profile.makeup_days_count
    assert profile.cutoff is None
    assert profile.evidence_working_days == 3
    assert profile.filing_rule("CAT-2.1").days == 30
    assert profile.filing_rule("CAT-1.1").days == 90
    assert profile.filing_rule_named(NOT_RECEIVED).anchor == "payment_or_delivery_due"
    assert (profile.auto_refuse, profile.acc5_reading) == ("bright_line", "A")
    assert (profile.review_days, profile.retention_years) == (30, 3)


@pytest.mark.parametrize(
    ("old", "new", "where", "why"),
    [
        ('version = "2026-11"', 'version = "2026-11"\nmood = "kind"', "mood", "not permitted"),
        ('zone = "Asia/Shanghai"', 'zone = "Asia/Nowhere"', "calendar.zone", "IANA"),
        ('country = "CN"', 'country = "China"', "calendar.country", "no days off are known"),
        ('country = "CN"', 'country = "ZZ"', "calendar.country", "no days off are known"),
        ("makeup_days_count = true", "makeup_days_count = 1", "makeup_days_count", "boolean"),
        ('anchor = "last_act"', 'anchor = "moon"', "filing.conduct.anchor", "it is none of"),
        ('"distress", ', '"distress", "price", ', "amounts", "price stands twice"),
        ('"distress", ', '"Distress", ', "amounts.remote_heads[1]", "pattern"),
        ("look_back_months = 24", "look_back_months = 0", "conduct.look_back_months", "greater"),
        ('term_1 = "and"', 'term_1 = "xor"', "readings.term_1", "'and' or 'or'"),
        ('ladder = ["warning", ', 'ladder = ["Warning", ', "penalties.ladder[0]", "pattern"),
        ("[filing.order_closed]", "[filing.closed]", "filing", "order_closed is missing"),
        ("working_days = 3", "working_days = 0", "evidence.working_days", "greater than"),
        ("working_days = 3", 'working_days = "3"', "evidence.working_days", "integer"),
        ("working = []", "weekend = [0, 1, 2, 3, 4, 5, 6]", "calendar.weekend", "at most 6"),
        ("working = []", 'cutoff = "late"', "calendar.cutoff", "isoformat"),
        ("working = []", 'working = "2026-11-24"', "calendar.working", "list"),
        ("closed = []", 'closed = ["soon"]', "calendar.closed", "isoformat"),
        ("days = 90", "days = 0", "filing.not_received.days", "greater than"),
        ('anchor = "receipt"', 'anchor = "mood"', "filing.received.anchor", "it is none of"),
        ('categories = ["CAT-9"]', "categories = []", "filing", "CAT-9 must stand in one period"),
        ('["CAT-9"]', '["CAT-9", "CAT-3"]', "filing", "CAT-3 must stand in one period"),
        ('["CAT-9"]', '["CAT-9", "CAT-77"]', "filing", "there is no category CAT-77"),
        ("[filing.not_received]", "[filing.other]", "filing", "not_received is missing"),
        ('auto_refuse = "bright_line"', 'auto_refuse = "on"', "acceptance.auto_refuse", "'off'"),
        ("review_days = 30", "", "keeping.review_days", "required"),
    ],
)  # fmt: skip
def test_a_profile_that_cannot_be_meant_is_refused_with_key_and_reason(old, new, where, why):
    with pytest.raises(ProfileError) as refused:
        profile_from_text(changed(old, new), "my.toml")

    assert str(refused.value).startswith("my.toml: ")
    assert where in str(refused.value)
    assert why in str(refused.value)


def test_a_day_cannot_be_both_working_and_closed():
    text = changed("working = []", "working = [2026-11-24]")
    text = text.replace("closed = []", "closed = [2026-11-24]")

    with pytest.raises(ProfileError, match="calendar: 2026-11-24 is both working and closed"):
        profile_from_text(text, "my.toml")


def test_a_file_that_is_not_toml_says_where():
    with pytest.raises(ProfileError, match=r"my\.toml: .*line 1"):
        profile_from_text("zone == 3", "my.toml")


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(ProfileError, match="none.toml: No such file"):
        load_profile(tmp_path / "none.toml")


def test_a_file_in_another_encoding_says_so(tmp_path):
    path = tmp_path / "old.toml"
    path.write_bytes("name = 'Öl'".encode("latin-1"))

    with pytest.raises(ProfileError, match="not UTF-8"):
        load_profile(path)


def test_comments_and_layout_do_not_change_the_hash_and_a_value_does():
    shipped = profile_from_text(TEXT, "a")
    bare = "\n".join(line for line in TEXT.splitlines() if not line.startswith("#"))

    assert profile_from_text(bare, "b").sha == shipped.sha
    assert profile_from_text(changed("days = 90", "days = 91"), "a").sha != shipped.sha
    assert len(shipped.sha) == 64


def test_hour_and_days_may_be_written_as_toml_writes_them_or_as_text():
    as_toml = changed("working = []", "cutoff = 18:00:00\nworking = [2026-11-28]")
    as_text = changed("working = []", 'cutoff = "18:00"\nworking = ["2026-11-28"]')
    profile = profile_from_text(as_toml, "a")

    assert profile.cutoff == time(18)
    assert profile.overrides == ((date(2026, 11, 28), True),)
    assert profile_from_text(as_text, "b").sha == profile.sha


def test_a_profile_has_one_calendar_that_keeps_what_it_knows():
    profile = profile_from_text(TEXT, "a")

    assert profile.calendar() is profile_from_text(TEXT, "b").calendar()
    assert profile.calendar().zone == "Asia/Shanghai"


def test_a_rule_that_no_profile_has_is_a_fault():
    profile = profile_from_text(TEXT, "a")

    with pytest.raises(Fault, match="no filing period for CAT-77"):
        profile.filing_rule("CAT-77")
    with pytest.raises(Fault, match="no filing period called mood"):
        profile.filing_rule_named("mood")


FIGURE = 'platform_rule = { amount = 50.25, currency = "USD", source = "a test" }'
RULE = """
[[special_rules]]
id = "SR-1"
text = "a test"
when = "order_type == sample"
effect = "inadmissible"
"""


def with_rule(old="", new=""):
    assert old in RULE
    return TEXT + RULE.replace(old, new)


def test_a_platform_figure_is_an_exact_sum():
    text = changed("# platform_rule = ", "platform_rule = ")
    exact = TEXT.replace("[conduct]", f"{FIGURE}\n\n[conduct]")

    assert str(profile_from_text(text, "a").platform_damages) == "USD 50.00"
    assert str(profile_from_text(exact, "a").platform_damages) == "USD 50.25"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("50.25", "50.255", "amounts.platform_rule: USD has 2 decimals"),
        ("50.25", "0", "amounts.platform_rule.amount: Input should be greater than 0"),
        ('"USD"', '"ABC"', "amounts.platform_rule: ABC is no currency"),
        (', source = "a test"', "", "amounts.platform_rule.source: Field required"),
    ],
)
def test_a_platform_figure_that_is_none_is_refused(old, new, why):
    text = TEXT.replace("[conduct]", f"{FIGURE.replace(old, new)}\n\n[conduct]")

    with pytest.raises(ProfileError, match=f"my.toml: {why}"):
        profile_from_text(text, "my.toml")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "order_type == sample",
            "order_type",
            r"special_rules\[0\]\.when: a comparison is missing",
        ),
        ('"inadmissible"', '"forbidden"', r"special_rules\[0\]\.effect: Input should be"),
        ('"SR-1"', '"two words"', r"special_rules\[0\]\.id: .*pattern"),
        ('"inadmissible"', '"filing_period"', "days go with the effect filing_period"),
        ('"inadmissible"', '"inadmissible"\ndays = 3', "days go with the effect filing_period"),
        ('"inadmissible"', '"profile"', "a profile goes with the effect profile"),
        ('"inadmissible"', '"inadmissible"\nmood = 1', r"special_rules\[0\]\.mood: Extra"),
        ('"inadmissible"', '"inadmissible"\nvia = "ACC-9"', r"special_rules\[0\]\.via: Input"),
        (
            '"inadmissible"',
            '"inadmissible"\neffective_from = 2026-01-02\neffective_to = 2026-01-02',
            "it ends before it begins",
        ),
        (
            '"inadmissible"',
            '"profile"\n[special_rules.profile.calendar]\nzone = "Mars/Phobos"',
            r"special_rules\[0\]\.profile: calendar\.zone: it is not a zone",
        ),
        (
            '"inadmissible"',
            '"profile"\n[special_rules.profile]\nspecial_rules = 3',
            "its profile cannot bring special_rules",
        ),
    ],
)
def test_a_special_rule_that_cannot_be_is_refused_with_the_file(old, new, why):
    with pytest.raises(ProfileError, match=f"my.toml: .*{why}"):
        profile_from_text(with_rule(old, new), "my.toml")


def test_a_special_rule_stands_once():
    with pytest.raises(ProfileError, match="special_rules: SR-1 stands twice"):
        profile_from_text(with_rule() + RULE, "my.toml")


def test_a_special_rule_is_read_with_its_days_and_its_test():
    text = with_rule('"inadmissible"', '"inadmissible"\neffective_from = 2026-01-02')
    (rule,) = profile_from_text(text, "a").special_rules

    assert (rule.since, rule.until, rule.effect) == (date(2026, 1, 2), None, "inadmissible")
    assert rule.when.holds({"order_type": "sample"})
