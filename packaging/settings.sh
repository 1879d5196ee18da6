# shellcheck shell=bash disable=SC2034
# What every step of a release agrees on; sourced at the root of the repository. `for_target TARGET` sets what cargo is to
# have for it, in the environment and in `options`.

export LC_ALL=C.UTF-8 TZ=UTC CARGO_INCREMENTAL=0
# The time of the commit, for whatever would write the time of the build.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
unset RUSTFLAGS # which are the builder's own

metadata=$(cargo metadata --format-version 1 --no-deps --offline)
version=$(jq -r '.packages[] | select(.name == "avtal") | .version' <<< "$metadata")
target_folder=$(jq -r .target_directory <<< "$metadata")

for_target() {
  local target=$1 separator=$'\x1f' flags folder pair zig
  # The sources of the standard library, where they are.
  local library crates=${CARGO_HOME:-$HOME/.cargo}
  cargo fetch --locked --quiet --target "$target" # puts the crates into their folder
  library=$(readlink -m "$(rustc --print sysroot)/lib/rustlib/src/rust")

  options=(--profile dist --locked --features full --target "$target")
  # No path of this machine in messages of panics. Of those that fit, the last counts.
  flags=--remap-path-prefix=$crates=/cargo
  # The folder of the registry is named for the address that it was had from, which may be a mirror.
  for folder in "$crates"/registry/src/*; do flags+=$separator--remap-path-prefix=$folder=/crates; done
  for pair in "$library=/rust" "$PWD=/avtal" "$target_folder=/target"; do flags+=$separator--remap-path-prefix=$pair; done

  if [ ! -d "$(rustc --print target-libdir --target "$target")" ]; then
    if [ ! -d "$library/library" ]; then
      echo "packaging: Rust has no standard library for $target: rustup target add $target, or packaging/environment" >&2
      exit 3
    fi
    options+=("-Zbuild-std=std,panic_abort")
    flags+=$separator-Alinker_messages # the linker misses the folder of the library that is not there
    export RUSTC_BOOTSTRAP=1 # a stable compiler builds it only if it is told to
  fi
  case $target in
    *-windows-gnu) flags+=$separator-Clink-arg=-Wl,--no-insert-timestamp ;;
    # zig is the linker and the compiler, and has the C library.
    *-musl) zig=$PWD/packaging/zig/${target%%-*}-linux-musl flags+=$separator-Clink-self-contained=no ;;
  esac
  if [ -n "${zig:-}" ]; then
    local variable=${target//-/_}
    export "CARGO_TARGET_${variable^^}_LINKER=$zig" "CC_$variable=$zig" "AR_$variable=$PWD/packaging/zig/ar"
    # mimalloc says when it was compiled.
    local never='-Wno-builtin-macro-redefined -D__DATE__="" -D__TIME__=""'
    export "CFLAGS_$variable=-ffile-prefix-map=$crates=/cargo $never"
  fi
  export CARGO_ENCODED_RUSTFLAGS=$flags
}
