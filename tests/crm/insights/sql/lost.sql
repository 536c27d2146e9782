-- What the lost spent in the 365 days up to their last purchase.
CREATE TABLE spent AS
SELECT r.customer, (SELECT sum(amount) FROM line l WHERE l.customer = r.customer AND l.day <= last_on
                    AND l.day > date(last_on, '-365 days')) AS spent
FROM rhythm r;

CREATE TABLE gone AS
SELECT c.id AS customer, c.name, date(lost_on) AS lost_on, lost_reason, lost_to, ifnull(s.spent, 0) AS spent
FROM customer c LEFT JOIN spent s ON s.customer = c.id, parameter
WHERE (stage = 'lost' OR lost_on IS NOT NULL OR lost_reason IS NOT NULL OR lost_to IS NOT NULL) AND ifnull(date(lost_on) <= today, 1);
