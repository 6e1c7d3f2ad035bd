DELETE FROM theme_transitions WHERE tenant = @tenant AND theme_id = @theme_id AND number <= @until
