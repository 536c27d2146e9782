"""The headings of well-known programs' exports.

``HEADINGS`` holds those that mean the same wherever they stand. Some programs use a plain word for something
special (Shopify's "Name" is the order's number, its "Total" the whole order's, on its first line only): such
words count only in a sheet that is known by other headings, and stand in ``layouts``.
"""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Customer ID; Record ID - Contact; Kundenkonto; Konto-Nr. Debitor; Stripe customer ID; Contact
    record ID; Buyer user ID; Lead ID
customer.name = Display name as; File As; Contact full name; Person - Name; Billing name; Shipping name;
    Recipient name; Ship name; Buyer name; Full_name; Customer full name; Adressatname
customer.first_name = Given Name; Contact first name; Billing first name; First Name (Billing); Vorname
    (Adressattyp natürl. Person)
customer.last_name = Family Name; Contact last name; Billing last name; Last Name (Billing); Name (Adressattyp
    natürl. Person)
customer.company = Organization 1 - Name; Organization Name; Associated company; Person - Organization;
    Company (Billing); Billing company; Default Address Company; Primary company; Name (Adressattyp
    Unternehmen)
customer.job_title = Organization 1 - Title; Organization Title; Business title
customer.email = E-mail 1 - Value; E-mail 1 Address; Email address 1; Primary e-mail; Person - Email - Work;
    Person - Email; Billing email; Buyer email; Email (Billing); E-mail Display Name 1; Work email; Customer
    email; Contact email; email_work; Lead email; Billing email address
customer.phone = Phone 1 - Value; Business Phone; Primary phone; Person - Phone - Work; Person - Phone;
    Billing phone; Default Address Phone; Phone (Billing); Buyer phone number; Ship phone number; phone_work;
    Company main phone; Lead phone; Customer phone; Main phone
customer.mobile = Mobile phone number; Person - Phone - Mobile; phone_mobile; Phone 2 - Value (Mobile);
    Home Mobile
customer.street = Address 1 - Street; Business Street; Billing Address1; Billing street; Default Address
    Address1; Mailing Street; Address 1&2 (Billing); Address 1 (Billing); Billing address line 1; Person -
    Postal address; Buyer address 1; Work Street; Work Address; Home Street; Home Address
customer.city = Address 1 - City; Business City; Billing city; Default Address City; Mailing City; City
    (Billing); Billing address city; Buyer city; Work City; Home City
customer.region = Address 1 - Region; Business State; Billing province; Billing state; Default Address
    Province Code; Mailing State; State Code (Billing); State (Billing); Mailing State/Province; Billing
    State/Province; Buyer state; Work State; Home State
customer.postcode = Address 1 - Postal Code; Business Postal Code; Billing zip; Billing postcode; Default
    Address Zip; Mailing Zip; Mailing Zip/Postal Code; Postcode (Billing); Billing zip/postal code; Zip/Postal
    Code; Buyer zip; Work Zip; Work Zip Code; Work Postal Code; Home Zip; Home Zip Code; Home Postal Code
customer.country = Address 1 - Country; Business Country/Region; Billing country; Default Address Country
    Code; Mailing Country; Country Code (Billing); Country (Billing); Mailing Country/Territory;
    Buyer country; Work Country; Home Country
customer.website = Website 1 - Value; Web page; Website URL; Company domain name; Website Home Page
customer.social = LinkedIn URL; LinkedIn bio; Twitter handle; LinkedIn profile
customer.email_consent = Accepts Email Marketing; has_newsletter; Opted in to email; Email marketing consent;
    Marketing emails
customer.text_consent = SMS consent
customer.source = Original Traffic Source; Lead source detail; Person - Source; First referrer; Original lead
    source; Acquisition channel; Source of lead; Creation source
customer.stage = Contact status; Lead stage; Person - Label; CRM Status; Marketing status
customer.owner = Person - Owner; Lead Owner; Customer owner; Record owner; Sales owner; Sales rep
customer.birthday = Birthdate; Person - Birthday; Event 1 - Value (Birthday)
customer.family = Relation 1 - Value; Name of spouse
customer.hobbies = Hobby
customer.groups = Group Membership; Customer group; Reference groups
customer.tags = Customer tags; Contact tags; Tags list
customer.notes = Memo; Person - Notes; Customer memo; Background
customer.other_emails = E-mail 2 - Value; E-mail 2 Address; Secondary e-mail address; email_home; email_other;
    Email 3; E-mail 3 Address; E-mail 3 - Value; Person - Email - Home; Person - Email - Other
