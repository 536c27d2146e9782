-- The middle hours to the first answer; whole days where only the days are known; one before the complaint is a mistake.
WITH hours AS (
  SELECT CASE WHEN time(opened_at) = '00:00:00' OR time(first_response_at) = '00:00:00'
              THEN 24 * (julianday(date(first_response_at)) - julianday(date(opened_at)))
              ELSE (unixepoch(first_response_at) - unixepoch(opened_at)) / 3600.0 END AS hours
  FROM complaint WHERE first_response_at IS NOT NULL
), ranked AS (
  SELECT hours, row_number() OVER (ORDER BY hours) AS place, count(*) OVER () AS answered FROM hours WHERE hours >= 0
)
SELECT avg(hours) AS median_hours, (SELECT count(*) FROM ranked) AS answered FROM ranked WHERE place IN ((answered + 1) / 2, answered / 2 + 1)
