UPDATE fact_heads SET position = @next WHERE tenant = @tenant AND position = @expected
