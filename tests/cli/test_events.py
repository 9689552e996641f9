"""What the looking commands print, for people and for programs, on the bundled events."""

from pathlib import Path

import pytest

from cli.conftest import Run
from summitdesk.cli.output import width

HARBIN_2019 = ["Harbin", "Niigata", "Aarhus", "Edmonton", "Minneapolis", "Khabarovsk", "Asahikawa", "South Taranaki"]


def test_events_as_json(run: Run, sample_file: Path):
    listed = run("events", sample_file, "--json").json
    assert {event["slug"] for event in listed} == {"harbin-2019", "harbin-2026", "wuhan-2021"}
    dialogue = next(event for event in listed if event["slug"] == "harbin-2026")
    assert (dialogue["starts_on"], dialogue["ends_on"]) == ("2026-01-06", "2026-01-08")
    assert dialogue["host"]["zh-Hans"] == "哈尔滨"
    assert set(dialogue) == {"slug", "title", "starts_on", "ends_on", "host"}
    assert set(dialogue["title"]) >= {"en", "zh-Hans"}


def test_an_empty_register_has_an_empty_list(run: Run, tmp_path: Path):
    run("new", tmp_path / "a.summit")
    assert run("events", tmp_path / "a.summit", "--json").json == []
    assert run("events", tmp_path / "a.summit").out == ""


def test_the_order_of_signatures_is_the_printed_one_with_its_reason(run: Run, sample_file: Path):
    told = run("order", sample_file, "--event", "harbin-2019", "--use", "signatures", "--json")
    assert told.code == 0
    places = told.json
    assert [place["position"] for place in places] == list(range(1, 24))
    assert [place["city"]["en"] for place in places][:8] == HARBIN_2019
    assert all(place["pinned"] and "2019" in place["reason"] for place in places)
    niigata = places[1]
    assert niigata["signer"] == {"ja": "木村勇一"}
    assert niigata["country"]["en"] == "Japan"
    assert places[0]["signer"] is None


def test_another_policy_leaves_the_pins_out_unless_they_are_asked_for(run: Run, sample_file: Path):
    alone = run("order", sample_file, "--event", "harbin-2019", "--policy", "a", "--json").json
    assert not any(place["pinned"] for place in alone)
    assert [place["city"]["en"] for place in alone][:5] == HARBIN_2019[:5]
    assert any(place["missing"] for place in alone)
    kept = run("order", sample_file, "--event", "harbin-2019", "--policy", "C", "--pins", "--json").json
    assert all(place["pinned"] for place in kept)


def test_check_gives_one_finding_a_line_and_exit_code_one_for_errors(run: Run, sample_file: Path):
    told = run("check", sample_file, "--event", "harbin-2019")
    listed = run("check", sample_file, "--event", "harbin-2019", "--json")
    assert told.code == listed.code == 1
    assert len(told.out.splitlines()) == len(listed.json)
    assert all(set(each) == {"code", "severity", "subject", "message", "remedy"} for each in listed.json)
    codes = {(each["code"], each["severity"]) for each in listed.json}
    assert ("badge.name_missing", "error") in codes
    gravity = [("error", "warning", "note").index(each["severity"]) for each in listed.json]
    assert gravity == sorted(gravity)


def test_json_is_the_same_in_every_interface_language(run: Run, sample_file: Path, monkeypatch: pytest.MonkeyPatch):
    english = run("check", sample_file, "--event", "harbin-2019", "--json")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run("check", sample_file, "--event", "harbin-2019", "--json") == english


def test_search_finds_any_part_of_a_name_in_any_script(run: Run, sample_file: Path):
    assert {hit["table"] for hit in run("search", sample_file, "新潟", "--json").json} == {"city", "delegate"}
    found = run("search", sample_file, "niigata", "--event", "harbin-2019", "--json").json
    assert any(hit["event"] == "harbin-2019" for hit in found)
    assert run("search", sample_file, 'x" OR *', "--json").json == []
    assert "木村勇一" in run("search", sample_file, "木村").out


def test_an_unknown_event_is_refused_with_those_there_are(run: Run, sample_file: Path):
    for command in (["check"], ["order"], ["search", "x"]):
        told = run(command[0], sample_file, *command[1:], "--event", "harbin-2020")
        assert told.code == 3
        assert "harbin-2019" in told.err


def test_looking_needs_no_lock_and_changes_nothing(run: Run, sample_file: Path):
    from summitdesk.store.database import Database

    before = sample_file.read_bytes()
    with Database.open(sample_file):
        assert run("events", sample_file).code == 0
        assert run("check", sample_file, "--event", "harbin-2026").code in {0, 1}
    assert sample_file.read_bytes() == before
    assert [each.name for each in sample_file.parent.iterdir()] == [sample_file.name]


def test_a_name_of_han_characters_is_twice_as_wide():
    assert width("哈尔滨 Harbin") == 13
    assert width("Sør‑Varanger") == 12
    assert width("é") == 1
