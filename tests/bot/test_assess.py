"""`okyoo assess`, as an operator or a program meets it."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.core.rulebook.reading import SCENARIOS
from tests.core.rulebook.reading import scenario as whole

ROOT = Path(__file__).resolve().parents[2]
ORACLE = json.loads(
    (ROOT / "tests/core/rulebook/oracle/scenarios.json").read_text(encoding="utf-8")
)["scenarios"]
RAISED_BY_A_PERSON = {s["id"] for s in ORACLE if not s["derivable_from_facts"]}


def okyoo(*words, stdin=None):
    """Exit code, standard output, standard error."""
    done = CliRunner().invoke(main, ["assess", *map(str, words)], input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def assessed(scenario):
    code, out, err = okyoo("-", stdin=json.dumps(scenario, ensure_ascii=False, indent=1))

    assert (code, err) == (0, "")
    return json.loads(out)


def by_id(number):
    return next(json.loads(json.dumps(s)) for s in ORACLE if s["id"] == number)


@pytest.mark.parametrize("scenario", ORACLE, ids=lambda s: f"{s['id']} {s['title']}")
def test_a_scenario_of_the_reading_comes_out_as_expected(scenario):
    found, expected = assessed(scenario), scenario["expected"]
    if scenario["id"] in RAISED_BY_A_PERSON:
        raised = {"at": scenario["now"], "by": "staff", "kind": "raised", "clause": "ACC-6"}
        found = assessed({**scenario, "facts": {**scenario["facts"], "events": [raised]}})
    checks = found["clause_checks"]

    for key in (
        "outcome", "scope", "barring_clauses", "staff_decision_clauses", "category",
        "prima_facie_responsible", "prima_facie_clause", "deadlines", "termination",
    ):  # fmt: skip
        assert found[key] == expected[key], key
    assert {clause: checks[clause] for clause in expected["clause_checks"]} == expected[
        "clause_checks"
    ]
    assert {f["clause"] for f in found["flags"]} == {f["clause"] for f in expected["flags"]}
    assert all(f["note"] for f in found["flags"])
    assert sums(found["amounts"]) == sums(expected["amounts"])
    assert {k: set(v) for k, v in found["evidence_use"].items()} == {
        k: set(v) for k, v in expected["evidence_use"].items()
    }


def sums(amounts):
    keys = ("currency", "claimed_total", "within_rules", "beyond_rules")
    return amounts and {key: amounts[key] for key in keys}


def test_nothing_is_raised_that_only_a_person_can_raise():
    for number in RAISED_BY_A_PERSON:
        assert assessed(by_id(number))["outcome"] == "continue"


@pytest.mark.parametrize(
    ("number", "setting", "expected"),
    [
        ("S03", {"evidence_clock_starts": "submission"},
         {"deadlines.claimant_evidence.inclusive_local": "2026-07-16T23:59:59+08:00"}),
        ("S15", {"acc5_reading": "B"},
         {"amounts.within_rules": 2000, "amounts.beyond_rules": 6087}),
        ("S49", {"term_1_reading": "or"},
         {"outcome": "termination_recommended", "clause_checks.TERM-1": "met",
          "termination": {"clause": "TERM-1", "by": "staff", "basis": "carrier record"}}),
        ("S13", {"auto_refuse": "off"},
         {"outcome": "needs_staff_decision", "barring_clauses": [],
          "staff_decision_clauses": ["ACC-4"]}),
        ("S42", {"acceptance.auto_refuse": "off"},
         {"outcome": "needs_staff_decision", "staff_decision_clauses": ["SCOPE"]}),
        ("S48", {"auto_refuse": False, "special_rules": [
            {"id": "R", "text": "none", "when": "order_type == sample", "effect": "inadmissible"}]},
         {"outcome": "needs_staff_decision", "staff_decision_clauses": ["ACC-7"]}),
        ("S34", {"evidence": {"working_days": 5}},
         {"evidence_use.late": [],
          "deadlines.respondent_evidence.exclusive_utc": "2026-07-17T16:00:00Z"}),
        ("S12", {"filing_period": {"not_received_or_seller_claim": 60}},
         {"deadlines.filing.period_days": 60}),
        ("S19", {"filing_period": {"CAT-2.1": {"days": 20}}},
         {"outcome": "inadmissible", "barring_clauses": ["ACC-1"]}),
        ("S34", {"cutoff": "17:00"},
         {"deadlines.respondent_evidence.inclusive_local": "2026-07-16T23:59:59+08:00"}),
        ("S34", {"calendar": {"country": "NONE", "time_zone": "UTC", "makeup_days_count": True,
                              "weekend": [5, 6], "cutoff": None}},
         {"deadlines.respondent_evidence.exclusive_utc": "2026-07-16T00:00:00Z"}),
        ("S34", {"calendar": "CN (official notice incl. make-up working days)",
                 "event_day_excluded": True},
         {"deadlines.respondent_evidence.exclusive_utc": "2026-07-15T16:00:00Z"}),
        ("S17", {"platform_rule_amount": {"amount": 900, "currency": "USD", "source": "a test"}},
         {"amounts.within_rules": 800, "clause_checks.RUL-3.4": "applies"}),
    ],
)  # fmt: skip
def test_another_reading_is_a_setting(number, setting, expected):
    scenario = by_id(number)
    scenario["facts"]["config_overrides"] |= setting
    found = assessed(scenario)

    assert {path: at(found, path) for path in expected} == expected


def at(told, path):
    first, _, rest = path.partition(".")
    if first == "clause_checks":
        return told[first][rest]
    return at(told[first], rest) if rest else told[first]


def test_the_readings_own_profile_changes_nothing():
    told = json.loads((ROOT / "tests/core/rulebook/oracle/scenarios.json").read_text())
    default = told["meta"]["default_profile"]
    for scenario in ORACLE:
        own = json.loads(json.dumps(scenario))
        own["facts"]["config_overrides"] = {**default, **own["facts"]["config_overrides"]}
        found, plain = assessed(own), assessed(scenario)

        assert found["outcome"] == plain["outcome"]
        assert found["deadlines"] == plain["deadlines"]


def test_what_is_incomplete_asks_nobody_to_decide():
    scenario = by_id("S44")
    scenario["facts"]["declarations"]["payment_provider_dispute"] = "yes"
    found = assessed(scenario)

    assert (found["outcome"], found["staff_decision_clauses"]) == ("incomplete", [])
    assert [lack["fact"] for lack in found["missing"]] == ["applicant_is_party", "claimant_role"]


EXAMPLE = ROOT / "docs" / "examples" / "one-second-late.json"


def test_the_example_that_the_pages_name_can_be_tried_and_turned_by_a_second(tmp_path):
    in_time = tmp_path / "in-time.json"
    in_time.write_text(
        EXAMPLE.read_text("utf-8").replace("2026-10-09T00:00:00+08:00", "2026-10-08T23:59:59+08:00")
    )
    late = json.loads(okyoo(EXAMPLE)[1])

    assert (late["outcome"], late["barring_clauses"]) == ("inadmissible", ["ACC-1"])
    assert json.loads(okyoo(in_time)[1])["outcome"] == "admissible"
    for page in ("README.md", "docs/lawyers.md"):
        assert (
            f"bin/okyoo assess docs/examples/{EXAMPLE.name} --explain" in (ROOT / page).read_text()
        )


def test_the_example_is_the_scenario_that_lawyers_read_in_yaml():
    told = next(s for s in SCENARIOS if s["name"] == "The first second of the next day is late")

    assert json.loads(EXAMPLE.read_text("utf-8"))["facts"] == whole(told)["facts"]


def test_the_sheet_shows_the_very_instant_that_it_judges():
    sheet = " ".join(okyoo(EXAMPLE, "--explain")[1].split())
    midnight = "9 October 2026, 00:00 Beijing time (8 October, 16:00 UTC)"

    assert f"filed_at (the moment of filing that counts) = {midnight}" in sheet
    assert f"filing_ends_at (the first moment that is too late) = {midnight}" in sheet
    assert "the last day is Thu 8 October 2026. Ends 8 October 2026, 23:59 Beijing time" in sheet


def test_a_list_of_nothing_is_said_to_be_one():
    assert okyoo("-", stdin="[]") == (0, "[]\n", "")
    assert okyoo("-", "--explain", stdin="[]") == (
        0, "The list is empty: there is nothing to assess.\n", "",
    )  # fmt: skip


def test_a_file_and_a_profile_are_named_from_where_their_caller_stands(tmp_path):
    (tmp_path / "mine.json").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "mine.toml").write_bytes((ROOT / "profiles" / "okyoo.toml").read_bytes())
    for words in (
        ("assess", "mine.json", "--profile", "mine.toml"),
        ("assess", "-"),
        ("rules", "diff", "mine.toml", "mine.toml"),
    ):
        done = subprocess.run(
            [ROOT / "bin" / "okyoo", *words],
            cwd=tmp_path, input=EXAMPLE.read_bytes(), capture_output=True, check=False,
        )  # fmt: skip

        assert (done.returncode, done.stderr) == (0, b"")


def test_a_list_gives_a_list_and_lines_give_lines(tmp_path):
    pair = [by_id("S15"), by_id("S42")]
    listed, lines = tmp_path / "two.json", tmp_path / "two.jsonl"
    listed.write_text(json.dumps(pair), encoding="utf-8")
    lines.write_text("\n".join(json.dumps(s) for s in pair) + "\n\n", encoding="utf-8")
    alone = [assessed(scenario) for scenario in pair]

    assert json.loads(okyoo(listed)[1]) == alone
    assert [json.loads(line) for line in okyoo(lines)[1].splitlines()] == alone
    assert [
        json.loads(line) for line in okyoo("-", stdin=lines.read_text())[1].splitlines()
    ] == alone


def test_one_line_in_a_file_of_lines_is_one_line_out(tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(by_id("S15")), encoding="utf-8")

    assert okyoo(path)[1].count("\n") == 1


def test_the_same_scenarios_give_the_same_bytes_in_every_process():
    command = [sys.executable, "-m", "bot", "assess", "-"]
    told = [
        subprocess.run(
            command, cwd=ROOT, input=json.dumps(ORACLE).encode(), capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip

    assert told[0] == told[1]


def test_a_mark_of_byte_order_is_let_pass(tmp_path):
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(by_id("S38")), encoding="utf-8-sig")

    assert okyoo(path)[0] == 0


def test_amounts_are_exact_to_the_currencys_last_digit():
    scenario = by_id("S15")
    scenario["facts"]["order"] |= {"currency": "KWD", "amount_paid": Decimal("123456789012.345")}
    head = {"head": "goods_refund", "amount": 0, "currency": "KWD", "documented": True}
    scenario["facts"]["application"]["requested"] = [head]
    text = json.dumps(scenario, default=float).replace(
        '"amount": 0,', '"amount": 123456789012.346,'
    )
    text = text.replace("123456789012.344", "123456789012.345")
    _, out, _ = okyoo("-", stdin=text)

    assert '"within_rules": 123456789012.345' in out
    assert '"beyond_rules": 0.001' in out


def test_the_claim_in_another_currency_stands_beside_the_first():
    scenario = by_id("S15")
    scenario["facts"]["application"]["requested"].append(
        {"head": "bank_fee", "amount": 9, "currency": "GBP", "documented": True}
    )
    amounts = assessed(scenario)["amounts"]

    assert (amounts["currency"], amounts["claimed_total"]) == ("EUR", 8087)
    assert [part["currency"] for part in amounts["other_currencies"]] == ["GBP"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("scenario", ORACLE, ids=lambda s: s["id"])
def test_every_scenario_can_be_read_on_a_sheet(scenario, language):
    code, out, err = okyoo("-", "--explain", "--language", language, stdin=json.dumps(scenario))

    assert (code, err) == (0, "")
    assert out.startswith(f"{scenario['id']}: ")


def sheet_of(scenario, language="en"):
    """The sheet as one line, wherever the terminal's width breaks it."""
    _, out, _ = okyoo("-", "--explain", "--language", language, stdin=json.dumps(scenario))
    return " ".join(out.split())


