SELECT payload FROM facts WHERE tenant = @tenant AND id = @id
