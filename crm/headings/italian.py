"""The words of Italian sheets."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Codice cliente; Cod. cliente; Numero cliente; N. cliente; ID cliente; Cod. cli.
customer.name = Nome; Cliente; Nome cliente; Nome completo; Nome e cognome; Cognome e nome; Nominativo;
    Ragione sociale; Nome del cliente; Referente
customer.kind = Tipo cliente; Tipo di cliente; Privato o azienda; Tipologia cliente
customer.first_name = Primo nome; Nome di battesimo
customer.last_name = Cognome
customer.company = Azienda; Ditta; Società; Impresa; Nome azienda; Organizzazione; Denominazione
customer.job_title = Ruolo; Professione; Mansione; Qualifica; Posizione lavorativa
customer.email = Posta elettronica; Indirizzo e-mail; Indirizzo di posta elettronica; E-mail cliente
customer.phone = Telefono; Tel.; Numero di telefono; Telefono fisso; N. telefono; Recapito telefonico;
    Telefono ufficio
customer.mobile = Cellulare; Cell.; Telefono cellulare; Numero cellulare
customer.street = Indirizzo; Via; Via e numero; Indirizzo 1; Via/Piazza
customer.city = Città; Comune; Località
customer.region = Provincia; Regione; Prov.
customer.postcode = CAP; Codice postale; Codice di avviamento postale
customer.country = Nazione; Stato (nazione); Paese
customer.website = Sito web; Sito internet; Sito; Pagina web
customer.social = Profili social; Account social
customer.preferred_channel = Canale preferito; Contatto preferito; Modalità di contatto preferita
customer.email_consent = Consenso e-mail; Consenso marketing; Accetta newsletter; Iscritto alla newsletter;
    Consenso newsletter
customer.email_consent_on = Data consenso; Data del consenso
customer.phone_consent = Consenso telefono; Consenso chiamate
customer.text_consent = Consenso SMS
customer.post_consent = Consenso posta; Consenso posta cartacea
customer.source = Provenienza; Come ci ha conosciuto; Fonte; Origine; Segnalato da; Origine cliente
customer.stage = Fase; Stato cliente; Stato; Stato lead
customer.owner = Responsabile; Seguito da; Referente commerciale; Gestore
customer.birthday = Data di nascita; Compleanno; Nato il; Nascita; Data nascita
customer.anniversary = Anniversario; Anniversario di matrimonio
customer.family = Famiglia; Figli; Coniuge
customer.hobbies = Interessi; Passioni; Passatempi
customer.groups = Gruppo; Gruppi; Associazioni; Iscrizioni
customer.likes = Gusti; Preferenze; Gli piace
customer.dislikes = Non gli piace
customer.tags = Etichette; Parole chiave; Etichetta
customer.credit_limit = Fido; Limite di credito; Plafond; Limite credito
customer.payment_terms_days = Termini di pagamento; Condizioni di pagamento; Giorni di pagamento; Dilazione
    (giorni)
customer.lost_on = Perso il; Data perdita; Data disdetta
customer.lost_reason = Motivo perdita; Motivo della perdita; Motivo disdetta; Motivo abbandono
customer.lost_to = Concorrente; Perso a favore di
customer.notes = Note; Nota; Annotazioni; Osservazioni; Commenti; Commento
customer.other_emails = Altra e-mail; E-mail 2; Altre e-mail; E-mail secondaria
customer.other_phones = Altro telefono; Telefono 2; Telefono casa; Altri telefoni; Fax; Tel. 2
product.sku = Codice; Codice articolo; Cod. articolo; Codice prodotto; Cod. prodotto; Riferimento; Cod. art.;
    Codice a barre
product.name = Prodotto; Articolo; Nome prodotto; Nome; Descrizione; Nome del prodotto; Denominazione;
    Descrizione articolo
product.category = Categoria; Reparto; Famiglia; Gruppo merceologico; Linea; Categoria prodotto; Categoria
    merceologica
product.subcategory = Sottocategoria; Sottofamiglia
product.brand = Marca; Marchio; Produttore
product.supplier = Fornitore; Grossista
product.price = Prezzo; Prezzo di vendita; Prezzo vendita; Prezzo di listino; Listino; Prezzo al pubblico;
    Prezzo unitario
product.cost = Costo; Prezzo di acquisto; Prezzo d'acquisto; Prezzo acquisto; Costo unitario; Costo d'acquisto
sale.order_number = Numero ordine; N. ordine; Ordine; Numero fattura; N. fattura; Fattura; ID ordine; Num.
    ordine; Num. fattura; Scontrino; N. scontrino; Numero documento; N. documento; Documento; Nr. fattura; Nr.
    ordine; Numero d'ordine
sale.line = Riga; N. riga; Numero riga; Posizione
sale.sold_at = Data; Data ordine; Data fattura; Data vendita; Data di vendita; Data documento; Venduto il;
    Data acquisto; Giorno; Data e ora; Data dell'ordine; Data di acquisto
sale.customer = Cliente; Nome cliente; Acquirente; Ragione sociale; Nome del cliente
sale.product = Prodotto; Articolo; Nome prodotto; Descrizione; Descrizione articolo; Nome articolo
sale.quantity = Quantità; Q.tà; Pezzi; Numero pezzi; Quantità venduta; Pz.
sale.unit_price = Prezzo; Prezzo unitario; Prezzo unit.; P. unitario; Prezzo cadauno; Prezzo di vendita;
    Prezzo per unità
sale.discount = Sconto; Importo sconto; Ribasso
sale.discount_share = Sconto %; % sconto; Percentuale sconto; Sconto percentuale; Sconto in %
sale.tax = IVA; Imposta; Importo IVA; Imposte
sale.amount = Importo; Totale; Totale riga; Importo totale; Vendite; Fatturato; Imponibile; Importo netto;
    Ricavo; Ricavi; Prezzo totale; Incasso; Totale vendita; Valore; Netto
sale.currency = Valuta; Divisa
sale.cost = Costo; Costo totale; Costo del venduto
sale.payment_method = Metodo di pagamento; Modalità di pagamento; Pagato con; Tipo di pagamento; Tipo
    pagamento; Pagamento; Metodo pagamento
sale.sales_channel = Canale di vendita; Canale; Negozio; Punto vendita; Canale vendita; Filiale
sale.salesperson = Venditore; Commesso; Commessa; Agente; Venduto da; Cassiere; Rappresentante; Addetto
sale.campaign = Campagna; Promozione
sale.due_on = Scadenza; Data di scadenza; Data scadenza; Scade il
sale.street = Indirizzo di consegna; Indirizzo di spedizione; Indirizzo spedizione; Via di consegna
sale.postcode = CAP di consegna; CAP spedizione; CAP consegna
sale.city = Città di consegna; Città di spedizione; Città spedizione
sale.region = Provincia di consegna; Provincia spedizione
sale.country = Paese di consegna; Paese di spedizione; Nazione di consegna
payment.paid_on = Data pagamento; Data di pagamento; Pagato il; Data; Data incasso; Incassato il; Data
    operazione; Data valuta
payment.customer = Cliente; Nome cliente; Pagante; Ordinante; Nome del cliente
payment.order_number = Numero fattura; N. fattura; Fattura; Numero ordine; Ordine; N. ordine
payment.amount = Importo; Importo pagato; Importo incassato; Incasso; Pagato; Somma; Pagamento
payment.method = Metodo di pagamento; Modalità di pagamento; Tipo di pagamento; Tipo pagamento; Pagato con
payment.reference = Riferimento; ID transazione; Numero transazione; Causale; Riferimento pagamento
return.number = Nota di credito; N. nota di credito; Numero reso; N. reso; Nota credito; Numero nota di
    credito; ID reso
return.line = Riga; N. riga
return.returned_on = Data reso; Data di reso; Reso il; Restituito il; Data; Data restituzione; Data rimborso;
    Data del reso
return.order_number = Numero ordine; N. ordine; Ordine; Numero fattura; N. fattura; Fattura; Fattura
    originale; Ordine originale; ID ordine
return.customer = Cliente; Nome cliente; Restituito da; Nome del cliente
return.product = Prodotto; Articolo; Nome prodotto; Descrizione; Articolo reso
return.quantity = Quantità; Q.tà; Quantità resa; Pezzi; Pezzi resi
return.refund = Rimborso; Importo rimborsato; Importo; Importo rimborso; Accredito; Importo del rimborso
return.reason = Motivo; Motivo del reso; Motivo reso; Causa; Ragione; Causale
return.condition = Condizione; Condizioni; Stato; Stato del prodotto
return.resolution = Azione; Esito; Soluzione; Trattamento
complaint.number = Numero; N.; N. reclamo; Numero reclamo; Numero ticket; N. ticket; Numero pratica; N.
    pratica
complaint.opened_at = Data; Aperto il; Data apertura; Data di apertura; Data reclamo; Data del reclamo;
    Ricevuto il; Creato il; Data creazione; Segnalato il
complaint.channel = Canale; Ricevuto tramite; Mezzo; Canale di contatto
complaint.customer = Cliente; Nome cliente; Richiedente; Segnalato da; Nome del cliente
complaint.product = Prodotto; Articolo; Nome prodotto
complaint.order_number = Numero ordine; N. ordine; Ordine; Numero fattura; N. fattura; Fattura
complaint.category = Categoria; Tipo; Tipo di reclamo; Tipo reclamo; Motivo; Argomento; Tipologia; Motivo del
    reclamo
complaint.severity = Gravità; Priorità; Urgenza; Importanza
complaint.subject = Oggetto; Reclamo; Problema; Titolo; Segnalazione
complaint.description = Descrizione; Dettagli; Dettaglio; Testo; Messaggio; Descrizione del problema
complaint.status = Stato; Stato reclamo; Stato del reclamo
complaint.assigned_to = Assegnato a; Responsabile; Gestito da; In carico a; Operatore; Addetto
complaint.due_at = Scadenza; Entro il; Promesso entro; Da risolvere entro; Data di scadenza
complaint.first_response_at = Prima risposta; Data prima risposta; Risposto il
complaint.resolved_at = Risolto il; Data risoluzione; Chiuso il; Data chiusura; Data di risoluzione; Data di
    chiusura
complaint.resolution = Risoluzione; Soluzione; Come risolto; Esito; Provvedimento
complaint.refund = Rimborso; Importo rimborsato; Risarcimento; Indennizzo
complaint.satisfaction = Soddisfatto; Cliente soddisfatto; Soddisfazione; Soddisfazione cliente
interaction.happened_at = Data; Quando; Data contatto; Data chiamata; Data e ora; Data del contatto
interaction.customer = Cliente; Nome cliente; Contatto; Referente
interaction.channel = Canale; Tipo di contatto; Mezzo; Tipo; Modalità
interaction.direction = Direzione; Entrata/Uscita; In entrata/In uscita
interaction.subject = Oggetto; Argomento; Titolo; Motivo
interaction.body = Contenuto; Testo; Note; Commenti; Dettagli; Messaggio; Descrizione; Resoconto
interaction.response = Risposta; Esito; Risultato
interaction.by = Dipendente; Da chi; Registrato da; Utente; Operatore; Addetto
feedback.given_on = Data; Data recensione; Data sondaggio; Data della recensione; Data risposta
feedback.customer = Cliente; Nome cliente; Autore; Intervistato; Recensore
feedback.product = Prodotto; Articolo; Nome prodotto
feedback.source = Fonte; Sondaggio; Piattaforma; Sito; Origine
feedback.kind = Tipo; Tipo di sondaggio; Tipologia
feedback.score = Punteggio; Valutazione; Stelle; Voto; Punti; Numero di stelle
feedback.comment = Commento; Recensione; Testo; Opinione; Commenti; Giudizio; Osservazioni
opportunity.title = Opportunità; Titolo; Trattativa; Affare; Nome opportunità; Progetto; Preventivo; Nome
    trattativa
opportunity.customer = Cliente; Nome cliente; Azienda; Potenziale cliente; Ragione sociale
opportunity.product = Prodotto; Articolo; Nome prodotto
opportunity.stage = Fase; Stato; Fase di vendita; Fase trattativa
opportunity.value = Valore; Importo; Valore stimato; Importo previsto; Importo stimato
opportunity.probability = Probabilità; Probabilità %; Probabilità di chiusura
opportunity.expected_close = Chiusura prevista; Data chiusura prevista; Data di chiusura prevista; Prevista
    per; Data prevista
opportunity.closed_on = Chiuso il; Vinto il; Chiusa il; Data chiusura
opportunity.source = Fonte; Origine; Provenienza
opportunity.owner = Responsabile; Venditore; Assegnato a; Proprietario; Agente
opportunity.lost_reason = Motivo perdita; Motivo della perdita; Motivo del rifiuto
opportunity.lost_to = Concorrente; Perso a favore di
task.title = Attività; Titolo; Cosa; Compito; Da fare; Oggetto
task.due_on = Scadenza; Entro il; Data scadenza; Data di scadenza; Promemoria; Data; Entro quando
task.customer = Cliente; Nome cliente; Riguarda
task.kind = Tipo; Tipo di attività; Tipo attività
task.assigned_to = Responsabile; Assegnato a; Chi; Per chi; Incaricato
task.repeats = Ripetizione; Frequenza; Ricorrenza; Si ripete
task.done_at = Fatto; Fatto il; Completato il; Completata il; Terminato il
campaign.name = Campagna; Nome; Nome campagna; Nome della campagna; Titolo
campaign.channel = Canale; Mezzo; Tipo di campagna; Tipo
campaign.segment = Segmento; Destinatari; Target; Pubblico; Lista
campaign.subject = Oggetto; Oggetto e-mail
campaign.message = Messaggio; Testo; Contenuto
campaign.starts_on = Inizio; Data inizio; Data di inizio; Dal; Inizia il; Inviata il; Data invio
campaign.ends_on = Fine; Data fine; Data di fine; Al; Finisce il
campaign.cost = Costo; Spesa; Costi; Spese
campaign.offer = Offerta; Codice sconto; Buono sconto; Promozione; Coupon
message.campaign = Campagna; Nome campagna
message.customer = Cliente; Nome cliente; Destinatario; Inviato a
message.sent_at = Inviato il; Data invio; Inviato; Data di invio
message.responded_at = Risposto il; Data risposta
message.response = Risposta; Esito; Reazione
message.opted_out = Disiscritto; Cancellato; Disiscritto dalla newsletter
"""

