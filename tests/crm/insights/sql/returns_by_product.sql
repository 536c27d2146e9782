SELECT b.product, p.name, ifnull(s.sales, 0) AS sales, count(*) AS returns,
       100.0 * count(*) / s.sales AS return_rate, ifnull(sum(b.refund), 0) AS refund
FROM back b LEFT JOIN product p ON p.id = b.product
     LEFT JOIN (SELECT product, count(*) AS sales FROM line GROUP BY product) s ON s.product = b.product
WHERE b.product IS NOT NULL GROUP BY b.product
