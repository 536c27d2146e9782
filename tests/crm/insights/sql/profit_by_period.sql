-- Of the lines whose cost is known, less what was given back in those days; by month.
WITH RECURSIVE day(day) AS (
  SELECT since FROM parameter UNION ALL SELECT date(day, '+1 day') FROM day, parameter WHERE day < until
), stretch AS (
  SELECT substr(day, 1, 7) || '-01' AS start, min(day) AS first, max(day) AS last FROM day GROUP BY 1
), both AS (
  SELECT start, 'now' AS at, first, last FROM stretch
  UNION ALL SELECT start, 'before', date(first, '-1 year'), date(last, '+1 day', '-1 year', '-1 day') FROM stretch
), kept AS (
  SELECT start, at, ifnull((SELECT sum(amount - cost) FROM line WHERE day BETWEEN first AND last), 0)
         - ifnull((SELECT sum(refund) FROM back WHERE day BETWEEN first AND last), 0) AS profit
  FROM both
)
SELECT n.start, n.profit,
       CASE WHEN date(n.start, '-1 year') >= (SELECT min(starts_on) FROM calendar) THEN b.profit END AS profit_before
FROM kept n JOIN kept b ON b.start = n.start AND b.at = 'before' WHERE n.at = 'now'
