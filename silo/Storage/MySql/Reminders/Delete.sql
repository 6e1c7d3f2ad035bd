DELETE FROM reminders WHERE grain_type = @type AND grain_key = @key AND name = @name AND version = @version
