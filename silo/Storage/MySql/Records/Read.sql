SELECT version, body FROM records WHERE grain_type = @type AND grain_key = @key AND name = @name
