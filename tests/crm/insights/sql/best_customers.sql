-- The twelve months that end with today; what went back in them is taken off, and costs as far as known.
WITH span AS (SELECT date(today, '-1 year', '+1 day') AS since, today AS until FROM parameter),
sold AS (
  SELECT customer, sum(amount) AS revenue, count(DISTINCT order_or_line) AS orders, max(day) AS last_on,
         sum(amount - cost) AS earned
  FROM line, span WHERE customer IS NOT NULL AND day BETWEEN since AND until GROUP BY customer
), given AS (SELECT customer, sum(refund) AS refunds FROM back, span WHERE day BETWEEN since AND until GROUP BY customer)
SELECT s.customer, c.name, revenue, ifnull(refunds, 0) AS refunds, revenue - ifnull(refunds, 0) AS net_revenue,
       earned - ifnull(refunds, 0) AS profit, orders, last_on
FROM sold s LEFT JOIN given g ON g.customer = s.customer LEFT JOIN customer c ON c.id = s.customer
