"""What the notions of ``parts`` say together: a field path and the notions that say it."""

from __future__ import annotations

from typing import Final

MEANINGS: Final = """
customer.code = !account; account reference; account customer reference; internal code/number/id; internal
    customer code/number; enrolment; customer number/code/id/reference; account number/code/id; customer
    account; number account; account customer number; account customer; lead id/number; contact id/number;
    !code; card loyalty; loyalty number; card loyalty number; customer card number; card customer
customer.name = contact full name; contact full; sale name customer; owner name; ?customer full name;
    account_user name; customer name; contact name; contact work; contact work name; contact; contact
    account; full customer; name and family_name
customer.first_name = given_name; owner first name; owner given_name; first name; name first; !first;
    contact first name; given_name contact
customer.last_name = family_name; owner last name; owner family_name; last name; !last; contact last name
customer.company = company; company name; legal social_legal; account name; customer company; company
    legal social_legal; customer account name
customer.job_title = job title; position; job position; contact position; contact title job; position
    title
customer.email = email sale customer; account_user email feedback; feedback email; customer feedback
    email; email; owner email; account_user email; email street; work email; electronic email; email home;
    contact email; contact work email; electronic street; first email; email number one; email one; email
    sale
customer.phone = contact number; phone; owner phone; phone number; work phone; home phone; contact phone;
    home phone number; work phone number; phone one
customer.mobile = mobile; mobile phone; mobile number; mobile phone number; home mobile; contact mobile;
    work mobile
customer.street = street one line street; street; street line one; street one; street number; work street;
    home street; street line; contact street; street and number
customer.city = city; work city; home city; region city; contact city; street city
customer.region = region; work region; street region; home region; region code/id
customer.postcode = postcode; code postal; postal number; work postcode; home postcode; postal; street
    postcode; street code postal; postcode postal code; code postcode; code postal postcode; postcode
    postal
customer.country = country; work country; country residence; residence; home country; street country;
    region country; country id/code
customer.website = website; website street; work website; company website
customer.social = linkedin; linkedin website
customer.birthday = birthday; birth date; birth
customer.notes = interaction notes; notes; special requests; special notes; customer notes
customer.owner = company owner; company salesperson; company assignee; salesperson full name; salesperson
    name; owner full name; assignee name; employee name; account owner; customer owner; lead owner;
    customer salesperson; account salesperson; salesperson; assignee; employee; regular salesperson;
    customer assignee; customer employee; by assignee; employee regular; likes salesperson
customer.email_consent = newsletter; newsletter consent; email consent; consent in; email newsletter;
    email newsletter consent; newsletter consent in; consent; consent newsletter given; newsletter email
customer.email_consent_on = consent date; newsletter date; consent in date; consent newsletter date; date
    newsletter consent; email consent date; newsletter consent date; consent date email newsletter; email
    date newsletter
customer.source = source; signup source; customer source; lead source; referral source; how source; how
    customer source; source by
customer.stage = lead status; customer status; lead stage; customer stage
customer.credit_limit = credit; credit customer; credit limit; limit credit
customer.payment_terms_days = due in days; due in days customer; due days; terms; due days customer;
    payment due days; payment terms; payment terms days; terms days; payment days; terms payment days;
    credit days; days
product.sku = internal code/number/reference; sku; product number/code/id/reference;
    number/code/reference; sku number/code
product.name = product; product name; product description; description; name; product title; title; name
    product description
product.category = category; product category; category goods_kind; product kind
product.subcategory = subcategory; sub category; product subcategory
product.brand = brand; brand name; product brand name; product brand
product.supplier = supplier; product supplier; supplier name
product.price = price; price amount; sell price; unit price; product price; price one; unit_price; sell;
    unit sell price; customer price
product.cost = cost; cost amount; cost price; unit cost; bought price; bought cost; price cost; bought;
    unit bought price; product cost
sale.order_number = billed number; sale billed number; sale sequence; sale number date; sale
    number/id/code/reference; sale; transaction id/number/reference; sale original number; sale sale
    number
sale.line = row; row number; row sale; sale row number
sale.sold_at = delivery date; date; billed; sale date; billed date; date time; sale date time; transaction
    date; sale sale date; date bought
sale.due_on = due; due date; payment due; payment due date; sale due date
sale.customer = customer; customer name; sale by customer; sale by; customer company; regular customer;
    customer loyalty; loyalty; card loyalty
sale.product = product kind; done_work; done_work product; sale done_work; done_work description; product;
    menu product;
    sale description; sale product; done_work work; description; product name; what product
sale.quantity = quantity; quantity sale; quantity product; number unit; quantity quantity; quantity unit;
    product quantity; quantity total
sale.unit_price = unit price; unit price seat; price seat; unit seat; price; unit_price; unit amount;
    price unit; sell price; product price; unit; price product; unit sell price; price unit amount
sale.discount = discount; discount amount; row discount; product discount
sale.discount_share = discount percent; row discount percent; percent off; discount percent off
sale.tax = tax; tax amount; amount tax; row tax; product tax; tax sale; sale amount tax; tax total; tax
    one amount; tax one; tax row total; tax sale total
sale.amount = product amount; product total; row total; row amount total; sale row total; price row total;
    amount; net; net sale; net row; paid; total net; total; row total; total amount; row amount; total
    price; row net; sale amount; amount sale; net amount; total net; price total; row price; row total
    amount; gross; gross total; amount gross; sale total; sale total amount; sale gross; sale net
sale.currency = currency; currency code
sale.payment_method = payment method; payment method paid; payment; payment kind; !method; paid by; payment
    name
sale.salesperson = salesperson; sale salesperson; sale by employee; sale by; sale employee; employee;
    handled by; assignee; by assignee; handled employee; handled
sale.sales_channel = sale channel; channel
payment.paid_on = date; payment date; paid date; paid; date payment bank date
payment.customer = customer; customer name; by customer; from_whom; paid by customer
payment.order_number = billed number; sale for; for sale; paid sale; paid sale number; sale paid number;
    sale number/id/code/reference; sale; payment sale number
payment.amount = amount; payment amount; amount paid; total; total paid; payment total; amount payment
    paid; paid amount total; amount payment; gross
payment.method = payment method; method; payment kind; payment; paid by; paid method; payment card method
payment.reference = receipt number/id/code/reference; payment reference/id/number; bank reference;
    transaction id/number/reference; reference; payment transaction id; payment bank reference; operation
    number/id; cheque number; operation
return.number = returned name; returned sequence; credit_note number/id; credit_note; credit notes number;
    returned number/id/code/reference
return.returned_on = date; credit_note date; credit date; credit notes date; returned date; returned; paid
    date; refund date; opened date; opened; date opened; paid returned; returned opened
return.order_number = sale name; sale original name; sale bought; bought number; bought sale number; sale
    number/id/code/reference; sale; original sale; original sale number; sale original
return.customer = customer; customer name
return.product = product; product description; product name; product returned; returned product;
    description
return.quantity = quantity; quantity returned; returned quantity; product quantity
return.refund = refund returned; amount refund returned; refund; credit amount; credit; credit_note
    amount; credit total; refund amount; amount; amount returned; paid refund; refund total; refund
    credit; credit refund; credit issued; issued credit; credit billed; credit_note money
return.reason = returned reason for; reason product; reason what; reason; reason credit; reason credit
    for; reason for; reason returned for; reason credit_note; reason returned; returned reason; refund
    reason; reason complaint
return.condition = condition; product condition; condition product
return.resolution = done_work; done_work what; resolution; handled; resolution given
complaint.number = complaint number/id/code/reference; sequence number; sequence
complaint.opened_at = date; opened date; complaint date; opened; complaint opened date; paid date; paid
complaint.channel = channel; method opened; method paid; complaint channel
complaint.customer = customer; customer name
complaint.product = product; product name
complaint.order_number = sale number/id/code/reference
complaint.category = category; complaint category; complaint kind; kind; complaint category kind; reason
    kind
complaint.severity = severity; complaint severity
complaint.subject = subject; short description; complaint; complaint subject; complaint short description;
    title; complaint title
complaint.description = description; complaint of_things what; complaint row what; complaint description;
    what_happened what; complaint what; what_happened; what complaint; reason complaint
complaint.status = stage; complaint stage; condition; status; complaint status; status of_things; opened
    closed; status opened
complaint.assigned_to = assignee; handled by; assignee by; handled; complaint assignee; assignee name;
    employee; complaint owner; salesperson; by assignee
complaint.due_at = due; due date due; due date; due date time; due by date; until; due response; due
    responded; complaint due
complaint.first_response_at = first response; first response date; first responded; first responded date;
    initial response date; initial response; first responded; responded date; response date; date
    responded response
complaint.resolved_at = done; done date; closed date; closed; date closed; complaint closed date
complaint.resolution = done_work; done_work what; resolution; complaint resolution; resolution handled;
    notes resolution; notes done_work; interaction notes resolution; resolution done_work
complaint.refund = refund; refund amount; credit; refund credit; credit amount
interaction.happened_at = date; interaction date; date time; interaction date time
interaction.customer = customer; account; account name; who customer interaction; contact customer;
    customer name; contact; contact name; who interaction; who customer; company
interaction.channel = channel; interaction kind; interaction channel; kind; kind contact; method contact;
    method; method interaction; interaction method
interaction.direction = direction; in out; interaction direction; direction in out
interaction.subject = product; product kind; subject; interaction subject
interaction.body = notes; description; said what; what said; interaction notes; message; interaction
    description
interaction.response = resolution; response; interaction resolution
interaction.by = employee; salesperson; sale salesperson; handled by; by; by employee; interaction by; who
    by; handled employee; assignee; who
feedback.given_on = date; feedback date; feedback given date; given date; date feedback; given; opened;
    opened date; given date feedback
feedback.customer = account_user; account_user feedback; account_user name feedback; customer feedback;
    account_user name; customer; customer name; !name; customer name feedback
feedback.product = bought product; product bought; product; product name; product title
feedback.source = feedback name; feedback title; source; platform; feedback source; feedback channel;
    channel feedback
feedback.score = overall; overall score; overall feedback; overall satisfied; overall score feedback;
    satisfied; score satisfied; score; feedback score; product score; score total
feedback.comment = notes; feedback notes; verbatim; feedback verbatim; feedback description; description;
    feedback notes description
opportunity.title = opportunity; opportunity name; opportunity title; opportunity
    number/id/code/reference; opportunity description; subject; opportunity subject
opportunity.customer = customer; customer name; company; company name; account; account name
opportunity.stage = stage; opportunity stage; status; opportunity status; sale stage
opportunity.value = amount; opportunity amount; expected amount; opportunity total; total; opportunity
    expected amount; opportunity price
opportunity.probability = probability; probability percent; opportunity probability; opportunity percent
opportunity.expected_close = until; expected date; expected closed; expected closed date; closed date;
    expected date closed
opportunity.owner = owner; account salesperson; salesperson; opportunity owner; assignee; employee;
    account owner; sale salesperson
opportunity.lost_reason = lost reason; reason lost
opportunity.lost_to = competitor; lost competitor
opportunity.source = source; opportunity source; lead source
task.title = !description; task; task product; name; task title; task name; task description; what; what
    task; title;
    subject
task.due_on = due; by date; due date; task due date; until; until date
task.customer = customer; account; account name; company; contact; contact name; customer for; for
    customer; customer name
task.assigned_to = assignee; who; employee; handled; for who; owner; task assignee; assignee name; task
    owner; salesperson
task.done_at = done; done date; closed date; closed; task closed; date closed; task closed date
task.repeats = repeats
task.kind = task kind
campaign.name = campaign; campaign name; campaign title
campaign.channel = channel sent; channel; campaign channel; campaign kind
campaign.segment = audience; campaign audience
campaign.starts_on = start; start date; campaign start date; sent date
campaign.ends_on = end; end date; campaign end date
campaign.cost = budget; campaign cost; cost; campaign budget
campaign.subject = subject; subject line; row subject; email subject; subject row
campaign.message = message; campaign message
campaign.offer = offer_code; offer_code code; discount code; campaign code; offer_code campaign; campaign
    offer_code code; campaign offer_code
message.campaign = campaign; campaign name
message.customer = customer; customer name; customer email
message.sent_at = sent; sent date; date; date delivery sent
message.responded_at = responded; responded date; response date
message.response = response
message.opted_out = unsubscribed
customer.text_consent = sms consent; sms newsletter; sms newsletter consent; sms consent in
customer.phone_consent = interaction consent; phone consent; phone consent in; consent phone interaction;
    phone newsletter
customer.post_consent = post_letter consent; postal consent; post_letter newsletter
customer.lost_on = lost; lost date; date lost
customer.lost_reason = lost reason; reason lost
customer.groups = customer_group; customer customer_group; category customer; customer customer_group
    name; customer_group name
customer.tags = tags; customer tags
customer.likes = likes; likes product
sale.street = delivery street
sale.city = delivery city; delivery city street
sale.region = delivery region
sale.postcode = delivery postcode; delivery code postal; delivery postal; delivery postcode postal code;
    delivery code postcode; delivery code postal postcode; delivery postcode postal
sale.country = delivery country
complaint.satisfaction = satisfied; customer satisfied
customer.hobbies = hobby
"""
