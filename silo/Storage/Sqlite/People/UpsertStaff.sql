INSERT INTO staff (tenant, id, first_name, last_name, email, search, role, status)
VALUES (@tenant, @id, @first_name, @last_name, @email, @search, @role, @status)
ON CONFLICT (tenant, id) DO UPDATE SET
  first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email, search = excluded.search,
  role = excluded.role, status = excluded.status
