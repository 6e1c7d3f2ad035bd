INSERT INTO theme_contents (tenant, theme_id, hash, content) VALUES (@tenant, @theme_id, @hash, @content)
ON DUPLICATE KEY UPDATE tenant = tenant
