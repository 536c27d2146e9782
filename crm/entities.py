"""THE one declaration of every fact the program holds.

To add a fact, add one ``Field`` line here; tables, parsers, editors, workbooks and the data dictionary follow. Headings by
which sheets in other languages call it may be added in ``crm.headings``.
"""

from __future__ import annotations

from typing import Final

from crm.schema import Choice, Entity, Field, Kind

STAGES: Final = (
    Choice("lead", "Lead", ("new", "suspect", "enquiry", "subscriber")),
    Choice("prospect", "Prospect", ("qualified", "opportunity", "interested", "sql", "mql")),
    Choice("customer", "Customer", ("active", "client", "won", "current")),
    Choice("lapsed", "Lapsed", ("inactive", "dormant", "sleeping", "former")),
    Choice("lost", "Lost", ("churned", "gone", "left", "closed lost")),
)
CUSTOMER_KINDS: Final = (
    Choice("person", "Person", ("private", "individual", "consumer", "b2c", "home")),
    Choice("company", "Company", ("business", "organisation", "organization", "firm", "b2b", "corporate", "trade")),
)
CHANNELS: Final = (
    Choice("phone", "Phone", ("call", "telephone", "tel", "mobile")),
    Choice("email", "E-mail", ("mail", "e-mail", "electronic mail")),
    Choice("text", "Text", ("sms", "whatsapp", "message", "chat", "messenger", "text message")),
    Choice("visit", "Visit", ("in person", "shop", "store", "meeting", "walk-in", "on site", "counter")),
    Choice("letter", "Letter", ("post", "mailing", "card", "postal")),
    Choice("social", "Social media", ("facebook", "instagram", "twitter", "linkedin", "x")),
    Choice("web", "Web", ("website", "web form", "form", "online", "portal")),
)
DIRECTIONS: Final = (
    Choice("in", "In", ("inbound", "incoming", "received", "from customer")),
    Choice("out", "Out", ("outbound", "outgoing", "sent", "to customer")),
)
SEVERITIES: Final = (
    Choice("low", "Low", ("minor", "3", "p3", "p4", "trivial")),
    Choice("medium", "Medium", ("normal", "moderate", "2", "p2", "standard")),
    Choice("high", "High", ("major", "serious", "1", "p1", "important")),
    Choice("critical", "Critical", ("urgent", "severe", "blocker", "p0", "emergency")),
)
COMPLAINT_STATUSES: Final = (
    Choice("open", "Open", ("new", "unresolved", "pending", "to do", "active", "reopened")),
    Choice("answered", "Answered", ("in progress", "in work", "waiting", "on hold", "working", "escalated")),
    Choice("resolved", "Resolved", ("closed", "done", "solved", "settled", "completed", "finished", "compl.")),
)
SATISFACTIONS: Final = (
    Choice("yes", "Yes", ("satisfied", "happy", "y", "true", "good", "positive")),
    Choice("partly", "Partly", ("neutral", "so-so", "somewhat", "mixed")),
    Choice("no", "No", ("unsatisfied", "dissatisfied", "unhappy", "n", "false", "bad", "negative")),
)
RETURN_CONDITIONS: Final = (
    Choice("new", "As new", ("unused", "unopened", "sealed", "resaleable", "good")),
    Choice("used", "Used", ("opened", "worn")),
    Choice("damaged", "Damaged", ("broken", "defective", "faulty", "spoiled", "mouldy")),
)
RETURN_RESOLUTIONS: Final = (
    Choice("refund", "Money back", ("refunded", "credit", "credited", "credit note", "reimbursed", "money back")),
    Choice("exchange", "Exchanged", ("exchanged", "replaced", "replacement", "swap")),
    Choice("repair", "Repaired", ("repair", "fixed", "mended")),
    Choice("voucher", "Voucher", ("store credit", "gift card", "coupon")),
    Choice("rejected", "Refused", ("refused", "declined", "denied", "no refund")),
)
OPPORTUNITY_STAGES: Final = (
    Choice("new", "New", ("prospecting", "prospect", "lead", "open", "identified", "appointment scheduled")),
    Choice("qualified", "Qualified", ("engaging", "qualification", "contacted", "discovery", "needs analysis")),
    Choice("proposal", "Proposal", ("quote", "quoted", "offer", "proposal sent", "presentation", "price quote")),
    Choice("negotiation", "Negotiation", ("negotiating", "negotiation/review", "contract sent", "verbal")),
    Choice("won", "Won", ("closed won", "closedwon", "win", "success", "deal")),
    Choice("lost", "Lost", ("closed lost", "closedlost", "lose", "failed", "abandoned", "cancelled")),
)
FEEDBACK_KINDS: Final = (
    Choice("nps", "Would recommend (0-10)", ("net promoter score", "nps 0-10", "promoter", "recommend")),
    Choice("csat", "Satisfaction (1-5)", ("satisfaction", "csat 1-5", "customer satisfaction")),
    Choice("stars", "Stars (1-5)", ("star", "review", "rating", "stars 1-5")),
)
TASK_KINDS: Final = (
    Choice("call", "Call", ("phone", "ring")),
    Choice("write", "Write", ("email", "e-mail", "mail", "letter")),
    Choice("visit", "Visit", ("meeting", "appointment")),
    Choice("deliver", "Deliver", ("delivery", "send", "ship")),
    Choice("chase", "Chase payment", ("payment", "dunning", "reminder", "collect")),
    Choice("other", "Other", ("to do", "todo", "task", "misc")),
)
REPEATS: Final = (
    Choice("daily", "Every day", ("day", "every day")),
    Choice("weekly", "Every week", ("week", "every week")),
    Choice("monthly", "Every month", ("month", "every month")),
    Choice("quarterly", "Every quarter", ("quarter", "every quarter")),
    Choice("yearly", "Every year", ("year", "every year", "annual", "annually")),
)
RESPONSES: Final = (
    Choice("none", "No answer", ("no response", "no reply", "ignored", "not reached", "voicemail")),
    Choice("interested", "Interested", ("positive", "replied", "answered", "wants more", "responded")),
    Choice("bought", "Bought", ("ordered", "converted", "purchased", "sale")),
    Choice("not_interested", "Not interested", ("negative", "declined", "rejected", "no interest")),
)

