-- The words that lines are looked at by, one row a line and key: NULL where it is not known.
CREATE TABLE word AS
WITH first AS (SELECT customer, min(day) AS day FROM line GROUP BY customer)
SELECT l.id AS line, k.key,
       CASE k.key WHEN 'name' THEN p.name WHEN 'category' THEN p.category WHEN 'brand' THEN p.brand
            WHEN 'sales_channel' THEN s.sales_channel WHEN 'salesperson' THEN s.salesperson
            WHEN 'payment_method' THEN s.payment_method
            WHEN 'city' THEN ifnull(s.city, c.city) WHEN 'country' THEN ifnull(s.country, c.country)
            WHEN 'campaign' THEN g.name
            WHEN 'buyer' THEN CASE WHEN l.day = f.day THEN 'First purchase' WHEN l.day > f.day THEN 'Came again' END
       END AS word
FROM line l JOIN sale s USING (id)
     JOIN (SELECT 'name' AS key UNION VALUES ('category'), ('brand'), ('sales_channel'), ('salesperson'),
           ('payment_method'), ('city'), ('country'), ('campaign'), ('buyer')) k
     LEFT JOIN product p ON p.id = s.product LEFT JOIN customer c ON c.id = s.customer
     LEFT JOIN campaign g ON g.id = s.campaign LEFT JOIN first f ON f.customer = s.customer;
CREATE UNIQUE INDEX word_of ON word (line, key);
