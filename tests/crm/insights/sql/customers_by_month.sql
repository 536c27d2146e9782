WITH active AS (SELECT DISTINCT customer, substr(day, 1, 7) AS month FROM visit),
born AS (SELECT customer, substr(first_on, 1, 7) AS month FROM rhythm),
counted AS (
  SELECT c.starts_on AS month, c.unfinished,
         (SELECT count(*) FROM born b WHERE b.month = c.month) AS new,
         (SELECT count(*) FROM active a WHERE a.month = c.month
          AND NOT EXISTS (SELECT 1 FROM born b WHERE b.customer = a.customer AND b.month = a.month)
          AND NOT EXISTS (SELECT 1 FROM silence s WHERE s.customer = a.customer AND substr(s.back_on, 1, 7) = a.month)) AS "returning",
         (SELECT count(*) FROM silence s WHERE substr(s.back_on, 1, 7) = c.month) AS back,
         (SELECT count(*) FROM silence s WHERE substr(s.lost_on, 1, 7) = c.month) AS lost
  FROM calendar c
)
SELECT month, new, "returning", back, lost, sum(new + back - lost) OVER (ORDER BY month) AS kept, unfinished FROM counted
WHERE month >= (SELECT substr(min(day), 1, 7) FROM visit)
