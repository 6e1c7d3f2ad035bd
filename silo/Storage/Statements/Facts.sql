-- name: AdvanceHead
UPDATE fact_heads SET position = @next WHERE tenant = @tenant AND position = @expected

-- name: ClassScopeHead
SELECT position FROM facts WHERE tenant = @tenant AND class = @id AND folded = 1 ORDER BY position DESC LIMIT 1

-- name: CountKnown
SELECT count(*) FROM facts WHERE tenant = @tenant AND id IN (@ids)

-- name: Find
SELECT position, digest FROM facts WHERE tenant = @tenant AND id = @id

-- name: Head
SELECT position FROM fact_heads WHERE tenant = @tenant

-- name: Insert
INSERT INTO facts (tenant, position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session,
  occurred_at, recorded_at, school_day, folded, digest, payload)
VALUES (@tenant, @position, @id, @kind, @v, @subject, @actor, @class, @theme, @themeVersion, @assignment, @session,
  @occurredAt, @recordedAt, @schoolDay, @folded, @digest, @payload)
ON CONFLICT (tenant, id) DO NOTHING

-- name: OpenHead
INSERT INTO fact_heads (tenant, position) VALUES (@tenant, 0) ON CONFLICT (tenant) DO NOTHING

-- name: Read
SELECT position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session, occurred_at, recorded_at, school_day,
  folded, digest, payload
FROM facts WHERE tenant = @tenant AND position > @after ORDER BY position LIMIT @limit

-- name: ReadClassScope
SELECT position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session, occurred_at, recorded_at, school_day,
  folded, digest, payload
FROM facts WHERE tenant = @tenant AND class = @id AND position > @after AND folded = 1 ORDER BY position LIMIT @limit

-- name: ReadTenantScope
SELECT position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session, occurred_at, recorded_at, school_day,
  folded, digest, payload
FROM facts WHERE tenant = @tenant AND position > @after AND folded = 1 ORDER BY position LIMIT @limit

-- name: ReadThemeScope
SELECT position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session, occurred_at, recorded_at, school_day,
  folded, digest, payload
FROM facts WHERE tenant = @tenant AND theme = @id AND position > @after AND folded = 1 ORDER BY position LIMIT @limit

-- name: TakeBack
DELETE FROM facts WHERE tenant = @tenant AND position > @after

-- name: TenantScopeHead
SELECT position FROM facts WHERE tenant = @tenant AND folded = 1 ORDER BY position DESC LIMIT 1

-- name: ThemeScopeHead
SELECT position FROM facts WHERE tenant = @tenant AND theme = @id AND folded = 1 ORDER BY position DESC LIMIT 1
