-- Rows for lists and search; the truth about a person is the person's record.
CREATE TABLE promotions (
  tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, search TEXT NOT NULL,
  year_start INTEGER NOT NULL, year_end INTEGER NOT NULL, level TEXT, status TEXT NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;

CREATE TABLE classes (
  tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, search TEXT NOT NULL,
  promotion_id TEXT, description TEXT, status TEXT NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;

CREATE TABLE class_teachers (
  tenant TEXT NOT NULL, class_id TEXT NOT NULL, staff_id TEXT NOT NULL, is_primary INTEGER NOT NULL,
  PRIMARY KEY (tenant, class_id, staff_id)) STRICT, WITHOUT ROWID;
CREATE INDEX class_teachers_by_staff ON class_teachers (tenant, staff_id);

-- staff.id is the account id of the membership.
CREATE TABLE staff (
  tenant TEXT NOT NULL, id TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT NOT NULL,
  search TEXT NOT NULL, role TEXT NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;

-- subject is the pseudonym under which facts and figures know the student.
CREATE TABLE students (
  tenant TEXT NOT NULL, id TEXT NOT NULL, subject TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
  email TEXT, search TEXT NOT NULL, class_id TEXT, promotion_id TEXT, school_id TEXT, uuid_student TEXT NOT NULL,
  status TEXT NOT NULL,
  consent_sharing INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX students_by_class ON students (tenant, class_id, search);
CREATE INDEX students_by_search ON students (tenant, search);
CREATE UNIQUE INDEX students_by_subject ON students (tenant, subject);
