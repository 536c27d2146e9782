SELECT customer, purchase_days, usual_gap, last_on, CAST(julianday(today) - julianday(last_on) AS INTEGER) AS days_since,
       julianday(today) - julianday(last_on) - 3 * usual_gap <= 30 AS recent
FROM rhythm, parameter
WHERE purchase_days >= 5 AND julianday(today) - julianday(last_on) > 3 * usual_gap
  AND julianday(today) - julianday(last_on) <= 365
