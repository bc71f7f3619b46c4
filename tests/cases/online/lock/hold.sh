# Takes a lock with the statement $1, returns when it has it, and keeps it until the file `log` has what $2 and $3 match.
{
    echo "BEGIN; $1;"
    echo "\\! touch held; until grep -q '$2' log 2>/dev/null && grep -q '$3' log; do sleep 0.1; done"
    echo "COMMIT;"
} >hold.sql
psql -X -q -f hold.sql >/dev/null &
until test -e held; do sleep 0.1; done
