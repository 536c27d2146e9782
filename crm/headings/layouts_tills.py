"""The exports of tills, shops, marketplaces and invoicing programs (see ``layouts``)."""

from __future__ import annotations

from typing import Final

LAYOUTS: Final = """
[Lightspeed X: sales]  sale  known by: Receipt; Line Type; Register
sale.order_number = Receipt
sale.product = Details
sale.amount = Total
sale.salesperson = User
sale.sales_channel = Register
- = Line Type; Subtotal; Loyalty; Paid; Note; Status

[Lightspeed R: lines]  sale  known by: Sale ID; Retail; Subtotal; Total
sale.order_number = Sale ID
sale.unit_price = Retail
sale.product = Item; Description
sale.amount = Total
- = Subtotal; Line ID; Profit; Margin

[Etsy: orders]  sale  known by: Number of Items; Order Value; Order ID
sale.order_number = Order ID
sale.customer = Full Name
sale.sold_at = Sale Date
sale.amount = Order Total
sale.discount = Discount Amount
sale.tax = Sales Tax
sale.street = Street 1
sale.payment_method = Payment Method; Payment Type
- = Number of Items; Order Value; Order Net; Adjusted Order Total; Adjusted Net Order Amount; Coupon Code;
    Coupon Details; Shipping; Shipping Discount; Status; Card Processing Fees; Date Shipped; Street 2;
    Buyer; Order Type; InPerson Discount; InPerson Location; Adjusted Card Processing Fees

[Clover: items]  sale  known by: Line Item Date; Item Revenue
sale.sold_at = Line Item Date; Order Date
sale.order_number = Order ID
sale.salesperson = Order Employee Name
sale.product = Item Name
sale.amount = Total Revenue; Item Revenue
sale.discount = Discounts; Total Discount
sale.tax = Tax Amount
- = Order Employee ID; Order Payment State; Item ID; Modifiers Revenue; Refunded; Item Total with Tax
    Amount

[Loyverse: receipts by item]  sale  known by: Receipt number; Receipt type; Net sales
sale.order_number = Receipt number
sale.product = Item
sale.amount = Net sales
sale.discount = Discounts
sale.cost = Cost of goods
sale.tax = Taxes
sale.sales_channel = Store; POS
sale.salesperson = Cashier name
- = Receipt type; Variant; Modifiers applied; Gross sales; Gross profit; Dining option; Status; Comment;
    Customer contacts

[Wix: orders]  sale  known by: Total order quantity; Contact email
sale.order_number = Order number
sale.sold_at = Date created
sale.product = Item
sale.quantity = Qty
sale.unit_price = Price
sale.street = Delivery address
customer.name = Billing name
customer.email = Contact email
sale.tax = Total tax
- = Total order quantity; Time; Note from customer; Additional checkout info; Variant; Quantity refunded;
    Weight; Custom text; Deposit amount; Delivery method; Delivery time; Payment status; Coupon code; Gift
    card amount; Shipping rate; Total; Refunded amount; Net amount; Additional fees; Fulfillment status;
    Tracking number; Fulfillment service; Shipping label; Recipient name; Recipient phone; Recipient
    company name

[FreshBooks: invoices]  sale  known by: Client Name; Invoice #; Date Issued; Line Total
sale.order_number = Invoice #
sale.sold_at = Date Issued
sale.customer = Client Name
sale.product = Item Name
sale.unit_price = Rate
sale.discount_share = Discount Percentage
sale.tax = Tax 1 Amount
sale.amount = Line Total
- = Invoice Status; Date Paid; Item Description; Line Subtotal; Tax 1 Type; Tax 2 Type; Tax 2 Amount

[Zoho Books: invoices]  sale  known by: Invoice Number; Item Name; Item Price; Item Total
sale.order_number = Invoice Number
sale.sold_at = Invoice Date
sale.product = Item Name
sale.unit_price = Item Price
sale.quantity = Quantity
sale.amount = Item Total
sale.due_on = Due Date
sale.tax = Item Tax Amount
product.sku = SKU
- = Invoice ID; Invoice Status; SubTotal; Total; Balance; Adjustment; Shipping Charge; Item Desc; Usage
    unit; Item Tax; Item Tax %; Estimate Number; Notes; PurchaseOrder

[Eventbrite: attendees]  sale  known by: Order #; Ticket Type; Total Paid
sale.order_number = Order #
sale.sold_at = Order Date
sale.quantity = Quantity
sale.product = Ticket Type
sale.amount = Total Paid
customer.email = Email
- = Attendee #; Date Attending; Prefix; Suffix; Eventbrite Fees; Eventbrite Payment Processing; Attendee
    Status; Group; Barcode; Gender; Age; Fees Paid

[Fresha: sales]  sale  known by: Sale no.; Team member; Net sales
sale.order_number = Sale no.
sale.product = Item
sale.amount = Net sales
sale.discount = Discounts; Item discounts
sale.salesperson = Team member
sale.sales_channel = Location; Channel
product.category = Category
- = Type; Gross sales; Total sales; Refunds; Sale status

[Nuvemshop: orders]  sale  known by: Número do Pedido; Nome do Produto; Quantidade Comprada
sale.order_number = Número do Pedido
sale.product = Nome do Produto
sale.unit_price = Valor do Produto
sale.quantity = Quantidade Comprada
sale.customer = Nome do comprador
sale.sold_at = Data
sale.sales_channel = Canal
customer.email = E-mail
customer.phone = Telefone
- = Status do Pedido; Status do Pagamento; Status do Envio; Subtotal; Desconto; Valor do Frete; Total;
    Cupom de Desconto; Anotações do Comprador; Anotações do Vendedor; CPF / CNPJ; Identificador do pedido;
    Nome para a entrega; Telefone para a entrega; Data de pagamento; Data de envío; Código de rastreio do
    envio

[Magento: orders]  sale  known by: Purchase Point; Bill-to Name
sale.order_number = ID
sale.sales_channel = Purchase Point
sale.sold_at = Purchase Date
sale.customer = Bill-to Name
sale.amount = Grand Total (Base)
customer.email = Customer Email
customer.groups = Customer Group
customer.street = Billing Address
sale.street = Shipping Address
- = Ship-to Name; Grand Total (Purchased); Status; Shipping Information; Subtotal; Shipping and Handling;
    Total Refunded; Action; Signifyd Guarantee Decision

[PrestaShop: orders]  sale  known by: Référence; Nouveau client; Livraison; Paiement
sale.order_number = Référence
sale.customer = Client
sale.amount = Total
sale.payment_method = Paiement
sale.country = Livraison
sale.sold_at = Date
- = ID; Nouveau client; État

[eBay in German: orders]  sale  known by: Verkaufsprotokollnummer; Nutzername des Käufers
sale.order_number = Bestellnummer
sale.customer = Name des Käufers
sale.product = Angebotstitel
sale.quantity = Anzahl
sale.unit_price = Verkauft für
sale.sold_at = Verkaufsdatum; Verkauft am
sale.payment_method = Zahlungsmethode
customer.email = E-Mail des Käufers; E-Mail-Adresse des Käufers
product.sku = Bestandseinheit
- = Verkaufsprotokollnummer; Nutzername des Käufers; Artikelnummer; Gesamtpreis; Verpackung und Versand;
    Inbegriffener Mehrwertsteuersatz; Zahlungsdatum; Versanddatum

[Odoo: sale orders]  sale  known by: Order Reference; Customer; Order Lines/Product
sale.order_number = Order Reference
sale.product = Order Lines/Product
sale.quantity = Order Lines/Quantity; Order Lines/Ordered Qty
sale.unit_price = Order Lines/Unit Price
sale.amount = Order Lines/Total; Order Lines/Subtotal
sale.sold_at = Order Date
sale.customer = Customer
sale.salesperson = Salesperson
- = Total; Untaxed Amount; Invoice Status; Delivery Date; Creation Date; Company; Status

[Shopware: orders]  sale  known by: orderNumber; orderDateTime
sale.order_number = orderNumber
sale.sold_at = orderDateTime
sale.amount = amountTotal; price.totalPrice
- = id; amountNet; shippingTotal; stateMachineState; transactions; deliveries

[Billbee: orders]  sale  known by: Externe Bestellnummer; Bestellnummer
sale.order_number = Bestellnummer; Externe Bestellnummer
- = Bestellstatus; Versandkosten; Gesamtsumme

[Holded: invoices]  sale  known by: Fecha emisión; Num; Subtotal; Pendiente
sale.order_number = Num
sale.sold_at = Fecha emisión
sale.customer = Cliente
sale.tax = IVA
sale.amount = Total
sale.due_on = Vencimiento
- = Subtotal; Retención; Cobrado; Pendiente; Estado; Descripción; Tags

[Moneybird: invoices]  sale  known by: Factuurnummer; Factuurdatum; Vervaldatum; Totaal incl. btw
sale.order_number = Factuurnummer
sale.sold_at = Factuurdatum
sale.due_on = Vervaldatum
sale.amount = Totaal incl. btw
sale.tax = Btw; Totaal btw; Btw-bedrag
- = Totaal excl. btw; Status; Betaald op; Openstaand

[Xero: item sales]  product  known by: ItemCode; ItemName; SalesUnitPrice
product.sku = ItemCode
product.name = ItemName
product.price = SalesUnitPrice
product.cost = PurchasesUnitPrice
- = Quantity; PurchasesDescription; PurchasesAccount; PurchasesTaxRate; SalesDescription; SalesAccount;
    SalesTaxRate; InventoryAssetAccount; CostOfGoodsSoldAccount; Status; InventoryType

[Square: catalogue]  product  known by: Item Name; Variation Name; SKU
product.name = Item Name
product.sku = SKU
product.category = Categories; Category; Reporting Category
product.price = Price
product.cost = Default Unit Cost; Unit Cost
product.supplier = Default Vendor Name
- = Token; Reference Handle; Variation Name; Unit and Precision; Description; SEO Title; SEO Description;
    Permalink; GTIN; Square Online Item Visibility; Item Type; Weight (kg); Weight (lb); Skip Detail
    Screen in POS; Default Vendor Code; Archived; Sellable; Stockable; Contains Alcohol; Option Name 1;
    Option Value 1

[Lightspeed X: products]  product  known by: handle; supply_price; retail_price
product.sku = sku
product.name = name
product.category = product_category
product.price = retail_price
product.cost = supply_price
product.supplier = supplier_name
product.brand = brand_name
- = id; handle; composite_name; variant_option_one_name; variant_option_one_value; tags; account_code;
    active; description; supplier_code; loyalty_value; tax_name; track_inventory

[PrestaShop: products]  product  known by: Prix (HT); Référence
product.sku = Référence
product.name = Nom
product.category = Catégorie
product.price = Prix (TTC); Prix (HT)
- = ID; Image; Quantité; Statut; État; Actif

[Shopware: products]  product  known by: product_number; manufacturer
product.sku = product_number
product.brand = manufacturer
product.name = name
- = id; stock; active; ean; tax_rate

[Odoo: products]  product  known by: Internal Reference; Sales Price
product.sku = Internal Reference
product.name = Name
product.price = Sales Price
product.cost = Cost
product.category = Product Category
- = Barcode; Quantity On Hand; Forecasted Quantity; Unit of Measure; Product Type; Favorite; External ID

[Stripe: invoices]  sale  known by: Number; Amount Due; Amount Paid
sale.order_number = Number
sale.sold_at = Date (UTC); Created (UTC); Date
sale.due_on = Due Date (UTC); Due Date
sale.amount = Total; Amount Due
sale.tax = Tax
customer.code = Customer; Customer ID
customer.name = Customer Name
customer.email = Customer Email
- = id; Status; Amount Paid; Amount Remaining; Subtotal; Subscription; Description; Billing; Paid; Closed;
    Starting Balance; Ending Balance; Minimum Line Item Period Start (UTC); Charge

[PrestaShop in English: orders]  sale  known by: Reference; New client; Delivery; Payment
sale.order_number = Reference
sale.customer = Customer
sale.amount = Total
sale.payment_method = Payment
sale.country = Delivery
sale.sold_at = Date
- = ID; New client; Status

[PrestaShop in Spanish: orders]  sale  known by: Referencia; Nuevo cliente; Entrega; Pago
sale.order_number = Referencia
sale.customer = Cliente
sale.amount = Total
sale.payment_method = Pago
sale.country = Entrega
sale.sold_at = Fecha
- = ID; Nuevo cliente; Estado

[PrestaShop in Italian: orders]  sale  known by: Riferimento; Nuovo cliente; Consegna; Pagamento
sale.order_number = Riferimento
sale.customer = Cliente
sale.amount = Totale
sale.payment_method = Pagamento
sale.country = Consegna
sale.sold_at = Data
- = ID; Nuovo cliente; Stato

[eBay in Britain: orders]  sale  known by: Sales record number; Post to name
sale.order_number = Order number
sale.customer = Buyer name
sale.unit_price = Sold for
sale.quantity = Quantity
sale.street = Post to address 1
sale.city = Post to city
sale.region = Post to county
sale.postcode = Post to postcode
sale.country = Post to country
sale.sold_at = Sale date
product.sku = Custom label
- = Sales record number; Buyer username; Buyer note; Post to name; Post to phone; Item number; Total
    price; Postage and packaging; Paid on date; Feedback left; Feedback received; Dispatched on date

[Odoo: invoices]  sale  known by: Number; Invoice Partner Display Name
sale.order_number = Number
sale.customer = Invoice Partner Display Name
sale.sold_at = Invoice/Bill Date; Invoice Date
sale.due_on = Due Date
sale.amount = Total Signed; Total in Currency Signed; Total
- = Activities; Untaxed Amount Signed; Payment Status; Status; Amount Due Signed; Next Activity Deadline

[Magento: order lines]  sale  known by: increment_id; qty_ordered
sale.order_number = increment_id
sale.product = name
sale.quantity = qty_ordered
sale.unit_price = price
sale.amount = row_total
sale.sold_at = created_at
sale.tax = tax_amount
sale.discount = discount_amount
- = store_name; status; base_grand_total; grand_total; subtotal; shipping_amount

[WooCommerce: order lines]  sale  known by: order_id; billing_email; item_name
sale.order_number = order_number; order_id
sale.product = item_name; line_item_name
sale.quantity = item_quantity; quantity
sale.amount = item_total; line_total
sale.sold_at = order_date; date_created
- = order_total; shipping_total; discount_total; customer_user; order_key; transaction_id; tax_total

[QuickBooks: sales by customer]  sale  known by: Transaction date; Num; Product/Service full name
sale.order_number = Num
sale.sold_at = Transaction date
sale.customer = Customer; Name
sale.product = Product/Service full name
sale.quantity = Quantity
sale.unit_price = Sales price
sale.amount = Amount
sale.salesperson = Sales Rep
- = Transaction type; Memo/Description; Balance
"""
