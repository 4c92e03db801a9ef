# shellcheck shell=bash
# What a script needs of the machine, and how to get it. Sourced by run, test and woordhouder, which set $root.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Build servers that stay behind would hold the output open, and a caller that reads it to its end would wait for them.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

missing=()

# To the error stream: the output belongs to the program.
say() { printf '%s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# need PACKAGE CHECK...: notes a Debian package when the check fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

# Not through grep -q: that leaves early, and a program that still writes into the pipe then fails.
has_library() { [[ $(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p) == *"$1"* ]]; }

# What .NET itself asks of Debian: without these it does not start, cannot fetch packages or knows no time zones.
need_dotnet_libraries() {
  has_library libicuuc.so || missing+=("$(icu_package)")
  need libssl3 has_library libssl.so.3
  need ca-certificates test -s /etc/ssl/certs/ca-certificates.crt
  need tzdata test -e /usr/share/zoneinfo/Europe/Amsterdam
}

# The name carries a version that differs per Debian release.
icu_package() {
  local name
  name=$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -1)
  if [[ -z $name ]]; then
    case $(. /etc/os-release 2>/dev/null && printf '%s' "${VERSION_ID:-}") in
      13*) name=libicu76 ;;
      *) name=libicu72 ;;
    esac
  fi
  printf '%s' "$name"
}

# Installs what need noted: as root, or through a sudo that asks nothing; else says which packages to install and stops.
install_missing() {
  ((${#missing[@]} > 0)) || return 0
  local packages="${missing[*]}" as_root=() log
  command -v apt-get >/dev/null ||
    stop "Missing on this machine: $packages (Debian's names). It has no apt-get: install them in its own way, then try again."
  if ((EUID != 0)); then
    sudo -n true 2>/dev/null ||
      stop "Missing on this machine: $packages. You are not root, so install them with: sudo apt-get update && sudo apt-get install $packages"
    as_root=(sudo -n)
  fi
  say "Installing with apt-get: $packages"
  log=$(mktemp)
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    stop "apt-get could not install: $packages. What it said stands above."
  fi
  rm -f "$log"
  missing=()
}

# Finds the .NET 10 SDK. Debian has no package of it, so it cannot be installed from here.
need_sdk() {
  local folder
  for folder in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    command -v dotnet >/dev/null && break
    [[ -x $folder/dotnet ]] && export DOTNET_ROOT=$folder PATH="$folder:$PATH"
  done
  command -v dotnet >/dev/null ||
    stop "The .NET 10 SDK is missing: no dotnet on the PATH. Install it as Microsoft describes for Debian, then try again."
  local versions
  versions=$(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')
  [[ " $versions" == *' 10.'* ]] || stop "The .NET 10 SDK is missing: this machine has only ${versions:-a runtime, no SDK}"
}

# .NET writes into the home folder; the account of a service often has none. Then a private one of its own is made.
need_home() {
  [[ -n ${HOME:-} && -d $HOME && -w $HOME ]] && return
  HOME="${TMPDIR:-/tmp}/woordhouder-home-$(id -u)"
  [[ -d $HOME ]] || mkdir -m 700 "$HOME"
  [[ -O $HOME ]] || stop "$HOME belongs to someone else: set HOME to a folder of your own."
  export HOME
}

# Building writes beside the sources.
need_own_tree() {
  # shellcheck disable=SC2154 # set by the script that sources this
  [[ -w $root && -w $root/src/Woordhouder.Web ]] ||
    stop "$(id -un) may not write in $root, and building does: take a copy of your own, or change its owner."
}
