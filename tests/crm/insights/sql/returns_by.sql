-- A record that brought back several products counts once for each word among them.
WITH sold_by AS (
  SELECT order_number, sales_channel, min(id) AS first FROM line
  WHERE order_number IS NOT NULL AND sales_channel IS NOT NULL GROUP BY order_number
), told AS (
  SELECT k.key, b.return_id, b.customer, b.refund, CASE k.key WHEN 'product' THEN ifnull(b.product, 0) ELSE 0 END AS product,
         CASE k.key WHEN 'reason' THEN b.reason WHEN 'product' THEN p.name WHEN 'product_category' THEN p.category
              WHEN 'sales_channel' THEN o.sales_channel WHEN 'condition' THEN b.condition END AS value
  FROM back b
       JOIN (SELECT 'reason' AS key UNION VALUES ('product'), ('product_category'), ('sales_channel'), ('condition')) k
       LEFT JOIN product p ON p.id = b.product LEFT JOIN sold_by o ON o.order_number = b.order_number
), sold AS (
  SELECT 'product' AS key, p.name AS value, count(*) AS sales FROM line l JOIN product p ON p.id = l.product GROUP BY l.product
  UNION ALL
  SELECT 'product_category', p.category, count(*) FROM line l JOIN product p ON p.id = l.product WHERE p.category IS NOT NULL GROUP BY 2
  UNION ALL
  SELECT 'sales_channel', sales_channel, count(*) FROM line WHERE sales_channel IS NOT NULL GROUP BY 2
), counted AS (
  SELECT t.key, t.value, t.product, count(DISTINCT return_id) AS records, count(DISTINCT t.customer) AS customers, ifnull(sum(t.refund), 0) AS money,
         CASE WHEN t.key IN ('product', 'product_category', 'sales_channel') THEN ifnull(max(s.sales), 0)
              ELSE (SELECT count(*) FROM line) END AS sales
  FROM told t LEFT JOIN sold s ON s.key = t.key AND s.value = t.value GROUP BY t.key, t.value, t.product
)
SELECT key, value, product, records, customers, sales, 100.0 * records / nullif(sales, 0) AS rate, money, sales < 20 AS few
FROM counted