CUSTOMER: Final = Entity(
    name="customer",
    label="Customer",
    plural="Customers",
    help="A person or a company that buys, may buy or bought.",
    keys=(("code",), ("email", "name")),
    weak_keys=(("email",), ("name", "phone"), ("name", "postcode"), ("name",)),
    content=("name", "company", "first_name", "last_name", "phone", "mobile", "other_phones", "street", "postcode", "birthday"),
    one_of=("name", "company", "first_name", "last_name", "email", "phone", "mobile", "code", "street"),
    title=("name", "company", "email", "code"),
    aliases=("customers", "contacts", "clients", "people", "accounts", "leads", "address book", "companies"),
    fields=(
        Field("code", Kind.TEXT, "Customer number", "Your own number for the customer.", unique=True, analysed=True,
              aliases=("customer id", "customer no", "customer code", "client id", "account number", "contact id")),
        Field("name", Kind.TEXT, "Name", "The full name of the person or the company.", personal=True,
              analysed=True, aliases=("customer", "customer name", "full name", "client", "contact name", "display name")),
        Field("kind", Kind.CHOICE, "Person or company", choices=CUSTOMER_KINDS, aliases=("customer type", "type")),
        Field("first_name", Kind.TEXT, "First name", personal=True, aliases=("given name", "forename", "firstname")),
        Field("last_name", Kind.TEXT, "Last name", personal=True, aliases=("surname", "family name", "lastname")),
        Field("company", Kind.TEXT, "Company", aliases=("organisation", "organization", "company name", "business name", "site name", "employer")),
        Field("job_title", Kind.TEXT, "Job title", aliases=("position", "job position", "role", "occupation")),
        Field("email", Kind.EMAIL, "E-mail", personal=True, aliases=("e-mail address", "mail", "email 1")),
        Field("phone", Kind.PHONE, "Phone", personal=True, aliases=("telephone", "phone number", "tel", "work phone")),
        Field("mobile", Kind.PHONE, "Mobile", personal=True, aliases=("mobile phone", "work mobile", "cell", "cell phone")),
        Field("street", Kind.TEXT, "Street", personal=True, aliases=("address", "street address", "address line 1", "address 1")),
        Field("city", Kind.TERM, "City", aliases=("town", "place", "suburb")),
        Field("region", Kind.TERM, "Region", aliases=("state", "province", "county", "state/region")),
        Field("postcode", Kind.TEXT, "Postcode", personal=True, aliases=("zip", "zip code", "postal code")),
        Field("country", Kind.TERM, "Country", aliases=("country/region", "nation")),
        Field("website", Kind.URL, "Website", aliases=("web site", "url", "homepage")),
        Field("social", Kind.LIST, "Social accounts", personal=True, aliases=("linkedin", "instagram", "facebook")),
        Field("preferred_channel", Kind.CHOICE, "Prefers", "The way the customer likes to be contacted.",
              choices=CHANNELS, aliases=("preferred contact", "contact preference", "preferred channel")),
        Field("email_consent", Kind.BOOLEAN, "Agreed to e-mail", aliases=("accepts marketing", "newsletter", "opt-in")),
        Field("email_consent_on", Kind.DATE, "Agreed to e-mail on", aliases=("opt-in date", "email consent date")),
        Field("email_consent_source", Kind.TERM, "How e-mail was agreed", aliases=("email consent source",)),
        Field("phone_consent", Kind.BOOLEAN, "Agreed to calls", aliases=("phone opt-in",)),
        Field("phone_consent_on", Kind.DATE, "Agreed to calls on", aliases=("phone consent date",)),
        Field("phone_consent_source", Kind.TERM, "How calls were agreed", aliases=("phone consent source",)),
        Field("text_consent", Kind.BOOLEAN, "Agreed to texts", aliases=("sms opt-in", "accepts sms marketing")),
        Field("text_consent_on", Kind.DATE, "Agreed to texts on", aliases=("text consent date",)),
        Field("text_consent_source", Kind.TERM, "How texts were agreed", aliases=("text consent source",)),
        Field("post_consent", Kind.BOOLEAN, "Agreed to letters", aliases=("post opt-in",)),
        Field("post_consent_on", Kind.DATE, "Agreed to letters on", aliases=("post consent date",)),
        Field("post_consent_source", Kind.TERM, "How letters were agreed", aliases=("post consent source",)),
        Field("source", Kind.TERM, "Found us by", "How the customer found the business.",
              aliases=("lead source", "how they found us", "acquisition source", "referred by", "original source")),
        Field("stage", Kind.CHOICE, "Stage", choices=STAGES, aliases=("lifecycle stage", "lead status", "status")),
        Field("owner", Kind.TERM, "Looked after by", aliases=("account manager", "contact owner", "account owner")),
        Field("birthday", Kind.DATE, "Birthday", personal=True, aliases=("date of birth", "dob", "birth date")),
        Field("anniversary", Kind.DATE, "Anniversary", personal=True, aliases=("wedding day",)),
        Field("family", Kind.LONG_TEXT, "Family", personal=True, aliases=("family notes", "children", "spouse")),
        Field("hobbies", Kind.LIST, "Hobbies", personal=True, aliases=("interests",)),
        Field("groups", Kind.LIST, "Groups and memberships", aliases=("memberships", "clubs", "group", "segment")),
        Field("likes", Kind.LIST, "Likes", personal=True, aliases=("preferences", "favourites")),
        Field("dislikes", Kind.LIST, "Dislikes", personal=True, aliases=("does not like",)),
        Field("tags", Kind.LIST, "Tags", aliases=("labels", "categories", "tag")),
        Field("credit_limit", Kind.MONEY, "Credit limit", low=0, aliases=("credit line",)),
        Field("payment_terms_days", Kind.INTEGER, "Payment terms (days)", low=0, high=3650,
              aliases=("payment terms", "terms", "net days")),
        Field("lost_on", Kind.DATE, "Lost on", aliases=("churn date", "date lost", "cancellation date")),
        Field("lost_reason", Kind.TERM, "Why lost", aliases=("churn reason", "reason lost", "reason for leaving")),
        Field("lost_to", Kind.TERM, "Lost to", "The competitor who has the customer now.", aliases=("competitor",)),
        Field("notes", Kind.LONG_TEXT, "Notes", personal=True, aliases=("note", "comments", "remarks", "description")),
        Field("other_emails", Kind.LIST, "Other e-mails", personal=True, aliases=("email 2", "secondary email")),
        Field("other_phones", Kind.LIST, "Other phones", personal=True, aliases=("phone 2", "home phone", "fax")),
    ),
)  # fmt: skip

