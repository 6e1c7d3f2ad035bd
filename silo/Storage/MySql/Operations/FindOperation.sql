SELECT fingerprint, answer FROM operations WHERE tenant = @tenant AND id = @id AND expires_at > @now
