SELECT heads.tenant AS tenant, heads.position AS head, figures.position AS saved
FROM fact_heads AS heads JOIN figures_heads AS figures ON figures.tenant = heads.tenant AND figures.scope_kind = 'tenant' AND figures.position < heads.position
ORDER BY heads.position - figures.position DESC
LIMIT @limit
