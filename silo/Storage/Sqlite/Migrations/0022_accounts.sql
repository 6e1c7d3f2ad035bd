-- Cannot be undone: staff, unique_keys
-- Members and accounts (docs/decisions/0015). Until here a member had the id of its account, and the account the one key of its e-mail. What the
-- records become is decided when they are read; the rows say it now: an account with one school stays, the others wait for an invitation.
CREATE TABLE accounts (
  tenant TEXT NOT NULL, id TEXT NOT NULL, email TEXT NOT NULL, opened_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_by_email ON accounts (email, opened_at, id);

INSERT INTO accounts (tenant, id, email, opened_at)
SELECT 'platform', id, min(email), 0 FROM staff
GROUP BY id
HAVING count(*) = 1 AND min(tenant) <> 'platform' AND min(status) <> 'pending';

UPDATE staff SET status = 'pending'
WHERE status = 'active'
  AND (tenant = 'platform' OR id IN (SELECT several.id FROM (SELECT id FROM staff GROUP BY id HAVING count(*) > 1) AS several));

INSERT INTO unique_keys (tenant, kind, value, owner)
SELECT tenant, 'staff-email', email, id FROM staff WHERE true
ON CONFLICT (tenant, kind, value) DO NOTHING;

DELETE FROM unique_keys WHERE tenant = 'platform' AND kind = 'email';
