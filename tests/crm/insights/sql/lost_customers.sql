SELECT customer, name, lost_on, lost_reason, lost_to, spent FROM gone
