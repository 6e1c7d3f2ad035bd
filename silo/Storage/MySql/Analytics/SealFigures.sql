UPDATE figures_heads SET position = @position, fold_version = @foldVersion, stamp = @stamp + 1
WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope AND stamp = @stamp
