WITH came AS (
  SELECT l.customer, l.month, sum(l.amount) AS revenue, substr(r.first_on, 1, 7) AS cohort
  FROM line l JOIN rhythm r USING (customer), parameter WHERE l.day <= today GROUP BY l.customer, l.month
), size AS (SELECT cohort, count(*) AS size FROM (SELECT DISTINCT cohort, customer FROM came) GROUP BY cohort),
cell AS (
  SELECT b.month AS cohort, b.starts_on AS born, c.starts_on AS month, c.unfinished OR b.unfinished AS unfinished, s.size,
         12 * (substr(c.month, 1, 4) - substr(b.month, 1, 4)) + substr(c.month, 6) - substr(b.month, 6) AS months_since,
         count(came.customer) AS customers, ifnull(sum(came.revenue), 0) AS revenue
  FROM size s JOIN calendar b ON b.month = s.cohort JOIN calendar c ON c.month >= b.month
       LEFT JOIN came ON came.cohort = s.cohort AND came.month = c.month
  GROUP BY b.month, c.month
)
SELECT born AS cohort, months_since, month, size, customers, revenue, 1.0 * customers / size AS customers_share,
       CASE WHEN first_value(revenue) OVER (PARTITION BY born ORDER BY month) > 0
            THEN revenue / first_value(revenue) OVER (PARTITION BY born ORDER BY month) END AS revenue_share,
       size < 10 AS few, unfinished
FROM cell
