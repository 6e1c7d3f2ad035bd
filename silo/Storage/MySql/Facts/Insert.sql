-- A known id changes nothing. The clause catches every unique key: a position that holds another fact must fail, so it becomes NULL.
INSERT INTO facts (tenant, position, id, kind, v, subject, actor, class, theme, theme_version, assignment, session,
  occurred_at, recorded_at, school_day, folded, digest, payload)
VALUES (@tenant, @position, @id, @kind, @v, @subject, @actor, @class, @theme, @themeVersion, @assignment, @session,
  @occurredAt, @recordedAt, @schoolDay, @folded, @digest, @payload)
ON DUPLICATE KEY UPDATE position = CASE WHEN id = VALUES(id) THEN position END