SHEETS: Final = """
customer = Clienti; Elenco clienti; Anagrafica; Anagrafica clienti; Rubrica; Contatti; Indirizzi; Lista
    clienti; Soci
product = Prodotti; Articoli; Catalogo; Listino prezzi; Magazzino; Inventario; Anagrafica articoli
sale = Vendite; Ordini; Fatture; Righe ordine; Fatturato; Righe fattura; Corrispettivi; Scontrini; Registro
    vendite
payment = Pagamenti; Incassi; Banca; Estratto conto
return = Resi; Note di credito; Rimborsi; Restituzioni
complaint = Reclami; Lamentele; Segnalazioni; Assistenza; Richieste di assistenza; Pratiche
interaction = Interazioni; Chiamate; Telefonate; Visite; Storico contatti; Registro chiamate; Contatti avuti
feedback = Recensioni; Sondaggio; Sondaggi; Valutazioni; Opinioni; Soddisfazione clienti
opportunity = Opportunità; Trattative; Preventivi; Affari
task = Attività; Compiti; Promemoria; Da fare
campaign = Campagne; Promozioni
message = Invii; Destinatari; Messaggi
"""

WORDS: Final = """
boolean.yes = sì; s; vero
boolean.no = no; falso
customer.kind.person = privato; persona; persona fisica; consumatore; privati
customer.kind.company = azienda; ditta; società; impresa; persona giuridica
customer.stage.lead = contatto; nuovo; potenziale
customer.stage.prospect = qualificato; interessato; potenziale cliente
customer.stage.customer = cliente; attivo; cliente attivo
customer.stage.lapsed = inattivo; dormiente; ex cliente
customer.stage.lost = perso; perduto; disdetto
customer.preferred_channel.phone = telefono; telefonata; chiamata; per telefono; cellulare; tel
customer.preferred_channel.email = posta elettronica; via e-mail; per e-mail
customer.preferred_channel.text = messaggio; messaggino; SMS/WhatsApp
customer.preferred_channel.visit = visita; di persona; negozio; in negozio; appuntamento; incontro
customer.preferred_channel.letter = lettera; posta; per posta; cartolina
customer.preferred_channel.social = social; reti sociali
customer.preferred_channel.web = sito; sito web; internet; modulo; in linea
return.condition.new = nuovo; come nuovo; sigillato; non aperto; mai usato; integro
return.condition.used = usato; aperto; utilizzato
return.condition.damaged = danneggiato; rotto; difettoso; guasto; avariato
return.resolution.refund = rimborsato; rimborso; accreditato; accredito; nota di credito
return.resolution.exchange = sostituito; sostituzione; cambio; cambiato
return.resolution.repair = riparato; riparazione
return.resolution.voucher = buono; buono acquisto; buono spesa; carta regalo
return.resolution.rejected = rifiutato; respinto; negato; rifiuto
complaint.severity.low = bassa; basso; lieve; minore
complaint.severity.medium = media; medio; normale; moderata
complaint.severity.high = alta; alto; grave; importante; elevata
complaint.severity.critical = critica; critico; urgente; gravissima; molto alta
complaint.status.open = aperto; aperta; nuovo; nuova; da fare; non risolto; riaperto; da gestire
complaint.status.answered = risposto; in corso; in lavorazione; in attesa; in sospeso; preso in carico
complaint.status.resolved = risolto; risolta; chiuso; chiusa; completato; evaso; concluso; finito
complaint.satisfaction.yes = sì; soddisfatto; soddisfatta; contento; buono
complaint.satisfaction.partly = in parte; parzialmente; neutro; così così; parziale
complaint.satisfaction.no = no; insoddisfatto; insoddisfatta; scontento; non soddisfatto; cattivo
interaction.direction.in = in entrata; entrata; ricevuto; ricevuta; dal cliente; entrante
interaction.direction.out = in uscita; uscita; inviato; effettuata; inviata; al cliente; uscente
interaction.response.none = nessuna risposta; non risponde; nessuna; senza risposta; segreteria
interaction.response.interested = interessato; interessata; positivo; ha risposto; positiva
interaction.response.bought = acquistato; comprato; ordinato; acquisto
interaction.response.not_interested = non interessato; rifiutato; negativo; non interessata; negativa
opportunity.stage.new = primo contatto; nuovo; nuova; aperta; prospezione
opportunity.stage.qualified = qualificata; qualificato; contattato; qualificazione
opportunity.stage.proposal = proposta; preventivo; offerta; offerta inviata; preventivo inviato; presentazione
opportunity.stage.negotiation = in chiusura; trattativa; negoziazione; in trattativa
opportunity.stage.won = vinta; vinto; chiusa vinta; acquisito
opportunity.stage.lost = persa; perso; annullata; chiusa persa; annullato
feedback.kind.nps = raccomandazione; consiglierebbe
feedback.kind.csat = soddisfazione; soddisfazione cliente
feedback.kind.stars = stelle; recensione; valutazione
task.kind.call = chiamata; chiamare; telefonare; telefonata
task.kind.write = scrivere; lettera
task.kind.visit = visita; visitare; riunione; appuntamento; incontro
task.kind.deliver = consegna; consegnare; spedire; spedizione; inviare
task.kind.chase = sollecito; sollecitare; sollecito pagamento; recupero credito
task.kind.other = altro; altra; varie; attività
task.repeats.daily = giornaliero; ogni giorno; quotidiano; giornaliera
task.repeats.weekly = settimanale; ogni settimana
task.repeats.monthly = mensile; ogni mese
task.repeats.quarterly = trimestrale; ogni trimestre
task.repeats.yearly = annuale; ogni anno
"""

MONTHS: Final = """
1 = gennaio; gen; genn
2 = febbraio; feb; febbr
3 = marzo; mar
4 = aprile; apr
5 = maggio; mag; magg
6 = giugno; giu
7 = luglio; lug
8 = agosto; ago
9 = settembre; set; sett
10 = ottobre; ott
11 = novembre; nov
12 = dicembre; dic
"""
