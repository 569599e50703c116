#!/usr/bin/env bash
# Build what is published, check it, install it as users do, and run it. Nothing is uploaded.
# Needs network or a local index for pip, and git. Arguments: further Python interpreters to try, such as python3.13.
set -euo pipefail

LARGEST_FILE=400      # lines of a Python file of ours, tests aside; data tables are listed below
LARGEST_WHEEL=1500    # kB
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
step() { printf '\n== %s\n' "$1"; }

step "a clean copy"
git -C "$root" -c safe.directory='*' archive HEAD | tar --extract --directory="$work" --one-top-level=source
cd "$work/source"

step "tools"
python3 -m venv "$work/tools"
"$work/tools/bin/pip" install -q build twine check-wheel-contents pipx uv pip-licenses
tools=$work/tools/bin
PATH=$tools:$PATH

step "wheel and sdist"
"$tools/pyproject-build" --outdir "$work/dist" . >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
wheel=$(echo "$work"/dist/*.whl)
sdist=$(echo "$work"/dist/*.tar.gz)
"$tools/twine" check --strict "$wheel" "$sdist"
"$tools/check-wheel-contents" "$wheel"
size=$(($(stat -c %s "$wheel") / 1024))
echo "wheel: $size kB"
[ "$size" -le "$LARGEST_WHEEL" ]
version=$(python3 -c 'import re; print(re.search(r"__version__ = \"(.*)\"", open("src/pgsync/__init__.py").read())[1])')
case "$wheel" in *"-$version-"*) ;; *) echo "the wheel is not version $version"; exit 1 ;; esac

run() {
    local home
    home=$(mktemp -d -p "$work")
    (
        cd "$home"
        export HOME=$home PYTHON_KEYRING_BACKEND=keyring.backends.fail.Keyring
        test "$("$@" --version)" = "pgsync $version"
        "$@" --help >/dev/null
        "$@" help exit-codes >/dev/null
        "$@" init --no-input
        "$@" demo --no-input >demo.txt 2>&1 || { cat demo.txt; exit 1; }
        tail -2 demo.txt
    )
}

for python in python3 "$@"; do
    step "pip, $($python --version)"
    $python -m venv "$work/pip-$(basename "$python")"
    "$work/pip-$(basename "$python")/bin/pip" install -q "$wheel[embedded]"
    run "$work/pip-$(basename "$python")/bin/pgsync"
    run "$work/pip-$(basename "$python")/bin/python" -m pgsync
done

step "pip, from the sdist"
python3 -m venv "$work/pip-sdist"
"$work/pip-sdist/bin/pip" install -q "$sdist"
test "$("$work/pip-sdist/bin/pgsync" --version)" = "pgsync $version"

step "pipx"
export PIPX_HOME=$work/pipx PIPX_BIN_DIR=$work/pipx-bin PIPX_MAN_DIR=$work/pipx-man
"$tools/pipx" install --quiet "$wheel[embedded]"
run "$work/pipx-bin/pgsync"

step "uv tool"
export UV_TOOL_DIR=$work/uv UV_TOOL_BIN_DIR=$work/uv-bin UV_CACHE_DIR=$work/uv-cache
links=$(python3 -m pip config get :env:.find-links 2>/dev/null || true)
"$tools/uv" tool install --quiet ${links:+--find-links "$links"} "$wheel[embedded]"
run "$work/uv-bin/pgsync"

step "licences of the dependencies"
"$tools/pip-licenses" --python "$work/pip-python3/bin/python" --format=markdown --order=license \
    --ignore-packages pgsync-schema pip setuptools >"$work/licences.md"
cat "$work/licences.md"
if [ -z "${CHECK_ONLY:-}" ] && [ -w "$root/docs" ]; then
    { printf '# Licences of the dependencies\n\nMade by scripts/check_release.sh; pgsync itself is under the MIT licence.\n\n'; cat "$work/licences.md"; } >"$root/docs/licences.md"
fi

step "passed"
