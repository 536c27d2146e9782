-- Orders that payments which name them have paid in full; with the interval of Wilson, 1927.
WITH settled AS (
  SELECT c.customer, p.last_on > c.due_on AS late, julianday(p.last_on) - julianday(c.due_on) AS after_due,
         julianday(p.last_on) - julianday((SELECT min(l.day) FROM line l
                                           WHERE l.order_number = c.order_number AND l.customer = c.customer)) AS to_pay
  FROM credit c JOIN paid p USING (id) WHERE c.amount - p.paid < 0.01 AND c.customer IS NOT NULL
), ranked AS (
  SELECT *, count(*) OVER (PARTITION BY customer) AS n, count(to_pay) OVER (PARTITION BY customer) AS m,
         row_number() OVER (PARTITION BY customer ORDER BY after_due) AS due_place,
         row_number() OVER (PARTITION BY customer ORDER BY to_pay NULLS LAST) AS pay_place
  FROM settled
), counted AS (
  SELECT customer, n, avg(CASE WHEN pay_place IN ((m + 1) / 2, m / 2 + 1) THEN to_pay END) AS days_to_pay,
         avg(CASE WHEN due_place IN ((n + 1) / 2, n / 2 + 1) THEN after_due END) AS days_late, sum(late) AS late,
         1.0 * sum(late) / n AS p, 1.959964 * 1.959964 AS zz
  FROM ranked GROUP BY customer
)
SELECT customer, n AS orders, days_to_pay, days_late, late, p AS late_share,
       (p + zz / (2 * n) - 1.959964 * sqrt(p * (1 - p) / n + zz / (4.0 * n * n))) / (1 + zz / n) AS late_low,
       (p + zz / (2 * n) + 1.959964 * sqrt(p * (1 - p) / n + zz / (4.0 * n * n))) / (1 + zz / n) AS late_high, n < 5 AS few
FROM counted
