# Sourced by the scripts beside it: finds the project, installs what is missing, builds what has changed.
# Nothing here is slow when there is nothing to do: a start must take less than three seconds in all.

# The folder of the project, whatever the folder one stands in, and through symbolic links.
script=$0
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
root=$(CDPATH='' cd -- "$(dirname "$script")/.." && pwd -P)
modules=$root/node_modules
PATH=$modules/node/bin:$modules/.bin:$PATH
export PATH

stop_with() {
  printf '%s\n' "$@" >&2
  exit 1
}

# One install or build at a time, where the system has flock.
one_at_a_time() {
  mkdir -p "$root/.cache"
  exec 9>"$root/.cache/prepare.lock"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
}

ensure_installed() {
  wanted=$(cksum <"$root/package-lock.json")
  stamp=$modules/.mot-cua-installed
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
  # Installed by hand with npm after the lock file was written: nothing to fetch.
  if [ ! "$modules/.package-lock.json" -nt "$root/package-lock.json" ]; then
    command -v npm >/dev/null 2>&1 || stop_with \
      'Cần có Node từ bản 20 trở lên cùng npm. Tải tại https://nodejs.org' \
      'Node 20 or later with npm is needed: https://nodejs.org'
    echo 'Đang cài các gói… / Installing packages…' >&2
    fetch_packages || stop_with \
      'Không cài được các gói: hãy xem lời báo của npm ở trên, kiểm tra mạng rồi chạy lại.' \
      'The packages could not be installed: see what npm says above, check the network and run again.'
  fi
  ensure_node
  ensure_postgres_links
  printf '%s\n' "$wanted" >"$stamp"
}

# A lock file written where the registry lacks the packages of other platforms leaves them out, and `npm ci` takes that
# for a fault. `npm install --no-save` installs the same versions and leaves the lock file as it is.
fetch_packages() {
  cd "$root"
  npm ci --include=dev --no-audit --no-fund >"$root/.cache/npm-ci.log" 2>&1 && return
  grep -q 'code EUSAGE' "$root/.cache/npm-ci.log" || { cat "$root/.cache/npm-ci.log" >&2; return 1; }
  npm install --no-save --include=dev --no-audit --no-fund --loglevel=error >&2
}

# npm may have been told not to run install scripts: the two packages that need theirs are finished here.
ensure_node() {
  major_of_node && return
  echo 'Đang cài Node 26… / Installing Node 26…' >&2
  (cd "$modules/node" && node installArchSpecificPackage >&2)
  hash -r
  major_of_node || stop_with \
    'Không có Node 26. Hãy chạy "npm rebuild node" trong thư mục dự án rồi chạy lại.' \
    'Node 26 is missing. Run "npm rebuild node" in the folder of the project, then run this again.'
}

major_of_node() {
  case $(node --version 2>/dev/null) in v2[6-9].* | v[3-9][0-9].*) return 0 ;; *) return 1 ;; esac
}

ensure_postgres_links() {
  for package in "$modules"/@embedded-postgres/*; do
    if [ -f "$package/scripts/hydrate-symlinks.js" ]; then (cd "$package" && node scripts/hydrate-symlinks.js); fi
  done
}

# Built anew when a source, or a folder of sources (a file removed), is younger than the last build.
ensure_built() {
  if [ -f "$root/dist/.built" ] && [ -z "$(changed_sources)" ]; then return; fi
  echo 'Đang dựng chương trình… / Building…' >&2
  fresh=$root/.cache/dist
  rm -rf "$fresh" && mkdir -p "$fresh"
  # Stamped before the sources are read: what changes meanwhile is built the next time.
  : >"$fresh/.built"
  # Types are checked by bin/test; a start only needs the code.
  (cd "$root" && tsc -p tsconfig.build.json --noCheck --outDir "$fresh" --sourceRoot "$root/src" >&2) || stop_with \
    'Không dựng được chương trình: hãy xem lời báo ở trên.' 'The program could not be built: see above.'
  if [ -f "$root/vite.config.ts" ]; then
    (cd "$root" && vite build --logLevel warn --outDir "$fresh/assets" --emptyOutDir >&2) || stop_with \
      'Không dựng được giao diện: hãy xem lời báo ở trên.' 'The assets could not be built: see above.'
  fi
  rm -rf "$root/dist" && mv "$fresh" "$root/dist"
}

changed_sources() {
  set -- "$root/src" "$root/public" "$root/tsconfig.json" "$root/tsconfig.build.json" "$root/vite.config.ts" "$root/package-lock.json"
  find "$@" -newer "$root/dist/.built" 2>/dev/null | head -n 1
}

# The compiled form of the program's own modules and libraries is kept: half a second less at each start.
prepare() {
  one_at_a_time
  ensure_installed
  ensure_built
  exec 9>&-
  NODE_COMPILE_CACHE=$root/.cache/node
  export NODE_COMPILE_CACHE
}
