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
