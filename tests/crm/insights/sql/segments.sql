-- Silences in usual gaps (the shop's middle one where the customer has bought on fewer than 5 days): up to 2 is here,
-- up to 4 slipping away, up to 8 nearly lost, beyond it lost; yet nobody within 14, 45, 90 days, and everybody after
-- 182, 365, 730. The best bring as much as the best fifth of those who came again (the 80th percentile, between two of them
-- in proportion; twice the middle where fewer than 10 came again).
WITH ranked AS (
  SELECT usual_gap, row_number() OVER (ORDER BY usual_gap) AS place, count(*) OVER () AS many FROM rhythm WHERE usual_gap IS NOT NULL
), shop AS (SELECT ifnull(avg(usual_gap), 90) AS gap FROM ranked WHERE place IN ((many + 1) / 2, many / 2 + 1)),
brought AS (
  SELECT r.*, julianday(today) - julianday(last_on) AS since,
         CASE WHEN purchase_days >= 5 THEN usual_gap ELSE gap END AS gap,
         ifnull((SELECT sum(amount) FROM line l WHERE l.customer = r.customer AND l.day <= today), 0)
         - ifnull((SELECT sum(refund) FROM back b WHERE b.customer = r.customer AND b.day <= today), 0) AS money
  FROM rhythm r, shop, parameter
), again AS (SELECT money, row_number() OVER (ORDER BY money) - 1 AS place, count(*) OVER () AS n FROM brought WHERE purchase_days > 1),
level AS (
  SELECT CASE WHEN max(n) >= 10 THEN
                max(CASE WHEN place = CAST(0.8 * (n - 1) AS INTEGER) THEN money END)
                + (0.8 * (max(n) - 1) - CAST(0.8 * (max(n) - 1) AS INTEGER))
                  * (max(CASE WHEN place = min(n - 1, CAST(0.8 * (n - 1) AS INTEGER) + 1) THEN money END)
                     - max(CASE WHEN place = CAST(0.8 * (n - 1) AS INTEGER) THEN money END))
              ELSE 2 * avg(CASE WHEN place IN ((n - 1) / 2, n / 2) THEN money END) END AS level
  FROM again
), placed AS (
  SELECT *, (since > min(182, max(14, 2 * gap))) + (since > min(365, max(45, 4 * gap))) + (since > min(730, max(90, 8 * gap))) AS away,
         purchase_days > 1 AND money > 0 AND money >= level AS best
  FROM brought, level
)
SELECT customer, CASE WHEN away = 0 AND best THEN 'Best' WHEN away = 0 AND purchase_days >= 5 THEN 'Loyal'
       WHEN away = 0 AND purchase_days > 1 THEN 'Promising' WHEN away = 0 THEN 'New'
       WHEN away < 3 AND best THEN 'Best, slipping away' WHEN away = 1 THEN 'Slipping away'
       WHEN away = 2 AND purchase_days > 1 THEN 'Nearly lost' WHEN purchase_days = 1 THEN 'Came once' ELSE 'Lost' END AS segment,
       last_on, CAST(since AS INTEGER) AS days_since, gap AS usual_gap, purchase_days >= 5 AS own_rhythm, purchase_days, money
FROM placed
