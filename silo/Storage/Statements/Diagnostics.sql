-- name: Database
SELECT 'sqlite' AS name, sqlite_version() AS version, page_count * page_size AS bytes, 'journal_mode=' || journal_mode AS journal, MAX(number) AS migration
FROM schema_migrations, pragma_page_count, pragma_page_size, pragma_journal_mode

-- name: FactLag
SELECT heads.tenant AS tenant, heads.position AS head, figures.position AS saved
FROM fact_heads AS heads JOIN figures_heads AS figures ON figures.tenant = heads.tenant AND figures.scope_kind = 'tenant' AND figures.position < heads.position
ORDER BY heads.position - figures.position DESC
LIMIT @limit

-- name: Outbox
SELECT events.waiting AS waiting, events.oldest_at AS oldest_at, deliveries.undelivered AS undelivered, deliveries.dead AS dead
FROM (SELECT COUNT(*) AS waiting, MIN(created_at) AS oldest_at FROM outbox WHERE dispatched = 0) AS events
CROSS JOIN (
  SELECT COUNT(CASE WHEN status = 'waiting' THEN 1 END) AS undelivered, COUNT(CASE WHEN status = 'dead' THEN 1 END) AS dead FROM webhook_deliveries) AS deliveries