PRODUCT: Final = Entity(
    name="product",
    label="Product",
    plural="Products",
    help="Something that is sold.",
    keys=(("sku",), ("name",)),
    one_of=("name", "sku"),
    title=("name", "sku"),
    aliases=("products", "items", "articles", "inventory", "price list", "catalogue", "stock"),
    fields=(
        Field("sku", Kind.TEXT, "SKU", "Your article number.", unique=True, analysed=True,
              aliases=("product id", "article number", "item number", "item code", "stock code", "product code", "part number")),
        Field("name", Kind.TEXT, "Name", analysed=True,
              aliases=("product", "product name", "item", "article", "item name", "description", "product title")),
        Field("category", Kind.TERM, "Category", aliases=("product category", "product group", "group", "product type", "department", "series")),
        Field("subcategory", Kind.TERM, "Sub-category", aliases=("sub category", "product subcategory")),
        Field("brand", Kind.TERM, "Brand", aliases=("manufacturer", "make", "vendor")),
        Field("supplier", Kind.TERM, "Supplier", aliases=("supplied by", "wholesaler")),
        Field("price", Kind.MONEY, "Price", low=0, aliases=("sales price", "list price", "retail price", "rrp")),
        Field("cost", Kind.MONEY, "Cost", low=0, aliases=("cost price", "purchase price", "buying price", "cogs")),
    ),
)  # fmt: skip

