"""What readers get from and send to a Kommune over HTTP."""

import email
import email.policy
import json
import socketserver
import threading
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import ClassVar

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from kitaportal.core.kommune import jobs
from kitaportal.core.kommune.adapters import FolderMailSender, SmtpMailSender, mail_sender_for
from kitaportal.core.kommune.loading import load_kommunen
from kitaportal.core.kommune.models import Barrieremeldung
from kitaportal.kit.clock import FixedClock
from kitaportal.kit.db import PUBLIC, SYSTEM, Database
from kitaportal.kit.outbox import JobContext, OutboxJob, run_due
from kitaportal.kit.settings import ROOT

DATA = ROOT / "data"
MELDUNG = {
    "kommune": "wuppertal",
    "seite": "/einrichtungen?q=rott",
    "text": "Die Karte lässt sich mit der Tastatur nicht verlassen.",
    "email": "leserin@example.org",
}


@pytest.fixture(autouse=True)
def _kommunen(clean_database: Database) -> None:
    with clean_database.write(SYSTEM) as tx:
        load_kommunen(tx, DATA)


def deliver(database: Database, clock: FixedClock, folder: Path) -> list[Path]:
    """Run the due jobs; the mails written by them and before."""
    run_due(database, jobs.handlers(FolderMailSender(folder), "portal@localhost"), clock)
    return sorted(folder.glob("*")) if folder.exists() else []


def test_kommunen_are_listed_by_name_with_what_can_be_found_there(client: TestClient) -> None:
    assert client.get("/api/v1/kommunen").json() == {
        "items": [
            {"slug": "musterstadt", "name": "Musterstadt", "demo": True, "einrichtungen": 0},
            {"slug": "schleswig-holstein", "name": "Schleswig-Holstein", "demo": False, "einrichtungen": 0},
            {"slug": "wuppertal", "name": "Wuppertal", "demo": True, "einrichtungen": 0},
        ]
    }


def test_a_kommune_says_everything_its_pages_need(client: TestClient) -> None:
    kommune = client.get("/api/v1/kommunen/wuppertal").json()
    assert (kommune["name"], kommune["ags"], kommune["home"]) == ("Wuppertal", "05124000", True)
    assert kommune["bbox"] == [7.0141, 51.1657, 7.3134, 51.3181]
    assert kommune["center"] == {"lat": 51.2587, "lon": 7.1511}
    assert [umfang["hours"] for umfang in kommune["umfaenge"]] == [25, 35, 45]
    assert [len(bezirk["quartiere"]) for bezirk in kommune["stadtbezirke"]] == [6, 7, 7, 9, 7, 10, 5, 3, 9, 6]
    nordstadt = kommune["stadtbezirke"][0]["quartiere"][1]
    assert nordstadt == {
        "slug": "nordstadt",
        "name": "Nordstadt",
        "nummer": "01",
        "position": {"lat": 51.263, "lon": 7.141},
    }
    assert len(kommune["plz"]) == 23
    assert kommune["karte"]["style_url"] == "/karte/wuppertal/style.json"
    assert "CC-BY-4.0 - Stadt Wuppertal" in kommune["karte"]["attribution"]


