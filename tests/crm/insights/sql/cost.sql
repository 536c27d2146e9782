-- Twice: given back for a return and paid for a complaint of one and the same order, product and customer.
WITH both AS (
  SELECT sum(refund) AS given, 0 AS paid, order_number, product, customer FROM back
  WHERE order_number IS NOT NULL AND product IS NOT NULL AND refund > 0 GROUP BY order_number, product, customer
), paid AS (
  SELECT sum(refund) AS paid, order_number, product, customer FROM complaint
  WHERE order_number IS NOT NULL AND product IS NOT NULL AND refund > 0 GROUP BY order_number, product, customer
), gone AS (
  SELECT b.quantity * p.cost AS worth FROM back b LEFT JOIN product p ON p.id = b.product
  WHERE b.condition = 'damaged' OR b.resolution = 'exchange'
)
SELECT (SELECT ifnull(sum(refund), 0) FROM back) AS refunds, (SELECT ifnull(sum(refund), 0) FROM complaint) AS paid,
       (SELECT ifnull(sum(min(b.given, p.paid)), 0) FROM both b JOIN paid p
        ON p.order_number = b.order_number AND p.product IS b.product AND p.customer IS b.customer) AS twice,
       (SELECT count(*) FROM gone) AS lost,
       (SELECT count(DISTINCT return_id) FROM back) + (SELECT count(*) FROM complaint) AS records,
       (SELECT count(DISTINCT return_id) FROM back WHERE refund > 0) + (SELECT count(*) FROM complaint WHERE refund > 0) AS stated
