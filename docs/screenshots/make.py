"""Takes the pictures of this folder anew: `make screenshots`, or `python docs/screenshots/make.py`.

It needs what the tests need, Chromium with fonts for Chinese, and Pillow (`pip install pillow`),
which reduces each picture to 256 colours.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.e2e.looks import Look  # noqa: E402  # once it can be found
from tests.e2e.serving import serving  # noqa: E402

WIDTH = 1280
LIGHT = Look(width=WIDTH)
DRAWN = "https://w3id.org/jinshan-kg/id/park/carbon-valley-green-bay"


@dataclass(frozen=True)
class Picture:
    """A page, how it is looked at, and how much of it is seen.

    Attributes:
        name: The name of the file, without its suffix.
        path: The path of the page.
        height: In pixels.
        look: The language and the theme.
    """

    name: str
    path: str
    height: int = 900
    look: Look = LIGHT


PICTURES = (
    Picture("front", "/", 1300),
    Picture("front-dark", "/", 1300, Look(theme="dark", width=WIDTH)),
    Picture("browse", "/browse/Park"),
    Picture("entity", "/id/park/carbon-valley-green-bay", 1250),
    Picture("entity-zh", "/id/park/carbon-valley-green-bay", 1250, Look("zh", "dark", WIDTH)),
    Picture("passage", "/source/briefing-2023-10-17/chars/3369-3374"),
    Picture("charts", "/metrics-board", 1100),
    Picture("ask", "/sparql", 1240),
    Picture("explore", f"/explore?{urlencode({'id': DRAWN})}", 800),
    Picture("ontology", "/ontology", 1000),
    Picture("search-zh", f"/search?{urlencode({'q': '金山'})}", 900, Look("zh", width=WIDTH)),
)


def prepare(page: Page, name: str) -> None:
    """Do what a reader does before there is much to see."""
    if name == "ask":
        page.get_by_label("Search the examples").fill("share")
        page.locator("#examples a:visible").first.click()
        expect(page.locator("#view tbody tr").first).to_be_visible()
        page.get_by_role("button", name="Chart", exact=True).click()
        expect(page.locator("svg.chart rect").first).to_be_visible()
    elif name == "explore":
        expect(page.locator("html[data-ready=explore]")).to_be_attached()
        page.wait_for_timeout(1500)  # until it has moved to its place


@contextmanager
def opened(browser: Browser, base_url: str, picture: Picture) -> Iterator[Page]:
    """Open the page of a picture."""
    options = picture.look.options()
    options["viewport"] = {"width": picture.look.width, "height": picture.height}
    with browser.new_context(base_url=base_url, **options) as context:
        page = context.new_page()
        page.goto(picture.path, wait_until="networkidle")
        yield page


def main() -> None:
    """Take all pictures, or those that are named."""
    wanted = sys.argv[1:] or [picture.name for picture in PICTURES]
    with serving() as base_url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for picture in PICTURES:
            if picture.name in wanted:
                with opened(browser, base_url, picture) as page:
                    prepare(page, picture.name)
                    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
                    file = HERE / f"{picture.name}.png"
                    taken.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
                    print(file.name, f"{file.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
