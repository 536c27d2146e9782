"""The exports of well-known programs in which plain words mean something special, one block a layout.

A block is::

[Program: what]  entity  known by: headings that must all be there
field path = heading; heading          (the path "-" says that it is no field of ours)
"""

from __future__ import annotations

from typing import Final

LAYOUTS: Final = """
[Shopify: orders]  sale  known by: Lineitem name; Lineitem quantity
sale.order_number = Name
sale.sold_at = Created at
sale.sales_channel = Source; Location
sale.discount = Lineitem discount
customer.email = Email
customer.phone = Phone; Billing Phone
product.sku = Lineitem sku
product.brand = Vendor
sale.tax = Taxes
customer.email_consent = Accepts Marketing
- = Total; Subtotal; Shipping; Discount Amount; Discount Code; Financial Status; Fulfillment Status;
    Outstanding Balance; Id; Tags; Notes; Paid at; Fulfilled at; Cancelled at; Refunded Amount; Payment
    ID; Payment Reference; Risk Level; Lineitem compare at price; Lineitem fulfillment status; Lineitem
    requires shipping; Lineitem taxable; Tax 1 Name; Tax 1 Value

[Shopify: customers]  customer  known by: Default Address City; Total Orders
- = Total Orders; Total Spent; Tax Exempt; Default Address Address2

[Shopify: products]  product  known by: Handle; Variant Price
product.name = Title
product.category = Product Category
product.subcategory = Type
product.brand = Vendor
- = Handle; Body (HTML); Tags; Published; Status; Variant Barcode; Variant Compare At Price

[WooCommerce: orders]  sale  known by: Order Number; Item Cost
sale.product = Item Name
sale.amount = Order Line Total; Item Total
sale.quantity = Quantity; Quantity (- Refund)
sale.line = Item #
- = Order Total Amount; Order Subtotal Amount; Order Status; Order Refund Amount; Cart Discount Amount;
    Order Shipping Amount; Order Total Tax Amount; Coupon Code; Customer Note; Shipping Method Title

[WooCommerce: products]  product  known by: Regular price; SKU; Categories
product.category = Categories
- = ID; Type; Published; Tags; Short description; Description; Sale price; Stock; In stock?

[Square: items sold]  sale  known by: Gross Sales; Net Sales; Transaction ID; Item
sale.order_number = Transaction ID
sale.product = Item
sale.quantity = Qty
sale.discount = Discounts
sale.amount = Net Sales
sale.sold_at = Date
sale.salesperson = Employee
sale.sales_channel = Channel; Location
sale.customer = Customer Name
customer.code = Customer ID; Customer Reference ID
product.category = Category
- = Gross Sales; Time Zone; Payment ID; Event Type; Details; Price Point Name; Modifiers Applied; Unit;
    Count; Dining Option; Notes; Device Name

[Stripe: payments]  payment  known by: Amount Refunded; Created (UTC)
payment.reference = id
payment.amount = Amount
payment.paid_on = Created date (UTC); Created (UTC)
payment.method = Card Brand
payment.customer = Customer Description; Card Name
customer.email = Customer Email
customer.code = Customer ID
- = Amount Refunded; Converted Amount; Converted Currency; Fee; Currency; Captured; Status; Description;
    Statement Descriptor; Mode

[QuickBooks: sales by customer or product]  sale  known by: Transaction Type; Num; Product/Service
sale.order_number = Num
sale.sold_at = Date; Transaction Date
sale.product = Product/Service
sale.unit_price = Sales Price
sale.quantity = Qty
sale.amount = Amount
sale.customer = Customer; Name
- = Transaction Type; Balance; Memo/Description; Account

[QuickBooks: open invoices]  sale  known by: Transaction Type; Num; Open Balance
sale.order_number = Num
sale.sold_at = Date
sale.customer = Customer
sale.product = Product/Service; Memo/Description
sale.due_on = Due Date
sale.amount = Amount
- = Transaction Type; Open Balance; Terms

[QuickBooks: customers]  customer  known by: Customer; Open Balance
customer.name = Customer
customer.company = Company; Company name
- = Open Balance; Attachments

[Etsy: sold items]  sale  known by: Sale Date; Transaction ID; Listing ID
sale.order_number = Order ID
sale.product = Item Name
sale.customer = Buyer
sale.payment_method = Payment Type
customer.name = Ship Name
sale.unit_price = Price
sale.amount = Item Total
sale.discount = Discount Amount
product.sku = SKU
- = Transaction ID; Listing ID; Coupon Code; Coupon Details; Order Shipping; Order Sales Tax; Date
    Shipped; Date Paid; Variations; Order Type; Listings Type; InPerson Discount; InPerson Location

[Amazon: orders]  sale  known by: amazon-order-id; sku
sale.product = product-name
sale.quantity = quantity; quantity-purchased
sale.amount = item-price
sale.sales_channel = sales-channel
sale.tax = item-tax
customer.email = buyer-email
customer.phone = buyer-phone-number
product.sku = sku
- = asin; order-status; item-status; ship-service-level; fulfillment-channel; shipping-price;
    shipping-tax; gift-wrap-price; last-updated-date; merchant-order-id; promotion-ids; order-item-id

[Amazon: returns]  return  known by: return-date; order-id; detailed-disposition
return.order_number = order-id
return.reason = reason
return.quantity = quantity
return.product = product-name
product.sku = sku
- = asin; fnsku; fulfillment-center-id; status; license-plate-number; customer-comments

[eBay: orders]  sale  known by: Sales Record Number; Item Title
sale.order_number = Order Number
sale.customer = Buyer Name
sale.unit_price = Sold For
sale.quantity = Quantity
product.sku = Custom Label; Custom Label (SKU)
- = Sales Record Number; Buyer Username; Total Price; Item Number; Shipping And Handling; Tracking Number;
    Feedback Left; Transaction ID; Ship To Name; Ship To Phone; Buyer Note

[HubSpot: contacts]  customer  known by: Record ID; Lifecycle Stage
customer.code = Record ID - Contact
customer.stage = Lifecycle Stage
- = Record ID; Create Date; Last Activity Date; Associated Company IDs; Lead Status

[HubSpot: deals]  opportunity  known by: Deal Name; Deal Stage
customer.company = Associated Company
opportunity.customer = Associated Contact
opportunity.source = Original Traffic Source; Original Source
opportunity.expected_close = Close Date
- = Record ID; Pipeline; Create Date; Last Activity Date; Associated Company IDs; Associated Contact IDs

[HubSpot: tickets]  complaint  known by: Ticket name; Ticket status
complaint.number = Ticket ID; Record ID
complaint.channel = Source
complaint.opened_at = Create date
complaint.resolved_at = Close date
- = Pipeline; Last activity date

[Pipedrive: people]  customer  known by: Person - Name
customer.code = Person - ID
- = Person - Open deals; Person - Won deals; Person - Lost deals; Person - Next activity date; Person -
    Person created

[Pipedrive: deals]  opportunity  known by: Deal - Title; Deal - Stage
opportunity.customer = Deal - Organization; Deal - Contact person
- = Deal - ID; Deal - Pipeline; Deal - Currency of Value; Deal - Deal created; Deal - Status; Deal -
    Weighted value

[Zoho: contacts]  customer  known by: Contact Owner; Mailing Street
customer.code = Contact Id
customer.company = Account Name; Account Name.name
customer.job_title = Title
- = Created Time; Modified Time; Salutation; Last Activity Time; Email Opt Out

[Zoho: deals]  opportunity  known by: Deal Name; Closing Date
opportunity.customer = Account Name; Contact Name
- = Record Id; Type; Next Step; Created Time; Expected Revenue

[Salesforce: contacts]  customer  known by: Account Name; Mailing City
customer.code = Contact ID
customer.company = Account Name
customer.job_title = Title
- = Salutation; Account ID; Last Activity; Created Date

[Salesforce: opportunities]  opportunity  known by: Opportunity Name; Stage; Account Name
opportunity.title = Opportunity Name
opportunity.expected_close = Close Date
- = Opportunity ID; Fiscal Period; Age; Next Step; Created Date; Type; Expected Revenue

[Google: contacts]  customer  known by: Group Membership
customer.name = Name
customer.groups = Group Membership; Labels
- = Additional Name; Middle Name; Nickname; Initials; Phonetic First Name; Subject; Priority; Sensitivity;
    Location; Gender; E-mail 1 - Type; E-mail 1 - Label; E-mail 2 - Type; E-mail 2 - Label; Phone 1 -
    Type; Phone 1 - Label; Phone 2 - Type; Phone 2 - Label; Address 1 - Type; Address 1 - Label; Address 1
    - Formatted; Photo

[Outlook: contacts]  customer  known by: Business Street; Home Street
customer.phone = Business Phone; Primary Phone
customer.other_phones = Home Phone; Other Phone; Home Fax; Business Fax
customer.tags = Categories
customer.notes = Notes
customer.hobbies = Hobby
customer.family = Spouse; Children
- = Middle Name; Suffix; Department; Home Street; Home City; Home State; Home Zip; Home Country; Home
    Postal Code; Home Country/Region; Priority; Private; Sensitivity; Gender; Initials; Anniversary Type

[Odoo: contacts]  customer  known by: is_company; state_id; country_id
customer.region = state_id
customer.country = country_id

[DATEV: debtors]  customer  known by: Konto; Name (Adressattyp Unternehmen)
customer.code = Konto
customer.company = Name (Adressattyp Unternehmen); Unternehmensgegenstand
- = Adressattyp; Kurzbezeichnung; EU-UStID; EU-Land; Bemerkung (Telefon); Bemerkung (E-Mail)

[DATEV: bookings]  payment  known by: Umsatz (ohne Soll/Haben-Kz); Soll/Haben-Kennzeichen
payment.amount = Umsatz (ohne Soll/Haben-Kz)
payment.paid_on = Belegdatum
payment.order_number = Belegfeld 1
payment.reference = Belegfeld 2
- = Soll/Haben-Kennzeichen; Konto; Gegenkonto (ohne BU-Schlüssel); BU-Schlüssel; Buchungstext; WKZ Umsatz;
    Kurs; Basis-Umsatz

[SumUp: transactions]  payment  known by: Transaction ID; Payout; Card Type
payment.paid_on = Date
payment.reference = Transaction ID; Transaction Code
payment.amount = Total
payment.method = Payment Method; Card Type
- = Email; Fee; Payout; Status; Transaction Type; Entry mode; Description; Subtotal; Tax amount; Tip
    amount; Last 4 digits

[PayPal: activity]  payment  known by: Gross; Net; Transaction ID; Name
payment.paid_on = Date
payment.customer = Name
payment.amount = Gross
payment.reference = Transaction ID
payment.order_number = Invoice Number; Invoice ID
customer.email = From Email Address
customer.phone = Contact Phone Number
customer.country = Country Code
- = Time; TimeZone; Time Zone; Type; Status; Currency; Fee; Net; To Email Address; Balance; Balance
    Impact; Reference Txn ID; Item Title; Item ID; Subject; Note; Receipt ID; Shipping Address; Shipping
    and Handling Amount; Insurance Amount; Sales Tax; Quantity; Custom Number; Address Status

[Stripe: unified payments]  payment  known by: Amount Refunded; Created date (UTC)
payment.reference = id
payment.amount = Amount
payment.paid_on = Created date (UTC)
payment.method = Payment Source Type; Card Brand
payment.order_number = Invoice ID; Invoice Number
customer.email = Customer Email
customer.code = Customer ID
- = Amount Refunded; Converted Amount; Converted Amount Refunded; Converted Currency; Fee; Taxes On Fee;
    Currency; Captured; Status; Description; Statement Descriptor; Mode; Customer Description; Seller
    Message; Card ID; Card Last4; Decline Reason; Refunded date (UTC); Transfer; PaymentIntent ID

[Stripe: customers]  customer  known by: Total Spend; Delinquent
customer.code = id
customer.name = Name
customer.email = Email
customer.notes = Description
customer.street = Card Address Line1
customer.city = Card Address City
customer.region = Card Address State
customer.country = Card Address Country
customer.postcode = Card Address Zip
- = Created (UTC); Total Spend; Delinquent; Card Brand; Card Last4; Card ID; Plan; Status; Payment Count;
    Refunded Volume; Average Order; Dispute Losses; Currency; Account Balance; Card Address Line2; Card
    Name

[Xero: sales invoices]  sale  known by: ContactName; InvoiceNumber; UnitAmount
sale.order_number = InvoiceNumber
sale.sold_at = InvoiceDate
sale.due_on = DueDate
sale.customer = ContactName
sale.product = Description
sale.quantity = Quantity
sale.unit_price = UnitAmount
sale.discount_share = Discount
sale.tax = TaxAmount
sale.amount = LineAmount
sale.currency = Currency
customer.email = EmailAddress
customer.street = POAddressLine1
customer.city = POCity
customer.region = PORegion
customer.postcode = POPostalCode
customer.country = POCountry
product.sku = InventoryItemCode
- = Reference; Total; AccountCode; TaxType; POAddressLine2; POAddressLine3; POAddressLine4; TaxTotal;
    InvoiceAmountPaid; InvoiceAmountDue; TrackingName1; TrackingOption1; TrackingName2; TrackingOption2;
    Type; Sent; Status; BrandingTheme

[Toast: items sold]  sale  known by: Menu Item; Net Price; Order #
sale.order_number = Order #
sale.sold_at = Order Date
sale.salesperson = Server
sale.product = Menu Item
sale.quantity = Qty
sale.discount = Discount; Discnt
sale.amount = Net Price
sale.tax = Tax
product.sku = SKU
product.category = Sales Category
- = Location; Order Id; Sent Date; Check Id; Table; Item Selection Id; Item Id; Master Id; Gross Price;
    Void?; Deferred; Dining Area; Service; Dining Option; PLU; Menu; Menu Group; Menu Subgroup(s); Tab
    Name; Tax Exempt

[Asana: tasks]  task  known by: Task ID; Section/Column; Assignee
task.title = Name
task.assigned_to = Assignee
task.due_on = Due Date
task.done_at = Completed At
- = Task ID; Created At; Last Modified; Section/Column; Assignee Email; Start Date; Tags; Notes; Projects;
    Parent task

[Trello: cards]  task  known by: Card ID; Card Name; List Name
task.title = Card Name
task.assigned_to = Members
task.due_on = Due Date
- = Card ID; Card URL; Card Description; Labels; List ID; List Name; Board ID; Board Name; Archived; Start
    Date; Due Complete; Checklist Item Total Count; Points; Last Activity Date

[Zoho: leads]  customer  known by: Lead Owner; Lead Source; Record Id
customer.job_title = Title
customer.notes = Description
customer.stage = Lead Status
- = Record Id; Industry; Annual Revenue; No. of Employees; Salutation; Created Time; Modified Time; Email
    Opt Out; Rating; Last Activity Time; Secondary Email; Fax

[Freshdesk: tickets]  complaint  known by: Ticket ID; Created time; Agent
complaint.number = Ticket ID
complaint.opened_at = Created time
complaint.due_at = Due by Time
complaint.resolved_at = Resolved time
complaint.first_response_at = Initial response time
complaint.channel = Source
complaint.category = Type
complaint.assigned_to = Agent
complaint.customer = Full name
customer.email = Email
customer.phone = Work phone
customer.mobile = Mobile phone
complaint.satisfaction = Survey results
customer.company = Company name
- = Group; Closed time; Last update time; Tags; Twitter ID; Resolution status; Association type; Product;
    First response status; Internal group; Internal agent

[Zendesk: tickets]  complaint  known by: Requester; Assignee; Subject
complaint.customer = Requester
complaint.opened_at = Created at; Requested
complaint.resolved_at = Solved at; Solved
complaint.category = Ticket type; Type
complaint.channel = Via
complaint.satisfaction = Satisfaction Score; Satisfaction
customer.email = Requester email
customer.company = Organization
- = Updated at; Updated; Tags; Group; Brand; Ticket form; Submitter; Due at; Domain; Requester id;
    Requester domain

[PayPal in German: activity]  payment  known by: Brutto; Netto; Transaktionscode
payment.paid_on = Datum
payment.customer = Name
payment.amount = Brutto
payment.reference = Transaktionscode
payment.order_number = Rechnungsnummer
customer.email = Absender E-Mail-Adresse
- = Netto; Gebühr; Entgelt; Uhrzeit; Zeitzone; Typ; Status; Währung; Empfänger E-Mail-Adresse;
    Artikelbezeichnung; Artikelnummer; Guthaben; Land; Telefon; Betreff; Hinweis

[Odoo: order lines]  sale  known by: product_uom_qty; price_unit
sale.order_number = order_id/name; order_id; Order Reference
sale.sold_at = order_id/date_order; Order Date
sale.customer = order_id/partner_id/name; order_partner_id; Customer
sale.salesperson = order_id/user_id/name; salesman_id
product.sku = product_id/default_code
sale.product = product_id/name; product_id; name
sale.quantity = product_uom_qty
sale.unit_price = price_unit
sale.discount_share = discount
sale.tax = price_tax
sale.amount = price_total
sale.currency = currency_id/name; currency_id
- = price_subtotal; order_id/state; product_uom/name; tax_id

[Pipedrive: activities]  task  known by: Activity - Subject; Activity - Due date
task.title = Activity - Subject
task.kind = Activity - Type
task.due_on = Activity - Due date
task.assigned_to = Activity - Assigned to user
task.done_at = Activity - Marked as done time
task.customer = Activity - Contact person
customer.company = Activity - Organization
"""
