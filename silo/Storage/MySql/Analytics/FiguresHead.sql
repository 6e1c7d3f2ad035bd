SELECT position, fold_version, stamp FROM figures_heads WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope
