DELETE FROM facts WHERE tenant = @tenant AND position > @after
