SELECT key, word AS value, sum(amount) AS revenue, count(*) AS sales, count(DISTINCT order_or_line) AS orders,
       sum(amount) / nullif((SELECT sum(amount) FROM line, parameter WHERE day BETWEEN since AND until), 0) AS share
FROM word JOIN line ON line.id = word.line, parameter
WHERE day BETWEEN since AND until AND key NOT IN ('campaign', 'buyer') GROUP BY key, word
