WITH loss AS (
  SELECT 'reason' AS told, lost_reason AS word, 1 AS customers, 0 AS deals, spent AS money FROM gone
  UNION ALL SELECT 'competitor', lost_to, 1, 0, spent FROM gone
  UNION ALL SELECT 'reason', lost_reason, 0, 1, value FROM opportunity, parameter WHERE stage = 'lost' AND ifnull(date(closed_on) <= today, 1)
  UNION ALL SELECT 'competitor', lost_to, 0, 1, value FROM opportunity, parameter WHERE stage = 'lost' AND ifnull(date(closed_on) <= today, 1)
)
SELECT told, word, sum(customers) AS customers, sum(deals) AS deals, ifnull(sum(money), 0) AS money,
       1.0 * count(*) / sum(count(*)) OVER (PARTITION BY told) AS share
FROM loss WHERE word IS NOT NULL GROUP BY told, word
