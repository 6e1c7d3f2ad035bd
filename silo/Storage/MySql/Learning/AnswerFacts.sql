SELECT id, payload FROM facts WHERE tenant = @tenant AND id IN (@ids)
