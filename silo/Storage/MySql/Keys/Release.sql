DELETE FROM unique_keys WHERE tenant = @tenant AND kind = @kind AND value = @value AND owner = @owner
