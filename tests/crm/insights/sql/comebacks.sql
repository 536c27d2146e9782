-- Each way of reaching customers who stay away: of each silence its first touch, looked at for 30 days.
WITH touch AS (
  SELECT customer, channel AS way, 'contact' AS kind, date(happened_at) AS day FROM interaction
  WHERE channel IS NOT NULL AND ifnull(direction, '') <> 'in'
  UNION ALL
  SELECT m.customer, c.name, 'campaign', date(ifnull(m.sent_at, c.starts_on)) FROM message m JOIN campaign c ON c.id = m.campaign
), reached AS (
  SELECT t.way, t.kind, s.customer, s.lost_on, s.back_on, min(t.day) AS day
  FROM touch t JOIN silence s USING (customer), parameter
  WHERE t.day >= s.lost_on AND t.day < ifnull(s.back_on, date(today, '+1 day'))
  GROUP BY t.way, t.kind, s.customer, s.lost_on
)
SELECT way, kind, count(*) AS touched, sum(ifnull(back_on <= date(day, '+30 days'), 0)) AS came,
       (SELECT count(*) FROM silence) AS silences, (SELECT count(back_on) FROM silence) AS came_back
FROM reached, parameter WHERE date(day, '+30 days') <= today GROUP BY way, kind
