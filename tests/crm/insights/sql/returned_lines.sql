SELECT return_id, order_number, ifnull(product, 0) AS product, ifnull(customer, 0) AS customer, quantity, refund,
       day AS returned_on, reason, derived
FROM back
