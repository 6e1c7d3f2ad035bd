SELECT assignment_id, waiting, running, finished FROM figures_missions WHERE tenant = @tenant AND scope_kind = @kind AND scope_id = @scope