SALE: Final = Entity(
    name="sale",
    label="Sale",
    plural="Sales",
    help="One line of one order.",
    keys=(("order_number", "line"),),
    content=("sold_at", "customer", "product", "quantity", "amount"),
    title=("order_number",),
    dated_by="sold_at",
    aliases=("sales", "orders", "order lines", "invoices", "transactions", "order items", "revenue", "receipts"),
    fields=(
        Field("order_number", Kind.TEXT, "Order number", analysed=True,
              aliases=("order id", "order no", "invoice", "invoice no", "invoice number", "receipt number", "order")),
        Field("line", Kind.INTEGER, "Line", "The line's place within its order.", low=0, aliases=("line number", "line no", "position")),
        Field("sold_at", Kind.MOMENT, "Date", "The day, and the time where it is known.",
              aliases=("order date", "invoice date", "date of sale", "sold on", "transaction date", "created at")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("customer name", "client", "buyer", "sold to")),
        Field("product", Kind.REFERENCE, "Product", refers_to="product", aliases=("item", "article", "product name")),
        Field("quantity", Kind.NUMBER, "Quantity", aliases=("qty", "units", "pieces", "number")),
        Field("unit_price", Kind.MONEY, "Unit price", aliases=("price", "price each", "rate", "item price")),
        Field("discount", Kind.MONEY, "Discount", "Money off the whole line.", aliases=("discount amount", "rebate")),
        Field("discount_share", Kind.SHARE, "Discount %", low=0, high=1, aliases=("discount percent", "discount rate")),
        Field("tax", Kind.MONEY, "Tax", aliases=("vat", "sales tax", "gst")),
        Field("amount", Kind.MONEY, "Amount", "Of the whole line, after discount.",
              aliases=("sales", "total", "line total", "revenue", "net amount", "total price", "turnover", "value")),
        Field("currency", Kind.TERM, "Currency", aliases=("currency code",)),
        Field("cost", Kind.MONEY, "Cost", "What the whole line cost you.", aliases=("cost of goods", "cogs", "total cost")),
        Field("payment_method", Kind.TERM, "Paid by", aliases=("payment method", "payment type", "tender")),
        Field("sales_channel", Kind.TERM, "Sales channel", aliases=("channel", "shop", "store", "sales channel")),
        Field("salesperson", Kind.TERM, "Salesperson", aliases=("sales rep", "seller", "sold by", "cashier", "sales agent")),
        Field("campaign", Kind.REFERENCE, "Campaign", refers_to="campaign", aliases=("promotion", "utm campaign")),
        Field("due_on", Kind.DATE, "Due on", "For a sale on credit: when it must be paid.", aliases=("due date", "payment due")),
        Field("street", Kind.TEXT, "Delivery street", personal=True, aliases=("shipping street", "shipping address", "ship to")),
        Field("postcode", Kind.TEXT, "Delivery postcode", personal=True, aliases=("shipping zip", "shipping postcode")),
        Field("city", Kind.TERM, "Delivery city", aliases=("shipping city", "ship to city")),
        Field("region", Kind.TERM, "Delivery region", aliases=("shipping province", "shipping state", "ship to state")),
        Field("country", Kind.TERM, "Delivery country", aliases=("shipping country", "ship to country")),
    ),
)  # fmt: skip

