-- Each return counts once, in the month of its first line; with the interval of Wilson, 1927.
WITH counted AS (
  SELECT c.starts_on AS month, c.unfinished,
         (SELECT count(*) FROM line l WHERE l.month = c.month) AS sales,
         (SELECT count(*) FROM (SELECT return_id, min(day) AS day FROM back GROUP BY return_id) b
          WHERE substr(b.day, 1, 7) = c.month) AS returns,
         (SELECT count(*) FROM complaint WHERE substr(opened_at, 1, 7) = c.month) AS complaints
  FROM calendar c
), rated AS (
  SELECT *, min(1.0, 1.0 * returns / nullif(sales, 0)) AS r, min(1.0, 1.0 * complaints / nullif(sales, 0)) AS c,
         1.959964 * 1.959964 AS zz
  FROM counted
)
SELECT month, sales, returns, 100.0 * returns / nullif(sales, 0) AS return_rate,
       100 * (r + zz / (2 * sales) - 1.959964 * sqrt(r * (1 - r) / sales + zz / (4.0 * sales * sales))) / (1 + zz / sales) AS return_low,
       100 * (r + zz / (2 * sales) + 1.959964 * sqrt(r * (1 - r) / sales + zz / (4.0 * sales * sales))) / (1 + zz / sales) AS return_high,
       complaints, 100.0 * complaints / nullif(sales, 0) AS complaint_rate,
       100 * (c + zz / (2 * sales) - 1.959964 * sqrt(c * (1 - c) / sales + zz / (4.0 * sales * sales))) / (1 + zz / sales) AS complaint_low,
       100 * (c + zz / (2 * sales) + 1.959964 * sqrt(c * (1 - c) / sales + zz / (4.0 * sales * sales))) / (1 + zz / sales) AS complaint_high,
       unfinished
FROM rated
