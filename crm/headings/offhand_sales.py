"""What tills, booking and invoicing programs and hurried owners write over sales, payments and returns."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
sale.order_number = Check #; Chk #; Trans #; Trans no; Txn #; Sale #; Sale no; S/O no; SO #; Res. no; Work
    order; WO #; W/O no; Reg.-Nr.; AB-Nr.; Reservierungsnr.; N° BL; N° résa; Localizador; Nº orden; Nº
    parte; Prenot. n.; N. prenotazione; N. comanda; Comanda; O.S.; Boekingsnr.; Res.nr.; Reserveringsnr.;
    Opdrachtnr.; checkNo; Job card; Job sheet; Job sheet no; Contrat; N° contrat; Contract; Contract no;
    Vertrag; Vertragsnr.; Contrato; Nº contrato; Contratto; N. contratto; Contractnr; Encargo; Nº encargo;
    Encargo nº; Talão; Talão nº; Tagliando; OP-Beleg; Comanda nº; Dossier résa; Bordereau; Bestellschein;
    Hire #; Hire no; N° fiche; Bon de travail
sale.line = Ln; Ln #; Row; Lín.; Item nº; Rgl; so_line; Lig; Lgn
sale.sold_at = Boekdatum; Boekingsdatum; Reserveringsdatum; Buchungsdatum; Gebucht am; Tran date; Sold;
    Business date; Biz date; Delivered; Visit date; Appt date; Service date; Check-in; Arrival; Arrival
    date; Verk.-Datum; Termin; Anreise; Date vte; Date ticket; Date résa; Date presta; Date prestation; Date
    interv.; Date d'intervention; F. servicio; F. trabajo; Fecha cita; Entrada; Data interv.; Data prest.;
    Data appunt.; Arrivo; Dt. emissão; Data emiss.; Dt. serviço; Bestelddat.; Bonddatum; Werkdatum;
    Boekdatum verkoop; Aankomst; Booked in; so_dt; sls_dt; bestellt; Encargado el; Ordinato il; Besteld;
    Encomendado em; Loué le; Départ location; Retiré le; Retirado el; Ritirato il; Afgehaald op; Picked up;
    Pick-up date; Collected; Collected on; Hire date; Hire from; Rental start; Out date; Livré le; Delivered
    on; Entregado el; Entregue em; Consegnato il; Geleverd op; F. entr.; Fecha entr.
sale.customer = Sold to party; Café / shop; Shop / café; Customer / site; Account; Billed to; Invoiced to;
    Invoice to; For customer; Rechnung an; Rechnungsempf.; Re.-Empfänger; Facturé à; Destinataire; Facturado
    a; Fatturato a; Destinatario; Faturado a; Tomador; Gefactureerd aan; Rider; Hirer; Renter; Locale;
    Esercizio; Trade customer; Venue; cliente_nome; acct_nm; account_nm; Clienta/e
sale.product = Svc; Service type; Work carried out; Class; Course; Description of goods; Tätigkeit; Travaux
    réalisés; Servicio prestado; Voce; Lavorazione; Procedimento; Descrição do serviço; Verrichting; Omschr.
    werk; Work wanted; Work requested; Work needed; Job wanted; Travail demandé; Travaux demandés; Lavoro
    richiesto; Gewünschte Arbeit; Wein / Sekt; Bier; Birra; Bière; Cerveza; Cerveja; Pieza; Prenda;
    Kledingstuk; Kleidungsstück; Vêtement; Capo; Zapato; Schuh; Chaussure; Scarpa; Toy; Spielzeug; Jouet;
    Juguete; Giocattolo; Speelgoed; Modèle loué; Article loué; Matériel loué; Item hired; Hired item;
    Mietartikel; Alquiler; Procedimiento; Procedura; Descritivo; stk_desc; stock_desc; item_desc_1; Nature
    des travaux; Nature de l'intervention; Plant item; Plant; Lavoro da fare; Da fare
sale.quantity = No. of; # sold; # units; Count; Qté vendue; Nb unités; Und.; Unds.; Nº noches; N. pz.; Nr.
    pz.; N. notti; Unids.; Diárias; Nº noites; Btls; Colli; Kisten; Cases; Cartons; Caisses; Cajas; Caixas;
    Dozen; Dozijn; Nb vélos; Nb jours; Nb nuitées; Nº días; N. giorni; Aantal dagen; Anz. Tage; Qte Cdee;
    Cant. pedida; Q.tà ordinata; Qtd. pedida; Days; Nights; Tage; Jours; Giorni; Dagen
sale.unit_price = Hourly rate; Unit cost £; Stundensatz; Taux horaire; V. unit.; Prijs p/e; Cada una;
    Ciascuno; L'uno; L'une; Chacun; La pièce; Cada um; Pro Stk.; Je Flasche; Prz. collo; Prezzo collo;
    Tarif/jour; Prix/jour; Prix par jour; Tagessatz; Preis/Tag; Precio/día; Prezzo/giorno; Dagprijs;
    Prijs/dag; EUR/kg
sale.discount = Discount given; Less; Promo disc; Abbuono; Rebaixa; Rabattiert; Minderung
sale.discount_share = Tx remise; disc_pc; Mengenrab. %; Mengenrabatt %; Staffelrabatt %; Remise qté %; Dto.
    volumen %; Sconto quantità %; Tx Rem; Taux rem.; Tasso sconto; Tasa dto.
sale.tax = Umsatzst.; Cuota; Cuota de IVA
sale.amount = GP; GP netto; Endpreis; Netto a pagare; Total c/IVA; Total s/IVA; Bill £; En total; In totale;
    Ao todo; In totaal; Alles zusammen; Au total; Afgerekend; OP-Betrag; Offener Betrag; Imponib.;
    Imponibile riga; Price paid; Amount due; Prezzo finale; Prix final; Precio final; Preço final;
    Eindprijs; Final price; Prix payé; Precio pagado; Importe final; Montant final; Endbetrag brutto
sale.payment_method = Pymt method; Pd by; Zahlungsw.; Zahlmittel; Zahlungsm.; Règl.; Pago; F. pagto;
    Bet.wijze; Settled with; Settled how; Réglé en; Payé avec; Pagou com; Pago en; Ha pagato con; Saldato
    con; Beglichen per; Bezahlt in; Afgerekend met; Voldaan met; bez. mit; bezahlt mit; betaald met; bet.
    met
sale.sales_channel = Sold through; Order origin; Order type; Till; Marketplace; Platform; Vertr.-Kanal;
    Verk.-Kanal; Bestellweg; Best. über; Bestellt über; Fil.; PDV; Pt de vente; Canal vte; Pto. venta;
    Vendido en; Venduto su; Verk.kanaal; Verkocht via; storeName; Llegó por; Pedido por; Vino de; Gekauft
    über; Gekocht via; Comprato su; Booked via; Booked through; Gebucht über; Réservé via; Reservado por;
    Prenotato tramite; Geboekt via
sale.salesperson = Slsp; Sales asst; Assistant; Entered by; Practitioner; Bed.; Verk.; Intervenant;
    Operario; Cassa op.; Cameriere; Colaborador; Garçom; Profissional; Kassamed.; Bediening; clerkName;
    Kassa door; Bediend door; Aan kassa; An der Kasse; À la caisse; En caja; Alla cassa; Na caixa; At till;
    Profesional que atiende; Negotiator; Delegado; Delegata; Delegato; bei; Tkn by; Taken by
sale.due_on = Due by; Net due; Zahl bis; À régler le; Échu le; A pagar antes; Betalen voor; Pag. entro;
    Pagamento entro; Pagare entro; Payer avant; Payer pour le; Zu bezahlen bis; Zu begleichen bis; Betalen
    uiterlijk; Cobrar el
sale.cost = Cost of sale; Job cost; Line cost; Wareneinstand; Einstand; Kosten ges.; Coste línea; Costo
    riga; CMV; Kostpr. totaal
payment.paid_on = Date pd; Pd on; Pymt date; Date banked; Bez. am; Geldeingang; Gutschrift am; Fecha
    ingreso; F. ingreso; Data cobrança; Bet.datum; WV; Geïnd op
payment.customer = Rec'd from; Eingezahlt von; Erhalten von; Zahlungspfl.; Reçu de; Recibido de; Ricevuto
    da; Recebido de; Sacado; Ontvangen van; Afzender betaling; Proprietario; Besitzer; Propriétaire;
    Eigenaar; Adhérent
payment.order_number = Alloc. to; Allocated to; OP-Nr.; Offener Posten; N° fact. réglée; Pièce réglée; Fra.
    asoc.; Fattura saldata; Fatt. saldata; Doc. liquidado; Fatura liquidada; Nº título; Bij fact.; Betaalde
    factuur
payment.amount = Amt pd; Recd £; Pymt amt; Payment £; Bez. Betrag; Habenbetrag; Reçu €; Entregado; Euro;
    Euros; Som; Cuota; Cuota mensual; Quota mensile; Mensualité; Contributie; Mensalidade; Beitrag
payment.method = Medium; Paid via; Pd by; Zahlungsw.; Eingang per; Incassato con; Betaald via; Ontv. via;
    Par
payment.reference = Pymt ref; Remittance; Chq no; Quittungsnr.; Beleg Zahlung; N° chq; N° transaction; N°
    remise; Ref. transf.; Nº transferencia; Nº comprovante; Bet. ref.; Bet.kenm.; Kwitantienr.
return.number = RA no; Credit no; Credit memo; Rücksendenr.; Storno-Nr.; N° rembours.; Nº rectificativa; Nº
    fra. rectif.; N. NC; N. nota cred.; Nota de crédito nº; Nº troca; Vale nº; Nº vale
return.returned_on = Reçu en retour; F. abono; Data troca; Binnengekomen; Wieder eingegangen; Lo trae el;
    Riportato il; Trouxe em; Date brought back; Brought back on
return.product = What came back; Zurückges. Artikel; Merce resa; Toy; Zapato; Kledingstuk; Prenda;
    Kleidungsstück; Vêtement; Capo; Scarpa; Schuh
return.refund = Rückzahlbetrag; Rückerst.; Importe abono; Devuelto €; Accreditato; Valor estornado; £ back;
    € devueltos; € rendus; € resi; € devolvidos; Teruggestort €; Teruggestorte bedrag; Zurücküberwiesen;
    Reversé; Ingresado; Riaccreditato
return.reason = Return rsn; Rsn; Reason cd; Motivo da troca; rsnCode; What's wrong; What is wrong; Por qué
    lo trae; Por qué lo devuelve; Perché lo rende; Warum zurückgebracht; Waarom teruggebracht; Was ist
    falsch; Ce qui ne va pas; Cosa non va; Wat is er mis
return.condition = Condn; Condition rec'd; Warenzust.; Est.; Est. producto; Estado mercancía; Stato merce;
    Cond. merce; Estado mercadoria; condCode; Cómo viene; Come arriva; Hoe kwam het terug; Wie kam es
    zurück; Comment revenu; Como voltou; Came back as; Came back how
return.resolution = Settled by; Handled how; Erledigt durch; Issue; Trámite; Risol.; Risoluzione; Tratativa;
    Besluit; We did; Afgehandeld als; Abgewickelt als; On a fait; Hicimos; Abbiamo fatto; Fizemos; Tratam.;
    Tratamiento; Tratamento dado; Abwicklung
return.quantity = How many; Combien; Cuántos; Quantos; Wie viele; Qty Credited; Quantity credited; Menge
    gutgeschrieben; Qté créditée; Cant. abonada; Q.tà accreditata
return.customer = Clienta/e
"""
