-- Shares of what customers bring whose net revenue is above 0.
WITH span AS (SELECT date(today, '-1 year', '+1 day') AS since, today AS until FROM parameter),
sold AS (SELECT l.* FROM line l, span WHERE day BETWEEN since AND until),
net AS (
  SELECT customer, round(sum(money), 4) AS net FROM (
    SELECT customer, amount AS money FROM sold WHERE customer IS NOT NULL
    UNION ALL SELECT customer, -refund FROM back, span WHERE customer IS NOT NULL AND day BETWEEN since AND until
  ) GROUP BY customer
), kept AS (
  SELECT net, row_number() OVER (ORDER BY net DESC) AS place, sum(net) OVER (ORDER BY net DESC ROWS UNBOUNDED PRECEDING) AS so_far,
         sum(net) OVER () AS total, count(*) OVER () AS n
  FROM net WHERE net > 0
)
SELECT (SELECT count(*) FROM kept) AS buyers, (SELECT count(*) FROM sold WHERE customer IS NOT NULL) AS sales,
       (SELECT count(cost) >= 0.8 * count(*) FROM sold) AS by_profit,
       (SELECT sum(net) / max(total) FROM kept WHERE place <= max(round(0.2 * n), 1)) AS best_fifth_share,
       (SELECT min(place) FROM kept WHERE so_far >= 0.5 * total) AS half_from,
       (SELECT min(place) FROM kept WHERE so_far >= 0.8 * total) AS most_from,
       (SELECT max(net / total) FROM kept) AS largest_share, (SELECT sum(net / total * net / total) FROM kept) AS herfindahl,
       1 / (SELECT sum(net / total * net / total) FROM kept) AS equal_customers,
       (SELECT sum(CASE WHEN customer IS NULL THEN amount ELSE 0 END) / sum(amount) FROM sold) AS unnamed_share
