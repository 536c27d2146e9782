-- Kept: of those that were promised for a day and are settled or past it, those settled by then;
-- the whole day of the promise counts where one of the two has no time of the day.
WITH told AS (
  SELECT k.key, CASE k.key WHEN 'assigned_to' THEN assigned_to WHEN 'category' THEN category WHEN 'severity' THEN severity
                WHEN 'channel' THEN channel ELSE 'all' END AS value, c.*,
         ifnull(status, '') <> 'resolved' AND resolved_at IS NULL AS is_open,
         CASE WHEN time(opened_at) = '00:00:00' OR time(first_response_at) = '00:00:00'
              THEN 24 * (julianday(date(first_response_at)) - julianday(date(opened_at)))
              ELSE (unixepoch(first_response_at) - unixepoch(opened_at)) / 3600.0 END AS answer,
         CASE WHEN time(opened_at) = '00:00:00' OR time(resolved_at) = '00:00:00'
              THEN 24 * (julianday(date(resolved_at)) - julianday(date(opened_at)))
              ELSE (unixepoch(resolved_at) - unixepoch(opened_at)) / 3600.0 END AS settle
  FROM complaint c JOIN (SELECT 'assigned_to' AS key UNION VALUES ('category'), ('severity'), ('channel'), ('all')) k
), ranked AS (
  SELECT key, value, answer, settle,
         row_number() OVER (PARTITION BY key, value ORDER BY CASE WHEN answer >= 0 THEN answer END NULLS LAST) AS answer_place,
         sum(answer >= 0) OVER (PARTITION BY key, value) AS answers,
         row_number() OVER (PARTITION BY key, value ORDER BY CASE WHEN settle >= 0 THEN settle END NULLS LAST) AS settle_place,
         sum(settle >= 0) OVER (PARTITION BY key, value) AS settles
  FROM told
), middle AS (
  SELECT key, value, avg(CASE WHEN answer_place IN ((answers + 1) / 2, answers / 2 + 1) THEN answer END) AS answer_hours,
         avg(CASE WHEN settle_place IN ((settles + 1) / 2, settles / 2 + 1) THEN settle END) AS settled_hours
  FROM ranked GROUP BY key, value
)
SELECT t.key, t.value, count(*) AS complaints, m.answer_hours, sum(ifnull(answer >= 0, 0)) AS answered,
       m.settled_hours, sum(ifnull(settle >= 0, 0)) AS settled,
       sum(ifnull(CASE WHEN time(due_at) = '00:00:00' OR time(resolved_at) = '00:00:00'
                 THEN date(resolved_at) <= date(due_at) ELSE resolved_at <= due_at END, 0)) AS kept,
       sum(due_at IS NOT NULL AND (resolved_at IS NOT NULL OR is_open AND date(due_at) < today)) AS promised,
       count(satisfaction) AS said, sum(ifnull(satisfaction = 'yes', 0)) AS satisfied,
       sum(is_open) AS open, sum(is_open AND ifnull(date(due_at) < today, 0)) AS late
FROM told t JOIN middle m ON m.key = t.key AND m.value IS t.value, parameter GROUP BY t.key, t.value
