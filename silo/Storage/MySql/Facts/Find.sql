SELECT position, digest FROM facts WHERE tenant = @tenant AND id = @id
