"""Looking into a person's file: in a process of its own, with little to spare.

Run as `python -m bot.transport.rendering` with nothing of our environment: the file comes by
standard input, what was found leaves by standard output. A picture is rebuilt from its pixels:
EXIF, GPS, other metadata and whatever hangs behind it stay behind. Of an archive only the names
of its members are told. Whatever a crafted file breaks, it breaks there.
"""

import asyncio
import io
import json
import resource
import sys
import warnings
import zipfile
from pathlib import Path
from typing import Final

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MOST_PIXELS: Final = 50_000_000
MOST_SIDES: Final = 10_000
"""Width and height together, and …"""
MOST_RATIO: Final = 20
"""… one to the other: beyond these Telegram takes no photo (telegram §2e)."""
LONGEST_SIDE: Final = 2000
QUALITY: Final = 85
SECONDS: Final = 10
MEMORY: Final = 600 << 20
ROOT: Final = Path(__file__).resolve().parent.parent.parent


async def view_copy(original: bytes) -> bytes | None:
    """The copy as JPEG, or None when the picture cannot be shown safely."""
    return await _aside("picture", original)


async def member_names(archive: bytes) -> list[str] | None:
    """The names in a ZIP archive, or None when it cannot be read safely."""
    found = await _aside("archive", archive)
    return None if found is None else list(json.loads(found))


async def _aside(kind: str, original: bytes) -> bytes | None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.transport.rendering",
        kind,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    try:
        out, _ = await asyncio.wait_for(process.communicate(original), SECONDS + 5)
    except TimeoutError:
        return None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return out if process.returncode == 0 and out else None


def render(original: bytes) -> bytes:
    """Rebuild a picture. Raises whatever Pillow finds wrong with it."""
    from PIL import Image, ImageOps  # noqa: PLC0415 — only the child process pays for it

    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(original), formats=FORMATS) as picture:
        if sum(picture.size) > MOST_SIDES or max(picture.size) > MOST_RATIO * min(picture.size):
            message = f"a picture of {picture.size} is no photo"
            raise ValueError(message)
        upright = ImageOps.exif_transpose(picture) or picture
        flat = upright.convert("RGB")
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        fresh = Image.new("RGB", flat.size)
        fresh.paste(flat)
        out = io.BytesIO()
        fresh.save(out, "JPEG", quality=QUALITY)
        return out.getvalue()


def names(archive: bytes) -> bytes:
    """The names of an archive's members, as JSON. Raises whatever zipfile finds wrong with it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return json.dumps(opened.namelist()).encode()


def main(kind: str) -> None:
    """The child: tie its own hands, then look."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    look = names if kind == "archive" else render
    sys.stdout.buffer.write(look(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main(sys.argv[1])
