#!/bin/sh
# Start coturn with the file beside this one and the secret of the environment, which no list of processes shows.
set -eu
umask 077
if [ "${#TURN_SECRET}" -lt 32 ]; then
    echo "Set TURN_SECRET in .env to 32 or more random characters: with a shorter one anybody could relay." >&2
    exit 1
fi
file=$(mktemp)
cat "$(dirname "$0")/turnserver.conf" > "$file"
echo "static-auth-secret=$TURN_SECRET" >> "$file"
if [ -n "${TURN_EXTERNAL_IP:-}" ]; then
    echo "external-ip=$TURN_EXTERNAL_IP" >> "$file"
fi
exec turnserver -c "$file" "$@"
