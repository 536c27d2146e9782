"""The exports of address books, customer programs and newsletters (see ``layouts``)."""

from __future__ import annotations

from typing import Final

LAYOUTS: Final = """
[Google: contacts, since 2024]  customer  known by: E-mail 1 - Value; First Name
customer.groups = Labels; Group Membership
customer.company = Organization Name
customer.job_title = Organization Title
- = Middle Name; Nickname; File As; Phonetic First Name; Phonetic Middle Name; Phonetic Last Name; Name
    Prefix; Name Suffix; Organization Department; Photo; E-mail 1 - Label; E-mail 2 - Label; Phone 1 -
    Label; Phone 2 - Label; Address 1 - Label; Address 1 - Formatted; Address 1 - PO Box; Address 1 -
    Extended Address; Website 1 - Label; Relation 1 - Label; Event 1 - Label; Custom Field 1 - Label

[Outlook in German: contacts]  customer  known by: Straße geschäftlich; Ort geschäftlich
customer.street = Straße geschäftlich
customer.city = Ort geschäftlich
customer.region = Region geschäftlich; Bundesland/Kanton geschäftlich; Bundesland/Kanton g.
customer.country = Land/Region geschäftlich
customer.job_title = Position
customer.anniversary = Jahrestag
customer.tags = Kategorien
customer.phone = Telefon geschäftlich
customer.other_phones = Telefon (privat); Telefon (privat 2); Telefon geschäftlich 2
customer.mobile = Mobiltelefon
- = Anrede; Weitere Vornamen; Suffix; Abteilung; Fax geschäftlich; Fax privat; Initialen; Geschlecht;
    Priorität; Privat; Vertraulichkeit; Land/Region privat; Straße privat; Ort privat; Postleitzahl
    privat; E-Mail-Typ; E-Mail: Angezeigter Name; Konto; Reisekilometer

[Salesforce: leads]  customer  known by: Lead Owner; Company / Account
customer.company = Company / Account
customer.job_title = Title
- = Rating; Created Date; Last Activity; Converted; Unread

[Salesforce: accounts]  customer  known by: Account Owner; Account Name; Last Activity
customer.company = Account Name
customer.owner = Account Owner
- = Type; Rating; Last Activity; Last Modified Date; Industry; Annual Revenue

[Klaviyo: recipients]  message  known by: Campaign Name; Campaign ID; Email
message.campaign = Campaign Name
customer.email = Email
message.sent_at = Send Time; Sent At
message.responded_at = Last Click; Clicked At
message.opted_out = Unsubscribed
- = Campaign ID; Delivered; Opened; Last Open; Clicks; Clicked; Placed Order; Bounced; Spam; Opens

[Mailchimp: recipients of a campaign]  message  known by: Email Address; Opens; Clicks
customer.email = Email Address
- = Opens; Clicks; Member Rating; MEMBER_RATING

[Brevo: recipients]  message  known by: Email_ID; Campaign Name; Send_Date
message.campaign = Campaign Name
message.sent_at = Send_Date
customer.email = Email_ID
- = Open_Date; Open_IP; Delivered_Date

[Mailchimp: members]  customer  known by: Email Address; MEMBER_RATING; LEID
customer.email_consent_on = OPTIN_TIME; CONFIRM_TIME
customer.country = CC
customer.region = REGION
customer.birthday = Birthday
- = MEMBER_RATING; OPTIN_IP; CONFIRM_IP; LATITUDE; LONGITUDE; GMTOFF; DSTOFF; TIMEZONE; LAST_CHANGED;
    LEID; EUID

[Brevo: campaigns]  campaign  known by: Campaign Name; Recipients; Subject
campaign.name = Campaign Name
campaign.subject = Subject; Subject line
campaign.starts_on = Sent Date; Send Date; Sent on; Scheduled Date
- = Campaign ID; Recipients; Delivered; Opens; Unique Opens; Clicks; Clickers; Unsubscribed; Hard bounces;
    Soft bounces; Complaints

[Xero: contacts]  customer  known by: ContactName; AccountNumber; POAddressLine1
customer.name = ContactName
customer.code = AccountNumber
customer.street = POAddressLine1
customer.city = POCity
customer.region = PORegion
customer.postcode = POPostalCode
customer.country = POCountry
customer.payment_terms_days = DueDateSalesDay
- = POAttentionTo; POAddressLine2; SAAddressLine1; SACity; SARegion; SAPostalCode; SACountry; TaxNumber;
    DueDateSalesTerm; SalesAccount; PurchasesAccount; BankAccountNumber; SkypeName; BankAccountName;
    DueDateBillDay

[Odoo: partners]  customer  known by: parent_id/name; country_id/name
customer.company = parent_id/name
customer.region = state_id/name
customer.country = country_id/name
customer.owner = user_id/name
customer.tags = category_id/name
customer.code = ref; id
customer.notes = comment
- = is_company; street2; vat; lang; property_payment_term_id/name

[WooCommerce: customers]  customer  known by: Last Active; Sign Up; Total Spend
- = Username; Last Active; Sign Up; Orders; Total Spend; AOV

[Zoho: accounts]  customer  known by: Account Owner; Account Name; Billing Code
customer.company = Account Name
customer.postcode = Billing Code
customer.owner = Account Owner
customer.notes = Description
- = Record Id; Account Type; Industry; Annual Revenue; Employees; Rating

[Salesforce: members of a campaign]  message  known by: Campaign Name; Member Status
message.campaign = Campaign Name
customer.first_name = First Name
customer.last_name = Last Name
customer.email = Email
customer.company = Company; Company / Account
message.responded_at = Member First Responded Date; First Responded Date
- = Member Status; Member First Associated Date; Title; Responded; Member Type

[Newsletters: campaigns with their rates]  campaign  known by: Subject; Open Rate; Click Rate
campaign.name = Title; Campaign Name; Campaign; Name
campaign.subject = Subject; Subject Line
campaign.segment = List; Audience; Lists; Segment; Recipient list
campaign.starts_on = Send Date; Send Time; Sent; Sent at; Date sent
- = Recipients; Total Recipients; Send Weekday; Successful Deliveries; Delivered; Soft Bounces; Hard
    Bounces; Total Bounces; Bounces; Times Forwarded; Unique Opens; Total Opens; Opens; Open Rate; Unique
    Clicks; Total Clicks; Clicks; Click Rate; Unsubscribes; Unsubscribed; Abuse Complaints; Unique Id;
    Total Orders; Total Revenue; Revenue

[Newsletters: campaigns with their rates, too]  campaign  known by: Subject Line; Open Rate; Click Rate
campaign.name = Title; Campaign Name; Campaign; Name
campaign.subject = Subject Line
campaign.segment = List; Audience; Lists; Segment; Recipient list
campaign.starts_on = Send Date; Send Time; Sent; Sent at; Date sent
- = Recipients; Total Recipients; Delivered; Bounces; Opens; Open Rate; Clicks; Click Rate; Unsubscribes;
    Unsubscribed; Revenue; Conversions

[Brevo: contacts]  customer  known by: EMAIL; SMS; ADDED_TIME
customer.mobile = SMS
customer.email_consent = OPT_IN; DOUBLE_OPT-IN
- = ADDED_TIME; MODIFIED_TIME; EMAIL_BLOCKLISTED; LISTS; LIST_ID

[Amazon: listings]  product  known by: seller-sku; item-name
product.sku = seller-sku
product.name = item-name
product.price = price
- = quantity; asin1; open-date; item-condition; item-description; product-id; fulfillment-channel; status;
    listing-id; image-url; item-note; merchant-shipping-group

[WooCommerce: users]  customer  known by: user_login; user_email
customer.code = user_id; ID
customer.email = user_email
customer.other_emails = billing_email
- = user_login; user_registered; role; orders; total_spend; last_order; user_nicename; user_url;
    billing_address_2
"""