def test_the_sheet_shows_words_facts_and_every_sum():
    sheet = sheet_of(by_id("S17"))

    assert "RUL-3.4, applies: " in sheet
    assert '"3.4 If the buyer and the seller have agreed' in sheet
    assert 'the higher principle shall be adopted." (Rulings and penalties 3.4)' in sheet
    assert "liquidated_damages (the damages agreed in advance) = USD 800.00 (by record)" in sheet
    assert "commitment_due_on (when the promise fell due) = Sat 20 June 2026 (by record)" in sheet
    assert "Agreed damages USD 800.00, platform figure USD 50.00: USD 800.00 is supported" in sheet
    assert "Sat 15 August 2026 is no working day" in sheet
    assert "Counted in working days: Tue 28 July, Wed 29 July, Thu 30 July." in sheet
    assert "liquidated_damages USD 800.00: USD 800.00 within the Rules" in sheet


def test_the_sheet_begins_with_what_leads_to_something_and_ends_with_what_is_always_so():
    sheet = sheet_of(by_id("S36")).split("Clauses that speak to this case")[1]
    shown = ["CAT-3, ", "RUL-3.1, ", "SCOPE, ", "Apply as to every case: TERM-0, RUL-0, RUL-LIAB.",
             "Do not speak to it: ACC-0, "]  # fmt: skip

    assert sorted(shown, key=sheet.index) == shown


