SELECT id, name, year_start, year_end, level, status FROM promotions WHERE tenant = @tenant
