-- Of the habits found: who bought the product in that month of how many years. Years end with today's month.
WITH month AS (
  SELECT customer, product, CAST(substr(day, 6, 2) AS INTEGER) AS month, max(day) AS last_on, sum(amount) AS amount,
         ((substr(today, 1, 4) - substr(day, 1, 4)) * 12 + substr(today, 6, 2) - substr(day, 6, 2)) / 12 AS year
  FROM line, parameter
  WHERE customer IS NOT NULL AND product IS NOT NULL AND substr(day, 1, 7) <= substr(today, 1, 7)
  GROUP BY customer, product, substr(day, 1, 7)
), came AS (
  SELECT product, month, customer, count(*) AS years, avg(amount) AS average FROM month GROUP BY product, month, customer
), seen AS (SELECT month, count(DISTINCT year) AS of_years FROM month GROUP BY month)
SELECT o.product, o.month, s.of_years, count(*) AS ever, sum(c.years >= 2) AS customers,
       avg(CASE WHEN c.years >= 2 THEN c.average END) AS average, 1.0 * sum(c.years) / s.of_years AS buyers
FROM ours o JOIN came c USING (product, month) JOIN seen s USING (month) GROUP BY o.product, o.month