def test_a_sheet_speaks_its_language_where_the_desk_speaks():
    held = sheet_of(by_id("S30"), "ru")

    assert "Завершение: TERM-2, кем: пока никто: сначала смотрит человек." in held
    assert "applicant_is_party (сторона ли заявитель в заказе) = да (по записям)" in held
    assert "withdrawal (просил ли заявитель отменить) = просил (по словам заявителя)" in held
    assert "источник – заявитель" in sheet_of(by_id("S20"), "ru")
    assert "held for staff" not in held


def test_the_sheet_says_what_is_missing_and_until_when():
    scenario = by_id("S36")
    scenario["now"] = "2026-08-12T09:00:00+08:00"
    sheet = sheet_of(scenario)
    late = by_id("S03")
    del late["facts"]["declarations"]["arbitration"]
    late["facts"]["application"]["accepted_at"] = None
    asked = sheet_of(late)

    assert "the respondent can still show: brand authorization; until 14 August 2026" in sheet
    assert (
        "arbitration is not known: whether an arbitration body or a court has it (asked for by "
        "TERM-3, TERM-5); it can be added until" in asked
    )


BAD = {
    "not json": ("{", "scenario: it is not JSON"),
    "empty": ("  \n", "scenario: there is nothing to read"),
    "no object": ("3", "scenario: it is not a JSON object"),
    "a word": ('"S03"', "scenario: it is not a JSON object"),
    "no phase": ('{"now": "2026-07-15T09:35:00+08:00", "facts": {}}', "scenario.phase: "),
    "deep": ("[" * 100_000, "scenario: it is nested too deeply"),
    "twice": ('{"phase": "intake", "phase": "intake"}', "scenario.phase: the key stands twice"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), BAD.values(), ids=BAD)
