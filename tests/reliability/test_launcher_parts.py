"""The parts of `./portal` that can be looked at without starting anything."""

import errno
from pathlib import Path

import pytest

from kitaportal.launcher import commands, running, stages, system
from kitaportal.launcher.console import Trouble, format_duration, one_sentence
from kitaportal.launcher.frontend import fingerprint_sources
from kitaportal.launcher.packages import translate_pip_configuration
from kitaportal.launcher.programs import run
from kitaportal.launcher.stages import Stage, Tally


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PORTAL_HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "log").mkdir(parents=True)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "0,0 s"), (3.16, "3,2 s"), (59.94, "59,9 s"), (60, "1:00 min"), (754.6, "12:35 min")],
)
def test_durations_are_written_as_germans_read_them(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error: Temporary failure in name resolution", "Die Paketquelle antwortet nicht"),
        ("OSError: [Errno 28] No space left on device", "Der Datenträger ist voll"),
        ("mkdir: Permission denied", "Es fehlt die Berechtigung"),
        ("strange things", "Das hat nicht geklappt"),
    ],
    ids=["network", "disk", "rights", "other"],
)
def test_a_failing_program_becomes_one_sentence(output: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=f"^Pakete: {sentence}"):
        run("Pakete", ["sh", "-c", f"echo '{output}'; exit 3"], cwd=tmp_path)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "full", "/x"), "✗ Der Datenträger ist voll (/x)"),
        (PermissionError(errno.EACCES, "no", "/x"), "✗ Hier fehlt die Berechtigung (/x)"),
        (OSError(errno.EROFS, "ro", "/x"), "✗ Der Datenträger ist schreibgeschützt (/x)"),
        (Trouble("So ist es."), "✗ So ist es."),
    ],
)
def test_what_can_be_foreseen_ends_without_a_traceback(
    error: Exception, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, one_sentence():
        raise error

    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith(sentence)


def test_what_nobody_foresaw_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError), one_sentence():
        _ = 1 / 0


@pytest.mark.parametrize("port", ["0", "65536", "achtzig", "-1"])
def test_an_impossible_port_is_refused(
    port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORTAL_PORT", port)

    with pytest.raises(SystemExit):
        commands.main(["up"])

    assert capsys.readouterr().err == f"✗ PORTAL_PORT muss eine Zahl von 1 bis 65535 sein, nicht „{port}“.\n"


def test_only_one_up_per_home() -> None:
    running.claim()

    with pytest.raises(Trouble, match="läuft schon"):
        running.claim()


def test_nobody_holds_an_unused_home() -> None:
    assert running.find_holder() is None
    assert running.stop_holder() is False


def test_missing_packages_without_sudo_name_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: None if name == "sudo" else f"/usr/bin/{name}")

    with pytest.raises(Trouble, match="„apt-get install postgresql postgresql-postgis“"):
        system.install(system.POSTGRES_PACKAGES)


def test_a_machine_without_apt_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)

    with pytest.raises(Trouble, match="von Hand einrichten"):
        system.install(system.POSTGRES_PACKAGES)


def test_postgres_counts_only_with_postgis(tmp_path: Path) -> None:
    program = tmp_path / "postgresql" / "15" / "bin" / "initdb"
    program.parent.mkdir(parents=True)
    program.touch()
    assert not system.has_postgres(tmp_path, tmp_path)

    control = tmp_path / "postgresql" / "15" / "extension" / "postgis.control"
    control.parent.mkdir(parents=True)
    control.touch()
    assert system.has_postgres(tmp_path, tmp_path)


def test_uv_follows_the_configuration_of_pip() -> None:
    listing = (
        "global.index-url='https://example.org/simple'\n"
        "global.timeout='60'\n"
        "install.trusted-host='example.org other.example'\n"
        ":env:.index-url='https://example.com/simple'\n"
    )

    assert translate_pip_configuration(listing) == {
        "UV_DEFAULT_INDEX": "https://example.com/simple",
        "UV_INSECURE_HOST": "example.org other.example",
    }


def test_the_fingerprint_changes_with_a_source_and_not_with_what_was_built(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "main.ts").write_text("one")
    before = fingerprint_sources(tmp_path)

    for built in ("dist", "node_modules", ".cache"):
        (tmp_path / built).mkdir()
        (tmp_path / built / "main.js").write_text("built")
    assert fingerprint_sources(tmp_path) == before

    (tmp_path / "src" / "main.ts").write_text("two")
    assert fingerprint_sources(tmp_path) != before


JUNIT = '<testsuites tests="5"><testsuite tests="5" failures="1" errors="1" skipped="1"/></testsuites>'


@pytest.mark.parametrize(
    ("script", "line", "broken"),
    [
        (f"echo '{JUNIT}' > report; exit 1", "2 passed, 2 failed, 1 skipped", ["slow"]),
        ("exit 5", "0 passed, 0 failed, 0 skipped", []),
        ("exit 4", "0 passed, 1 failed, 0 skipped", ["slow"]),
    ],
    ids=["counted", "nothing-selected", "crashed"],
)
def test_the_closing_line_sums_the_reports(script: str, line: str, broken: list[str], tmp_path: Path) -> None:
    reports = tmp_path / "home" / "berichte"
    reports.mkdir()
    tally = Tally()

    stages.run_stage(Stage("slow", ("sh", "-c", script), cwd=reports, report=reports / "report"), {}, tally)

    assert (tally.closing_line(), tally.broken) == (line, broken)


def test_a_failing_stage_without_tests_fails_the_tier() -> None:
    tally = Tally()

    stages.run_stage(Stage("lint", ("false",), cwd=Path("/")), {}, tally)

    assert tally.broken == ["lint"]


@pytest.mark.parametrize("tier", sorted(stages.TIERS))
def test_what_is_counted_is_what_the_stages_write(tier: str) -> None:
    counted = [stage for stage in stages.TIERS[tier]() if stage.report]

    assert {"pytest", "vitest"} <= {stage.name for stage in counted}
    for stage in counted:
        assert any(argument.endswith(f"={stage.report}") for argument in stage.command)
