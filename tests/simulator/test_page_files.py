"""How the page's files are served: kept by a browser, and asked for each time."""

import pytest

from simulator.server import TelegramServer
from simulator.world import World


@pytest.fixture
async def served(tmp_path):
    (tmp_path / "index.html").write_text("<script src=/page/app.js></script>")
    (tmp_path / "app.js").write_text("1")
    async with TelegramServer(World(), page=tmp_path) as server:
        yield server, tmp_path


@pytest.mark.parametrize("path", ["/", "/page/app.js"])
async def test_a_newer_file_is_never_mixed_with_an_older_one(served, session, path):
    server, folder = served
    async with session.get(server.base_url + path) as answer:
        rule, tag = answer.headers["Cache-Control"], answer.headers["ETag"]
    async with session.get(server.base_url + path, headers={"If-None-Match": tag}) as answer:
        same = answer.status, answer.headers["Cache-Control"]
    (folder / (path.rpartition("/")[2] or "index.html")).write_text("another")
    async with session.get(server.base_url + path, headers={"If-None-Match": tag}) as answer:
        newer = answer.status, await answer.text()

    assert rule == "no-cache"
    assert same == (304, "no-cache")
    assert newer == (200, "another")


async def test_nothing_beside_the_page_is_served(served, session):
    server, folder = served
    (folder.parent / "secret.txt").write_text("secret")
    for path in (
        "/page/../secret.txt",
        "/page/%2e%2e/secret.txt",
        "/page/..%2fsecret.txt",
        "/page/",
    ):
        async with session.get(server.base_url + path) as answer:
            assert answer.status in {403, 404}, path
            assert "secret" not in await answer.text()