def test_a_second_kommune_has_its_own_umfaenge_in_english_too(client: TestClient) -> None:
    kommune = client.get("/api/v1/kommunen/musterstadt?sprache=en").json()
    assert (kommune["home"], kommune["ags"]) == (False, None)
    assert kommune["umfaenge"][3] == {"hours": 50, "label": "50 hours per week"}
    assert kommune["texte"]["willkommen"] == "Find childcare in Musterstadt"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/kommunen/gibt-es-nicht", 404),
        ("/api/v1/kommunen/wuppertal?sprache=fr", 422),
        ("/api/v1/codelisten?sprache=xx", 422),
        ("/karte/gibt-es-nicht/style.json", 404),
        ("/karte/..%2F..%2Fdemo/karte.geojson", 404),
        ("/karte/gibt-es-nicht/logo.svg", 404),
    ],
)
def test_what_is_not_there_is_said_as_a_problem(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_code_lists_come_in_both_languages(client: TestClient) -> None:
    german = client.get("/api/v1/codelisten").json()
    english = client.get("/api/v1/codelisten?sprache=en").json()
    assert german["art"][0] == {"code": "kita", "label": "Kita"}
    assert english["art"][1] == {"code": "kindertagespflege", "label": "Childminder"}
    assert {name: len(codes) for name, codes in german.items()} == {
        name: len(codes) for name, codes in english.items()
    }


@pytest.mark.parametrize("slug", ["wuppertal", "musterstadt", "schleswig-holstein"])
def test_the_map_needs_nothing_from_elsewhere(client: TestClient, slug: str) -> None:
    style = client.get(f"/karte/{slug}/style.json").json()
    assert style["sources"]["karte"]["data"] == f"/karte/{slug}/karte.geojson"
    assert style["sources"]["karte"]["attribution"]
    assert "glyphs" not in style
    assert "sprite" not in style
    assert "http" not in json.dumps(style)
    geojson = client.get(f"/karte/{slug}/karte.geojson")
    assert geojson.headers["content-type"] == "application/geo+json"
    assert geojson.json()["type"] == "FeatureCollection"
    assert "kein Wappen" in client.get(f"/karte/{slug}/logo.svg").text


def test_a_report_reaches_the_stelle_once(
    client: TestClient, clean_database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    answer = client.post("/api/v1/barrieremeldungen", json=MELDUNG)
    assert answer.status_code == 201
    meldung_id = answer.json()["id"]
    assert deliver(clean_database, clock, tmp_path / "mails") == [
        tmp_path / "mails" / f"barrieremeldung-{meldung_id}.eml"
    ]
    mail = email.message_from_bytes(
        (tmp_path / "mails" / f"barrieremeldung-{meldung_id}.eml").read_bytes(), policy=email.policy.default
    )
    assert mail["To"] == "familienbuero@wuppertal.example"
    assert mail["Reply-To"] == "leserin@example.org"
    body = mail.get_body().get_content()
    assert "Die Karte lässt sich mit der Tastatur nicht verlassen." in body
    assert "/einrichtungen?q=rott" in body
    with clean_database.read(SYSTEM) as tx:
        assert tx.scalar(select(Barrieremeldung.delivered_at)) == clock.now()


def test_a_repeated_job_sends_no_second_mail(
    client: TestClient, clean_database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    meldung_id = client.post("/api/v1/barrieremeldungen", json=MELDUNG).json()["id"]
    (mail,) = deliver(clean_database, clock, tmp_path / "mails")
    mail.unlink()
    with clean_database.write(SYSTEM) as tx:
        handler = jobs.handlers(FolderMailSender(tmp_path / "mails"), "portal@localhost")
        handler["barrieremeldung.eingegangen"][0](JobContext(tx, clock), {"barrieremeldung_id": meldung_id})
    assert list((tmp_path / "mails").iterdir()) == []


def test_a_report_needs_no_address(
    client: TestClient, clean_database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    answer = client.post("/api/v1/barrieremeldungen", json=MELDUNG | {"email": None})
    assert answer.status_code == 201
    (path,) = deliver(clean_database, clock, tmp_path / "mails")
    assert "Reply-To" not in path.read_text()


def test_a_report_is_forgotten_after_six_months(
    client: TestClient, clean_database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    client.post("/api/v1/barrieremeldungen", json=MELDUNG)
    deliver(clean_database, FixedClock(clock.now() + timedelta(days=182)), tmp_path / "mails")
    with clean_database.read(SYSTEM) as tx:
        assert tx.scalar(select(func.count()).select_from(Barrieremeldung)) == 1
    deliver(clean_database, FixedClock(clock.now() + timedelta(days=183)), tmp_path / "mails")
    with clean_database.read(SYSTEM) as tx:
        assert tx.scalar(select(func.count()).select_from(Barrieremeldung)) == 0
        assert tx.scalar(select(func.count()).select_from(OutboxJob)) == 0


def test_the_same_key_reports_once(client: TestClient, clean_database: Database) -> None:
    headers = {"Idempotency-Key": "a1"}
    first = client.post("/api/v1/barrieremeldungen", json=MELDUNG, headers=headers)
    second = client.post("/api/v1/barrieremeldungen", json=MELDUNG, headers=headers)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    other = client.post("/api/v1/barrieremeldungen", json=MELDUNG | {"text": "Anderes"}, headers=headers)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")
    with clean_database.read(SYSTEM) as tx:
        assert tx.scalar(select(func.count()).select_from(Barrieremeldung)) == 1


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"text": "  "}, "/text"),
        ({"text": "x" * 5001}, "/text"),
        ({"text": "a\x00b"}, "/text"),
        ({"seite": ""}, "/seite"),
        ({"email": "keine adresse"}, "/email"),
        ({"email": "a@b\nBcc: c@d"}, "/email"),
        ({"kommune": "atlantis"}, "/kommune"),
        ({"name": "Erika"}, "/name"),
    ],
)
def test_a_wrong_report_is_refused_and_the_field_is_named(
    client: TestClient, change: dict[str, str], pointer: str
) -> None:
    answer = client.post("/api/v1/barrieremeldungen", json=MELDUNG | change)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize("address", ["ä@bücher.example", '"a<b>"@example.org', "a,b@example.org"])
def test_a_strange_address_still_makes_a_mail(
    client: TestClient, clean_database: Database, clock: FixedClock, tmp_path: Path, address: str
) -> None:
    client.post("/api/v1/barrieremeldungen", json=MELDUNG | {"email": address})
    assert len(deliver(clean_database, clock, tmp_path / "mails")) == 1


def test_nobody_reads_reports_of_others(client: TestClient, clean_database: Database) -> None:
    client.post("/api/v1/barrieremeldungen", json=MELDUNG)
    with clean_database.read(PUBLIC) as tx:
        assert tx.scalar(select(func.count()).select_from(Barrieremeldung)) == 0


def test_mail_goes_by_smtp_when_a_server_is_set(tmp_path: Path) -> None:
    assert isinstance(mail_sender_for("", tmp_path), FolderMailSender)
    assert isinstance(mail_sender_for("smtp://u:p@mail.example:587", tmp_path), SmtpMailSender)
    with pytest.raises(ValueError, match="PORTAL_SMTP_URL"):
        mail_sender_for("mail.example", tmp_path)


class SmtpServer(socketserver.StreamRequestHandler):
    """Says yes to everything and keeps the lines of the message."""

    received: ClassVar[list[str]] = []
    replies: ClassVar[dict[str, bytes]] = {"data": b"354 go\r\n", "quit": b"221 bye\r\n"}

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        in_message = False
        for raw in self.rfile:
            line = raw.decode().rstrip()
            if in_message:
                self.received.append(line)
                in_message = line != "."
            if not in_message:
                self.wfile.write(self.replies.get(line.lower(), b"250 ok\r\n"))
                in_message = line.lower() == "data"


def test_smtp_hands_the_message_to_the_server() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@portal.example", "b@stelle.example", "Barriere"
    message.set_content("Die Stufe ist zu hoch.")
    with socketserver.TCPServer(("127.0.0.1", 0), SmtpServer) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        SmtpMailSender(f"smtp+plain://127.0.0.1:{server.server_address[1]}").send("key", message)
    assert "Subject: Barriere" in SmtpServer.received
    assert "Die Stufe ist zu hoch." in SmtpServer.received
