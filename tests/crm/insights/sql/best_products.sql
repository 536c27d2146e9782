WITH span AS (SELECT date(today, '-1 year', '+1 day') AS since, today AS until FROM parameter),
sold AS (
  SELECT product, sum(amount) AS revenue, count(*) AS sales, ifnull(sum(quantity), 0) AS quantity, sum(amount - cost) AS earned
  FROM line, span WHERE product IS NOT NULL AND day BETWEEN since AND until GROUP BY product
), given AS (SELECT product, sum(refund) AS refunds FROM back, span WHERE day BETWEEN since AND until GROUP BY product)
SELECT s.product, p.name, p.category, revenue, ifnull(refunds, 0) AS refunds, revenue - ifnull(refunds, 0) AS net_revenue,
       earned - ifnull(refunds, 0) AS profit, sales, quantity
FROM sold s LEFT JOIN given g ON g.product = s.product LEFT JOIN product p ON p.id = s.product
