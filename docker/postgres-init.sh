#!/bin/bash
# First start of the database: one database and one role for each service, and no way into another's.
set -euo pipefail
for service in token scheduler usage; do
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
    -v name="$service" -v password="$(cat "/run/watcher/secrets/$service.password")" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
