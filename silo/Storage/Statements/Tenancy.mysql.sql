-- name: AuditPage
SELECT position, kind, actor, subject, class AS class_id, theme AS theme_id, assignment AS assignment_id, occurred_at, payload
FROM facts
WHERE tenant = @tenant AND outside_session = 1 AND position < @before AND kind >= @from AND kind < @until
  AND ((kind >= 'account.' AND kind < 'account/') OR (kind >= 'assignment.' AND kind < 'assignment/')
    OR (kind >= 'class.' AND kind < 'class/') OR (kind >= 'import.' AND kind < 'import/')
    OR (kind >= 'partner.' AND kind < 'partner/') OR (kind >= 'person.' AND kind < 'person/')
    OR (kind >= 'promotion.' AND kind < 'promotion/') OR (kind >= 'staff.' AND kind < 'staff/')
    OR (kind >= 'student.' AND kind < 'student/') OR (kind >= 'tenant.' AND kind < 'tenant/')
    OR (kind >= 'theme.' AND kind < 'theme/') OR (kind >= 'webhook.' AND kind < 'webhook/'))
ORDER BY position DESC
LIMIT @limit

-- name: UpsertTenant
-- An older revision changes nothing. Assignments run from left to right: the revision comes last.
INSERT INTO tenants (tenant, name, type, status, time_zone, language, overrides, max_students, max_teachers, max_classes, revision)
VALUES (@tenant, @name, @type, @status, @time_zone, @language, @overrides, @max_students, @max_teachers, @max_classes, @revision)
ON DUPLICATE KEY UPDATE
  name = IF(VALUES(revision) >= revision, VALUES(name), name),
  type = IF(VALUES(revision) >= revision, VALUES(type), type),
  status = IF(VALUES(revision) >= revision, VALUES(status), status),
  time_zone = IF(VALUES(revision) >= revision, VALUES(time_zone), time_zone),
  language = IF(VALUES(revision) >= revision, VALUES(language), language),
  overrides = IF(VALUES(revision) >= revision, VALUES(overrides), overrides),
  max_students = IF(VALUES(revision) >= revision, VALUES(max_students), max_students),
  max_teachers = IF(VALUES(revision) >= revision, VALUES(max_teachers), max_teachers),
  max_classes = IF(VALUES(revision) >= revision, VALUES(max_classes), max_classes),
  revision = GREATEST(revision, VALUES(revision))
