"""Make a checkout ready to run: `packages` fills the virtual environment, `qt` sees that Qt can start.

Uses nothing but Python's own library, for it runs before anything is installed. What may be installed is
installed and said; what may not is named in one command to copy.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LEAST_PIP = (24, 0)  # pip 23 stops with an assertion on extras of extras, which this lock has

# Found in a bare Debian 12, library by library.
OFFSCREEN = [
    "libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1",
    "fonts-dejavu-core", "fonts-noto-core",
]  # fmt: skip
SCREEN = [
    *OFFSCREEN, "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1", "libxkbcommon-x11-0",
    "libx11-xcb1",
]  # fmt: skip


def main(arguments: list[str]) -> int:
    """Do one step; return 0 when what it prepares is there."""
    match arguments:
        case ["packages"]:
            return packages()
        case ["qt", ("offscreen" | "screen") as where]:
            return qt(where)
    print("usage: prepare packages | prepare qt offscreen|screen", file=sys.stderr)
    return 2


def packages() -> int:
    """Make the virtual environment if there is none, and install exactly what the lock names."""
    if not PYTHON.exists() and not environment():
        return 1
    if pip_version() < LEAST_PIP:
        pip("install", "-qq", "--upgrade", "pip")
    say("Installing the locked packages into .venv (about 1 GB, half a minute to some minutes) …")
    pip("install", "-qq", "--require-hashes", "--no-deps", "-r", str(ROOT / "requirements.lock"))
    return 0


def environment() -> bool:
    """Make `.venv`; where Debian left out what that needs, fetch it or say how."""
    say(f"Making a virtual environment in .venv with Python {sys.version.split()[0]} …")
    try:
        import ensurepip
        import venv
    except ImportError:
        series = f"python3.{sys.version_info.minor}-venv"
        return install([series], "Debian's Python comes without virtual environments") and again()
    assert ensurepip, venv
    return again()


def again() -> bool:
    """Make the environment in a new process, which sees what has just been installed."""
    done = subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=False)
    if done.returncode:
        shutil.rmtree(HOME, ignore_errors=True)
        print("The virtual environment could not be made; the reason stands above.", file=sys.stderr)
    return done.returncode == 0


def qt(where: str) -> int:
    """See whether Qt starts, and install the system's libraries for it where it does not."""
    if starts(where):
        return 0
    wanted = OFFSCREEN if where == "offscreen" else SCREEN
    if install(wanted, "Qt lacks libraries or fonts of this system"):
        if starts(where):
            return 0
        print("Qt still does not start; this is what it says:", file=sys.stderr)
        probe(where, quiet=False)
    return 1


def starts(where: str) -> bool:
    """Tell whether a window application starts and finds a font for Latin and one for Arabic."""
    return probe(where, quiet=True) == 0


def probe(where: str, *, quiet: bool) -> int:
    """Start Qt in a process of its own, because a missing platform plug-in ends the process."""
    environment = dict(os.environ) | ({"QT_QPA_PLATFORM": "offscreen"} if where == "offscreen" else {})
    script = Path(__file__).with_name("probe.py")
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        [str(PYTHON), str(script)], env=environment, stdout=output, stderr=output, timeout=120, check=False
    )
    return done.returncode


def install(names: list[str], why: str) -> bool:
    """Install Debian packages where we may; else print the one command that does it."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    words = " ".join(command)
    if shutil.which("apt-get") is None:
        print(f"{why}. On Debian or Ubuntu this would help: sudo {words}", file=sys.stderr)
        return False
    before = superuser()
    if before is None:
        print(f"{why}. Please run this once, then make again:\n    sudo {words}", file=sys.stderr)
        return False
    say(f"{why}; installing: {' '.join(names)}")
    quiet = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    for attempt in ([], ["apt-get", "update"]):
        if attempt:
            subprocess.run([*before, *attempt], env=quiet, stdout=subprocess.DEVNULL, check=False)
        done = subprocess.run(
            [*before, *command], env=quiet, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False
        )
        if done.returncode == 0:
            return True
    print(f"Installing failed; this is the command to try by hand:\n    sudo {words}", file=sys.stderr)
    return False


def superuser() -> list[str] | None:
    """Return what to put before a command so that it may install; None where nothing allows it."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def pip_version() -> tuple[int, ...]:
    """Return the version of the environment's pip."""
    told = subprocess.run(
        [str(PYTHON), "-c", "import pip; print(pip.__version__)"], capture_output=True, text=True, check=True
    )
    return tuple(int(part) for part in told.stdout.split(".")[:2])


def pip(*arguments: str) -> None:
    """Run the environment's pip; its own words say what went wrong, and its exit status ends us."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]
    status = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
    if status:
        print("Installing the packages failed; pip says why above. Run make again to go on.", file=sys.stderr)
        sys.exit(status)


def say(sentence: str) -> None:
    """Tell what is being done, at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