PAYMENT: Final = Entity(
    name="payment",
    label="Payment",
    plural="Payments",
    help="Money that came in.",
    keys=(("reference",),),
    content=("paid_on", "customer", "order_number", "amount"),
    title=("reference", "order_number"),
    dated_by="paid_on",
    aliases=("payments", "receipts", "bank", "charges", "payouts"),
    fields=(
        Field("paid_on", Kind.DATE, "Paid on", required=True, aliases=("payment date", "date paid", "date received")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("payer", "customer name")),
        Field("order_number", Kind.TEXT, "Order number", analysed=True, aliases=("invoice", "invoice number", "order id")),
        Field("amount", Kind.MONEY, "Amount", required=True, aliases=("amount paid", "payment amount", "paid")),
        Field("method", Kind.TERM, "Paid by", aliases=("payment method", "payment type", "how paid")),
        Field("reference", Kind.TEXT, "Reference", aliases=("payment id", "transaction id", "payment reference")),
    ),
)  # fmt: skip

RETURN: Final = Entity(
    name="return",
    label="Return",
    plural="Returns",
    help="Something that a customer brought or sent back.",
    keys=(("number", "line"),),
    content=("order_number", "product", "returned_on", "customer", "quantity"),
    title=("number", "order_number"),
    dated_by="returned_on",
    aliases=("returns", "returned", "refunds", "credit notes", "returned goods", "rma"),
    fields=(
        Field("number", Kind.TEXT, "Credit note", "The number of the credit note.", analysed=True,
              aliases=("credit note number", "return id", "return number", "rma number", "refund id")),
        Field("line", Kind.INTEGER, "Line", low=0, aliases=("line number",)),
        Field("returned_on", Kind.MOMENT, "Returned on", aliases=("return date", "date returned", "refund date")),
        Field("order_number", Kind.TEXT, "Order number", "The order that it belongs to.", analysed=True,
              aliases=("order id", "original order", "invoice number", "order")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("customer name", "returned by")),
        Field("product", Kind.REFERENCE, "Product", refers_to="product", aliases=("item", "article", "product name")),
        Field("quantity", Kind.NUMBER, "Quantity", aliases=("qty", "returned quantity", "units returned")),
        Field("refund", Kind.MONEY, "Refund", "Money given back.", aliases=("refund amount", "amount refunded", "credit")),
        Field("reason", Kind.TERM, "Reason", aliases=("return reason", "reason for return", "why returned")),
        Field("condition", Kind.CHOICE, "Condition", choices=RETURN_CONDITIONS, aliases=("item condition", "state")),
        Field("resolution", Kind.CHOICE, "What was done", choices=RETURN_RESOLUTIONS, aliases=("action", "resolution", "outcome")),
    ),
)  # fmt: skip

