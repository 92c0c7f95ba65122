"""`make lock`: choose package versions anew and write them down with the hash of every file."""

import project

UV = project.ROOT / ".tools" / "bin" / "uv"
OPTIONS = ["--quiet", "--upgrade", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
NAMED = ["--custom-compile-command", "make lock"]


def main() -> None:
    project.check_python()
    if not UV.is_file():
        project.say("Installing uv")
        project.run("python3", "-m", "venv", project.ROOT / ".tools")
        project.run(UV.parent / "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    compile_lock("pyproject.toml", "requirements.txt")
    compile_lock("pyproject.toml", "requirements-dev.txt", "--extra", "dev")
    compile_lock("requirements-mongo.in", "requirements-mongo.txt", "--no-deps", "--prerelease", "allow")


def compile_lock(source: str, target: str, *options: str) -> None:
    project.say(f"Locking {target}")
    project.run(UV, "pip", "compile", source, "--universal", *OPTIONS, *NAMED, *options, "-o", target)


if __name__ == "__main__":
    main()
