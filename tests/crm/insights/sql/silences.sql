-- The times that customers stayed away for longer than they do: three of their usual gaps; who has bought on fewer
-- than 5 days is given the gap that is usual in the shop (the middle one of all customers'; a year where nobody
-- has come twice); at least 30 days, at most a year.
CREATE TABLE silence AS
WITH ranked AS (
  SELECT usual_gap, row_number() OVER (ORDER BY usual_gap) AS place, count(*) OVER () AS many FROM rhythm WHERE usual_gap IS NOT NULL
), shop AS (
  SELECT ifnull(avg(usual_gap), 365) AS gap FROM ranked WHERE place IN ((many + 1) / 2, many / 2 + 1)
), patience AS (
  SELECT customer, CAST(min(365, max(30, 3 * CASE WHEN purchase_days >= 5 THEN usual_gap ELSE gap END)) AS INTEGER) AS days FROM rhythm, shop
)
SELECT v.customer, date(v.day, '+' || (p.days + 1) || ' days') AS lost_on, v.following AS back_on
FROM visit v JOIN patience p USING (customer), parameter
WHERE date(v.day, '+' || (p.days + 1) || ' days') <= ifnull(v.following, today);
