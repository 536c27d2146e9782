-- The unfinished month is held against the same days of it a year before.
WITH sold AS (
  SELECT c.month, ifnull(sum(l.amount), 0) AS revenue, count(l.id) AS sales,
         count(DISTINCT l.order_or_line) AS orders, count(DISTINCT l.customer) AS buyers
  FROM calendar c LEFT JOIN line l ON l.month = c.month GROUP BY c.month
), given AS (SELECT substr(day, 1, 7) AS month, sum(refund) AS refunds FROM back GROUP BY 1),
compared AS (
  SELECT c.starts_on, c.unfinished, s.*, ifnull(g.refunds, 0) AS refunds,
         CASE WHEN date(c.starts_on, '-1 year') >= (SELECT min(starts_on) FROM calendar) THEN
           ifnull((SELECT sum(amount) FROM line
                   WHERE day BETWEEN date(c.starts_on, '-1 year')
                   AND CASE WHEN c.unfinished THEN date(p.today, '-1 year')
                       ELSE date(c.ends_on, '+1 day', '-1 year', '-1 day') END), 0)
         END AS before
  FROM calendar c JOIN sold s USING (month) LEFT JOIN given g USING (month), parameter p
)
SELECT starts_on AS month, revenue, refunds, revenue - refunds AS net_revenue, sales, orders, buyers,
       revenue / nullif(orders, 0) AS average_order, before,
       CASE WHEN before > 0 THEN revenue / before - 1 END AS change, unfinished,
       NOT unfinished AND revenue = (SELECT max(revenue) FROM compared WHERE NOT unfinished) AS best
FROM compared
