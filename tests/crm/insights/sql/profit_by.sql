-- A returned line goes by the product that came back; other words, or where no product is named, by the
-- first line of its order. Those of the days count, whenever they were sold.
WITH sold AS (
  SELECT key, word, sum(amount) AS revenue, count(*) AS sales, count(DISTINCT order_or_line) AS orders,
         sum(discount) AS discount, count(cost) AS costed, sum(cost) AS cost, sum(amount - cost) AS earned,
         sum(CASE WHEN cost IS NOT NULL THEN amount END) AS costed_revenue
  FROM word JOIN line ON line.id = word.line, parameter WHERE day BETWEEN since AND until GROUP BY key, word
), came AS (
  SELECT k.key, b.refund,
         CASE WHEN k.key = 'name' AND b.product IS NOT NULL THEN p.name
              WHEN k.key = 'category' AND b.product IS NOT NULL THEN p.category
              WHEN k.key = 'brand' AND b.product IS NOT NULL THEN p.brand
              ELSE (SELECT word FROM word w WHERE w.key = k.key
                    AND w.line = (SELECT min(id) FROM line l WHERE l.order_number = b.order_number)) END AS word
  FROM back b JOIN (SELECT DISTINCT key FROM word) k LEFT JOIN product p ON p.id = b.product, parameter
  WHERE b.day BETWEEN since AND until
), given AS (SELECT key, word, sum(refund) AS refunds FROM came GROUP BY key, word)
SELECT s.key, s.word AS value, revenue, sales, orders, discount, ifnull(g.refunds, 0) AS refunds,
       revenue - ifnull(g.refunds, 0) AS net_revenue, costed, ifnull(cost, 0) AS cost, earned - ifnull(g.refunds, 0) AS profit,
       CASE WHEN costed_revenue > 0 THEN (earned - ifnull(g.refunds, 0)) / costed_revenue END AS margin,
       revenue / nullif(orders, 0) AS average_order
FROM sold s LEFT JOIN given g ON g.key = s.key AND g.word IS s.word