customer.other_phones = Phone 2 - Value; Phone 3 - Value; Other phone; phone_home; phone_other; Home phone 2;
    Business Phone 2; Person - Phone - Home; Person - Phone - Other; Business fax; Primary fax; Car phone;
    Fax number
product.sku = Variant SKU; Seller SKU; Product/Service SKU; Custom SKU; Item SKU; Token; Internal Reference
product.name = Product/Service; Product/Service Name; Item title; Title of product; Product - Name; Listing
    title
product.category = Type of product; Reporting category; Product - Category; Categories of product
product.brand = Vendor name; Product vendor
product.supplier = Default vendor name; Default supplier; Preferred vendor
product.price = Variant Price; Regular price; Sales price / rate; Product - Unit price; Price incl. tax;
    Regular price net
product.cost = Cost per item; Purchase cost; Default unit cost; Product - Cost
sale.order_number = amazon-order-id; Order - ID; Invoice/Receipt number; Sales record number; Invoice no.;
    Order Name; Num; Rechnung/Beleg; Belegfeld 1; Invoice ID; Shopify order
sale.line = Order item ID; Line item number; Line order
sale.sold_at = purchase-date; Paid at; Sale Date; Paid on date; Order placed; Order - Date; Txn date; Created
    (UTC); Belegdatum DATEV; Order creation date
sale.customer = Billing name; Buyer name; Buyer username; Buyer full name; Ship name; Recipient name; Customer
    full name; Ship To Name; Bill to
sale.product = Lineitem name; Product/Service; Item title; Listing title; Item description; Item name
    (localized); Product name (main); Title of product; Product - Name; Memo/Description
sale.quantity = Lineitem quantity; quantity-purchased; Quantity sold; Quantity (- Refund); Item quantity
sale.unit_price = Lineitem price; Item cost; Sold for; Item unit price; Sales price / rate; Unit amount
sale.discount = Lineitem discount; item-promotion-discount; Item discount; Line discount; Discount amount of
    item
sale.tax = Item tax; Line tax; Tax amount
sale.amount = Order line total; Item total; Net sales; Order Line (w/o tax); Line amount; Gross sales less
    discounts; Dollar value; Dollar amount
sale.payment_method = Payment method title; Payment method name; Card brand; Tender type; Card type; Tender
    note
sale.sales_channel = Source name; Sales channel name; Device nickname; Order source; Fulfillment channel;
    Channel name; Location name
sale.salesperson = Employee; Staff name; Sales representative; Team member; Employee name; Employee at
    checkout
sale.campaign = Campaign source; UTM campaign name; Discount code campaign
sale.due_on = Invoice due date; Faelligkeit; Zahlungsziel am
sale.street = Shipping Address1; Ship Address1; Ship to address 1; Address 1&2 (Shipping); Address 1
    (Shipping); Shipping address line 1; Recipient address
sale.postcode = ship-postal-code; Ship zip code; Ship to zip; Postcode (Shipping); Shipping address postal
    code
sale.city = ship-city; City (Shipping); Shipping address city; Recipient city
sale.region = ship-state; State Code (Shipping); State (Shipping); Shipping address state
sale.country = ship-country; Country Code (Shipping); Country (Shipping); Shipping address country
payment.paid_on = Created (UTC); Payment created date; Date Paid; Date of transaction; Settlement date;
    posted-date
payment.customer = Customer description; Payer name; Cardholder name; Received from; Customer full name
payment.order_number = Payment for invoice; Applied to; Invoice/Receipt number; Invoice ID; merchant-order-id
payment.amount = Amount received; Gross amount; Converted amount; Total collected; Payment total
payment.method = Card brand; Payment source type; Tender type; Card type; Payment method name;
    Zahlungsmittelart
payment.reference = Charge ID; Balance transaction ID; PaymentIntent ID; Payout ID; Deposit ID; Ref no.; Check
    number
return.number = License plate number; Return authorization; Return request ID; Refund reference; Credit memo
    number
return.returned_on = return-date; Refund created; Refunded at; Date refunded (UTC); Return creation date;
    Credit memo date
return.order_number = amazon-order-id; Refunded order; Order of return; Invoice/Receipt number
return.quantity = Lineitem returned quantity; Return quantity; Quantity refunded; Refund quantity;
    Quantity returned
