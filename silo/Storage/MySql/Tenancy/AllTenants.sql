SELECT tenant, name, type, status, time_zone, language, overrides, max_students, max_teachers, max_classes FROM tenants
