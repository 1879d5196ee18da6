#!/bin/sh
# Mails what has become due since the last run, or with `all` everything that is due: one letter for each recipient. For
# cron, as docs/reminders.md says.
#
#   AVTAL_REGISTRY   the folder of the registry (needed)
#   AVTAL_STATE      the file that holds the day of the last run (needed); it is made by the first run
#   AVTAL_SENDER     the address that letters are from; without it, `contact` in registry.toml
#   AVTAL_SENDMAIL   the program that sends a letter [default: sendmail -t -i]; for msmtp: msmtp -t
#
# The day is written down only when every letter has been sent and no record was missing. Whatever fails before that, the
# next run says the same again: better twice than never. What goes wrong is said on standard error, which cron mails.
set -eu

: "${AVTAL_REGISTRY:?which registry?}" "${AVTAL_STATE:?where is the day of the last run kept?}"
: "${AVTAL_SENDMAIL:=sendmail -t -i}"
: "${AVTAL_AS_OF:=$(date +%Y-%m-%d)}"
export AVTAL_REGISTRY AVTAL_AS_OF # the program reads them: one day for all of the run, even over midnight

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

since=
# The first run has no day, and says all that is due.
if [ "${1:-}" != all ] && [ -s "$AVTAL_STATE" ]; then since=$(cat "$AVTAL_STATE"); fi
set -- --format eml --out "$folder/letters"
if [ -n "$since" ]; then set -- "$@" --since "$since"; fi
if [ -n "${AVTAL_SENDER:-}" ]; then set -- "$@" --sender "$AVTAL_SENDER"; fi

code=0
avtal remind "$@" > "$folder/list" || code=$?
if [ "$code" -gt 1 ]; then exit "$code"; fi # 1: some record could not be read, the letters are without it

failed=$code
while IFS= read -r letter; do
  # As mail programs have it on this side of the server: lines end in LF, and it is no draft any more.
  tr -d '\r' < "$letter" | sed '1,/^$/{/^X-Unsent:/d;}' > "$folder/letter"
  if ! sed '/^$/q' "$folder/letter" | grep -q '^To:'; then
    echo "remind: the reminders without a contact go to nobody: set AVTAL_SENDER, or contact in registry.toml" >&2
    failed=1
  elif ! $AVTAL_SENDMAIL < "$folder/letter"; then
    echo "remind: not sent: ${letter##*/}" >&2
    failed=1
  fi
done < "$folder/list"

if [ "$failed" -ne 0 ]; then
  echo "remind: the day of the last run stays as it was, so the next run says all of this again" >&2
  exit 1
fi
echo "$AVTAL_AS_OF" > "$AVTAL_STATE.new"
mv "$AVTAL_STATE.new" "$AVTAL_STATE"
