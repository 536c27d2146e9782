-- Orders on credit: lines with a due date by number and customer, one without a number for itself; where customers
-- share a number, only their own payments and returns count.
CREATE TABLE credit AS
WITH shared AS (
  SELECT order_number FROM line WHERE order_number IS NOT NULL GROUP BY order_number HAVING count(DISTINCT customer) > 1
  UNION
  SELECT order_number FROM line WHERE order_number IS NOT NULL AND due_on IS NOT NULL
  GROUP BY order_number HAVING count(DISTINCT ifnull(customer, 0)) > 1
)
SELECT max(l.id) AS id, l.order_number, l.customer, min(date(l.due_on)) AS due_on, sum(l.amount) AS amount,
       l.order_number IN (SELECT order_number FROM shared) AS is_shared
FROM line l WHERE l.due_on IS NOT NULL GROUP BY l.order_or_line, l.customer;

CREATE TABLE paid AS
SELECT c.id, sum(p.amount) AS paid, max(date(p.paid_on)) AS last_on
FROM credit c JOIN payment p ON p.order_number = c.order_number AND (NOT c.is_shared OR p.customer IS c.customer)
GROUP BY c.id;

CREATE TABLE owed AS
WITH left AS (
  SELECT c.*, c.amount - ifnull(p.paid, 0)
         - ifnull((SELECT sum(refund) FROM back b
                   WHERE b.order_number = c.order_number AND (NOT c.is_shared OR b.customer IS c.customer)), 0) AS owed
  FROM credit c LEFT JOIN paid p USING (id) WHERE c.amount - ifnull(p.paid, 0) >= 0.01
), purse AS (
  SELECT customer, sum(amount) AS purse FROM payment WHERE order_number IS NULL AND customer IS NOT NULL GROUP BY customer
), so_far AS (
  SELECT l.*, ifnull(p.purse, 0) AS purse,
         sum(max(owed, 0)) OVER (PARTITION BY l.customer ORDER BY due_on, order_number NULLS FIRST, id DESC
                                 ROWS UNBOUNDED PRECEDING) AS reached
  FROM left l LEFT JOIN purse p USING (customer)
)
SELECT customer, order_number, due_on, min(owed, max(reached - purse, 0)) AS owed, due_on < today AS overdue,
       max(CAST(julianday(today) - julianday(due_on) AS INTEGER), 0) AS days_overdue
FROM so_far, parameter WHERE min(owed, max(reached - purse, 0)) >= 0.01;
