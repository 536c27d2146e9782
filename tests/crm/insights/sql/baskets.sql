-- The pairs found; ``product`` is the one bought more seldom. Orders of more than 100 different products are left out.
WITH held AS MATERIALIZED (SELECT DISTINCT order_number, product FROM line WHERE order_number IS NOT NULL AND product IS NOT NULL),
fair AS MATERIALIZED (SELECT order_number FROM held GROUP BY order_number HAVING count(*) <= 100),
held_fairly AS MATERIALIZED (SELECT h.product, h.order_number FROM held h JOIN fair USING (order_number)),
times AS MATERIALIZED (SELECT product, count(*) AS orders FROM held_fairly GROUP BY product),
pair AS (
  SELECT o.product, o.other, count(*) AS together
  FROM ours o JOIN held_fairly a ON a.product = o.product JOIN held_fairly b ON b.product = o.other AND b.order_number = a.order_number
  GROUP BY o.product, o.other
)
SELECT p.product, p.other, together, a.orders, b.orders AS other_orders, 1.0 * together / n AS support,
       1.0 * together / a.orders AS confidence, 1.0 * together * n / (a.orders * b.orders) AS lift, n AS all_orders,
       (SELECT count(DISTINCT order_number) FROM held) - n AS too_large
FROM pair p JOIN times a ON a.product = p.product JOIN times b ON b.product = p.other,
     (SELECT count(*) AS n FROM fair)
