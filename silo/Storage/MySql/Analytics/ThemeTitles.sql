SELECT id, title FROM themes WHERE tenant = @tenant AND id IN (@ids)
