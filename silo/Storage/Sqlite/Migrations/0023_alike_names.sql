-- Names are one whatever dash or apostrophe they are written with: beside the keys of before, those that are made now. Where two have become one, one of their
-- owners has it. The old ones stay: nobody asks for them any more.
INSERT INTO unique_keys (tenant, kind, value, owner)
SELECT made.tenant, made.kind, made.value, MIN(made.owner)
FROM (
  SELECT tenant, kind, owner, REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(value, '‑', '-'), '–', '-'), ' - ', ' '), '-', ' '), '''', '') AS value
  FROM unique_keys
  WHERE kind IN ('class-name', 'promotion-name', 'student-school-id')) made
LEFT JOIN unique_keys held ON held.tenant = made.tenant AND held.kind = made.kind AND held.value = made.value
WHERE held.value IS NULL
GROUP BY made.tenant, made.kind, made.value;
