-- Rows for lists and search; the truth about a person is the person's record. search holds folded text; it is indexed by its beginning,
-- because folding can make a text longer and a key has at most 3,072 bytes.
CREATE TABLE IF NOT EXISTS promotions (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  search VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  year_start INT NOT NULL, year_end INT NOT NULL, level VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, status VARCHAR(40) NOT NULL,
  PRIMARY KEY (tenant, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS classes (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  search VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  promotion_id VARCHAR(60), description VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, status VARCHAR(40) NOT NULL,
  PRIMARY KEY (tenant, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS class_teachers (
  tenant VARCHAR(40) NOT NULL, class_id VARCHAR(60) NOT NULL, staff_id VARCHAR(60) NOT NULL, is_primary TINYINT NOT NULL,
  PRIMARY KEY (tenant, class_id, staff_id),
  KEY class_teachers_by_staff (tenant, staff_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- staff.id is the account id of the membership.
CREATE TABLE IF NOT EXISTS staff (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, first_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  last_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  email VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  search VARCHAR(4000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, role VARCHAR(40) NOT NULL, status VARCHAR(40) NOT NULL,
  PRIMARY KEY (tenant, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- subject is the pseudonym under which facts and figures know the student.
CREATE TABLE IF NOT EXISTS students (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL, subject VARCHAR(100) NOT NULL,
  first_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  last_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  email VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, search VARCHAR(4000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  class_id VARCHAR(60), promotion_id VARCHAR(60), school_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  uuid_student VARCHAR(60) NOT NULL,
  status VARCHAR(40) NOT NULL, consent_sharing TINYINT NOT NULL,
  PRIMARY KEY (tenant, id),
  KEY students_by_class (tenant, class_id, search(150)),
  KEY students_by_search (tenant, search(150)),
  UNIQUE KEY students_by_subject (tenant, subject)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
