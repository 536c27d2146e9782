"""What owners write over a column as they would say it: "What they had", "Wer kümmert sich", "Avisar por"."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
return.product = Material; What; Was; Quoi; Qué; Cosa; O quê; Wat; Goods
task.kind = Hoe; How; Comment; Cómo; Come; By phone or visit
sale.sales_channel = Web/tienda; Tienda/web; Online/shop; Shop/online; Web/store; Store/web; Laden/online;
    Online/Laden; Boutique/web; Negozio/web; Loja/site; Winkel/web; Webshop/winkel
complaint.due_at = Promised for; Promised; Versprochen bis; Versprochen für; Promis le; Promesso per;
    Beloofd op
opportunity.source = Nos llega por; Came through; Came via; Kam über; Venu par; Arriva da; Chegou por;
    Kwam via; Via
opportunity.owner = Lleva; Suit; Segue; Bearbeitet
return.customer = Who; Who returned it; Von wem; From; Wer; Qui; Quién; Chi; Quem; Brought back by;
    Rapporté par
opportunity.customer = For; Prospetto; Für; Pour; Voor; For whom; Für wen; Pour qui; Para quién; Per chi;
    Para quem; Voor wie; Who for; Account / contact
opportunity.closed_on = Signed; Signed on; Won on; Signé le; Firmado; Firmado el; Firmato il; Assinado em;
    Getekend op; Unterschrieben am; Accepted on; Accepté le; Aceptado el; Accettato il; Aceite em; Akkoord
    op; Beauftragt am; Decided on
complaint.number = Dossier n°; Nº expediente; Expediente; Pratica n.; Dossiernr; Vorgangs-Nr.; Fall-Nr.
complaint.subject = What about; Complaint about; Worüber; À propos de; Sobre qué; Su cosa; Waarover; Sobre
    o quê
complaint.customer = Who complained; Complainant; Chi ha reclamato; Qui s'est plaint; Quién se queja; Wer
    beschwert sich; Wie klaagt; Quem reclamou; Klager; From; Von wem; De qui; Da chi; De quién; De quem;
    Van wie
customer.birthday = Cumple; Geb.; Geb-Tag; Anniv.; Date anniv.; Jarig op; Jarig; Dt. nasc.
customer.preferred_channel = Avisar por; Contactar por; Contact via; Reach by; How to reach; Remind by;
    Reminder by; Erinnern per; Benachrichtigen per; Kontakt per; Kontakt über; Prévenir par; À contacter
    par; Rappel par; Contattare via; Avvisare via; Avisar via; Contato por; Contactar via; Bereiken via;
    Liefst via; Contact per; Prefers contact by; Preferred comms
customer.notes = Sonst.; Div.; Sonstige; Anything else; Other info; Other notes; Further info; Additional
    info; Additional information; Additional notes; More info; General notes; Internal notes; Staff notes;
    Weitere Infos; Sonstige Infos; Zusatzinfo; Interne Notiz; Interne Notizen; Autres infos; Infos; Infos
    complémentaires; Infos utiles; À noter; Otros datos; Otra información; Información adicional; Notas
    internas; Altre info; Altro; Note interne; Info aggiuntive; Da ricordare; Outras informações;
    Informações adicionais; Overige info; Extra info; Let op; Things to know; Remember
customer.lost_on = Deixou de comprar; Stopped buying; Stopped; Gone since; Lost since; Left in; Left us;
    Left us on; Departed; Weg seit; Abgesprungen am; Kunde bis; Perdue le; Parti en; Parti depuis; Client
    jusqu'au; Date de départ; Baja; Fecha baja; Se fue en; Dejó de comprar; Dejó de venir; Perdido desde;
    Cliente hasta; Perso dal; Cessato il; Cliente fino al; Cliente até; Deixou de vir; Saiu; Verloren
    sinds; Weg sinds; Gestopt op; Klant tot; Customer until; Member until
customer.lost_reason = Reason; Grund; Motif; Motivo; Reden; Ragione; Raison; Why gone; Why left
customer.lost_to = Now uses; Jetzt bei; Gewechselt zu; Chez qui; Con quién está; Ahora con; Ora da;
    Passato a; Passou para; Agora com; Overgestapt naar; Naar wie; Switched to; Where to; Where they went
customer.source = How heard; How they heard; Recommended by; Wie gekommen; Canal de captación; Captación;
    Vindo de; Hoe bekend; Bekend via; Connu par; Connu via; Origine contact; Aangebracht door; Consigliato
    da; Indicação; Sent by
customer.social = Socials
customer.likes = Favourite; Favorite; Usually has; Usually buys; Usually orders; Nimmt meist; Kauft meist;
    Prend d'habitude; Suele comprar; Compra di solito; Costuma comprar; Koopt meestal; Bevorzugt;
    Preferiti
customer.owner = Our rep; Who looks after; Wer betreut; Qui suit; Lo lleva; Lo segue; Acompanha; Vaste
    contactpersoon; Handled by
customer.company = Company / Account; Account / Company; Firma / Name; Empresa / Cliente
customer.name = Naam en voornaam; Name of customer; Ragione sociale / nome
customer.street = Job address; Site address; Adresse chantier; Dirección obra; Indirizzo cantiere;
    Objektadresse; Einsatzort; Where they live; Home addr; Lives at; Wohnt in; Morada completa
customer.phone = Ring on; Call on; Best number; Best no.; Contact no; Kontaktnummer; Rückrufnummer; Nº
    contacto; Num. tél; Telefoon nr
product.price = Ab Hof; Endpreis; Preis Endkunde; Counter price; Menu price; Till price; Sells for; Sells
    at; We charge; Prix boutique; Prix magasin; Precio tienda; Al pubblico; Prezzo banco; Prezzo al banco;
    Preço balcão; Preço loja; Preis pro Flasche; Shop; Tagespreis
product.cost = Costs us; Cost us; Cost to us; What it costs us; What we pay; We pay; Buy price; Buy in; PR
    HT; Kostet uns; Materialkosten; Herstellkosten; Herstellungskosten; Nos cuesta; Ci costa; Costo
    industriale; Custa-nos; Kost ons; Materiaalkosten
product.supplier = Outsourced to; Made by; Fremdvergabe an; Sous-traité à; Subcontratado a; Affidato a;
    Uitbesteed aan; Printed by; We buy from; Who from; Where from; Where we get it; Woher; Wo bestellt;
    Chez qui; Se compra a; A quién se compra; Da chi compriamo; Comprado a; Gekauft bei; Acheté chez
product.category = Type; Section; Aisle; Type of wine; Weinart; Rubrik; Rubrique; Abteilung; Typologie;
    Tipologia
product.name = Job; What it is; Denominação
sale.product = What they had; What they bought; What was bought; What was sold; What did they buy; What
    for; Bought; Had; Work done; Work; Job description; Service done; Arbeit; Arbeiten; Ausgeführte
    Arbeiten; Was gekauft; Gekauft; Leistungen; Travaux; Travaux effectués; Acheté; Qué compró; Qué se
    llevó; Compró; Trabajo; Trabajos; Trabajo realizado; Cosa ha comprato; Cosa ha preso; Acquistato;
    Comprato; Lavoro; Lavori; Lavoro svolto; O que comprou; O que levou; Comprou; Trabalho; Gekocht; Wat
    gekocht; Werk; Werkzaamheden; Omschrijving werk; Intervento; Intervention; Intervención; Was verkauft;
    Quoi; Ce qu'ils ont pris; Qué; Cosa; Che cosa; O quê; Wat
sale.quantity = How many; Wie viele; Wieviel; Combien; Cuántos; Cuántas; Quanti; Quante; Quantos; Quantas;
    Hoeveel
sale.unit_price = £ each; Je Stück; Pro Stück; Prezzo/kg; Preço/kg; p.st.; Stukprijs; À l'unité; Prezzo
    cad.; Cad.; Cadauno; P. unit.; Preis/Stk; Preis/St.; Prix/u; Prix pièce
sale.discount = Money off; Reduced by; Geste commercial; Knocked off; Nachgelassen
sale.amount = Came to; They paid; Spent; To pay; Zu zahlen; À payer; A pagar; Da pagare; Te betalen; Took;
    Rung up; Total bill; Rechnungssumme; Total factura; Totale fattura; Totale documento; Tot. doc.; Vlr
    total; Totaal incl.; Charge; Charged; Bruttobetrag; Cobrado; Kassenbetrag; Eingenommen; Encaissé;
    Recebido
sale.payment_method = How they paid; Paid with; Paid how; Cash or card; Wie gezahlt; Bezahlt per; Zahlung
    per; Payé comment; Mode règl.; Cómo pagó; F. pago; Come ha pagato; Mod. pag.; Pagam.; Como pagou;
    Forma pagto; Hoe betaald; Pay type; Pmt type; Zahlung; Bar oder Karte; Bar/EC; Bar/Karte; CB/espèces;
    Contant/pin; Efectivo/tarjeta; Contanti/carta; Cash/card
sale.salesperson = Vende; Vend; Verkauft; Verkoopt; Serves; Done by; Who did it; Who served; Gemacht von;
    Fait par; Hecho por; Atendió; Atendido por; Atendida por; Le atendió; Fatto da; Feito por; Atendeu;
    Gedaan door; Who; Wer; Qui; Quién; Chi; Quem; Barista; Till operator; Hairdresser; Bedienung
sale.sold_at = Bought on; Booked on; Gekauft am; Acheté le; Commandé le; Comprado el; Comprato il;
    Acquistato il; Comprado em; Gekocht op; Besteld op; When bought; When; Wann; Quand; Cuándo; Quando;
    Wanneer; Day
sale.street = Deliver to; Delivered to; Delivery to; Liefern an; Lieferung an; Livrer à; Livrer chez;
    Entregar en; Enviar a; Consegnare a; Spedire a; Entregar em; Enviar para; Bezorgen bij; Bezorgen op;
    Leveren aan; Address for delivery; Drop at; Drop off at
sale.due_on = Zu zahlen bis; À régler avant; À payer avant; Éch.; Vence; Scad.; Venc.; Payable by; Pay
    before; Fecha límite de pago
sale.customer = Who bought; Who for; Bought by; Wer hat gekauft; Verkauft an; Vendu à; Vendido a; Verkocht
    aan; Acheté par; Comprado por; Acquistato da; Gekocht door; Intestatario; Titular; Für wen
sale.order_number = Docket; Docket no; Chit no; Ticket no; Doc.; Nº doc.; Num. doc.; Ord.; Ordn.; Bestnr;
    Order ref; Our ref; Unser Zeichen; N° bon; N° BC
payment.paid_on = Date in; Paid in on; Datum binnen; Arrived; Received on; Angekommen am; Buchung; Value
    date; Booked; Posting date; Cleared; Banked; Banked on; Came in; Money in on; Eingeg. am; Date
    encaissement; Date règlement; Date de valeur; F. valor; Data contabile; Data accredito; Data
    recebimento; Data crédito; Datum ontvangst; Bijgeschreven op; Valutadatum; Reçu le; Cleared on; Wann
payment.customer = From whom; Who paid; Who; Von; Von wem; Wer; De qui; Qui; Émetteur; Débiteur; De quién;
    Quién; Da chi; Chi; De quem; Quem; Remetente; Van; Van wie; Naam tegenpartij; Tegenpartij;
    Counterparty; Sender; Absender; Zahlungsbeteiligter; Name Zahlungsbeteiligter; Account holder;
    Kontoinhaber
payment.order_number = For; Inv; Invoice paid; Invoices paid; Für RG; Für RE; zu RE; zu Rechnung; Facture
    réglée; Fra.; Nº fra.; Factura pagada; Ft.; Rif. fattura; Fattura n.; Fatt. n.; NF; Ref. fatura;
    Betreft factuur; Settles; Which invoice; Welche Rechnung; Quelle facture; Qué factura; Quale fattura;
    Qual fatura; Welke factuur; Wofür
payment.method = Via; Weg; Moyen; Forma; Mezzo; Meio; Hoe; Betaald per; Cash/cheque; Wie bezahlt
payment.reference = Bank ref; Their ref; Zweck; Réf. bancaire; Réf. virement; N° chèque / réf.; N° de
    chèque; Nº operación; Ref. bancária; Comprovante; NSU; Mededeling; Communication; Auth code; Txn ref;
    Slip no; Scheck-Nr.; N. assegno; Nº cheque; Cheque nr
payment.amount = How much; Wie viel; Combien; Cuánto; Quanto; Hoeveel; Eingang; Gutgeschrieben; Credited;
    Haben; Crédit; Abono; Accredito; Bijgeschreven; Money in
return.returned_on = Datum terug; Zurückgebracht; Rückläufer vom; Zurück am; Zurück; Back on; Brought
    back; Sent back; Sent back on; Date back; Date in; Rapporté le; Retour le; Retour op; Terug op; Wieder
    da; Rückgabe
return.resolution = Done; Décision; Suite; Come risolto; Desfecho; Gedaan; Was gemacht; Comment réglé;
    Cómo se resolvió; Beslissing
return.reason = Wieso; Por quê; Waarom terug; Warum zurück; Pourquoi rendu; Fault; Fehler; Mangel; Défaut;
    Defecto; Difetto; Defeito; Gebrek; What was wrong; Qué pasaba; Cosa non andava; Wat mankeerde
return.refund = Given back; Refunded; Zurückgezahlt; Remboursé; Abonado; Rimborsato; Estornado;
    Gecrediteerd; Gave back; Paid back; Terug
return.number = CN; CN no.; Ret. no; Avoir n°; Abono nº; NC; Creditnr; Ret.-Nr.; Rücks.-Nr.; Nº dev.; N°
    RMA
return.condition = State of item; State of goods; Shape; How it came back; Estado del artículo; Stato
    articolo; Staat van artikel; In welchem Zustand
return.order_number = Orig. order; Bought on receipt; From order; Aus Bestellung; De la commande; Del
    pedido; Dall'ordine; Do pedido; Uit bestelling; Original receipt
complaint.assigned_to = Who dealt; Chi segue; Qui suit; Wer bearbeitet; Quién sigue; Quem segue; Wie volgt
    op; Dealing; Wie pakt op; Who's on it; Who is dealing; Dealt with by; With; Wer kümmert sich; Kümmert
    sich; Bei wem; Qui s'en occupe; Suivi par; Quién lo lleva; Lo lleva; Chi se ne occupa; Seguito da;
    Quem trata; Resp.; Wie doet het; Opgepakt door; Eigenaar; Wer; Qui; Quién; Chi; Quem; Whose; Zuständig
    ist
complaint.resolved_at = Sorted; Fixed; Clos le; Solucionado; Solucionado el; F. cierre; Klaar op;
    Afgehandeld d.d.; Afgehandeld; When sorted; Bereinigt am
complaint.opened_at = Rang on; Rang in; Called on; Called in; Angerufen am; Appelé le; Llamó el; Chiamato
    il; Ligou em; Gebeld op; Contacted us; Raised; Reported; Came in; Logged; Gemeldet; Eingegangen;
    Déposée le; Recibida; Abierta; F. entrada; Recebida em; Entrada em; Ingekomen; Binnengekomen op;
    Binnen op; Taken on; When; Wann; Quand; Cuándo; Quando; Wanneer
complaint.severity = How serious; Seriousness; Level; Wie schlimm; Niveau; Nivel; Livello; Stufe; Urgent;
    Hoe erg; C'est grave; Grado; Grau
complaint.refund = Knocked off bill; Knocked off; Off the bill; Money off; Vom Preis ab; Déduit;
    Descontado; Scontato; Abatido; In mindering; Devuelto; Rimborsato; Remboursé; Erstattet; Terugbetaald;
    Refunded; Given back; Money back; Reembolsado; Comp; Compensated; Given; Tegemoetkoming; Teruggave;
    Geste; Cost us; Kostete uns
complaint.satisfaction = ¿Quedó contento?; È contento; Ficou satisfeito; War zufrieden; Was tevreden;
    Happy with it; Happy after; OK now; Content; Contento; Blij; Zufrieden danach; Cliente contento;
    Client content
complaint.channel = Por dónde llegó; Par où; Wie reingekommen; Come è arrivato; Como chegou; Hoe
    binnengekomen; By; Came via; How it came; Kam über; Reçue par; Por dónde; Arrivato via; Tramite; Por
    onde; Binnen via; Hoe binnen; How we heard; Eingang über; Entró por; Entrou por
complaint.category = Area; Bereich; Domaine; Ambito; Naturaleza; Natura; Natureza; Aard; About what; Worum
    geht's; What kind
complaint.description = Panne signalée; Panne annoncée; Avería; Guasto; Avaria; Storing; Fehlerbild;
    Symptom; Symptôme; Symptoms; What they said; What's the problem; Was war; Qu'est-ce qui ne va pas; Qué
    dice el cliente; Cosa dice il cliente; O que diz o cliente; Wat zegt de klant; Full story; In their
    words
complaint.resolution = How sorted; What was done; Was gemacht; Wie erledigt; Wat gedaan; Gedaan; Comment
    réglé; Put right by; Abhilfe; Fix; Fait; Décision
interaction.happened_at = Called; Called on; Date of call; Gesprochen am; Besucht am; Visité le; Visita
    del; Bezocht op; Spoke on; Appel du; Day
interaction.customer = Quién llama; Qui appelle; Wer ruft an; Chi chiama; Quem liga; Wie belt; Spoke to;
    Spoke with; Talked to; Whom; Who with; Gesprochen mit; Wen; Avec; Avec qui; Appelant; Appelé; Con
    quién; Hablé con; Con chi; Parlato con; Com quem; Falei com; Met wie; Gesproken met; Met; Bezocht;
    Caller; Anrufer; Chiamante; Beller; Wer rief an; Who rang; Who called; Besucht
interaction.channel = Kontakt über; Kontakt per; Contactado por; Contattato via
interaction.direction = E/A; E/U; Entrada/salida; Direc.; Dir.; I/U
interaction.subject = Qué quería; What they wanted; Was gewünscht; Ce qu'il voulait; Cosa voleva; O que
    queria; Wat wilde men; Re; Worum; Waarover; Aanleiding; Para qué; Worüber; Why they called; Wegen
interaction.body = Discussed; Talked about; What we talked about; Besprochen wurde; Abordé; Tratado;
    Trattato; Falado; Besproken punten; Said; Gist; What they said; CR; Qué dijo; Qué se habló; Cosa ha
    detto; O que disse; Wat gezegd; Was gesagt; Notes of call
interaction.response = How it went; What came of it; Was kam raus; Desfecho
interaction.by = Our person; Initials; Kürzel; Initiales; Iniciales; Iniziali; Iniciais; Paraaf;
    Initialen; Hdz.; Taken by; Entgegengenommen von; Pris par; Atendió; Atendeu; Preso da; Aangenomen door
feedback.score = Overall; Marks; Mark; How many stars; Gesamtnote; Gesamtbewertung; Gesamteindruck; Note
    globale; Appréciation; Valoración general; Puntuación global; Nota global; Nota general; Voto finale;
    Voto complessivo; Nota geral; Avaliação geral; Totaalcijfer; Eindcijfer; Rapportcijfer; Overall score;
    Overall experience; Voto generale; Nota final; Note générale; Schulnote
feedback.comment = Cosa ha scritto; What they wrote; Wat vonden ze; Was geschrieben; Ce qu'ils ont écrit;
    Qué escribió; O que escreveu; Wat schreven ze; What did they say; Wrote; In their words; Opinioni;
    Mening; Ce qu'ils ont dit; Was sie sagen; Qué dicen; Cosa dicono; O que dizem; Wat ze zeggen;
    Anmerkungen
feedback.source = Wo; Où; Dónde; Dove; Onde; Waar; Publié sur; Lu sur; Read on; Gelesen auf; Form
feedback.given_on = When; Wann; Quand; Cuándo; Quando; Wanneer; Visit date; Fecha visita; Date de visite;
    Day
feedback.customer = Da chi; De qui; De quién; De quem; Van wie; From whom; From; Who; Wer; Qui; Quién;
    Chi; Quem; Guest; Gast; By; Signed
opportunity.title = Event; Evento; Veranstaltung; Événement; Anlass; Function; Work; Arbeit; Arbeiten;
    Travaux; Trabajo; Trabajos; Lavoro; Lavori; Trabalho; Trabalhos; Werk; Werkzaamheden; Quote for;
    Angebot für; Angebot über; Devis pour; Presupuesto para; Preventivo per; Orçamento para; Offerte voor;
    What for; What they want; Wofür; Was gewünscht; Qué quiere; Cosa vuole; O que quer; Wat wil; Besoin;
    Anfrage; Demande; Job; Chantier; Baustelle; Obra; Cantiere; Klus
opportunity.value = Quoted; Quoted at; Angeboten; Montant devis; Importe presupuesto; Importo preventivo;
    Valor orçamento; Preis; Summe; Budget; Could spend; How much
opportunity.stage = Where it's at; Where are we; Où ça en est; En qué punto; A che punto; Stato in
    pipeline; Ponto da situação; Stand van zaken; Wie weit; Situación; État; Progress
opportunity.probability = Prob.; Chancen; Wahrsch.; Possibilità; Success %; Odds; Prob. %; Probab.; Wie
    sicher; % prob.; %
opportunity.expected_close = Fecha decisión; Decision date; Entscheidungsdatum; Date de décision; Data
    decisione; Data decisão; Beslisdatum; Entscheidung bis; Entscheidung; Decision; Decision due; Decides
    by; Deciding; Décision le; Décision prévue; Réponse attendue; Decide en; Decisión prevista; Decisione;
    Decide entro; Decisão; Decide até; Beslissing; Beslist voor; Besluit; Should close; Hear by; Antwort
    bis; Réponse avant; Respuesta antes de; Risposta entro; When
opportunity.lost_reason = Motivo si NO; Reason if no; Grund falls nein; Raison si non; Motivo se no;
    Motivo se não; Reden indien nee; Reden nee; Why; Warum; Pourquoi; Por qué; Perché; Waarom; Grund;
    Motif; Motivo; Reden; Reason; If not why; If lost; Falls verloren; Si perdu; Si perdido; Se perso; Se
    perdido; Indien verloren; Perdu car; Perdu à cause de; Abgelehnt weil; Verloren weil; Warum nicht; Why
    no; If lost why; Lost because; Refusé car; Refusé parce que; Raison refus; Motif refus; Motif perte;
    Perdida por; Rechazado porque; Motivo rechazo; Motivo pérdida; Rifiutato perché; Motivo rifiuto;
    Recusado porque; Motivo recusa; Motivo perda; Afgewezen omdat; Reden afwijzing; Waarom niet; Pourquoi
    pas; Why we lost
opportunity.lost_to = Went with; Chose; Konkurrenz; Instead; Stattdessen; Gewählt; Quién ganó; Chi ha
    vinto
task.due_on = Do by; Bis zum; Para el; Antes del; Per il; Entro; Até; When; Wann; Quand; Cuándo; Quando;
    Wanneer; Für wann; Pour quand; Per quando; Day
task.repeats = Ogni quanto; Every; Cada cuánto; De quanto em quanto; Om de; Elke; Wiederkehrend; Alle;
    Repeat every
task.customer = About whom; For customer; Regarding; Which customer; Wen betrifft's; Bei wem; Chez qui
task.assigned_to = Whose job; Who's doing it; On; Given to; Resp.; Macht; Quem faz; Wie doet
task.done_at = Gemacht am; Finished; Finished on; Ready; Abgehakt; When done
task.title = Things to do; Reminder; Erinnerung; Tâche à faire; Sbrigare
campaign.segment = Para quem; Who to; Who for; For whom; An wen; Für wen; Pour qui; À qui; Para quién; A
    quién; Per chi; A chi; A quem; Voor wie; Aan wie; Kreis
campaign.cost = Spent; Ausgegeben; Dépensé; Gastado; Speso; Uitgegeven; What it cost; Cost us; Kostete
campaign.offer = What we offered; Offer made; Vergünstigung; Rabatt; Ventaja
campaign.message = What we said; Wording; Accroche; Slogan
campaign.starts_on = Sent out; A partir de; À partir du; Out on; Goes out; First day
campaign.ends_on = Fino al; Last day; Letzter Tag; Dernier jour; Último día
message.customer = To whom; Geadresseerde; An wen; À qui; A quién; A chi; A quem; Aan wie; Who
message.sent_at = Out on; Rausgeschickt; Parti le; Gestuurd op; Posted; Posted on; When sent; Mailed;
    Mailed on
message.responded_at = Replied; Answered on; A répondu le; Respondió el; Ha risposto il; Reactie op; Came
    back to us
message.response = What they answered; Ergebnis
message.opted_out = Wants no more; No more; Stop; Se dio de baja; Take off list; Unsub; Don't send; Nicht
    mehr; Plus jamais; Niet meer; Remove; Do not contact
"""
