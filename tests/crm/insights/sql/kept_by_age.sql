-- Months that are not over are left out, and with them the cohort of the month that is not.
WITH came AS (
  SELECT l.customer, l.month, sum(l.amount) AS revenue, substr(r.first_on, 1, 7) AS cohort
  FROM line l JOIN rhythm r USING (customer), parameter WHERE l.day <= today GROUP BY l.customer, l.month
), age AS (
  SELECT DISTINCT 12 * (substr(c.month, 1, 4) - substr(b.month, 1, 4)) + substr(c.month, 6) - substr(b.month, 6) AS months_since,
         b.month AS cohort, c.month
  FROM calendar b JOIN calendar c ON c.month >= b.month WHERE NOT b.unfinished AND NOT c.unfinished
), born AS (SELECT cohort, count(DISTINCT customer) AS size, sum(CASE WHEN month = cohort THEN revenue END) AS base FROM came GROUP BY cohort),
cell AS (
  SELECT months_since, b.size, b.base, count(came.customer) AS customers, ifnull(sum(came.revenue), 0) AS revenue
  FROM age JOIN born b USING (cohort) LEFT JOIN came ON came.cohort = age.cohort AND came.month = age.month
  GROUP BY months_since, age.cohort
)
SELECT months_since, sum(size) AS size, sum(customers) AS customers, 1.0 * sum(customers) / sum(size) AS customers_share,
       CASE WHEN sum(base) > 0 THEN sum(revenue) / sum(base) END AS revenue_share
FROM cell GROUP BY months_since
