-- Every pair of products in 5 orders or more.
WITH held AS (SELECT DISTINCT order_number, product FROM line WHERE order_number IS NOT NULL AND product IS NOT NULL),
fair AS (SELECT order_number FROM held GROUP BY order_number HAVING count(*) <= 100),
held_fairly AS MATERIALIZED (SELECT h.order_number, h.product FROM held h JOIN fair USING (order_number))
SELECT a.product, b.product AS other, count(*) AS together
FROM held_fairly a JOIN held_fairly b ON b.order_number = a.order_number AND b.product > a.product
GROUP BY a.product, b.product HAVING count(*) >= 5
