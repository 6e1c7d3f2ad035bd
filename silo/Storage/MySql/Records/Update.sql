UPDATE records SET version = version + 1, body = @body
WHERE grain_type = @type AND grain_key = @key AND name = @name AND version = @version
