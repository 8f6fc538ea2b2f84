"""Puts a built command into a Python wheel: `wheel.py COMMAND TARGET FOLDER`.

`pipx run --spec WHEEL concordance` is then the whole installation. Only the standard library is used, and the same
command gives the same bytes."""

import base64
import hashlib
import pathlib
import re
import sys
import zipfile

PLATFORMS = {
    "x86_64-unknown-linux-musl": "manylinux_2_17_x86_64.musllinux_1_1_x86_64",
    "aarch64-unknown-linux-musl": "manylinux_2_17_aarch64.musllinux_1_1_aarch64",
    "x86_64-unknown-linux-gnu": "linux_x86_64",
    "aarch64-apple-darwin": "macosx_11_0_arm64",
    "x86_64-apple-darwin": "macosx_10_12_x86_64",
    "x86_64-pc-windows-msvc": "win_amd64",
}


def main(command: str, target: str, folder: str) -> None:
    root = pathlib.Path(__file__).parent.parent
    version = re.search(r'^version = "(.+)"', (root / "Cargo.toml").read_text("utf-8"), re.MULTILINE).group(1)
    platform = PLATFORMS[target]
    binary = pathlib.Path(command)
    if not binary.exists():
        binary = binary.with_suffix(".exe")
    name = f"concordance_room-{version}"
    metadata = (
        "Metadata-Version: 2.1\n"
        "Name: concordance-room\n"
        f"Version: {version}\n"
        "Summary: A folder of pages becomes a reading room: who said what, when, in which passage\n"
        "License: MIT OR Apache-2.0\n"
        "Requires-Python: >=3.8\n"
    )
    tags = "".join(f"Tag: py3-none-{one}\n" for one in platform.split("."))
    files = {
        f"{name}.data/scripts/{binary.name}": binary.read_bytes(),
        f"{name}.dist-info/METADATA": metadata.encode(),
        f"{name}.dist-info/WHEEL": f"Wheel-Version: 1.0\nGenerator: concordance\nRoot-Is-Purelib: false\n{tags}".encode(),
        f"{name}.dist-info/licenses/LICENSE-MIT": (root / "LICENSE-MIT").read_bytes(),
        f"{name}.dist-info/licenses/LICENSE-APACHE": (root / "LICENSE-APACHE").read_bytes(),
    }
    record = f"{name}.dist-info/RECORD"
    lines = [f"{path},sha256={digest(content)},{len(content)}\n" for path, content in files.items()]
    files[record] = "".join([*lines, f"{record},,\n"]).encode()

    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out / f"{name}-py3-none-{platform}.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            # One day for all: a wheel is told by what is in it.
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if ".data/scripts/" in path else 0o100644) << 16
            wheel.writestr(entry, content)


def digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    main(*sys.argv[1:4])