COMPLAINT: Final = Entity(
    name="complaint",
    label="Complaint",
    plural="Complaints",
    help="Something that annoyed a customer, or a call for support.",
    keys=(("number",),),
    content=("customer", "opened_at", "subject"),
    title=("subject", "number"),
    dated_by="opened_at",
    aliases=("complaints", "tickets", "support", "issues", "cases", "support tickets", "claims"),
    fields=(
        Field("number", Kind.TEXT, "Number", "The number of the complaint or ticket.", unique=True, analysed=True,
              aliases=("ticket", "ticket id", "case number", "complaint id", "ticket number", "case id")),
        Field("opened_at", Kind.MOMENT, "Opened", required=True, aliases=("date", "created", "opened on", "date opened", "reported on")),
        Field("channel", Kind.CHOICE, "Came by", choices=CHANNELS, aliases=("channel", "source", "contact channel")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("customer name", "requester", "reported by")),
        Field("product", Kind.REFERENCE, "Product", refers_to="product", aliases=("item", "article", "product name")),
        Field("order_number", Kind.TEXT, "Order number", analysed=True, aliases=("order id", "invoice number", "order")),
        Field("category", Kind.TERM, "About", aliases=("category", "type", "complaint type", "issue type", "topic")),
        Field("severity", Kind.CHOICE, "How bad", choices=SEVERITIES, aliases=("severity", "priority", "urgency")),
        Field("subject", Kind.TEXT, "Subject", analysed=True, aliases=("title", "summary", "issue", "complaint")),
        Field("description", Kind.LONG_TEXT, "What was said", personal=True, aliases=("description", "details", "text", "message")),
        Field("status", Kind.CHOICE, "Status", choices=COMPLAINT_STATUSES, default="open", aliases=("state", "ticket status")),
        Field("assigned_to", Kind.TERM, "Who has it", aliases=("assigned to", "agent", "assignee", "handled by", "owner", "who")),
        Field("due_at", Kind.MOMENT, "Promised by", aliases=("due date", "promised by", "deadline", "sla")),
        Field("first_response_at", Kind.MOMENT, "First answered", aliases=("first response", "answered on", "first reply")),
        Field("resolved_at", Kind.MOMENT, "Resolved", aliases=("closed", "date resolved", "closed on", "done on", "resolution date")),
        Field("resolution", Kind.LONG_TEXT, "How it was settled", aliases=("resolution", "solution", "outcome", "action taken")),
        Field("refund", Kind.MONEY, "Refund", low=0, aliases=("refund amount", "compensation")),
        Field("satisfaction", Kind.CHOICE, "Satisfied", choices=SATISFACTIONS, aliases=("customer satisfied", "satisfaction", "happy")),
    ),
)  # fmt: skip

INTERACTION: Final = Entity(
    name="interaction",
    label="Contact",
    plural="Contacts",
    help="A call, an e-mail, a visit: a touch between you and a customer.",
    content=("customer", "happened_at", "channel", "subject"),
    title=("subject",),
    dated_by="happened_at",
    aliases=("interactions", "activities", "calls", "emails", "call log", "contact history", "engagements"),
    fields=(
        Field("happened_at", Kind.MOMENT, "When", required=True, aliases=("date", "activity date", "call date", "timestamp", "date/time")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("customer name", "contact", "with")),
        Field("channel", Kind.CHOICE, "By", choices=CHANNELS, aliases=("channel", "activity type", "contact type", "medium")),
        Field("direction", Kind.CHOICE, "In or out", choices=DIRECTIONS, aliases=("direction", "inbound/outbound", "in/out")),
        Field("subject", Kind.TEXT, "Subject", aliases=("title", "topic", "regarding", "about")),
        Field("body", Kind.LONG_TEXT, "What was said", personal=True, aliases=("notes", "text", "details", "message")),
        Field("response", Kind.CHOICE, "Answer", choices=RESPONSES, aliases=("response", "outcome", "result")),
        Field("by", Kind.TERM, "By whom", aliases=("staff", "employee", "logged by", "made by", "user")),
    ),
)  # fmt: skip

