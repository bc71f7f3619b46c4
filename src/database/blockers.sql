-- Completed by the process that waits: who keeps it from a lock, where it waits for one. Process 0 is a prepared
-- transaction. Another role's details may be hidden from us.
SELECT blocking.pid, a.application_name, a.usename, pg_catalog.host(a.client_addr),
       COALESCE(a.state, a.backend_type), a.query, a.backend_start,
       pg_catalog.floor(EXTRACT(epoch FROM pg_catalog.clock_timestamp() - a.xact_start) * 1000)::bigint
FROM pg_catalog.pg_stat_activity self
CROSS JOIN LATERAL (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(self.pid))) AS blocking (pid)
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = blocking.pid
WHERE self.wait_event_type = 'Lock' AND self.pid =