return.refund = Refunded amount; Amount Refunded (total); Refund total; Total refunded; Refund value
return.reason = customer-comments reason; Refund reason; Reason code; Return reason name
return.condition = detailed-disposition; Disposition; Returned item condition
return.resolution = Return status; Refund type; Resolution type; Return outcome
complaint.number = Ticket ID number; Case reference; Request ID; Conversation ID
complaint.opened_at = Create date; Date/Time opened; Requested at; Ticket created; Created time; Opened date
complaint.channel = Ticket source; Case origin; Via channel; Origin
complaint.customer = Requester name; Case contact; Contact name; Associated contact; Account name
complaint.category = Ticket category; Case type; Case reason; Ticket type; Reason for case
complaint.severity = Ticket priority; Case priority; Priority level
complaint.subject = Ticket name; Case subject; Ticket subject
complaint.description = Ticket description; Case description; Case comments
complaint.status = Case status; Ticket stage; Pipeline status; Request status
complaint.assigned_to = Ticket owner; Case owner; Assigned agent; Assigned to user
complaint.due_at = SLA due; Time to close SLA due; Target resolution; Milestone target date
complaint.first_response_at = First agent response; First response date; Initially assigned reply
complaint.resolved_at = Close date; Date/Time closed; Solved at; Closed time; Ticket closed
complaint.satisfaction = Satisfaction score; CSAT rating; Survey rating
interaction.happened_at = Activity - Due date; Start date/time; Call start time; Engagement date; Date/Time of
    activity
interaction.customer = Contact person; Activity - Contact person; Who; Name of contact; Related contact
interaction.channel = Activity - Type; Engagement type; Task subtype; Call type channel
interaction.direction = Call direction; Call type; Email direction
interaction.subject = Activity - Subject; Call name; Call title; Email subject
interaction.body = Activity - Note; Call notes; Email body; Full comments; Note body
interaction.response = Call outcome; Call result; Email reply status
interaction.by = Activity - Assigned to user; Activity assigned to; Call owner; Assigned
feedback.given_on = Survey submitted; Review created at; Response time; Date reviewed
feedback.customer = Reviewer name; Contact name; Respondent name
feedback.score = Star rating; Survey response; NPS rating; Likelihood to recommend; Overall rating
feedback.comment = Review body; Review content; Open feedback; Verbatim; Follow up response
opportunity.title = Deal - Title; Potential name; Deal record name; Record name
opportunity.customer = Deal - Organization; Associated company; Deal - Contact person; Organization name;
    Primary company; Organization
opportunity.stage = Deal - Stage; Deal - Status; Sales stage; Forecast category
opportunity.value = Deal - Value; Expected revenue; Amount in company currency; Deal - Weighted value base
opportunity.probability = Deal - Probability; Probability (%)
opportunity.expected_close = Deal - Expected close date; Closing date; Estimated close date
opportunity.closed_on = Deal - Won time; Deal - Lost time; Closed time
opportunity.source = Deal - Source; Original source type; Lead source detail
opportunity.owner = Deal - Owner; Potential owner; Owner full name
opportunity.lost_reason = Deal - Lost reason; Closed lost reason; Reason for loss
task.title = Task title; Task name; Task subject
task.due_on = Date due; Due at; Due date only
task.assigned_to = Task owner; Task assigned to
task.done_at = Completed at; Date completed; Completed date/time; Closed time
campaign.name = Campaign Name (full); Email campaign; Campaign title; Email name
campaign.starts_on = Campaign start date; Send date; Send time; Date of sending
campaign.ends_on = Campaign end date
campaign.cost = Amount spent; Actual cost in campaign; Budgeted cost in campaign
campaign.segment = Campaign audience; List name; Recipient list
message.customer = Member name; Subscriber; Recipient email
message.sent_at = Date first sent; Delivered at; Send time
message.opted_out = Unsubscribe; Opt out; Has opted out
"""

SHEETS: Final = """
customer = orders customers; customers_export; subscribers; google contacts; people export; persons; customer
    contact list
product = products_export; listings; product service list; item library; items catalog
sale = orders_export; order report; EtsySoldOrderItems; sales transaction; transactions detail; sales by
    customer detail; items detail; order items export; Buchungsstapel
payment = payments export; unified payments; payment history; balance history
return = returns report; fba returns; refund report
complaint = tickets export; cases export; helpdesk
interaction = activity export; engagements export; call records
opportunity = deals export; opportunities export; potentials
"""
