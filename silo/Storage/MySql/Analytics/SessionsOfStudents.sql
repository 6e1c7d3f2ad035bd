-- One row per student and theme. What counts as scored and as proof is what progress counts: a completed session with a score, and one that
-- the server marked itself. Scores are summed in tenths, as whole numbers; ROUND would round half to even here.
SELECT student_id, theme_id,
  CAST(SUM(completed AND school_day BETWEEN @from AND @to) AS SIGNED) AS completed,
  CAST(SUM(completed AND score IS NOT NULL AND school_day BETWEEN @from AND @to) AS SIGNED) AS attempts,
  CAST(SUM(CASE WHEN completed AND score IS NOT NULL AND school_day BETWEEN @from AND @to THEN FLOOR(score * 10 + 0.5) ELSE 0 END) AS SIGNED) AS score_tenths,
  CAST(SUM(completed AND score IS NOT NULL) AS SIGNED) AS attempts_ever,
  CAST(MAX(CASE WHEN completed AND verified AND score IS NOT NULL THEN FLOOR(score * 10 + 0.5) ELSE 0 END) AS SIGNED) AS best_tenths,
  MAX(last_activity_at) AS last_activity_at
FROM learning_sessions
WHERE tenant = @tenant AND student_id IN (@students)
  AND school_day <= @to
  AND (@themeId IS NULL OR theme_id = @themeId)
GROUP BY student_id, theme_id
