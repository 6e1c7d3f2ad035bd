SELECT status FROM assignments WHERE tenant = @tenant AND id = @id
