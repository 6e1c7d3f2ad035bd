SELECT position FROM facts WHERE tenant = @tenant AND folded_class = @id ORDER BY position DESC LIMIT 1
