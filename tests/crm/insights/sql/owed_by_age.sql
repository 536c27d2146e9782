WITH age(age, first, last) AS (
  VALUES ('Not due yet', 0, 0), ('Up to 30 days late', 1, 30), ('31 to 60 days', 31, 60), ('61 to 90 days', 61, 90),
         ('More than 90 days', 91, 1000000)
)
SELECT age, count(owed) AS orders, count(DISTINCT customer) AS customers, ifnull(sum(owed), 0) AS owed,
       ifnull(sum(owed) / (SELECT sum(owed) FROM owed), 0) AS share
FROM age LEFT JOIN owed ON days_overdue BETWEEN first AND last GROUP BY age
