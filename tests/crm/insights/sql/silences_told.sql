SELECT customer, lost_on, back_on FROM silence
