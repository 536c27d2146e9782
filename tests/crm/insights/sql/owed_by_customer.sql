SELECT customer, sum(owed) AS owed, sum(CASE WHEN overdue THEN owed ELSE 0 END) AS overdue, sum(overdue) AS orders,
       min(CASE WHEN overdue THEN due_on END) AS due_on, max(days_overdue) AS days_overdue
FROM owed WHERE customer IS NOT NULL GROUP BY customer