FEEDBACK: Final = Entity(
    name="feedback",
    label="Review",
    plural="Reviews",
    help="A review or an answer to a survey.",
    content=("customer", "given_on", "kind", "product", "source"),
    title=("comment",),
    dated_by="given_on",
    aliases=("feedback", "reviews", "survey", "nps", "csat", "ratings", "testimonials"),
    fields=(
        Field("given_on", Kind.MOMENT, "Date", required=True, aliases=("review date", "survey date", "submitted on", "response date")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("customer name", "reviewer", "respondent")),
        Field("product", Kind.REFERENCE, "Product", refers_to="product", aliases=("item", "product name")),
        Field("source", Kind.TERM, "Where", "The survey or the review site.", aliases=("source", "site", "survey", "platform")),
        Field("kind", Kind.CHOICE, "Kind", choices=FEEDBACK_KINDS, aliases=("type", "survey type", "metric")),
        Field("score", Kind.NUMBER, "Score", low=0, high=10, required=True, aliases=("rating", "stars", "nps score", "points")),
        Field("comment", Kind.LONG_TEXT, "Comment", personal=True, aliases=("review", "feedback", "text", "review text", "comments")),
    ),
)  # fmt: skip

OPPORTUNITY: Final = Entity(
    name="opportunity",
    label="Opportunity",
    plural="Opportunities",
    help="A sale that may come.",
    content=("title", "customer"),
    title=("title",),
    dated_by="expected_close",
    aliases=("opportunities", "deals", "pipeline", "quotes", "sales pipeline", "leads"),
    fields=(
        Field("title", Kind.TEXT, "Title", required=True, analysed=True,
              aliases=("deal name", "opportunity name", "opportunity id", "opportunity", "deal", "deal title")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("account", "company", "client", "account name")),
        Field("product", Kind.REFERENCE, "Product", refers_to="product", aliases=("item", "product name")),
        Field("stage", Kind.CHOICE, "Stage", choices=OPPORTUNITY_STAGES, default="new", aliases=("deal stage", "status", "pipeline stage")),
        Field("value", Kind.MONEY, "Value", low=0, aliases=("deal value", "amount", "close value", "deal amount", "worth")),
        Field("probability", Kind.SHARE, "How likely", low=0, high=1, aliases=("probability", "likelihood", "win probability")),
        Field("expected_close", Kind.DATE, "Expected by", aliases=("expected close", "close date", "expected close date")),
        Field("closed_on", Kind.DATE, "Closed on", aliases=("date closed", "won date", "closed date")),
        Field("source", Kind.TERM, "Source", aliases=("lead source", "deal source")),
        Field("owner", Kind.TERM, "Who has it", aliases=("deal owner", "opportunity owner", "sales agent", "salesperson")),
        Field("lost_reason", Kind.TERM, "Why lost", aliases=("lost reason", "loss reason", "reason lost")),
        Field("lost_to", Kind.TERM, "Lost to", aliases=("competitor", "lost to")),
    ),
)  # fmt: skip

