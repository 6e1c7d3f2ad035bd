INSERT INTO import_absent (tenant, import_id, id, class_id, first_name, last_name)
VALUES (@tenant, @import_id, @id, @class_id, @first_name, @last_name)
ON DUPLICATE KEY UPDATE tenant = tenant
