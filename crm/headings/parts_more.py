"""More words of which headings are put together: those of the trades, of quotes, repairs, desks and offices.

Written like ``parts.WORDS``, to which they are added.
"""

from __future__ import annotations

from typing import Final

WORDS: Final = """
customer = condomino condominos condomini opdrachtgever opdrachtgevers opdrachtgeefster mandant mandantin
    mandante afnemer afnemers
    abnehmer ordinante ordenante contratante contraente intestatario titular deelneemster patientin patiente
    patients kundinnen reisende bezoeker kursteilnehmer kursteilnehmerin cursist cursiste bewohner
    bewohnerin buyers shoppers members guests purchaser purchasers payor orderer consignee clientela
    customerid gastgeber einsender einsenderin reclamant reclamante klaagster klager melder mieterin
    huurders inquilinos homeowner householder
    tierhalterin patienteninhaber titulaire souscripteur adherente socia clienta
    compradora asistente asistentes assistido acquirenti compradores gasten clients_name
account = kto cta ktonr
name = denominazione denominacion denominacao denomination benaming
company = societa sociedad sociedade onderneming zaak praxis cabinet clinic practice kantoor unternehm
    bedrijfs unternehmens societes empresas aziende firmen bedrijven
position = designation functietitel positie funzione funcao funcion
email = epost emailadr mailadr emailid mailid courriels mailadresses correos
phone = telefoonnr telno telnum telefonos telefoni telefoonnummer rufnummer rufnr fono festnetznummer
    telefonnr telnummer numtel
mobile = mobilfunk mobilnr handynr handynummer mobiltelefon zap telemovel tlm mobielnr smartphone telemoveis
    mobilenumber celulares mobilnummer mobilfunknummer
street = logradouro wohnadresse straatnaam strassenname addres adress adrs premises indir
city = gemeinde gemeente munic posttown ciud woonpl cdad
region = prov bundesl distrito distretto district arrondissement
postcode = pcd codigopostal codepostal postkode postnr codpostal
birthday = gebdat dtnasc fechanac datanasc
notes = vermerk vermerke aantekening aantekeningen annotation annotations anotaciones annotazioni appunti
    apuntes bijzonderheden besonderheit memo memos zusatzinfo precisions
source = provenienza procedencia proveniencia captacion captacao akquise herkunftsquelle src
salesperson = nurse krankenschwester infirmiere infirmier enfermera enfermero infermiera infermiere
    enfermeira enfermeiro verpleegkundige mechanic mechaniker mechanikerin mecanico meccanico mecanicien
    groomer hairstylist teacher lehrer lehrerin professeur profesor profesora insegnante docente professora
    professor leraar lerares lehrkraft kursleiter kursleiterin guide guia driver fahrer fahrerin chauffeur
    conductor autista motorista estimator kalkulator calculator projektleiter projektleiterin bauleiter
    capocantiere vet tierarzt tierarztin veterinaire veterinario veterinaria dierenarts hygienist ejecutivo
    ejecutiva executivo executiva gestor gestora asesor asesora consulente consultor consultora adviseur
    adviseuse optician optiker opticien masseur masseuse kosmetikerin esteticista esteticien
    schoonheidsspecialiste tattooist tatuador tatuadora installer installateur instalador installatore
    planner handwerker artisan plumber electrician elektriker therapeute terapeuta therapeutin
    fisioterapeuta fisio ostheopath osteopathe praticien praticienne behandler behandlerin commerciante
    verkaufsberater verkaufsberaterin accountmanagers vendeurs vendedores monteurin einsteller
    sachbearbeiterin betreuerin receptionist rezeptionist
product = leistungen prestations prestazione prestazioni prestacion servicios servizi servicos diensten
    arrangement kurs kurse cours curso cursos corso corsi cursus cursussen lesson lessons lezione lezioni
    lecon lecons workshop workshops treatments soins tratamientos trattamenti tratamentos behandelingen
    behandlungen massage gerechten produktname artikelname eingriff intervento intervencao
category = abteilung seccion sezione secao afdeling departamento reparto rubrique rubrik rayons sektor
    settore typologie typology tipologia tipologie categorias categorie kategorien
supplier = grossist grossiste mayorista grossista groothandel distributor distributeur distributore
    distribuidor fornitori proveedores fournisseurs lieferanten
price = vkp listenpreis katalogpreis ladenpreis winkelprijs adviesprijs catalogusprijs honorar honorarios
    onorario preisliste stukprijs
quantity = stkz hoeveelheid hoeveelh besteld personen persone personas pessoas covers nachte nuits noches
    notti noites nachten nights kilos guests_count
sale = boeking boekingen boekings boekingsnr prenotazione prenotazioni reserva reservas
    docto docum boekstuk vendas ventas vendite ventes ordre bestelnr bestnr cde cmd commandes ordini
    pedidos encomendas bestellingen orderbon werkbon werkorder arbeitsauftrag os ods odl nfs nfce tiquet
    tique tkt bonnummer kassenzettel kassabon folio kwitantie rechng rechnr reparaturauftrag kaufbeleg
    verkaufsbeleg
date = fch dta
due = venc scad ech vencim zahlbar payable betaalbaar pagar pagare
tax = btwbedrag igic mws ivas
amount = sum somme suma somma soma bedr btr mnt erlos erlose verkaufserlos takings omzet ingresos ricavi
    receita turnover revenue revenues income proceeds recette recettes
method = vorm modalita modalidad modalite modalidade strumento
paid = cobrada pagada pagata paga encaisse encaissee pagados
returned = teruggave retours rucknahme rientro rientrato
refund = reintegro reintegrado vergoed vergoeding vergutung vergutet erstatt creditado indennizzo
    indemnisation indemnizacion indemnizacao compensation compensacion compensazione compensacao kulanz
    gutgeschrieben ristorno devuelto_eur
reason = causali motivos motivi motifs anlass begrundung ursache oorzaak aanleiding
condition = integrita zustandsnote
resolution = ausgang desenlace desfecho afhandeling abwicklung erledigung decision decisione decisao
    entscheidung uitkomst remedy disposal fix abhilfe gegenmassnahme correctif
complaint = beanstandung beanstandungen mangel gebrek gebreken defaut defauts reclam recla rekla sav avaria
    avarias anomalie anomalia schadenfall disservizio ocorrencia ocorrencias occurrence vorfall storingen
    meldung meldungen klachtnr incidente incidentes incidenti
opened = creation creacion creazione criacao aangemaakt ingekomen signalement segnalata registrado
    registrata erfassung erfasst anlage angelegt entrata
closed = encerrado encerrada encerramento finalizado finalizada concluida solucionado solucionada risolta
    resuelta resuelto gereed beendigung opgeleverd behoben abgearbeitet
severity = wichtigkeit importance importanza importancia belang impact criticality criticidad criticite grad
assignee = tecnica incaricata asignada asignado afhandelaar handler beauftragter gestionnaire verantw
    eigenaar dossierbehandelaar ansprechpartner_intern
subject = encabezado betr onderw
channel = canaux kanale eingangskanal ingang
interaction = contactmomenten gesprache entretien entretiens entrevista entrevistas colloquio colloqui
    incontro incontri reuniao reunion reunioes rdv afspraak afspraken appointment appointments cita citas
    appuntamento appuntamenti rendezvous ligacao ligacoes telefonema touchpoint followup besuche besuchs
feedback = evaluatie evaluation evaluacion bewertungen avaliacoes valoraciones beoordelingen recensioni
score = punti puntos pontos etoile estrela stella estrella gesamtnote
opportunity = offertes ofertas oferta propostas propuestas propuesta vorhaben projekt project projet
    proyecto progetto projeto trattativa affare tender ausschreibung licitacion gara angebote
stage = stg stap stadium stadio estagio estadio
probability = wahrscheinl scoringskans slagingskans erfolgschance abschlusschance probab
expected = geplante geplanter vorauss voraussichtl prevue vermoedelijk target
competitor = konkurrenz mitbewerber concurrentie rivale
task = reminder promemoria erinnerung rappel recordatorio lembrete herinnering erledigen todos klus klusje
campaign = actie mailings werbeaktion promotie promozione promocion promocao kamp
sent = spedito spedita enviada versandt dispatched
unsubscribed = abbestellt optout desinscription disiscrizione
budget = depense depenses gasto gastos spesa spese despesa despesas ausgaben uitgaven investition
    investissement inversion investimento investering
repeats = turnus rhythmus rhythme periodicidad periodicidade periodicite cadenza cadence
satisfied = appreciation gradimento tevr
description = toelichting schilderung dettagli detalles detalhes details detail libelle omschr descripc
    beschr relato relazione esposto hergang sachverhalt
"""
