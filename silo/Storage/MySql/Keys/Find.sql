SELECT owner FROM unique_keys WHERE tenant = @tenant AND kind = @kind AND value = @value
