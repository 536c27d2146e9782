WITH span(name, since, until) AS (
  SELECT 'now', date(today, '-29 days'), today FROM parameter
  UNION ALL SELECT 'before', date(today, '-29 days', '-1 year'), date(today, '-1 year') FROM parameter
), told AS (
  SELECT name, (SELECT sum(amount) FROM line WHERE day BETWEEN since AND until) AS revenue,
         (SELECT count(*) FROM line WHERE day BETWEEN since AND until) AS sales,
         (SELECT count(DISTINCT customer) FROM line WHERE day BETWEEN since AND until) AS buyers,
         (SELECT count(*) FROM rhythm WHERE first_on BETWEEN since AND until) AS first_buyers,
         (SELECT count(*) FROM (SELECT min(day) AS day FROM back GROUP BY return_id) b WHERE b.day BETWEEN since AND until) AS returns,
         (SELECT count(*) FROM complaint WHERE date(opened_at) BETWEEN since AND until) AS complaints
  FROM span
)
SELECT ifnull(n.revenue, 0) AS revenue, CASE WHEN reached THEN ifnull(b.revenue, 0) END AS revenue_before, n.sales, n.buyers,
       CASE WHEN reached THEN b.buyers END AS buyers_before, n.first_buyers, n.returns,
       CASE WHEN reached THEN b.returns END AS returns_before, n.complaints
FROM told n JOIN told b ON b.name = 'before',
     (SELECT (SELECT min(day) FROM line) <= since AS reached FROM span WHERE name = 'before')
WHERE n.name = 'now'
