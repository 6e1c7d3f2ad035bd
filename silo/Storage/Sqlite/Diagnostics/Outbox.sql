SELECT events.waiting AS waiting, events.oldest_at AS oldest_at, deliveries.undelivered AS undelivered, deliveries.dead AS dead
FROM (SELECT COUNT(*) AS waiting, MIN(created_at) AS oldest_at FROM outbox WHERE dispatched = 0) AS events
CROSS JOIN (
  SELECT COUNT(CASE WHEN status = 'waiting' THEN 1 END) AS undelivered, COUNT(CASE WHEN status = 'dead' THEN 1 END) AS dead FROM webhook_deliveries) AS deliveries;
