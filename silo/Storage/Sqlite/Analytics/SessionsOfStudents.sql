-- One row per student and theme. What counts as scored and as proof is what progress counts: a completed session with a score, and one that
-- the server marked itself. Scores are summed in tenths, as whole numbers.
SELECT student_id, theme_id,
  SUM(completed AND school_day BETWEEN @from AND @to) AS completed,
  SUM(completed AND score IS NOT NULL AND school_day BETWEEN @from AND @to) AS attempts,
  SUM(CASE WHEN completed AND score IS NOT NULL AND school_day BETWEEN @from AND @to THEN CAST(ROUND(score * 10) AS INTEGER) ELSE 0 END) AS score_tenths,
  SUM(completed AND score IS NOT NULL) AS attempts_ever,
  MAX(CASE WHEN completed AND verified AND score IS NOT NULL THEN CAST(ROUND(score * 10) AS INTEGER) ELSE 0 END) AS best_tenths,
  MAX(last_activity_at) AS last_activity_at
FROM learning_sessions
WHERE tenant = @tenant AND student_id IN (SELECT value FROM json_each(@students))
  AND school_day <= @to
  AND (@themeId IS NULL OR theme_id = @themeId)
GROUP BY student_id, theme_id
