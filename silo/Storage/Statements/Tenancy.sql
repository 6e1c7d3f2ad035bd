-- name: AllTenants
SELECT tenant, name, type, status, time_zone, language, overrides, max_students, max_teachers, max_classes FROM tenants

-- name: AnyTenant
SELECT tenant FROM tenants WHERE tenant <> 'platform' LIMIT 1

-- name: AuditPage
SELECT position, kind, actor, subject, class AS class_id, theme AS theme_id, assignment AS assignment_id, occurred_at, payload
FROM facts
WHERE tenant = @tenant AND session IS NULL AND position < @before AND kind >= @from AND kind < @until
  AND ((kind >= 'account.' AND kind < 'account/') OR (kind >= 'assignment.' AND kind < 'assignment/')
    OR (kind >= 'class.' AND kind < 'class/') OR (kind >= 'import.' AND kind < 'import/')
    OR (kind >= 'partner.' AND kind < 'partner/') OR (kind >= 'person.' AND kind < 'person/')
    OR (kind >= 'promotion.' AND kind < 'promotion/') OR (kind >= 'staff.' AND kind < 'staff/')
    OR (kind >= 'student.' AND kind < 'student/') OR (kind >= 'tenant.' AND kind < 'tenant/')
    OR (kind >= 'theme.' AND kind < 'theme/') OR (kind >= 'webhook.' AND kind < 'webhook/'))
ORDER BY position DESC
LIMIT @limit

-- name: PageOfTenants
SELECT tenant, name, type, status, time_zone, language, overrides, max_students, max_teachers, max_classes
FROM tenants
WHERE tenant > @after AND tenant <> @platform
ORDER BY tenant
LIMIT @limit

-- name: Stamp
SELECT COUNT(*) AS tenants, CAST(COALESCE(SUM(revision), 0) AS SIGNED) AS revisions FROM tenants
