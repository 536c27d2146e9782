-- Profit is that of the lines whose cost is known, less all refunds; unknown where fewer than 8 of 10 lines tell it.
WITH span AS (SELECT date(today, '-1 year', '+1 day') AS since, today AS until FROM parameter),
sold AS (
  SELECT customer, sum(amount) AS revenue, sum(discount) AS discount, sum(cost) AS cost, sum(amount - cost) AS earned,
         sum(CASE WHEN cost IS NOT NULL THEN amount END) AS of_costed, count(cost) >= 0.8 * count(*) AND count(cost) > 0 AS costed
  FROM line, span WHERE customer IS NOT NULL AND day BETWEEN since AND until GROUP BY customer
), given AS (
  SELECT customer, ifnull(sum(refund), 0) AS refunds
  FROM back, span WHERE customer IS NOT NULL AND day BETWEEN since AND until GROUP BY customer
), everybody AS (SELECT customer FROM sold UNION SELECT customer FROM given),
told AS (
  SELECT e.customer, ifnull(revenue, 0) AS revenue, ifnull(discount, 0) AS discount, ifnull(refunds, 0) AS refunds, cost, of_costed,
         CASE WHEN costed THEN round(earned - ifnull(refunds, 0), 4) END AS profit
  FROM everybody e LEFT JOIN sold s USING (customer) LEFT JOIN given g USING (customer)
)
SELECT t.customer, c.name, revenue, discount, refunds, round(revenue - refunds, 4) AS net_revenue, cost, profit,
       CASE WHEN of_costed > 0 THEN profit / of_costed END AS margin,
       CASE WHEN (SELECT count(cost) >= 0.8 * count(*) FROM line, span WHERE day BETWEEN since AND until)
            THEN ifnull(profit, 0) / (SELECT sum(profit) FROM told)
            ELSE round(revenue - refunds, 4) / (SELECT sum(round(revenue - refunds, 4)) FROM told) END AS kept_share
FROM told t LEFT JOIN customer c ON c.id = t.customer
