"""A real Chromium without a window, driven through chromedriver as the W3C standard WebDriver says."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
_KEYS = {"Down": "\ue015", "Up": "\ue013", "Left": "\ue012", "Right": "\ue014", "Escape": "\ue00c", "Enter": "\ue007"}


class Browser:
    """One window."""

    def __init__(self, address: str, session: str) -> None:
        self._base = f"{address}/session/{session}"

    def open(self, page: Path) -> None:
        """Open a file."""
        self._post("url", {"url": page.as_uri()})

    def script(self, text: str, *arguments: object) -> Any:
        """Run JavaScript; returns what it returns."""
        return self._post("execute/sync", {"script": text, "args": list(arguments)})

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        actions = []
        for key in keys:
            value = _KEYS.get(key, key)
            actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self._post("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def click(self, selector: str) -> None:
        """Click on the first element that a CSS selector finds."""
        found = self._post("element", {"using": "css selector", "value": selector})
        self._post(f"element/{next(iter(found.values()))}/click", {})

    def text(self, selector: str) -> str:
        """Return the text that is shown of the first element that a CSS selector finds."""
        return str(self.script("const e = document.querySelector(arguments[0]); return e ? e.innerText : ''", selector))

    def devtools(self, command: str, **parameters: object) -> Any:
        """Run a command of the DevTools protocol."""
        return self._post("goog/cdp/execute", {"cmd": command, "params": parameters})

    def log(self) -> list[Any]:
        """Return what the page wrote to the console."""
        return list(self._post("se/log", {"type": "browser"}))

    def _post(self, path: str, body: object) -> Any:
        return _send(f"{self._base}/{path}", body)


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Yield a browser with a new profile."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1300,900", "--disable-dev-shm-usage"]
    options = {"binary": BROWSER, "args": [*arguments, f"--user-data-dir={profile}"]}
    capabilities = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
    try:
        _wait(address)
        session = _send(f"{address}/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]
        try:
            yield Browser(address, session)
        finally:
            urlopen(Request(f"{address}/session/{session}", method="DELETE")).close()  # noqa: S310 - our own driver
    finally:
        process.terminate()
        process.wait()


def _wait(address: str) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            urlopen(f"{address}/status").close()  # noqa: S310 - our own driver
        except (URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _send(url: str, body: object) -> Any:
    request = Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})  # noqa: S310
    with urlopen(request) as answer:  # noqa: S310 - our own driver
        return json.load(answer)["value"]
