"""The exports of help desks, reviews, telephones, lists of tasks and payment services (see ``layouts``)."""

from __future__ import annotations

from typing import Final

LAYOUTS: Final = """
[Salesforce: cases]  complaint  known by: Case Number; Case Owner
complaint.number = Case Number
complaint.assigned_to = Case Owner
complaint.opened_at = Date/Time Opened; Opened Date
complaint.resolved_at = Date/Time Closed; Closed Date
complaint.channel = Case Origin
complaint.category = Case Reason; Type
complaint.severity = Priority
complaint.status = Status
complaint.customer = Contact Name
customer.company = Account Name
- = Age; Age (Hours); Open; Closed; Escalated; Case Record Type; Last Modified Date

[Intercom: conversations]  complaint  known by: Conversation ID; Teammate assigned
complaint.number = Conversation ID
complaint.assigned_to = Teammate assigned
- = Team assigned; Conversation tags; Last updated

[Gorgias: tickets]  complaint  known by: Ticket id; Assignee name; Channel
complaint.number = Ticket id
complaint.assigned_to = Assignee name
complaint.channel = Channel
complaint.opened_at = Creation date; Created datetime
complaint.resolved_at = Closed datetime; Close date
complaint.customer = Customer name
customer.email = Customer email
- = Tags; Team; Assignee team; Assignee email; Number of agent messages; Integrations; Initial channel

[Help Scout: conversations]  complaint  known by: Conversation Number; Mailbox
complaint.number = Conversation Number
complaint.customer = Customer Name
customer.email = Customer Email
complaint.assigned_to = Assigned To
- = Mailbox; Thread Count; Tags; Last Modified; Replies

[Trustpilot: reviews]  feedback  known by: Review Content; Review Stars
feedback.given_on = Review Created (UTC); Review Created
feedback.customer = Review Username; Consumer Name
customer.email = Review User Email
feedback.comment = Review Content
feedback.score = Review Stars
feedback.source = Source Name
- = Review Id; Review Consumer User Id; Review Title; Review Company Reply; Company Reply Date (UTC);
    Reference Id; Location Id; Location Name; Domain Url

[Judge.me: reviews]  feedback  known by: body; rating; review_date; reviewer_name
feedback.given_on = review_date
feedback.comment = body
feedback.score = rating
feedback.customer = reviewer_name
feedback.source = source
customer.email = reviewer_email
feedback.product = product_handle; product_title
- = title; curated; reply; reply_date; picture_urls; product_id; ip_address; location; metaobject_handle

[Yotpo: reviews]  feedback  known by: Review Content; Review Score
feedback.given_on = Review Creation Date; Review Date; Created at
feedback.customer = Display Name; Reviewer Display Name; Reviewer Name
feedback.comment = Review Content
feedback.score = Review Score
feedback.product = Product Title
customer.email = Reviewer Email; Email
- = Review ID; Review Title; Review Status; Product URL; Reviewer Type; Sentiment

[Delighted: responses]  feedback  known by: Response ID; Score; Comment
feedback.score = Score
feedback.comment = Comment
feedback.given_on = Created at; Responded at
customer.email = Email; Person Email
feedback.customer = Person; Person Name; Name
- = Response ID; Person ID; Permalink; Tags; Notes; Testimonial; Sent at

[Aircall: calls]  interaction  known by: call id; line; duration (total)
interaction.happened_at = date (Europe/London); date; started at; datetime
interaction.direction = call direct.; direction
interaction.by = user
interaction.body = comments
customer.name = contact name
customer.company = contact company
customer.phone = from
- = call id; line; to; answered; missed_call_reason; duration (total); duration (in call); tags;
    voicemail; recording; via; country_code; tz offset incl.

[RingCentral: calls]  interaction  known by: Direction; Action Result; Duration
interaction.direction = Direction
interaction.customer = Name
customer.phone = Phone Number
interaction.happened_at = Date
interaction.response = Action Result; Result Description
- = Type; Time; Action; Duration; Extension; Forwarded To; Recording

[Calendly: meetings]  interaction  known by: Invitee Name; Event Type Name
interaction.customer = Invitee Name
interaction.happened_at = Start Date & Time
interaction.subject = Event Type Name
interaction.by = User Name
customer.email = Invitee Email
- = User Email; Text Reminder Number; End Date & Time; Event Created Date & Time; Invitee Time Zone;
    Canceled; Cancellation reason; Marked as No-Show; Location; Event UUID; Invitee UUID

[HubSpot: calls]  interaction  known by: Call notes; Call outcome
interaction.body = Call notes
interaction.response = Call outcome
interaction.direction = Call direction
interaction.happened_at = Activity date; Call date
interaction.by = Activity assigned to; Activity created by
interaction.subject = Call Title
interaction.customer = Associated Contact
- = Record ID; Call duration; Associated Company IDs; Associated Contact IDs; Create date

[Planner: tasks]  task  known by: Task Name; Bucket Name
task.title = Task Name
task.assigned_to = Assigned To
task.due_on = Due Date
task.done_at = Completed Date
- = Task ID; Bucket Name; Progress; Priority; Created By; Created Date; Start Date; Is Recurring; Late;
    Completed By; Completed Checklist Items; Checklist Items; Labels; Description; Notes

[ClickUp: tasks]  task  known by: Task ID; Task Name; Assignees
task.title = Task Name
task.assigned_to = Assignees
task.due_on = Due Date
task.done_at = Date Closed; Date Done
- = Task ID; Task Custom ID; Task Content; Status; Date Created; Start Date; Priority; Tags; List Name;
    Folder Name; Space Name; Time Estimated; Time Logged; Parent ID; Attachments

[Todoist: tasks]  task  known by: TYPE; CONTENT; RESPONSIBLE
task.title = CONTENT
task.assigned_to = RESPONSIBLE
task.due_on = DATE; DEADLINE
- = TYPE; DESCRIPTION; PRIORITY; INDENT; AUTHOR; DATE_LANG; TIMEZONE; DURATION; DURATION_UNIT

[Pipedrive: deals, all]  opportunity  known by: Deal - Title; Deal - Organization; Deal - Contact person
opportunity.title = Deal - Title
opportunity.customer = Deal - Contact person
customer.company = Deal - Organization
opportunity.stage = Deal - Stage
opportunity.closed_on = Deal - Won time; Deal - Lost time; Deal - Deal closed on
opportunity.source = Deal - Source channel; Deal - Source; Deal - Source origin
- = Deal - ID; Deal - Pipeline; Deal - Currency of Value; Deal - Currency; Deal - Deal created; Deal -
    Status; Deal - Weighted value; Deal - Label; Deal - Activities to do; Deal - Total activities; Deal -
    Next activity date; Deal - Last activity date; Deal - Update time

[GoCardless: payments]  payment  known by: charge_date; amount_refunded
payment.paid_on = charge_date
payment.amount = amount
payment.reference = id; reference
customer.email = customers.email
customer.first_name = customers.given_name
customer.last_name = customers.family_name
customer.company = customers.company_name
- = created_at; description; currency; status; amount_refunded; links.mandate; links.creditor;
    links.payout; fx.fx_currency

[Mollie: payments]  payment  known by: Datum; Betaalmethode; Consumentnaam
payment.paid_on = Datum
payment.method = Betaalmethode
payment.amount = Bedrag
payment.reference = ID
payment.customer = Consumentnaam
- = Valuta; Status; Omschrijving; Consumentrekening; Consument BIC; Uitbetalingsvaluta; Uitbetaald bedrag;
    Teruggestort bedrag

[Mollie in English: payments]  payment  known by: Payment method; Consumer name; Settlement amount
payment.paid_on = Date
payment.reference = ID
payment.customer = Consumer name
- = Currency; Status; Description; Consumer bank account; Consumer BIC; Settlement currency; Settlement
    amount; Amount refunded

[PayPal in French: activity]  payment  known by: Avant commission; Numéro de transaction
payment.paid_on = Date
payment.customer = Nom
payment.amount = Avant commission
payment.reference = Numéro de transaction
payment.order_number = Numéro de facture
customer.email = De l'adresse email
- = Heure; Fuseau horaire; Type; État; Devise; Commission; Net; À l'adresse email; Solde; Titre de l'objet

[PayPal in Spanish: activity]  payment  known by: Bruto; Neto; Id. de transacción
payment.paid_on = Fecha
payment.customer = Nombre
payment.amount = Bruto
payment.reference = Id. de transacción
payment.order_number = Número de factura
customer.email = Correo electrónico del remitente
- = Hora; Zona horaria; Tipo; Estado; Divisa; Tarifa; Comisión; Neto; Correo electrónico del destinatario;
    Saldo

[PayPal in Italian: activity]  payment  known by: Lordo; Netto; Codice transazione
payment.paid_on = Data
payment.customer = Nome
payment.amount = Lordo
payment.reference = Codice transazione
customer.email = Indirizzo email mittente
- = Orario; Fuso orario; Tipo; Stato; Valuta; Tariffa; Netto; Indirizzo email destinatario; Saldo

[PayPal in Dutch: activity]  payment  known by: Bruto; Net; Transactiereferentie
payment.paid_on = Datum
payment.customer = Naam
payment.amount = Bruto
payment.reference = Transactiereferentie
payment.order_number = Factuurnummer
customer.email = Van e-mailadres
- = Tijd; Tijdzone; Type; Status; Valuta; Kosten; Net; Naar e-mailadres; Saldo

[Loop: returns]  return  known by: Return ID; Order name
return.number = Return ID
return.order_number = Order name
return.returned_on = Created at; Return created at
return.reason = Return reason; Reason
return.resolution = Outcome; Return outcome
return.refund = Refund amount; Refund total; Refunded
return.customer = Customer; Customer name
customer.email = Customer email; Email
product.sku = SKU
return.product = Product; Item; Line item
- = State; Status; Carrier; Tracking number; Parent reason; Subreason; Customer Comment; Parent Return
    Reason; Return State

[QuickBooks: payments]  payment  known by: Transaction Type; Payment Method; Deposit To
payment.paid_on = Date
payment.customer = Customer; Name
payment.amount = Amount
payment.reference = Num
payment.method = Payment Method
- = Transaction Type; Memo/Description; Deposit To; Open Balance

[Adyen: payments]  payment  known by: Psp Reference; Merchant Reference
payment.reference = Psp Reference
payment.order_number = Merchant Reference
payment.paid_on = Creation Date; Booking Date
payment.amount = Value; Amount
payment.method = Payment Method
payment.customer = Shopper Name
customer.email = Shopper Email
- = Currency; Status; Merchant Account; TimeZone; Type; Risk Scoring; Acquirer

[Outlook: tasks]  task  known by: Subject; Due Date; % Complete
task.title = Subject
task.due_on = Due Date
task.done_at = Date Completed
task.assigned_to = Owner
task.customer = Company; Contacts
- = Start Date; Reminder On/Off; Reminder Date; Reminder Time; Priority; Status; Categories; Notes; %
    Complete; Role; Sensitivity; Total Work; Actual Work; Private

[Zoho: tasks]  task  known by: Task Owner; Subject; Due Date
task.title = Subject
task.due_on = Due Date
task.assigned_to = Task Owner
task.customer = Contact Name
task.done_at = Closed Time
- = Record Id; Related To; Status; Priority; Description; Created Time

[Salesforce: tasks]  task  known by: Assigned; Subject; Due Date; Status
task.title = Subject
task.due_on = Due Date
task.assigned_to = Assigned
task.customer = Contact
customer.company = Company / Account
- = Status; Priority; Lead; Comments; Last Modified Date; Task; Opportunity; Created By

[SumUp in French: transactions]  payment  known by: ID de transaction; Versement; Frais
payment.paid_on = Date
payment.reference = ID de transaction
payment.method = Mode de paiement
payment.amount = Montant
- = Heure; Type de carte; 4 derniers chiffres; Statut; Frais; Versement

[SumUp in German: transactions]  payment  known by: Transaktions-ID; Betrag inkl. MwSt.; Auszahlung
payment.paid_on = Datum
payment.reference = Transaktions-ID
payment.amount = Betrag inkl. MwSt.
payment.method = Zahlungsmethode; Kartentyp
- = Transaktionsart; Status; Letzte 4 Ziffern; Verarbeitet als; Beschreibung; MwSt.-Betrag;
    Trinkgeldbetrag; Währung; Gebühr; Auszahlung; Benutzer
"""
