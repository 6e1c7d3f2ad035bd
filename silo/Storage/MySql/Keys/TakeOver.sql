UPDATE unique_keys SET owner = @owner WHERE tenant = @tenant AND kind = @kind AND value = @value AND owner = @abandoned
