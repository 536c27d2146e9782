WITH month AS (
  SELECT customer, product, CAST(substr(day, 6, 2) AS INTEGER) AS month, min(day) AS day, sum(amount) AS amount
  FROM line, parameter
  WHERE customer IS NOT NULL AND product IS NOT NULL AND substr(day, 1, 7) <= substr(today, 1, 7)
  GROUP BY customer, product, substr(day, 1, 7)
)
SELECT product, month, customer, count(*) AS years, avg(amount) AS average
FROM month JOIN (SELECT DISTINCT product, month FROM ours) USING (product, month) GROUP BY product, month, customer
