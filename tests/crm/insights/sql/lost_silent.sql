SELECT s.customer, c.name, s.lost_on AS since, p.spent
FROM silence s JOIN rhythm r USING (customer) JOIN customer c ON c.id = s.customer JOIN spent p ON p.customer = s.customer
WHERE s.back_on IS NULL AND r.purchase_days >= 3 AND s.customer NOT IN (SELECT customer FROM gone)
