"""Drives a headless Chromium, where one is installed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

if TYPE_CHECKING:
    from pathlib import Path

_SWITCHES = (
    "headless",
    "no-sandbox",
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
)
_PHONE = 600


def started(profile: Path) -> Any:
    """Return a browser with a new, empty profile; the test is skipped where there is none."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("needs chromium and chromium-driver")
    options = Options()
    options.binary_location = program
    for switch in (*_SWITCHES, f"user-data-dir={profile}"):
        options.add_argument(f"--{switch}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


class Tab:
    """A page in the browser, and what a reader does with it."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def open(self, path: Path, *, width: int = 1400, height: int = 900, at: str = "") -> None:
        """Show a page in a window of a size; a narrow one is a phone's."""
        self.browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {
                "width": width,
                "height": height,
                "deviceScaleFactor": 1,
                "mobile": width < _PHONE,
            },
        )
        self.browser.get_log("browser")
        self.browser.get_log("performance")
        self.browser.get("about:blank")
        self.browser.get(path.as_uri() + at)

    def run(self, script: str, *arguments: Any) -> Any:
        """Return what a script returns."""
        return self.browser.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            self.browser.switch_to.active_element.send_keys(key)
            self.settle()

    def click(self, selector: str) -> None:
        """Click the first element of a selector."""
        node = self.browser.find_element("css selector", selector)
        self.run("arguments[0].scrollIntoView({block: 'center'})", node)
        node.click()
        self.settle()

    def choose(self, selector: str, value: str) -> None:
        """Choose an option of a list, or type a text into a field."""
        self.run(
            "const node = document.querySelector(arguments[0]); node.value = arguments[1];"
            "node.dispatchEvent(new Event('input', {bubbles: true}));"
            "node.dispatchEvent(new Event('change', {bubbles: true}));",
            selector,
            value,
        )

    def text(self, selector: str) -> str:
        """Return the text of the first element of a selector."""
        return str(self.browser.find_element("css selector", selector).text)

    def focus(self) -> str:
        """Return the id of what has the focus."""
        return str(self.run("return document.activeElement.id"))

    def count(self, selector: str) -> int:
        """Return how many elements of a selector are shown."""
        script = (
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter((node) => node.getClientRects().length).length"
        )
        return int(self.run(script, selector))

    def is_in_view(self, selector: str) -> bool:
        """Tell whether an element is inside the window."""
        script = (
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
            "return box.bottom > 0 && box.top < innerHeight"
        )
        return bool(self.run(script, selector))

    def settle(self) -> None:
        """Wait until what was asked for is drawn."""
        self.browser.execute_async_script(
            "const done = arguments[0];"
            "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))"
        )

    def complaints(self) -> list[str]:
        """Return what the console says."""
        return [entry["message"] for entry in self.browser.get_log("browser")]

    def requests(self) -> list[str]:
        """Return the addresses asked for since the page was opened."""
        events = [
            json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")
        ]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
