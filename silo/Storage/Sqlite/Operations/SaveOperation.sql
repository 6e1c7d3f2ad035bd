INSERT INTO operations (tenant, id, fingerprint, answer, expires_at)
VALUES (@tenant, @id, @fingerprint, @answer, @expires_at)
ON CONFLICT (tenant, id) DO UPDATE SET fingerprint = excluded.fingerprint, answer = excluded.answer, expires_at = excluded.expires_at;
