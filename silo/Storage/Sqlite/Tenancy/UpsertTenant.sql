INSERT INTO tenants (tenant, name, type, status, time_zone, language, overrides, max_students, max_teachers, max_classes, revision)
VALUES (@tenant, @name, @type, @status, @time_zone, @language, @overrides, @max_students, @max_teachers, @max_classes, @revision)
ON CONFLICT (tenant) DO UPDATE SET
  name = excluded.name, type = excluded.type, status = excluded.status, time_zone = excluded.time_zone,
  language = excluded.language, overrides = excluded.overrides, max_students = excluded.max_students,
  max_teachers = excluded.max_teachers, max_classes = excluded.max_classes, revision = excluded.revision
WHERE excluded.revision >= tenants.revision
