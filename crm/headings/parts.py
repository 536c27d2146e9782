"""The words of which headings are put together, in seven languages, and what they say together.

``WORDS``: a notion and the words for it, folded (lower case, no accents), shortened ones too; a word may
stand for several notions. ``meanings``: a field path and the notions that say it, in any order; ``a/b`` is
one of them, ``?a`` may be missing, ``!`` before them: only where the heading does not name the record too.
"Kd-Nr.", "N° client", "CUSTNUM" and "cliente (cód.)" are all a customer and a number.
"""

from __future__ import annotations

from typing import Final

WORDS: Final = """
customer = facturation facturacion fatturazione faturacao facturatie consument consumer consumidor
    consommateur consumatore verbraucher endkunde appelant appele anrufer beller chiamante halter
    tierhalter baasje dueno duena tutor passenger traveller traveler reisender voyageur viajero
    viaggiatore passageiro reiziger learner trainee pupil invitee membership mitglieds tenant locataire
    mieter inquilino inquilina huurder aluno alumno alunno eleve schuler leerling adherent teilnehmer
    participant participante partecipante deelnehmer donor spender donateur donante donatore visitor
    besucher visiteur attendee abonnent abonne suscriptor assinante familie_kunde customer customers cust
    cst client clients cliente clientes clienti clt cli clte kunde kunden kundin kd kdn klant klanten
    guest patient pat paciente paziente patienten member mitglied membre socio lid buyer kaufer acheteur
    comprador acquirente koper payer payeur debtor debitor debitoren shopper subscriber recipient
    requester req requestor reviewer respondent student gast ospite huesped hospede caller concerne
    betreffend prospect interessent bill billing cardholder auftraggeber besteller donneur committente
    gesprachspartner pseudo verfasser nickname auteur autor autore author debiteur recipients kaufers
    relatie relaties deb stammkunde stammkundin acheteurs compradores abonnes
account_user = username nutzer nutzername benutzer utilisateur usuario utente gebruiker user
contact = contact kontakt contacto contatto contato contactpersoon ansprechpartner interlocuteur person
    persona persoon referente ansprechperson contactpersonen
account = cpte account acct ac konto compte cuenta conto conta rekening
name = nm name names nom nombre nombres nome naam nm namen nominativo
full = full complete complet completo voller volledige vollstandiger intero
first = first given fore primer primeiro primo pila erst 1ere 1er 1st 1ste 1a erste
last = last family familien fam
given_name = firstname forename fname givenname vorname prenom voornaam
family_name = lastname surname lname familyname nachname familienname achternaam apellido apellidos
    cognome sobrenome zuname sname
and = and und et y e en
company = enseigne company firm firma organisation organization org societe entreprise empresa azienda
    ditta bedrijf bedrijfs unternehmen business trading ste betrieb organizacion organizzazione
    etablissement
legal = raison razon ragione rag razao rs
social_legal = sociale social soc
position = position funktion fonction poste puesto cargo ruolo functie beruf role rolle profession
    mansione qualifica
job = job
title = title titel titre titulo titolo
email = emailadres emailadressen email emails mail courriel correo mel mailadresse emailadresse
    emailaddress mailadres correio
electronic = electronico electronique eletronico elettronica elektronische electronic
phone = phone phones telephone tel tels telefon telefono telefoon telefone tlf tfno tfn tlfn tlfno fon ph
    fone telefonnummer telnr landline fixe festnetz vast fijo fisso fixo
mobile = mobile mobil mob cell cellphone cellular handy portable port cellulare cel celular movil gsm
    mobiel telemovel mobielnummer
home = home private privat personal personnel prive personale casa domicile
work = work business office buro bureau arbeit professionnel trabajo ufficio escritorio direct main direkt
    geschaftlich principal primary haupt zakelijk hq headquarters algemeen allgemein general generale
    geral
street = street streetname str strasse straat rue calle via rua address addresses adresse direccion
    indirizzo endereco adres domicilio morada addr add anschrift adr address1 addr1 adresse1 addressline1
    domicile
line = line ligne zeile linha riga linea regel
one = 1 one
city = wpl city town ort stadt ville ciudad citta cidade plaats woonplaats wohnort stad poblacion
    localidad localita commune suburb municipio localidade comune locality
region = region state province provincia prov county bundesland departement uf kanton canton provincie
    regione regiao st
postal = postal post
seat = seat head hour person day night stunde heure hora ora uur
postcode = postcode zip zipcode plz postleitzahl cp cap cep pc pcode
code = cd code cod codigo codice kode kd key schluessel clave
number = number numbers no nr num numero nbr n nummer nro num numeros nos
enrolment = matricula matricola matricule
id = id ident identifier identifiant identificador kennung ids
reference = reference ref referenz referencia riferimento rif referentie referencia refs verwendungszweck
country = country land pays pais paese nation nazione
residence = residence residencia residenza wohnsitz
website = website web site url homepage webseite internet sitio sito webpage www
linkedin = linkedin instagram facebook twitter
birthday = birthday dob bday birthdate geburtstag geburtsdatum gebdatum geboortedatum cumpleanos
    compleanno verjaardag anniversaire
birth = né née birth born geb geburts geboorte geboren naissance nacimiento nascita nascimento nasc nac
    nascido nato ne nee
notes = alerts alert besonderheiten particularites hinweis hinweise avvertenze notes note notiz notizen
    bemerkung bemerkungen anmerkung anmerkungen remarks remark comment comments commentaire commentaires
    observations observation observaciones obs osservazioni opmerking opmerkingen notities kommentar
    kommentare comentario comentarios commenti commento remarques remarque note observacoes anotacoes
    notas
special = special besondere speciale especiales spezielle
requests = requests request wunsche wishes souhaits
owner = owner manager mgr betreuer verantwortlich verantwortlicher
newsletter = newsletter marketing werbung publicidad publicite pubblicita publicidade reclame boletin
    mailing mailings nieuwsbrief emailing promotions nieuwsbrieven infolettre rundbrief
consent = consent opted optin opt subscribed subscription accepts einwilligung consentement consentimiento
    consenso consentimento toestemming agreed ok accepte acepta accetta aceita accept allowed allow
    erlaubt erlaubnis toegestaan permission permitted abonne abonnement inscrit iscritto ingeschreven
    inscrito suscrito agree autorise autorizza autoriza autorizacion zustimmung darf mag_man aangemeld
    angemeldet
in = in ein inbound eingehend entrant entrante
out = out aus outbound ausgehend sortant saliente uscita uit ausgehende
source = source quelle herkunft origine origen origem fonte fuente bron provenance herkomst origin found
    hear heard aufmerksam connus connu connaissance conocio conociste conosciuto conheceu gevonden
signup = signup registration
lead = lead leads
referral = referral referred
credit = encours credit kredit cr credito krediet
limit = limit linie limite grenze plafond rahmen limiet
payment = payment payments pay pmt paid zahlung zahlungs zahl zahlart paiement reglement reglt pago
    pagamento pagto pgto pgt betaling betaal betaald pagamenti recebimento recebto incasso incassato
    encaissement cobro cobros tender bezahlung regle paye payee pagos zahlungsart
terms = reglt termini terms bedingungen frist conditions delai plazo termine prazo termijn ziel
days = days tagen gg dgn tage jours dias giorni dagen
salesperson = therapist therapeut stylist barber hairdresser friseur coiffeur waiter waitress exec
    executive consultant berater advisor ae salesperson seller vendedor vendeur vendeuse vendedora
    venditore venditrice verkaufer verkauferin verkoper cashier kassierer kassiererin caissier caissiere
    cajero cassiere caixa kassier server bediener kellner commercial rep rappresentante representant
    representante vertreter salesman agent agente agents commerciale commerciaal comercial vertegenw
    vertegenwoordiger dependiente dependienta camarero camarera atendente commesso commessa estheticienne
    coiffeuse friseurin friseuse stylistin kellnerin serveur serveuse conseiller conseillere vertriebler
    vertriebsmitarbeiter beraterin verkoopster kapster accountmanager clinician trainer coach instructor
    parrucchiere parrucchiera peluquero peluquera cabeleireiro cabeleireira kapper kapsalon adm
    aussendienst aussendienstmitarbeiter fysiotherapeut physiotherapeut dentist zahnarzt arzt doctor
    medico medecin dottore
sales = sales
product = product products prod produkt produit producto prodotto produto produtos item items itm artikel
    article articolo articulo artigo art ware waren plan service treatment leistung prestation servicio
    servizio servico behandlung behandeling traitement tratamiento trattamento dienst good goods
    merchandise lineitem position artikels articles articoli produkte menuitem vino vin wein wijn vinho
    wine dish plato plat gericht gerecht piatto prato book libro livre buch boek model modele modelo
    modello modell part parts piece_part teil repuesto ricambio peca onderdeel bebida comida soin sorte
    title_of sorten appareil gerat apparaat aparelho apparecchio aparato
menu = menu
done_work = work travaux arbeit arbeiten lavori lavoro trabajo trabajos trabalho werkzaamheden done
    gemacht effectue realizado eseguito uitgevoerd
sku = sku skus ugs ean_own
description = description desc descr descrizione descripcion descricao omschrijving oms beschreibung
    bezeichnung bez designation libelle denominacion denominazione artikelbezeichnung details detail
    detalle dettaglio detalhes text texte texto testo tekst benaming beschrijving denominacao bezeichner
short = short kurz kort court breve
category = category categories cat kategorie categorie categoria kat department dept group gruppe
    warengruppe wg familie famille familia famiglia rayon range segment groep artikelgroep gamme
    artikelgruppe produktgruppe sortiment gruppi klasse class clase classe
goods_kind = merceologica
sub = sub unter sous sotto
subcategory = subcategory unterkategorie sottocategoria subcategoria subcategorie
brand = brand marke marque marca merk make manufacturer hersteller fabricant cantina winery bodega domaine
    verlag editore editorial publisher uitgever weingut vinicola label fabrikant producer produttore
    produtor producteur erzeuger editora
supplier = supplier vendor lieferant fournisseur proveedor fornitore fornecedor leverancier lev wholesaler
price = prc prs price prices pr preis prix precio prezzo preco prijs rates rate tarif tarifa tariffa
    tarief px rrp pvp pv vk uvp verkoopprijs verkaufspreis msrp charge preise rsp precios
sell = sell selling sale retail rrp sales verkauf verkaufs verkoop vente venta vendita venda consumer
    publico public pubblico
unit = unit unitaire unitario unit einzel stuck stuk eenheid unidad unidade unita each einheit e ea stk un
    uni unitaria per ud unid pce pcs pc st stueck uds
unit_price = pu einzelpreis stuckpreis stuksprijs ep vpe epreis
cost = herst herstellung herstell revient cost costs kosten cout costo coste custo ek pa einkauf einkaufs
    einkaufspreis inkoop inkoopprijs kostenpreis kostprijs eks
bought = purchase buy buying achat compra acquisto acq inkoop einkauf
quantity = uds ud stck pz pza nb nbre nombre hoev qt quantity qty qnty qte qtee qtite quantite menge
    anzahl anz cantidad cant quantita qta qtd qtde quantidade aantal aant qnt pieces pcs stuckzahl units
    hrs hours seats qnta nb bott bottles flaschen bouteilles botellas bottiglie garrafas flessen unid
    units_sold kg stk paar
sale = ls lieferscheine rechnungen factures facturas fatture faturas facturen facturen fra fras sale sales
    sold ordered order orders ord bestell bestellung bestellungs auftrag auftrags commande pedido ordine
    encomenda bestelling invoice invoices inv rechnung rechnungs rg rng re rechn facture fact factura
    fattura fatt fatura factuur fac receipt rcpt bon beleg belegs ticket_sale quittung document doc
    documento piece transaction txn trans venta vente verkauf verkaufs vendita venda verkoop job jobs nota
    cupom scontrino recibo ricevuta purchase booking reservation buchung bestel kassenbon bill
    lieferschein rif_doc compra albaran kasse kassen caisse caja cassa kassa till pos nf nfe
original = original orig ursprungliche originale origine
billed = issued ausgestellt emis emise emitido emessa uitgegeven billed invoiced fakturiert facture
    facturado fatturato faturado gefactureerd billing
date = vom date datum fecha data dt fec dat tag jour dia giorno dag day on at am le el il op em time when
    timestamp zeitpunkt heure hora ora uhrzeit tijdstip tijd datetime moment zeit dte created erstellt
    cree created_at
time = time uhrzeit heure hora ora tijd zeit
due = vencto vcto venct target due fallig faelligkeit falligkeit falligkeits echeance vencimiento scadenza
    vencimento verval vence deadline vervaldatum prazo frist fallig_am termin plazo termine
discount = discount disc rabatt rab remise rem rabais descuento dto dcto desc sconto sc scto desconto
    korting krt kort nachlass reduction skonto descto
percent = percent pct prozent pourcentage porcentaje percentuale percentagem procent proc perc
tax = tax taxes vat mwst ust tva iva btw gst impuesto imposta imposto steuer hst pst taxe steuern
amount = size worth amount amt betrag betr montant mt importe importo imp valor vlr bedrag value val
    gesamtpreis ges_preis summe umsatz subtotal sous_total gesamtbetrag charge charged takings montante
    gezahlt valeur wert waarde valore vl
total = grand total gesamt ges totale totaal ttl tot ext extended line_total insgesamt regeltotaal
    gesamtsumme
row = line lines ligne lignes zeile linha riga linea regel pos position posten regels
currency = currency ccy wahrung devise moneda valuta moeda munt monnaie curr divisa
method = method methode mode mod moyen metodo modo forma wijze art type way how wie como comment come hoe
    forme metodi mezzo zahlweise weise tender meio medio
paid = paid bezahlt paye payee pagado pagato pago betaald received recd rec recu recibido recebido
    ontvangen reçu eingang eingegangen settled regle erhalten recebida ricevuto ricevuta incassato
    zahlungseingang zahlungs cobrado cobro incasso recebimento encaissement zahlung gezahlt eingezahlt
    incassati rec'd
bank = bank bancaire bancaria bancario bancaire
receipt = receipt rcpt beleg recu recibo ricevuta quittung bon kwitantie
credit_note = cn gs creditnota creditnote
transaction = transaction txn trx transaktion transaccion transazione transacao charge transactie
returned = terug return returned returns back retour retourne ruckgabe rucksendung ruck back devuelto
    devolucion reso resi devolvido devolucao geretourneerd retoure rma rmas retouren retourdatum zuruck
    restituito ret rtn devuelta devueltos resa devolvida devolvidas retournee retournes zuruckgegeben
    teruggestuurd
refund = abonado abonada refund refunded erstattung erstattet rembourse remboursement reembolso
    reembolsado rimborso rimborsato terugbetaald terugbetaling gutschrift avoir credited remboursee
    restitutie issued_credit rimborsi
reason = reason why motif raison grund motivo causa reden warum pourquoi ragione razon cause failure fault
    defect fehler fehlerart schaden panne guasto causale perche porque
condition = condition zustand etat estado stato staat conservation condizione condizioni condicao toestand
resolution = resolution solution outcome result losung solucion soluzione solucao oplossing action
    apportee gelost ergebnis resultat resultado risultato esito resultaat massnahme maatregel regelung
    taken accion azione disposition follow suite donnee donnees dispositif
complaint = queja quejas doleance rimostranza complaint complaints ticket tickets case cases issue problem
    probleme problema klacht klachten beschwerde beschwerden reklamation reclamation reclamacion reclamo
    reclamacao dossier incident incidencia anliegen segnalazione chamado melding storung claim reclamo
    fall vorgang constate pratica fehler defekt panne
opened = entrada entree ingresso raised gemeldet lodged opened open reported logged raised ouvert abierto
    aperto aberto geopend gemeldet eroffnet eingang recd received binnen abierta registered eingegangen
    recu signale recibido apertura ouverture abertura apertura posted publie submitted gepubliceerd
    pubblicata publicada publicado
status = status statut estado stato situacao stand state zustand etat situation situacion situazione staat
of_things = zaken
internal = internal intern interne interno interna
overall = overall global globale gesamteindruck complessivo complessiva geral
closed = cerrada chiusa fechada closed close closing geschlossen abgeschlossen clos cerrado chiuso fechado
    gesloten resolved erledigt resolu cloture resuelto risolto resolvido afgehandeld opgelost done solved
    completed finished concluido completado completato completata fertig terminado
    voltooid abschluss cierre chiusura fechamento ended beendet termine gelost cloturee afgesloten sluit
    sluiting fecho afsluit afsluiting afgerond klaar
done = fait fatto feito gedaan
severity = severity sev priority prio dringlichkeit schwere prioritat urgency urgence urgenza urgencia
    urgentie gravite gravedad gravita gravidade ernst prioriteit
subject = purpose zweck objectif proposito scopo doel subject betreff objet asunto oggetto assunto
    onderwerp thema sujet topic re regarding about tema argomento
channel = channel kanal canal canale kanaal via medium eingangsweg
what_happened = passiert happened besprochen
from_whom = from von de da van
with_whom = with mit avec con com met
initial = initial initiale erste erster
by = by von par por da door durch
handled = handled dealt assigned bearbeitet traite gestionado gestito behandelt asignado assegnato
    atribuido toegewezen zugewiesen taken aufgenommen logged atendido
assignee = engineer techniker technicien tecnico monteur assignee assigned agent bearbeiter sachbearbeiter
    behandelaar responsable verantwortlich verantwortlicher zustandig zustandiger responsabile responsavel
    verantwoordelijke encargado incaricato incharge technician responsible toegewezen carico zugewiesen
    sachbearb bearb betreuer betreut suivi
employee = operatrice operadora opérateur operateur employee staff mitarbeiter employe empleado dipendente
    medewerker user operator collaborateur operatore funcionario agent collaboratore
direction = direction richtung sens direccion_io direzione direcao richting
said = said
interaction = gesprachs visit visits besuch visite visita visitas bezoek meeting meetings treffen
    rendez_vous activity activities call calls anruf appel llamada chiamata chamada gesprek aktivitat
    activite actividad attivita atividade interaction telefonat kontaktart gesprach besuch visite
    contactmoment appels llamadas chamadas anrufe called appele angerufen chiamato gebeld llamado
    telefonate chiamate
kind = type typ kind art tipo soort sorte kategorie category
feedback = review reviews survey response responses feedback bewertung avis encuesta recensione avaliacao
    enquete valoracion beoordeling resena opinion umfrage rezension respuesta sondaggio opiniao
given = submit submission submitted given posted publie pubblicata publicada publicado veroffentlicht
    geplaatst abgegeben
score = score rating stars star nps note nota puntuacion punkte punteggio pontuacao cijfer csat sterne
    etoiles estrellas stelle estrelas voto bewertung points noten valutazione
verbatim = verbatim body
platform = platform platforme site plattform plataforma piattaforma platform
opportunity = angebots opportunity opp deal deals angebot negocio oportunidad oportunidade opportunita
    affaire verkaufschance offerte quote offer offre devis presupuesto preventivo proposta orcamento
    quotation chance opportunite offerta kans potential
stage = stage etape etapa fase phase funil pipeline embudo pipelinephase
probability = probability prob wahrscheinlichkeit probabilite probabilidad probabilita probabilidade kans
    likelihood win wahrsch waarschijnlijkheid
expected = expected exp estimated est voraussichtlich voraussichtliches geplant prevu previsto prevista
    prev verwacht estimado estimada erwartet previsione previsao predicted forecast erwarteter attesa
    atteso verwachte erw
lost = lost verloren perdu perdido perso perda verlust verlies perte perdita perdida churned churn leaving
    left abwanderung kundigung kundigungs resiliation disdetta abbandono
    opzegging baja cancellation austritt gekundigt resilie exit
competitor = competitor konkurrent wettbewerber concurrent competidor concorrente
task = action actions task tasks todo to_do aufgabe tache tarea attivita tarefa taak aufgaben acao cosa
    actie acties
what = what was que quoi cosa wat
for = for fur pour para per voor
who = who wer qui quien chi quem wie
until = until bis jusque hasta entro ate tot by before avant
repeats = repeats repeat wiederholung recurrence frequency frequence frecuencia frequenza frequencia
    herhaling recurring intervall ricorrenza recorrencia herhaalt herhalen wiederholen ripetere repetir
campaign = campaign campaigns kampagne campagne campana campagna campanha aktion mailing promotion
start = start starts launch launched begin beginn debut inicio inizio anfang von desde begonnen startet
    kick kickoff lancement lanzamiento lancio lancamento live
end = end ends finish ende fin fine fim einde bis
audience = audience segment zielgruppe cible publico pubblico doelgroep segmento target empfangergruppe
budget = budget spend spent presupuesto_c orcamento_c
sent = envoi envio invio verzending sent send gesendet versendet envoye enviado inviato verzonden
    verschickt
responded = responded replied reply answered beantwortet repondu respondido risposto beantwoord gereageerd
    geantwortet reagiert
response = response resp antwort reponse respuesta risposta resposta antwoord reactie
unsubscribed = unsubscribed unsubscribe abgemeldet desabonne desinscrit desuscrito disiscritto
    descadastrado uitgeschreven optedout
offer_code = coupon voucher gutschein promo promocode actie
message = message nachricht mensaje messaggio mensagem bericht
net = sans net netto ht nette neto
gross = gross brutto ttc brut bruto lordo
inc = ex inc incl inkl incluse excl exkl exc zzgl hors ohne con iva_inc avec inklusive zonder met sin imp
    senza escl sem compris comprise
money = eur euro euros usd gbp chf r brl aud cad dollar dollars pounds
the = approx aprox ca circa env environ ungefahr ungef max default current list against gegen contra
    aktueller actuel actual attuale atual huidige to of the de del du la les der die das den dem van dei
    degli della dello do da di los las lo os as o a l d des een het your our my ihr ihre votre su il le el
    al mit zu sur nel nella with num physical contro dont permanent concerne concernee betroffenes
    betroffene
regular = stamm attitre attitree habitual abituale vaste habituel habituelle preferito preferita preferred
    prefere preferido preferida bevorzugt favori
delivery = shipping ship shipped delivery deliver liefer lieferung livraison livrer envio entrega consegna
    spedizione bezorg bezorging aflever lever levering verzend versand livr recipient_to delivered
sms = sms whatsapp texting
post_letter = letter letters courrier post carta cartas brief briefe posta
issued = issued
off = off
how = how wie comment come como hoe
cheque = cheque check scheck assegno talon
operation = operacion operazione operation operacao vorgang
sequence = lfd laufende prog progressivo volgnummer seq
satisfied = satisfied happy zufrieden satisfait satisfecho soddisfatto satisfeito tevreden satisfaction
    zufriedenheit satisfaccion soddisfazione satisfacao tevredenheid
country_code = cc
tags = tags tag labels label etiquetas etichette etiquettes schlagworte schlagworter kennzeichen
    trefwoorden stichworte
likes = likes gusta gustos vorlieben preferences preferenze preferencias voorkeuren gouts lieblings
    favourite favourites favorite favorites preferiti favoris favoritos lieblingsprodukte
customer_group = segmento segmenti segments groupes gruppi grupos groepen grupo groupe gruppo groep gruppe
    kundengruppe klantgroep group groups segment membership memberships mitgliedschaft tier club verein
loyalty = fid fidelite fidelity fidelidad fidelidade fedelta loyalty treue klantenkaart treuekarte
    kundenkarte
card = card carte carta tarjeta cartao kaart karte pass
hobby = hobby hobbys hobbies interessen interests interest sport sports loisirs aficiones passatempos
    interesses intereses
"""
