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
