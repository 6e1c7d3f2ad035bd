SELECT position, kind, school_day, occurred_at, subject, session, class, theme, assignment, payload
FROM facts
WHERE tenant = @tenant AND folded = 1 AND position > @after AND school_day BETWEEN @from AND @to
  AND (@themeId IS NULL OR theme = @themeId)
ORDER BY position LIMIT @limit