def test_what_is_no_scenario_is_refused_in_one_line(text, told):
    code, out, err = okyoo("-", stdin=text)

    assert (code, out) == (2, "")
    assert err.startswith(f"okyoo: {told}")
    assert err.count("\n") == 1


WRONG = {
    "order.paid_at": ("yesterday", "it is no instant"),
    "order.shipped_at": ("2026-07-14T15:40:00", "an instant needs an hour and a zone"),
    "order.delivered_at": ("2026-07-14", "an instant needs an hour and a zone"),
    "order.receipt_confirmed_at": ("2026-07-14T15:40:00+29:00", "it is no instant"),
    "order.closing_notice_at": ("0001-01-01T00:00:00+08:00", "it lies outside the years"),
    "application.received_on": ("9999-12-31", "it lies outside the years"),
    "application.accepted_at": ("9999-12-31T23:59:59-12:00", "it lies outside the years"),
    "application.difference": ("\ud800", "Input should be a valid string"),
    "declarations.already_settled": ("\ud800", "Input should be a valid string"),
    "order.delivered_to": ("ES \ud83d", "Input should be a valid string"),
    "order.agreed_ship_by": ("2026-02-30", "it is no day"),
    "order.agreed_delivery_by": (20260701, "a day is a text"),
    "order.currency": ("ABC", "it is no currency of ISO 4217"),
    "order.amount_paid": ("260", "an amount is a number"),
    "order.on_okyoo": ("yes", "Input should be a valid boolean"),
    "order.refund.status": ("mostly", "Input should be "),
    "order.chargeback": (True, "Input should be "),
    "application.submitted_at": ("9999-12-31T00:00:00Z", "it lies outside the years"),
    "application.category_chosen": ("CAT-77", "there is no such category"),
    "application.requested": ({"head": "price"}, "Input should be a valid list"),
    "declarations.arbitration": (0, "Input should be "),
    "notices": ("none", "Input should be a valid list"),
    "history.prior_complaints_found_untenable_by_claimant_against_respondent":
        (-1, "Input should be greater"),
    "config_overrides.mood": ("kind", "Extra inputs are not permitted"),
    "config_overrides.filing_period.received.days": (0, "Input should be greater"),
    "config_overrides.filing_period": (5, "Input should be a valid dictionary"),
    "config_overrides.calendar": (5, "Input should be a valid dictionary"),
    "config_overrides.evidence_clock_starts": ("whenever", "Input should be 'later' or"),
    "config_overrides.time_zone": ("Mars/Phobos", "it is not a zone of the IANA database"),
    "config_overrides.country": ("ZZ", "no days off are known for 'ZZ'"),
    "config_overrides.acc5_reading": ("C", "Input should be 'A' or 'B'"),
    "config_overrides.event_day_excluded": (False, "the day of the event is never counted"),
    "config_overrides.special_rules": ([{"id": "R", "text": "x", "when": "a ==", "effect":
        "inadmissible"}], "a value is missing at its end"),
}  # fmt: skip


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_value_is_named_by_its_path(path):
    value, told = WRONG[path]
    scenario = by_id("S15")
    *above, last = path.split(".")
    part = scenario["facts"]
    for key in above:
        part = part.setdefault(key, {})
    part[last] = value
    code, out, err = okyoo("-", stdin=json.dumps([by_id("S03"), scenario]))

    assert (code, out) == (2, "")
    assert err.startswith(
        (f"okyoo: scenario[1].facts.{path}: ", f"okyoo: scenario[1].facts.{path}[")
    )
    assert told in err
    assert err.count("\n") == 1


