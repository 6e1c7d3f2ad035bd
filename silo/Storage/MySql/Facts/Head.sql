SELECT position FROM fact_heads WHERE tenant = @tenant
