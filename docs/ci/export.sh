#!/bin/sh
# Puts the tables of a registry into a store that many registries share, as docs/many.md says. For cron, or as the script of a
# job.
#
#   AVTAL_REGISTRY   the folder of the registry (needed)
#   AVTAL_STORE      the address of the store (needed): a folder on the web that takes files by PUT
#   AVTAL_NAME       what the registry is called in the store (needed), such as testkoping; no two have the same name
#   AVTAL_TOKEN      what the store knows you by, if it asks: sent as `Authorization: Bearer …`
#
# Each file replaces the one that was there. That of the registry itself comes last: as long as it is the old one, so is the day
# that it tells. A registry with records that could not be read is put there too, says so in its tables, and the run fails.
set -eu

: "${AVTAL_REGISTRY:?which registry?}" "${AVTAL_STORE:?where is the store?}" "${AVTAL_NAME:?what is the registry called there?}"
export AVTAL_REGISTRY # the program reads it

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

code=0
avtal export --format jsonl --out "$folder" --name "$AVTAL_NAME" --within P12M || code=$?
if [ "$code" -gt 1 ]; then exit "$code"; fi # 1: some record could not be read

# The token stands in no list of processes.
header() { if [ -n "${AVTAL_TOKEN:-}" ]; then printf 'header = "Authorization: Bearer %s"\n' "$AVTAL_TOKEN"; fi; }
put() { header | curl --config - --fail --silent --show-error --retry 3 --upload-file "$folder/$1" "${AVTAL_STORE%/}/$1"; }

own="registry=$AVTAL_NAME"
for file in "$folder/$own"/*.jsonl; do
  case $file in */registries.jsonl) ;; *) put "$own/${file##*/}" ;; esac
done
put load.duckdb.sql
put schema.spark.ddl
put "$own/registries.jsonl"
exit "$code"