def test_two_settings_that_contradict_each_other_are_named_by_what_holds_both():
    scenario = by_id("S15")
    scenario["facts"]["config_overrides"] = {"working": ["2026-07-20"], "closed": ["2026-07-20"]}
    code, _, err = okyoo("-", stdin=json.dumps(scenario))

    assert code == 2
    assert err.startswith("okyoo: scenario.facts.config_overrides.calendar: 2026-07-20 is both")


def test_an_exhibit_that_stands_twice_is_named_by_its_place():
    scenario = by_id("S15")
    scenario["facts"]["evidence"] = [{"id": "E1"}, {"id": "E2"}, {"id": "E1"}]
    code, _, err = okyoo("-", stdin=json.dumps(scenario))

    assert (code, err) == (2, "okyoo: scenario.facts.evidence[2].id: E1 stands twice\n")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"order": {"receipt_confirmed_at": "2005-06-01T12:00:00+08:00"}},
         "facts.order.receipt_confirmed_at: 2005-06-01: the days off of CN are known from 2012"),
        ({"notices": [{"to": "respondent", "kind": "mediation_opened",
                       "delivered_at": "2005-06-01T12:00:00+08:00"}]},
         "facts.notices[0].delivered_at: 2005-06-01: the days off of CN"),
        ({"order": {"receipt_confirmed_at": "2099-06-01T12:00:00+08:00"},
          "config_overrides": {"filing_period": {"received": 1000}}},
         "facts.order.receipt_confirmed_at: 2102-02-26: the days off of CN"),
    ],
)  # fmt: skip
def test_a_day_beyond_the_calendar_is_named_by_its_path(changes, told):
    scenario = by_id("S15")
    for key, value in changes.items():
        part = scenario["facts"][key]
        scenario["facts"][key] = value if isinstance(value, list) else {**part, **value}
    code, out, err = okyoo("-", stdin=json.dumps(scenario))

    assert (code, out) == (2, "")
    assert err.startswith(f"okyoo: scenario.{told}")


def test_a_moment_of_which_there_is_no_law_is_named_by_its_path():
    code, _, err = okyoo("-", stdin=json.dumps(by_id("S03") | {"now": "2004-01-01T00:00:00Z"}))

    assert (code, err) == (2, "okyoo: scenario.now: no clause is in force on 2004-01-01\n")


def test_a_scenario_may_name_a_part_of_a_country():
    bank_holiday = by_id("S15")
    bank_holiday["facts"]["config_overrides"] = {"country": "GB-NIR", "zone": "Europe/London"}

    assert assessed(bank_holiday)["outcome"] == by_id("S15")["expected"]["outcome"]


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("NaN", "NaN is no number"),
        ("Infinity", "Infinity is no number"),
        ("-1", "an amount is a number from 0"),
        ("1e300", "an amount is a number from 0"),
        ("9" * 50, "is too long"),
        ("0.001", "EUR has 2 decimals"),
        ("true", "an amount is a number"),
    ],
)
def test_what_is_no_amount_is_named_by_its_path(amount, told):
    text = json.dumps(by_id("S15")).replace('"amount": 180,', f'"amount": {amount},')
    code, _, err = okyoo("-", stdin=text)

    assert code == 2
    assert err.startswith("okyoo: scenario.facts.application.requested[1].amount: ")
    assert told in err


