-- Cannot be undone: staff, unique_keys
-- Members and accounts (docs/decisions/0015). Until here a member had the id of its account, and the account the one key of its e-mail. What the
-- records become is decided when they are read; the rows say it now: an account with one school stays, the others wait for an invitation.
-- The index has the beginning of the address: more of it would be too long for a key.
CREATE TABLE IF NOT EXISTS accounts (
  tenant VARCHAR(40) NOT NULL, id VARCHAR(60) NOT NULL,
  email VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, opened_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id),
  KEY accounts_by_email (email(150), opened_at, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

INSERT INTO accounts (tenant, id, email, opened_at)
SELECT 'platform', id, min(email), 0 FROM staff
GROUP BY id
HAVING count(*) = 1 AND min(tenant) <> 'platform' AND min(status) <> 'pending'
ON DUPLICATE KEY UPDATE email = VALUES(email);

UPDATE staff SET status = 'pending'
WHERE status = 'active'
  AND (tenant = 'platform' OR id IN (SELECT several.id FROM (SELECT id FROM staff GROUP BY id HAVING count(*) > 1) AS several));

INSERT INTO unique_keys (tenant, kind, value, owner)
SELECT staff.tenant, 'staff-email', staff.email, staff.id FROM staff
ON DUPLICATE KEY UPDATE kind = VALUES(kind);

DELETE FROM unique_keys WHERE tenant = 'platform' AND kind = 'email';
