-- Who said yes, and has not opted out of any message since; one without a day comes last.
WITH way AS (
  SELECT id, 'email' AS way, email_consent AS yes, date(email_consent_on) AS said_on FROM customer
  UNION ALL SELECT id, 'letter', post_consent, date(post_consent_on) FROM customer
  UNION ALL SELECT id, 'text', text_consent, date(text_consent_on) FROM customer
  UNION ALL SELECT id, 'phone', phone_consent, date(phone_consent_on) FROM customer
)
SELECT way, id AS customer FROM way
WHERE yes AND NOT EXISTS (
  SELECT 1 FROM message m WHERE m.customer = way.id AND m.opted_out
  AND NOT ifnull(way.said_on > date(ifnull(m.responded_at, m.sent_at)), 0))
