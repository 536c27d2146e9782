-- Each record counts once, in the month of its earliest line.
WITH came AS (SELECT return_id, substr(min(day), 1, 7) AS month FROM back GROUP BY return_id)
SELECT substr(day, 1, 7) || '-01' AS month, (SELECT count(*) FROM came WHERE came.month = substr(back.day, 1, 7)) AS returns,
       count(*) AS returned_lines, ifnull(sum(refund), 0) AS refund
FROM back WHERE day IS NOT NULL GROUP BY 1
