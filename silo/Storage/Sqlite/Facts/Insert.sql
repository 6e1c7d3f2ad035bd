INSERT INTO facts (tenant, position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session,
  occurred_at, recorded_at, school_day, folded, digest, payload)
VALUES (@tenant, @position, @id, @kind, @v, @subject, @actor, @class, @theme, @themeVersion, @assignment, @session,
  @occurredAt, @recordedAt, @schoolDay, @folded, @digest, @payload)
ON CONFLICT (tenant, id) DO NOTHING
