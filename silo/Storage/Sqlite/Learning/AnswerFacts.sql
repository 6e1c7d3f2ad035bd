SELECT id, payload FROM facts WHERE tenant = @tenant AND id IN (SELECT value FROM json_each(@ids))