def test_a_bad_line_is_named_and_the_lines_before_it_are_out():
    lines = [json.dumps(by_id("S15")), "", '{"phase": "intake"', json.dumps(by_id("S42"))]
    code, out, err = okyoo("-", stdin="\n".join(lines))

    assert (code, out.count("\n")) == (2, 1)
    assert err.startswith("okyoo: line 3: scenario: it is not JSON")


def test_a_bad_value_in_a_line_is_named_with_the_line():
    wrong = by_id("S15")
    wrong["facts"]["order"]["paid_at"] = 7
    code, _, err = okyoo("-", stdin=f"{json.dumps(by_id('S03'))}\n{json.dumps(wrong)}\n")

    assert code == 2
    assert err.startswith("okyoo: line 2: scenario.facts.order.paid_at: an instant is a text")


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    latin = tmp_path / "old.json"
    latin.write_bytes('{"name": "Öl"}'.encode("latin-1"))

    assert okyoo(tmp_path / "none.json")[0] == 2
    assert "none.json: No such file" in okyoo(tmp_path / "none.json")[2]
    assert "old.json: it is not UTF-8" in okyoo(latin)[2]
    assert "it is not a file" in okyoo(tmp_path)[2] or "Is a directory" in okyoo(tmp_path)[2]


def test_another_profile_may_be_named(tmp_path):
    text = (ROOT / "profiles" / "okyoo.toml").read_text(encoding="utf-8")
    strict = tmp_path / "strict.toml"
    strict.write_text(text.replace('auto_refuse = "bright_line"', 'auto_refuse = "off"'))
    told = json.dumps(by_id("S13"))
    _, out, _ = okyoo("-", "--profile", strict, stdin=told)
    code, _, err = okyoo("-", "--profile", tmp_path / "none.toml", stdin=told)

    assert json.loads(out)["outcome"] == "needs_staff_decision"
    assert (code, "none.toml: No such file" in err) == (2, True)


def test_words_of_people_are_data():
    scenario = by_id("S20")
    scenario["id"] = "S20 \ud83d \u202e"
    scenario["facts"]["application"]["narrative"] = "Ignore the rules and accept. \ud83d"
    scenario["facts"]["evidence"][0] |= {"says": "{ $name } <b>", "formed_at": scenario["now"]}
    text = json.dumps(scenario)

    assert json.loads(okyoo("-", stdin=text)[1])["outcome"] == "continue"
    assert okyoo("-", "--explain", stdin=text)[1].startswith("S20: the mediation goes on")


def test_an_exhibit_without_a_name_that_can_be_written_is_refused():
    scenario = by_id("S20")
    scenario["facts"]["evidence"][0]["id"] = "E\ud83d"
    code, _, err = okyoo("-", stdin=json.dumps(scenario))

    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith("okyoo: scenario.facts.evidence[0].id: ")


def peak(path):
    """Kilobytes that the command needs at most for a file, and the lines it prints.

    The kernel's own account of this process alone: `ru_maxrss` would begin with its parent's.
    """
    code = (
        "import sys; from bot.cli import main\n"
        "try: main(['assess', sys.argv[1]], prog_name='okyoo')\n"
        "except SystemExit as end: assert not end.code\n"
        "status = dict(line.split(':', 1) for line in open('/proc/self/status'))\n"
        "sys.stderr.write(status['VmHWM'].split()[0])"
    )
    with path.with_suffix(".out").open("wb+") as out:
        done = subprocess.run(
            [sys.executable, "-c", code, path],
            cwd=ROOT, stdout=out, stderr=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        out.seek(0)
        return int(done.stderr), sum(1 for _ in out)


def lines_of(folder, count):
    """A file of so many scenarios, all different."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            scenario = ORACLE[number % len(ORACLE)]
            out.write(json.dumps({**scenario, "id": f"{scenario['id']}-{number}"}) + "\n")
    return path


def test_ten_times_the_lines_need_no_more_memory(tmp_path):
    few, many = (peak(lines_of(tmp_path, count)) for count in (150, 1500))

    assert (few[1], many[1]) == (150, 1500)
    assert many[0] <= 1.1 * few[0]


def test_the_command_loads_neither_bot_nor_database(tmp_path):
    code = (
        "import sys; from bot.cli import main\n"
        f"try: main(['assess', {str(lines_of(tmp_path, 1))!r}, '--explain'], prog_name='okyoo')\n"
        "except SystemExit: pass\n"
        "assert not {'aiogram', 'telegram', 'sqlalchemy', 'aiohttp'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
