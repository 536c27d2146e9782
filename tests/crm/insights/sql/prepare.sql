-- What the questions share. Tables of the shop: sale, product, customer, returns, complaint, ...; unknown is NULL.
CREATE TABLE parameter AS SELECT :today AS today, :since AS since, :until AS until;

-- The lines of sales: a line without an order number counts as an order of its own; cost is its own, else the
-- quantity times the product's; what was given off is its own figure, else by its share of the price before.
CREATE TABLE line AS
SELECT s.id, s.order_number, ifnull(s.order_number, 'line ' || s.id) AS order_or_line, s.customer, s.product,
       date(s.sold_at) AS day, substr(s.sold_at, 1, 7) AS month, s.sold_at, ifnull(s.amount, 0) AS amount,
       s.quantity, s.due_on, s.sales_channel,
       ifnull(s.cost, s.quantity * p.cost) AS cost,
       ifnull(ifnull(s.discount, s.amount * s.discount_share / (1 - s.discount_share)), 0) AS discount
FROM sale s LEFT JOIN product p ON p.id = s.product;
CREATE INDEX line_of_order ON line (order_number);
CREATE INDEX line_of_customer ON line (customer, day);
CREATE INDEX line_of_day ON line (day);
CREATE INDEX line_of_month ON line (month);

-- The returned lines. A record means its order's lines (of its product where it names one); only those of the customer
-- whom it names, where that customer has some.
CREATE TABLE recorded AS
SELECT r.*, product IS NULL AND quantity IS NULL AND refund IS NULL AND order_number IS NOT NULL AS whole,
       EXISTS (SELECT 1 FROM line l WHERE l.order_number = r.order_number) AS known,
       ifnull(resolution, '') IN ('exchange', 'repair', 'rejected') AS no_money,
       product IS NOT NULL AND refund IS NULL AND order_number IS NOT NULL
       AND ifnull(resolution, '') NOT IN ('exchange', 'repair', 'rejected') AS asks_order
FROM returns r;
CREATE INDEX recorded_of_order ON recorded (order_number);

CREATE TABLE meant AS
WITH among AS (
  SELECT r.id AS return_id, l.id AS line, r.whole, r.quantity IS NULL AS unsaid, r.customer IS NULL OR l.customer IS r.customer AS own
  FROM recorded r JOIN line l ON l.order_number = r.order_number AND (r.whole OR l.product = r.product)
  WHERE r.whole OR r.asks_order
), own AS (SELECT DISTINCT return_id FROM among WHERE own)
SELECT return_id, line, whole, unsaid FROM among WHERE own OR return_id NOT IN (SELECT return_id FROM own);

CREATE TABLE back AS
WITH came_whole AS (  -- each sale at most once, however many records name the order
  SELECT min(m.return_id) AS return_id, m.line FROM meant m JOIN line l ON l.id = m.line
  WHERE m.whole
    AND NOT EXISTS (SELECT 1 FROM recorded o WHERE o.order_number = l.order_number AND o.product = l.product)
  GROUP BY m.line
), of_product AS (
  SELECT m.return_id, m.unsaid, min(l.id) AS line, sum(s.amount) AS amount, sum(l.quantity) AS quantity
  FROM meant m JOIN line l ON l.id = m.line JOIN sale s ON s.id = m.line WHERE NOT m.whole GROUP BY m.return_id
), told(id, order_number, product, customer, quantity, refund, day, reason, condition, resolution, derived) AS (
  SELECT r.id, r.order_number, l.product, l.customer, l.quantity, CASE WHEN r.no_money THEN 0 ELSE s.amount END AS refund,
         ifnull(date(r.returned_on), l.day) AS day, r.reason, r.condition, r.resolution, 1 AS derived
  FROM came_whole c JOIN recorded r ON r.id = c.return_id JOIN line l ON l.id = c.line JOIN sale s ON s.id = c.line
  UNION ALL
  SELECT r.id, r.order_number, r.product,
         CASE WHEN r.asks_order THEN ifnull(r.customer, (SELECT l.customer FROM line l WHERE l.id = o.line)) ELSE r.customer END,
         CASE WHEN r.asks_order THEN ifnull(r.quantity, o.quantity) ELSE r.quantity END,
         CASE WHEN r.asks_order THEN
                o.amount * CASE WHEN r.quantity > 0 AND o.quantity > 0 THEN min(1.0, 1.0 * r.quantity / o.quantity) ELSE 1.0 END
              WHEN r.whole AND r.no_money THEN 0 ELSE r.refund END,
         date(r.returned_on), r.reason, r.condition, r.resolution, r.whole OR r.asks_order
  FROM recorded r LEFT JOIN of_product o ON o.return_id = r.id
  WHERE (NOT r.whole OR NOT r.known)
    AND NOT EXISTS (SELECT 1 FROM of_product f WHERE f.line = o.line AND o.unsaid AND f.unsaid AND f.return_id < r.id)
)
SELECT id AS return_id, order_number, product, customer, quantity, refund, reason, condition, resolution, derived,
       coalesce(day, (SELECT min(l.day) FROM line l WHERE l.order_number = t.order_number AND l.product = t.product AND l.customer = t.customer),
                (SELECT min(l.day) FROM line l WHERE l.order_number = t.order_number AND l.product = t.product),
                (SELECT min(l.day) FROM line l WHERE l.order_number = t.order_number AND l.customer = t.customer),
                (SELECT min(l.day) FROM line l WHERE l.order_number = t.order_number)) AS day
FROM told t;
CREATE INDEX back_of_order ON back (order_number);
CREATE INDEX back_of_customer ON back (customer);

-- Purchase days of known customers, up to today.
CREATE TABLE visit AS
SELECT customer, day, lag(day) OVER (PARTITION BY customer ORDER BY day) AS before,
       lead(day) OVER (PARTITION BY customer ORDER BY day) AS following
FROM (SELECT DISTINCT customer, day FROM line, parameter WHERE customer IS NOT NULL AND day <= today);

CREATE TABLE rhythm AS  -- the middle gap of each customer, of two middle ones the mean
WITH gap AS MATERIALIZED (
  SELECT customer, julianday(day) - julianday(before) AS days,
         row_number() OVER (PARTITION BY customer ORDER BY julianday(day) - julianday(before)) AS place,
         count(*) OVER (PARTITION BY customer) AS gaps
  FROM visit WHERE before IS NOT NULL
)
SELECT v.customer, count(*) AS purchase_days, min(v.day) AS first_on, max(v.day) AS last_on, m.usual_gap
FROM visit v LEFT JOIN (
  SELECT customer, avg(days) AS usual_gap FROM gap WHERE place IN ((gaps + 1) / 2, gaps / 2 + 1) GROUP BY customer
) m USING (customer)
GROUP BY v.customer;
CREATE INDEX rhythm_of ON rhythm (customer);

-- Months from the first sale to today.
CREATE TABLE calendar AS
WITH RECURSIVE month(first) AS (
  SELECT min(month) || '-01' FROM line
  UNION ALL
  SELECT date(first, '+1 month') FROM month, parameter WHERE date(first, '+1 month') <= today
)
SELECT substr(first, 1, 7) AS month, first AS starts_on, date(first, '+1 month', '-1 day') AS ends_on,
       date(first, '+1 month', '-1 day') > today AND first <= today AS unfinished
FROM month, parameter WHERE first IS NOT NULL;
