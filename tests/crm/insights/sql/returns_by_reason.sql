SELECT reason, count(*) AS returns, 1.0 * count(*) / (SELECT count(*) FROM back) AS share, ifnull(sum(refund), 0) AS refund
FROM back GROUP BY reason
