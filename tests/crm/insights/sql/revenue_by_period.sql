-- Days and weeks are held against those 52 weeks before, months, quarters and years against the year before.
WITH RECURSIVE day(day) AS (
  SELECT since FROM parameter UNION ALL SELECT date(day, '+1 day') FROM day, parameter WHERE day < until
), unit(period, back, length) AS (
  VALUES ('day', '-364 days', '+1 day'), ('week', '-364 days', '+7 days'), ('month', '-1 year', '+1 month'),
         ('quarter', '-1 year', '+3 months'), ('year', '-1 year', '+1 year')
), begun AS (
  SELECT period, back, day,
         CASE period WHEN 'day' THEN day WHEN 'week' THEN date(day, 'weekday 0', '-6 days')
              WHEN 'month' THEN substr(day, 1, 7) || '-01'
              WHEN 'quarter' THEN substr(day, 1, 5) || printf('%02d', (substr(day, 6, 2) - 1) / 3 * 3 + 1) || '-01'
              ELSE substr(day, 1, 4) || '-01-01' END AS start
  FROM day, unit
), stretch AS (
  SELECT period, start, min(day) AS first, max(day) AS last, date(min(day), back) AS first_before,
         CASE WHEN back = '-1 year' THEN date(max(day), '+1 day', back, '-1 day') ELSE date(max(day), back) END AS last_before
  FROM begun GROUP BY period, start
), now AS (
  SELECT s.period, s.start, ifnull(sum(l.amount), 0) AS revenue, count(DISTINCT l.order_or_line) AS orders
  FROM stretch s LEFT JOIN line l ON l.day BETWEEN s.first AND s.last GROUP BY 1, 2
), then_ AS (
  SELECT s.period, s.start, ifnull(sum(l.amount), 0) AS revenue, count(DISTINCT l.order_or_line) AS orders
  FROM stretch s LEFT JOIN line l ON l.day BETWEEN s.first_before AND s.last_before GROUP BY 1, 2
)
SELECT period, start, n.revenue, n.orders,
       CASE WHEN reached THEN t.revenue END AS before, CASE WHEN reached THEN t.orders END AS orders_before,
       CASE WHEN reached AND t.revenue > 0 THEN n.revenue / t.revenue - 1 END AS change, until < ends_on AS unfinished
FROM now n JOIN then_ t USING (period, start) JOIN (
  SELECT period, start, date(start, length, '-1 day') AS ends_on,
         date(start, back, length, '-1 day') >= (SELECT min(day) FROM line) AS reached
  FROM stretch JOIN unit USING (period)
) USING (period, start), parameter
