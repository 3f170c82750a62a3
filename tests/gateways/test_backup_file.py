"""The file of a backup: whole or not there, and not a byte of it can be changed unseen."""

import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alongside.gateways import backup_file
from alongside.gateways.backup_file import Damaged, Header, Piece, Writer

SECRET = bytes(range(32))
HEADER = Header("k7", b"s" * 16, datetime(2026, 11, 22, 7, 30, tzinfo=UTC))
PIECES: list[Piece] = [(b"S", b"{}"), (b"R", os.urandom(900)), (b"R", b""), (b"E", b"Ffion Gwyn " * 40)]


@pytest.fixture(autouse=True)
def _short_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_file, "FRAME", 256)


def written(pieces: list[Piece] = PIECES, header: Header = HEADER) -> bytes:
    out = io.BytesIO()
    writer = Writer(out, header, SECRET)
    for piece in pieces:
        writer.put(*piece)
    writer.finish()
    return out.getvalue()


def read(raw: bytes, secret: bytes = SECRET) -> list[Piece]:
    source = io.BytesIO(raw)
    return list(backup_file.pieces(source, backup_file.header(source), secret))


def frames(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where each frame begins and ends."""
    place = len(HEADER.written())
    while place < len(raw):
        end = place + 4 + int.from_bytes(raw[place : place + 4], "big")
        yield place, end
        place = end


@pytest.mark.parametrize("pieces", [PIECES, [(b"E", b"")], [(b"R", os.urandom(2048))]])
def test_what_was_put_in_comes_out(pieces: list[Piece]) -> None:
    assert read(written(pieces)) == pieces


def test_nothing_put_in_can_be_read_in_the_file_nor_the_key() -> None:
    raw = written()
    assert b"Ffion" not in raw
    assert SECRET[:8] not in raw
    assert raw != written(header=Header("k7", b"t" * 16, HEADER.taken_at))


def test_every_changed_byte_is_found() -> None:
    raw = written()
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1
        with pytest.raises(Damaged):
            read(bytes(changed))


def test_every_cut_is_found_and_so_is_what_was_added() -> None:
    raw = written()
    assert len(list(frames(raw))) > 3
    for length in range(len(raw)):
        with pytest.raises(Damaged):
            read(raw[:length])
    with pytest.raises(Damaged):
        read(raw + b"\0")


def test_frames_cannot_change_places_or_be_left_out_or_come_twice() -> None:
    raw = written()
    first, second, *_ = [raw[begin:end] for begin, end in frames(raw)]
    for wrong in (second + first, second, first + first + second):
        with pytest.raises(Damaged):
            read(raw.replace(first + second, wrong))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Damaged, match="the key is another"):
        read(written(), bytes(32))


def test_a_backup_gets_its_name_when_it_has_been_read_and_not_before(tmp_path: Path) -> None:
    seen: list[list[Path]] = []
    with backup_file.placed(tmp_path, HEADER.taken_at, lambda _: seen.append(backup_file.listed(tmp_path))) as (
        name,
        out,
    ):
        out.write(written())
        assert backup_file.listed(tmp_path) == []
    assert seen == [[]]
    assert backup_file.listed(tmp_path) == [name] == [tmp_path / "alongside-20261122T073000Z.backup"]
    assert name.stat().st_mode & 0o777 == 0o600


def test_one_that_fails_its_check_or_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def refuse(_: object) -> None:
        raise Damaged("no")

    with pytest.raises(Damaged), backup_file.placed(tmp_path, HEADER.taken_at, refuse) as (_, out):
        out.write(b"x")
    with pytest.raises(OSError), backup_file.placed(tmp_path, HEADER.taken_at, lambda _: None):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_writer_left_is_cleared_and_what_a_living_one_holds_is_not(tmp_path: Path) -> None:
    dead = tmp_path / ".alongside-20261121T000000Z.backup.77.part"
    dead.write_bytes(b"half")
    with backup_file.placed(tmp_path, HEADER.taken_at, lambda _: None) as (_, living):
        assert not dead.exists()
        later = datetime(2026, 11, 22, 8, tzinfo=UTC)
        with backup_file.placed(tmp_path, later, lambda _: None) as (_, out):
            out.write(b"x")
        living.write(b"y")
    assert len(backup_file.listed(tmp_path)) == 2


def test_two_of_the_same_second_are_not_one_over_the_other(tmp_path: Path) -> None:
    with backup_file.placed(tmp_path, HEADER.taken_at, lambda _: None) as (name, out):
        out.write(b"first")
    with pytest.raises(FileExistsError), backup_file.placed(tmp_path, HEADER.taken_at, lambda _: None):
        pass
    assert name.read_bytes() == b"first"
