SELECT classes.id, classes.name, promotions.name AS promotion
FROM classes
LEFT JOIN promotions ON promotions.tenant = classes.tenant AND promotions.id = classes.promotion_id
WHERE classes.tenant = @tenant
