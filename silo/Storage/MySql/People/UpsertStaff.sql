INSERT INTO staff (tenant, id, first_name, last_name, email, search, role, status)
VALUES (@tenant, @id, @first_name, @last_name, @email, @search, @role, @status)
ON DUPLICATE KEY UPDATE
  first_name = VALUES(first_name), last_name = VALUES(last_name), email = VALUES(email), search = VALUES(search),
  role = VALUES(role), status = VALUES(status)
