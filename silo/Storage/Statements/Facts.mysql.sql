-- name: ClassScopeHead
SELECT position FROM facts WHERE tenant = @tenant AND folded_class = @id ORDER BY position DESC LIMIT 1

-- name: Insert
-- A known id changes nothing. The clause catches every unique key: a position that holds another fact must fail, so it becomes NULL.
INSERT INTO facts (tenant, position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session,
  occurred_at, recorded_at, school_day, folded, digest, payload)
VALUES (@tenant, @position, @id, @kind, @v, @subject, @actor, @class, @theme, @themeVersion, @assignment, @session,
  @occurredAt, @recordedAt, @schoolDay, @folded, @digest, @payload)
ON DUPLICATE KEY UPDATE position = CASE WHEN id = VALUES(id) THEN position END

-- name: OpenHead
-- Also locks the tenant's head until the transaction ends: the first statement of every append.
INSERT INTO fact_heads (tenant, position) VALUES (@tenant, 0) ON DUPLICATE KEY UPDATE tenant = tenant

-- name: ReadClassScope
SELECT position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session, occurred_at, recorded_at, school_day,
  folded, digest, payload
FROM facts WHERE tenant = @tenant AND folded_class = @id AND position > @after ORDER BY position LIMIT @limit

-- name: ReadThemeScope
SELECT position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session, occurred_at, recorded_at, school_day,
  folded, digest, payload
FROM facts WHERE tenant = @tenant AND folded_theme = @id AND position > @after ORDER BY position LIMIT @limit

-- name: ThemeScopeHead
SELECT position FROM facts WHERE tenant = @tenant AND folded_theme = @id ORDER BY position DESC LIMIT 1
