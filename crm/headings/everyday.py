"""Plain phrases of small businesses' own sheets, in seven languages, that no single words make up."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Code; Código; Codice; Cód.; Kd; Acct
customer.name = Name, Vorname; Apellidos y nombre; Name of client; T.a.v.; Attn; z. Hd.; À l'attention de
customer.kind = B2B/B2C; Person/Company; Company or person; Privat/Firma; Particulier/Pro;
    Pro/Particulier; Particular/Empresa; Privato/Azienda; Pessoa física/jurídica; PF/PJ;
    Particulier/Zakelijk; Zakelijk/Particulier
customer.company = Arbeitgeber; Employeur; Empleador; Datore di lavoro; Empregador; Werkgever
customer.job_title = Job
customer.phone = Recapito; Contact phone; Contacto telefónico; Contato telefônico
customer.mobile = WhatsApp; WhatsApp-Nr.; Número de WhatsApp; Nr. WhatsApp
customer.street = Via e n. civico
customer.city = PLZ/Ort; Town or city; CP/Ville
customer.region = State/Province; Prov./State; State/Territory
customer.postcode = Eircode; Pin code
customer.country = Nação; Country code; Ländercode; Code pays; Código país; Codice paese; Landcode
customer.social = Insta; Instagram handle; Insta handle; FB; Soziale Medien; Profil Instagram; Skype;
    Skype ID; TikTok
customer.preferred_channel = Contact by; Preferred contact method; Preferred method of contact; Best way
    to contact; Best way to reach; Kontakt bevorzugt per; Bevorzugt per; Préfère être contacté par;
    Prefiere contacto por; Preferisce essere contattato via; Prefere contato por; Contact liefst via
customer.email_consent = OK to email; Mailing list; On mailing list; Can we email?; Happy to be emailed;
    Steht im Verteiler; Newsletter abonniert; Mailingliste; In lista newsletter; Op mailinglijst
customer.phone_consent = OK to call; Can we call?; Telefonisch kontaktieren erlaubt; Darf angerufen
    werden; Bellen toegestaan; Mag gebeld worden
customer.text_consent = OK to text; Can we text?; Texts OK; SMS ok; WhatsApp ok
customer.post_consent = OK to post; Mail by post ok; Post erlaubt; Acepta correo postal; Accepte le
    courrier
customer.source = How did you hear about us?; How did you find us?; How did they find us; Heard about us;
    Heard of us; Found us via; Found us through; How found; Came from; Met at; Referral; Referred from;
    Where from; Wie aufmerksam geworden?; Wie haben Sie uns gefunden?; Wie gefunden; Kam über; Kennt uns
    von; Comment nous avez-vous connu ?; Comment nous avez-vous connus ?; Comment connu; Nous a connus
    par; Venu par; Cómo nos conociste; Cómo nos ha conocido; Nos conoció por; Vino por; Come ci hai
    conosciuto; Ci ha conosciuto tramite; Como conheceu; Conheceu por; Veio por; Via via; Hoe bij ons
    gekomen; Hoe heeft u ons gevonden?; Kent ons van; Überwiesen von; Überwiesen durch; Adressé par;
    Derivado por; Inviato da; Encaminhado por; Verwezen door
customer.stage = Lifecycle; Phase; Estágio
customer.owner = Assigned to; Relationship manager; Our contact; Gestor de conta; Contactpersoon intern;
    Betreut von; Begeleid door; Llevado por; Acompanhado por; Cuidado por
customer.birthday = B-day
customer.anniversary = Wedding anniversary; Wedding date; Aniversario de boda; Nozze
customer.family = Kids; Kids' names; Spouse/Partner
customer.likes = Favourite products; Favorite products; Favorite drink; Favourite drink; Usual order;
    Usual; Likes; Mag gern; Mag gerne; Trinkt gern; Lieblingsprodukte; Lieblingsgetränk; Aime bien; Suele
    pedir; Gli/le piace; Ama; Gosta; Favoriete producten
customer.dislikes = Doesn't like; Does not want; Mag gar nicht; No quiere; Non vuole; Wil niet
customer.lost_on = Churned on; Cancelled on; Left on; Leaving date; Gegangen am; Parti le; Se fue el;
    Andato via il; Saiu em; Vertrokken op
customer.lost_reason = Cancel reason; Cancellation reason; Why they left; Grund der Abwanderung; Warum
    gegangen; Why?; Warum; Pourquoi; Por qué; Perché; Waarom
customer.notes = Misc; Misc notes; Sonstiges; Divers; Varie; Varios; Diversos; Diversen; Bijzonderheden;
    Opm.; Wissenswertes; À savoir; A saber; Da sapere; Good to know; Overig
customer.other_emails = Alt. email; Alternative email; Second email; Segundo correo; PEC; Deuxième
    e-mail; Seconda email; Segundo e-mail
customer.other_phones = Alt phone; Alternative phone; Second phone; Tweede telefoon; Deuxième téléphone;
    Zweite Telefonnummer; Segundo teléfono; Secondo telefono; Segundo telefone
customer.credit_limit = Limit; Max credit
product.category = Gruppo; Sorte; Productsoort
product.subcategory = Sottogruppo; Subgrupo; Sous-groupe
product.supplier = Bezugsquelle; Bought from; Kommt von; Source of supply
product.price = Winkelprijs; Our price; Shop price; Tarif régulier; Regulärer Preis; Precio normal; Preço
    normal; Normale prijs
product.cost = Wholesale price; Trade price; Landed cost
sale.due_on = Fecha vto.; Vto.; F. vto.; Vervalt op; Pay by; Pagar antes de; Da pagare entro; Pagar até
sale.product = What; What sold; Sold item; Was; Concept; Angebotstitel
sale.unit_price = Precio ud.; Per item; Per unit; Verkauft für; Vendu pour; Venduto a
sale.discount_share = % off
sale.currency = Whg.
sale.sales_channel = Branch; Where sold; Verkauft über; Vendu via; Vendido por canal
sale.salesperson = Bedient von; Served by; Sold by; Servi par; Servito da; Verkauft von; Geholpen door;
    Rung up by; Taken by
sale.payment_method = How paid; Wie bezahlt; Payé en; Pagó con
sale.campaign = Promo
payment.order_number = For invoice; Für Rechnung; Pour facture; De factura; Per fattura; Voor factuur
payment.amount = Gezahlt; Paid in; Amount in; Received; Incassato; Cobrado; Recebido; Eingegangen;
    Encaissé
payment.method = Zahlweg; Medio; Modalità; How; Wie; Modo; Tender
payment.reference = Cheque no; Check no; CRO; TRN; CRO/TRN
return.number = RMA; RMA no
return.returned_on = Rec'd; Came back; Came back on; Zurückgekommen am; Revenu le; Volvió el; Rientrato
    il; Voltou em; Teruggekomen op
return.resolution = What we did; Was wir taten; Ce qu'on a fait; Qué se hizo; Cosa abbiamo fatto; O que
    fizemos; Wat gedaan
return.refund = Credit issued; Credit given; Money back; Geld zurück
complaint.number = Lfd. Nr.; No.; Nr.; Proc.; Processo; Nº processo
complaint.channel = Received by; How received; Weg; Eingegangen per; Eingang per; Moyen; Ricevuto via;
    Came in by
complaint.category = Fehlerart; Fault type; Tipo de problema; Tipo di problema; Soort probleem
complaint.subject = What's wrong; Was ist los
complaint.description = What the customer said; What happened; What went wrong; Schilderung des Kunden;
    Was ist schiefgelaufen; Ce qui s'est passé; Qué pasó; Qué ha pasado; Cosa è successo; O que
    aconteceu; Wat is er gebeurd; Wat ging er mis; Klachtomschrijving; Panne; Panne déclarée; Panne
    constatée; Wat is de klacht; Wat is er aan de hand; Was fehlt
complaint.due_at = Zusage bis; Bis wann; À traiter avant; À traiter pour le; Promis pour; Prometido até;
    Beloofd voor; Answer by; Reply by; To be solved by
complaint.first_response_at = Responded on; Erstantwort am; First replied; Acknowledged; Acknowledged on
complaint.resolved_at = Date résolution; Data fecho; Data resolução; Fixed on; Sorted on
complaint.resolution = What we did; Action menée; Acción tomada; Azione intrapresa; Genomen actie; Note
    intervento; How resolved; How we fixed it; Was wurde getan; Ce qui a été fait; Como resolvido; Ação
    tomada; Suites
complaint.refund = Credit; Compensazione; Compensatie; Goodwill
complaint.satisfaction = Customer happy; Happy now?; CSAT
interaction.happened_at = Contacted on; Kontakt am; Contacté le; Contactado el; Contattato il; Contatado
    em; Timestamp; Marca temporal; Horodateur; Zeitstempel; Informazioni cronologiche; Carimbo de
    data/hora; Tijdstempel; Submitted at; Date de soumission
interaction.channel = How; Method; Wie; Comment; Cómo; Come; Hoe; Medium
interaction.subject = Reason for call; Reason; Worum ging es; Motif de l'appel; Reden; What about; Grund
interaction.body = Summary; Discussion; Zusammenfassung; Protokoll; Résumé; Resumen; Riassunto; Appunti;
    Resumo; Samenvatting; What we discussed; Besprochen; Ce qui a été dit; Was besprochen
interaction.response = Issue; Outcome of call; Suite
interaction.by = Called by; Angerufen von; Wer; Appelé par; Qui; Quién; Chi; Chiamato da; Quem; Gebeld
    door; Spoken by; Our side; Llamado por; Contacté par
interaction.direction = Sens (E/S); E/S; I/O; In or out; Rein/Raus
feedback.given_on = Submitted; Posted on; Publié le; Date avis; Geplaatst op; Timestamp; Marca temporal;
    Horodateur; Horodatage; Zeitstempel; Informazioni cronologiche; Carimbo de data/hora; Tijdstempel;
    Submitted at; Date de soumission
feedback.customer = Verfasser; Pseudo; Author; Left by; Von wem
feedback.source = Website; Left on; Where left
feedback.score = Out of 5; Out of 10; Nota /10
feedback.comment = What they said; Wortlaut; Ce qu'ils disent; Their words; Avaliação escrita
opportunity.stage = Estágio; Where it stands
opportunity.value = Verwachte waarde; Could be worth
opportunity.probability = Chance %; Chance; Proba %; Proba; % de réussite; % réussite; % Chance
opportunity.expected_close = Close by; Chiusura attesa; Sluitdatum; Verwachte afsluitdatum; Verwachte
    sluitdatum; Data fechamento; Abschluss bis; Decision by; Decision expected
opportunity.owner = Who; Vertriebler; Wer; Qui; Quién; Chi; Quem
opportunity.lost_reason = Grund für Verlust; Why not; Perché perso; Warum verloren; Pourquoi perdu; Por
    qué se perdió; Porque perdeu; Waarom verloren
opportunity.lost_to = Perdu contre; Perdido con; Perso con; Concorrenza; Perso contro; Perdu face à;
    Verloren gegen; Lost against; Verloren van; Perdido contra
task.title = Acción; Pendiente; Cosa fare; Azione; Actie; Qué hacer; Was tun; Quoi faire; Wat doen; What
    to do; Job to do; Wat moet er gebeuren; Was ist zu tun; Ce qu'il faut faire; Cosa c'è da fare; O que
    há a fazer
task.due_on = Avant le; Voor wanneer; By; To do by; Zu erledigen bis; À faire pour le; Hacer antes de; Da
    fare entro; Fazer até; Te doen voor; Spätestens; Au plus tard; A más tardar
task.assigned_to = For; Erledigt durch; Who does it; Wer macht's; Chi lo fa; Quién lo hace; Qui s'en
    charge; Who
task.done_at = Effectué le; Concluso; Klaar; Ticked off
task.kind = Typ
task.repeats = Recurring; Intervall; How often; Wie oft; Tous les; Cada; Ogni; A cada; Hoe vaak
campaign.name = Action
campaign.segment = Who; Empfänger; Sent to; Verschickt an
campaign.starts_on = Kick-off; Ab; Lancement; Lanzamiento; Lancio; Lançamento; Van; Goes live; Live from;
    Los am
campaign.ends_on = To; Jusqu'au; Runs until; Läuft bis
campaign.message = Copy; Botschaft; Boodschap
campaign.offer = Promo code; Deal; Codice promo; Actiecode; Kod
message.sent_at = Fecha envío; Verstuurd op; Went out; Raus am
message.responded_at = Respondeu em; Gereageerd op
message.response = Reply; What they said
message.opted_out = Cancelou; Stopped; Remove me
customer.lost_to = Went to; Gone to; Now with; Now buys from; Ist jetzt bei; Parti chez; Se fue a;
    Andato da; Foi
    para; Nu bij
customer.groups = Section; Team; Sparte; Mannschaft; Equipo; Squadra; Equipa; Ploeg
sale.order_number = OP-Nr.
complaint.opened_at = Timestamp; Marca temporal; Horodateur; Horodatage; Zeitstempel; Informazioni
    cronologiche; Carimbo de data/hora; Tijdstempel; Submitted at; Date de soumission
product.sku = Bestandseinheit
customer.payment_terms_days = Pagamento (gg); GG pagamento; Pago (días); Paiement (jours)
"""