TASK: Final = Entity(
    name="task",
    label="Task",
    plural="Tasks",
    help="Something to do.",
    content=("title", "due_on", "customer"),
    title=("title",),
    dated_by="due_on",
    aliases=("tasks", "to do", "to-dos", "reminders", "follow-ups"),
    fields=(
        Field("title", Kind.TEXT, "What", required=True, analysed=True, aliases=("task", "to do", "title", "subject", "action")),
        Field("due_on", Kind.DATE, "Due", aliases=("due date", "deadline", "by when", "remind on")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", aliases=("customer name", "about", "related to")),
        Field("kind", Kind.CHOICE, "Kind", choices=TASK_KINDS, aliases=("type", "task type")),
        Field("assigned_to", Kind.TERM, "For whom", aliases=("assigned to", "owner", "responsible", "who")),
        Field("repeats", Kind.CHOICE, "Repeats", choices=REPEATS, aliases=("recurrence", "frequency", "repeat")),
        Field("done_at", Kind.MOMENT, "Done", aliases=("completed", "done on", "completed on", "date done")),
    ),
)  # fmt: skip

CAMPAIGN: Final = Entity(
    name="campaign",
    label="Campaign",
    plural="Campaigns",
    help="A message to many customers.",
    keys=(("name",),),
    title=("name",),
    dated_by="starts_on",
    aliases=("campaigns", "mailings", "newsletters", "promotions", "marketing"),
    fields=(
        Field("name", Kind.TEXT, "Name", required=True, unique=True, analysed=True, aliases=("campaign", "campaign name", "title")),
        Field("channel", Kind.CHOICE, "By", choices=CHANNELS, aliases=("channel", "medium", "campaign type", "type")),
        Field("segment", Kind.TERM, "To whom", aliases=("segment", "audience", "target group", "list")),
        Field("subject", Kind.TEXT, "Subject", aliases=("subject line", "headline")),
        Field("message", Kind.LONG_TEXT, "Message", aliases=("text", "body", "content")),
        Field("starts_on", Kind.DATE, "Starts", aliases=("start date", "from", "sent on", "launch date")),
        Field("ends_on", Kind.DATE, "Ends", aliases=("end date", "until")),
        Field("cost", Kind.MONEY, "Cost", low=0, aliases=("budget", "spend", "actual cost")),
        Field("offer", Kind.TEXT, "Offer", aliases=("discount code", "coupon", "promotion")),
    ),
)  # fmt: skip

MESSAGE: Final = Entity(
    name="message",
    label="Message",
    plural="Messages",
    help="One recipient of one campaign.",
    keys=(("campaign", "customer"),),
    title=("campaign",),
    dated_by="sent_at",
    aliases=("messages", "recipients", "campaign members", "mailing recipients"),
    fields=(
        Field("campaign", Kind.REFERENCE, "Campaign", refers_to="campaign", required=True, aliases=("campaign name", "mailing")),
        Field("customer", Kind.REFERENCE, "Customer", refers_to="customer", required=True, aliases=("recipient", "customer name", "sent to")),
        Field("sent_at", Kind.MOMENT, "Sent", aliases=("sent on", "sent date", "date sent")),
        Field("responded_at", Kind.MOMENT, "Answered", aliases=("responded on", "response date", "replied on")),
        Field("response", Kind.CHOICE, "Answer", choices=RESPONSES, aliases=("response", "result", "outcome")),
        Field("opted_out", Kind.BOOLEAN, "Opted out", aliases=("unsubscribed", "opt-out", "opted out")),
    ),
)  # fmt: skip

ENTITIES: Final[dict[str, Entity]] = {
    each.name: each
    for each in (
        CUSTOMER, PRODUCT, SALE, PAYMENT, RETURN, COMPLAINT, INTERACTION, FEEDBACK, OPPORTUNITY, TASK, CAMPAIGN, MESSAGE,
    )
}  # fmt: skip
"""The twelve entities by name, in the order in which people meet them."""

BUSINESS: Final = Entity(
    name="business",
    label="Business",
    plural="Business",
    help="The shop itself: one record, kept and undone like any other.",
    title=("name",),
    fields=(
        Field("name", Kind.TEXT, "Name of the business"),
        Field("logo", Kind.LONG_TEXT, "Logo", "A small picture, as a data link."),
        Field("address", Kind.LONG_TEXT, "Address"),
        Field("currency", Kind.TERM, "Currency", "Three letters, such as USD or EUR."),
        Field("zone", Kind.TERM, "Time zone", "Such as Europe/Berlin."),
        Field("language", Kind.TERM, "Language of your sheets", "Two letters, such as en or de."),
        Field("fiscal_year_start", Kind.INTEGER, "First month of the business year", low=1, high=12, default=1),
        Field("working_hours", Kind.TEXT, "Working hours", "Such as Mon-Fri 9-18, Sat 9-13."),
    ),
)
"""The settings of the business; always the record with id 1."""

STORED: Final[dict[str, Entity]] = {**ENTITIES, BUSINESS.name: BUSINESS}
"""Everything that has a table of its own in the store."""


def field_at(path: str) -> Field:
    """Give the field at a path such as ``sale.amount``; KeyError where there is none."""
    entity, _, name = path.partition(".")
    return STORED[entity][name]
