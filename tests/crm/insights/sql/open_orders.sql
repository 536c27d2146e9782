SELECT ifnull(customer, 0) AS customer, order_number, due_on, owed, overdue, days_overdue FROM owed
