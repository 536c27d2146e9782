WITH period(name, since, until) AS (
  SELECT 'all', NULL, NULL UNION ALL SELECT 'some', since, until FROM parameter
), sold AS (
  SELECT name, sum(amount) AS revenue, count(*) AS sale_lines, count(DISTINCT order_or_line) AS orders,
         count(DISTINCT customer) AS buyers, sum(amount - cost) AS profit, count(cost) AS costed_lines
  FROM period JOIN line ON since IS NULL OR day BETWEEN since AND until GROUP BY name
), given AS (
  SELECT name, sum(refund) AS refunds, count(*) AS returned_lines, count(DISTINCT return_id) AS returns
  FROM period JOIN back ON since IS NULL OR day BETWEEN since AND until GROUP BY name
), angry AS (
  SELECT name, count(*) AS complaints
  FROM period JOIN complaint ON since IS NULL OR date(opened_at) BETWEEN since AND until GROUP BY name
), still AS (
  SELECT count(*) AS open, sum(date(due_at) < today) AS late FROM complaint, parameter
  WHERE ifnull(status, '') <> 'resolved' AND resolved_at IS NULL
)
SELECT name, revenue, round(ifnull(refunds, 0), 4) AS refunds, round(revenue - ifnull(refunds, 0), 4) AS net_revenue, orders, sale_lines,
       round(revenue / orders, 4) AS average_order, (SELECT count(*) FROM customer) AS customers, buyers,
       CASE name WHEN 'all' THEN (SELECT count(*) FROM returns) ELSE ifnull(returns, 0) END AS returns,
       ifnull(returned_lines, 0) AS returned_lines,
       round(100.0 * CASE name WHEN 'all' THEN (SELECT count(*) FROM returns) ELSE ifnull(returns, 0) END / sale_lines, 4) AS return_rate,
       ifnull(complaints, 0) AS complaints, round(100.0 * ifnull(complaints, 0) / sale_lines, 4) AS complaint_rate,
       open AS open_complaints, ifnull(late, 0) AS complaints_past_promise, profit, costed_lines,
       (SELECT min(day) FROM line) AS first_sale_on, (SELECT max(day) FROM line) AS last_sale_on
FROM sold LEFT JOIN given USING (name) LEFT JOIN angry USING (name), still
