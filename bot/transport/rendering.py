"""A view copy of a picture: rebuilt from its pixels in a process of its own, with little to spare.

Run as `python -m bot.transport.rendering` with nothing of our environment: the picture comes by standard input, the copy leaves by
standard output. EXIF, GPS, other metadata and whatever hangs behind the picture stay behind.
"""

import asyncio
import io
import resource
import sys
import warnings
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
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.transport.rendering",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    try:
        out, _ = await asyncio.wait_for(process.communicate(original), SECONDS + 5)
    except TimeoutError:
        process.kill()
        await process.wait()
        return None
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


def main() -> None:
    """The child: tie its own hands, then render."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(render(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
