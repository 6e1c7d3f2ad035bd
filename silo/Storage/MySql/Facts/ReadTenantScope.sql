SELECT position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session, occurred_at, recorded_at, school_day,
  folded, digest, payload
FROM facts WHERE tenant = @tenant AND position > @after AND folded = 1 ORDER BY position LIMIT @limit
