# shellcheck shell=bash
# Sourced by ./run and ./test from the checkout: the environment of a lock file, and the stylesheet.
# Each step is skipped while its inputs are as they were.
lock=$1
# Compiled once and kept: without, every start would read all of Django as text.
unset PYTHONDONTWRITEBYTECODE

say() { echo "$*" >&2; }
stop() { trap - ERR; echo "$*" >&2; exit 1; }

find_python() {
  local name
  for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  return 1
}

room() { [ "$(df -Pk . | awk 'NR == 2 { print $4 }')" -gt $(($1 * 1024)) ]; }

# What the tests need holds all that the program needs.
installed() { cmp -s "$lock" .venv/installed.lock || cmp -s requirements-test.lock .venv/installed.lock; }

if ! .venv/bin/python -c '' 2>/dev/null || ! installed; then
  python=$(find_python) || stop "Python 3.11 or later is needed and $(python3 -V 2>/dev/null || echo none) is here: install it, or name it as in PYTHON=/path/to/python3.11 $0"
  room 1500 || stop "Less than 1.5 GB of disk is free here: free some, or check the project out on another disk"
  if ! .boot/bin/uv --version >/dev/null 2>&1; then
    say "Fetching uv, which installs the rest"
    "$python" -m pip --version >/dev/null 2>&1 || stop "pip is not installed for $python: install it (on Debian: apt-get install python3-pip)"
    "$python" -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore \
      --upgrade --target .boot uv
  fi
  [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null || .boot/bin/uv venv --quiet --clear --python "$python" .venv
  say "Installing from $lock"
  rm -f .venv/installed.lock
  .boot/bin/uv pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes "$lock"
  # The checkout itself is importable, and `alongside` is a command, from any folder.
  pwd >"$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/alongside.pth"
  printf '#!%s\nimport sys\n\nfrom alongside.jobs.commands import main\n\nsys.exit(main())\n' \
    "$PWD/.venv/bin/python" >.venv/bin/alongside
  chmod +x .venv/bin/alongside
  cp "$lock" .venv/installed.lock
fi
styles/build >&2
