"""The words of Dutch sheets."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Klantnummer; Klantnr.; Klant-ID; Klantcode; Debiteurnummer; Debiteurnr.; Relatienummer;
    Lidnummer
customer.name = Naam; Klant; Klantnaam; Volledige naam; Contactpersoon; Naam klant; Relatie; Voor- en
    achternaam
customer.kind = Klanttype; Soort klant; Type klant; Particulier of bedrijf
customer.first_name = Voornaam; Roepnaam; Voornamen
customer.last_name = Achternaam; Familienaam
customer.company = Bedrijf; Bedrijfsnaam; Firma; Onderneming; Organisatie; Firmanaam
customer.job_title = Functie; Beroep; Functietitel
customer.email = E-mailadres; Mailadres
customer.phone = Telefoon; Telefoonnummer; Tel.; Tel.nr.; Vaste telefoon; Telefoon werk; Tel.nummer
customer.mobile = Mobiel; Mobiele telefoon; Gsm; 06-nummer; Mobiel nummer; Gsm-nummer
customer.street = Straat; Adres; Straat en huisnummer; Straatnaam; Adresregel 1; Straat + nr
customer.city = Plaats; Stad; Woonplaats; Gemeente
customer.region = Provincie; Regio
customer.postcode = Postcode klant; Postcodenummer
customer.country = Land
customer.website = Webadres; Internetadres; Webpagina
customer.social = Sociale media
customer.preferred_channel = Voorkeurskanaal; Contactvoorkeur; Voorkeur contact
customer.email_consent = Toestemming e-mail; Nieuwsbrief; Ontvangt nieuwsbrief; Akkoord e-mail
customer.email_consent_on = Toestemming op; Datum toestemming; Toestemmingsdatum
customer.phone_consent = Toestemming telefoon; Toestemming bellen
customer.text_consent = Toestemming sms
customer.post_consent = Toestemming post
customer.source = Herkomst; Hoe gevonden; Bron; Gevonden via; Aanbevolen door
customer.stage = Klantstatus; Klantfase; Leadstatus; Fase
customer.owner = Accountbeheerder; Beheerder; Verantwoordelijke; Relatiebeheerder
customer.birthday = Verjaardag; Geboortedatum; Geboren op; Geb.datum
customer.anniversary = Trouwdag; Jubileum; Huwelijksdag
customer.family = Gezin; Familie; Kinderen
customer.hobbies = Hobby's; Interesses
customer.groups = Groep; Groepen; Lidmaatschappen; Verenigingen; Klantgroep
customer.likes = Voorkeuren; Houdt van
customer.dislikes = Houdt niet van
customer.tags = Trefwoorden; Steekwoorden
customer.credit_limit = Kredietlimiet; Kredietruimte
customer.payment_terms_days = Betalingstermijn; Betaaltermijn; Betalingstermijn (dagen); Betalingsvoorwaarden;
    Betalingsconditie
customer.lost_on = Verloren op; Opzegdatum; Opgezegd op
customer.lost_reason = Reden verlies; Reden opzegging; Opzegreden; Reden van verlies
customer.lost_to = Concurrent; Verloren aan
customer.notes = Notities; Notitie; Opmerkingen; Opmerking; Aantekeningen; Memo
customer.other_emails = E-mail 2; Ander e-mailadres; Tweede e-mail; Overige e-mailadressen
customer.other_phones = Telefoon 2; Telefoon privé; Fax; Telefoon thuis; Overige telefoonnummers
product.sku = Artikelnummer; Artikelnr.; Art.nr.; Productcode; Productnummer; Artikelcode
product.name = Artikel; Product; Productnaam; Omschrijving; Artikelnaam; Artikelomschrijving; Naam;
    Beschrijving; Productomschrijving
product.category = Categorie; Productgroep; Artikelgroep; Productcategorie; Afdeling; Groep
product.subcategory = Subcategorie; Subgroep
product.brand = Merk; Fabrikant
product.supplier = Leverancier; Groothandel
product.price = Prijs; Verkoopprijs; Adviesprijs; Stuksprijs; Consumentenprijs
product.cost = Inkoopprijs; Kostprijs; Inkoop
sale.order_number = Ordernummer; Ordernr.; Bestelnummer; Bestelnr.; Bestelling; Factuurnummer; Factuurnr.;
    Factuur; Bonnummer; Bonnr.; Bon; Kassabon; Verkoopordernummer
sale.line = Regel; Regelnummer; Regelnr.
sale.sold_at = Datum; Orderdatum; Besteldatum; Factuurdatum; Verkoopdatum; Verkocht op; Aankoopdatum; Dag;
    Datum en tijd
sale.customer = Klant; Klantnaam; Koper; Afnemer; Naam klant
sale.product = Artikel; Productnaam; Omschrijving; Artikelnaam; Artikelomschrijving; Productomschrijving
sale.quantity = Aantal; Hoeveelheid; Stuks; Aantal verkocht; Aantal stuks
sale.unit_price = Prijs; Stuksprijs; Prijs per stuk; Eenheidsprijs; Prijs p.st.; Verkoopprijs
sale.discount = Korting; Kortingsbedrag
sale.discount_share = Korting %; Kortingspercentage; Korting in %; % korting
sale.tax = Btw; Btw-bedrag; Belasting; Omzetbelasting
sale.amount = Bedrag; Omzet; Totaal; Totaalbedrag; Regeltotaal; Totaalprijs; Nettobedrag; Verkoopbedrag;
    Netto; Factuurbedrag; Bedrag excl. btw; Regelbedrag
sale.currency = Valuta; Munteenheid; Munt
sale.cost = Kosten; Kostprijs; Inkoopwaarde
sale.payment_method = Betaalwijze; Betaalmethode; Betalingswijze; Betaald met; Betaalmiddel
sale.sales_channel = Verkoopkanaal; Kanaal; Winkel; Filiaal; Vestiging
sale.salesperson = Verkoper; Verkoopster; Vertegenwoordiger; Medewerker; Kassamedewerker; Verkocht door
sale.campaign = Campagne; Actie
sale.due_on = Vervaldatum; Te betalen voor; Uiterste betaaldatum; Verloopdatum
sale.street = Afleveradres; Bezorgadres; Verzendadres; Leveradres
sale.postcode = Postcode levering; Afleverpostcode; Verzendpostcode
sale.city = Afleverplaats; Plaats levering; Leverplaats
sale.country = Afleverland; Land levering; Verzendland
payment.paid_on = Betaaldatum; Betaald op; Datum; Ontvangen op; Datum betaling; Boekdatum; Betalingsdatum
payment.customer = Klant; Klantnaam; Betaler; Opdrachtgever; Naam klant
payment.order_number = Factuurnummer; Factuurnr.; Factuur; Ordernummer; Bestelnummer
payment.amount = Bedrag; Betaald bedrag; Ontvangen bedrag; Betaald; Betaling
payment.method = Betaalwijze; Betaalmethode; Betalingswijze; Betaald met; Betaalmiddel
payment.reference = Referentie; Betalingskenmerk; Kenmerk; Transactienummer; Transactie-ID; Omschrijving;
    Betaalreferentie
return.number = Creditnota; Creditnotanummer; Creditnota nr.; Retournummer; Retournr.; RMA-nummer;
    Creditfactuur
return.line = Regel; Regelnr.
return.returned_on = Retourdatum; Geretourneerd op; Datum; Datum retour; Terugbetaald op; Teruggebracht op
return.order_number = Ordernummer; Ordernr.; Bestelnummer; Bestelling; Factuurnummer; Factuurnr.; Factuur;
    Oorspronkelijke factuur
return.customer = Klant; Klantnaam; Geretourneerd door; Naam klant
return.product = Artikel; Productnaam; Omschrijving; Artikelnaam
return.quantity = Aantal; Hoeveelheid; Stuks; Aantal retour; Geretourneerd aantal
return.refund = Terugbetaling; Terugbetaald bedrag; Bedrag; Creditbedrag; Terugbetaald
return.reason = Reden; Retourreden; Reden van retour; Reden retour
return.condition = Toestand; Conditie; Staat
return.resolution = Afhandeling; Oplossing; Actie
complaint.number = Nummer; Klachtnummer; Klachtnr.; Ticketnummer; Meldingsnummer; Zaaknummer
complaint.opened_at = Datum; Geopend; Geopend op; Datum klacht; Klachtdatum; Ontvangen op; Gemeld op;
    Aangemaakt op; Datum melding
complaint.channel = Kanaal; Binnengekomen via; Via; Contactkanaal
complaint.customer = Klant; Klantnaam; Melder; Gemeld door; Aanvrager; Naam klant
complaint.product = Artikel; Productnaam; Artikelnaam
complaint.order_number = Ordernummer; Ordernr.; Bestelnummer; Bestelling; Factuurnummer; Factuurnr.; Factuur
complaint.category = Categorie; Soort klacht; Soort; Type klacht; Onderwerp/Soort; Reden
complaint.severity = Ernst; Prioriteit; Urgentie
complaint.subject = Onderwerp; Klacht; Probleem; Titel; Melding
complaint.description = Omschrijving; Beschrijving; Tekst; Toelichting; Bericht; Omschrijving klacht
complaint.status = Voortgang; Klachtstatus
complaint.assigned_to = Behandelaar; Toegewezen aan; Behandeld door; Verantwoordelijke; Medewerker
complaint.due_at = Vervaldatum; Toegezegd voor; Uiterlijk; Streefdatum; Uiterste datum
complaint.first_response_at = Eerste reactie; Eerste antwoord; Beantwoord op
complaint.resolved_at = Opgelost op; Gesloten op; Afgehandeld op; Datum opgelost; Datum afgehandeld;
    Afgesloten op
complaint.resolution = Oplossing; Afhandeling; Resultaat; Hoe opgelost
complaint.refund = Terugbetaling; Vergoeding; Terugbetaald bedrag; Schadevergoeding
complaint.satisfaction = Tevreden; Klant tevreden; Tevredenheid; Klanttevredenheid
interaction.happened_at = Datum; Wanneer; Contactdatum; Datum en tijd; Tijdstip; Datum contact
interaction.customer = Klant; Klantnaam; Contactpersoon; Naam klant
interaction.channel = Kanaal; Contact via; Contact per; Soort contact; Contactsoort; Soort; Via
interaction.direction = Richting; Inkomend/Uitgaand; In/Uit
interaction.subject = Onderwerp; Titel; Betreft
interaction.body = Inhoud; Tekst; Notitie; Notities; Verslag; Opmerkingen; Omschrijving; Bericht;
    Gespreksverslag
interaction.response = Antwoord; Resultaat; Uitkomst; Reactie
interaction.by = Medewerker; Door; Door wie; Gebruiker; Vastgelegd door
feedback.given_on = Datum; Beoordelingsdatum; Datum beoordeling; Datum enquête; Ingevuld op
feedback.customer = Klant; Klantnaam; Beoordelaar; Respondent; Naam klant
feedback.product = Artikel; Productnaam; Artikelnaam
feedback.source = Bron; Enquête; Platform; Herkomst
feedback.kind = Soort; Soort beoordeling; Type enquête
feedback.score = Cijfer; Beoordeling; Sterren; Waardering; Punten; Aantal sterren
feedback.comment = Opmerking; Toelichting; Recensie; Tekst; Opmerkingen; Commentaar; Reactie
opportunity.title = Titel; Verkoopkans; Kans; Project; Offerte; Naam verkoopkans; Omschrijving
opportunity.customer = Klant; Klantnaam; Bedrijf; Relatie; Naam klant
opportunity.product = Artikel; Productnaam
opportunity.stage = Fase; Verkoopfase; Stadium
opportunity.value = Waarde; Bedrag; Offertebedrag; Verwachte omzet; Geschatte waarde
opportunity.probability = Kans %; Waarschijnlijkheid; Slagingskans; Slaagkans
opportunity.expected_close = Verwachte sluiting; Verwachte sluitingsdatum; Sluitingsdatum; Verwachte
    afsluiting
opportunity.closed_on = Gesloten op; Gewonnen op; Afgesloten op
opportunity.source = Bron; Herkomst
opportunity.owner = Verantwoordelijke; Eigenaar; Verkoper; Toegewezen aan
opportunity.lost_reason = Reden verlies; Reden van verlies; Reden verloren
opportunity.lost_to = Concurrent; Verloren aan
task.title = Taak; Titel; Wat; Onderwerp; Te doen
task.due_on = Vervaldatum; Uiterlijk; Datum; Wanneer klaar; Herinnering; Einddatum; Deadlinedatum
task.customer = Klant; Klantnaam; Betreft
task.kind = Soort; Soort taak
task.assigned_to = Toegewezen aan; Wie; Verantwoordelijke; Voor wie; Uitvoerder
task.repeats = Herhaling; Frequentie; Herhaalt
task.done_at = Gedaan; Gedaan op; Afgerond op; Klaar op; Voltooid op
campaign.name = Campagne; Naam; Campagnenaam; Naam campagne; Actie; Titel
campaign.channel = Kanaal; Soort campagne
campaign.segment = Doelgroep; Ontvangers; Lijst
campaign.subject = Onderwerp; Onderwerpregel
campaign.message = Bericht; Tekst; Inhoud
campaign.starts_on = Begin; Startdatum; Vanaf; Begint op; Verzonden op; Begindatum
campaign.ends_on = Einde; Einddatum; Tot; Eindigt op; Tot en met
campaign.cost = Kosten; Uitgaven
campaign.offer = Aanbieding; Kortingscode; Waardebon
message.campaign = Campagne; Campagnenaam
message.customer = Klant; Klantnaam; Ontvanger; Verzonden aan
message.sent_at = Verzonden op; Verzonden; Verzenddatum
message.responded_at = Beantwoord op; Geantwoord op
message.response = Antwoord; Reactie; Resultaat
message.opted_out = Uitgeschreven; Afgemeld
"""

SHEETS: Final = """
customer = Klanten; Klantenlijst; Klantenbestand; Relaties; Contacten; Adressen; Adresboek; Contactpersonen;
    Leden; Debiteuren
product = Producten; Artikelen; Artikellijst; Prijslijst; Assortiment; Voorraad
sale = Verkopen; Verkoop; Bestellingen; Facturen; Orderregels; Omzet; Factuurregels; Bonnen; Kassabonnen
payment = Betalingen; Ontvangsten; Bankafschrift; Betaaloverzicht
return = Retouren; Creditnota's; Terugbetalingen; Geretourneerd; Retourzendingen
complaint = Klachten; Meldingen; Storingen; Klachtenregistratie
interaction = Contactmomenten; Activiteiten; Gesprekken; Telefoontjes; Bezoeken; Contacthistorie
feedback = Beoordelingen; Recensies; Enquête; Enquêtes; Klanttevredenheid
opportunity = Verkoopkansen; Kansen; Offertes; Projecten
task = Taken; Herinneringen; Actielijst; Te doen
campaign = Campagnes; Acties
message = Berichten; Ontvangers; Verzendingen
"""

WORDS: Final = """
boolean.yes = ja; j; waar; juist
boolean.no = nee; onwaar; neen
customer.kind.person = particulier; persoon; privé; consument
customer.kind.company = bedrijf; zakelijk; firma; onderneming; organisatie
customer.stage.lead = nieuw; aanvraag; geïnteresseerde
customer.stage.prospect = gekwalificeerd; geïnteresseerd; potentiële klant
customer.stage.customer = klant; actief; vaste klant
customer.stage.lapsed = inactief; slapend; voormalig; oud-klant
customer.stage.lost = verloren; opgezegd; weg
customer.preferred_channel.phone = telefoon; bellen; telefonisch; gebeld; telefoongesprek; mobiel
customer.preferred_channel.email = mail; per mail; per e-mail
customer.preferred_channel.text = bericht; sms-bericht; SMS/WhatsApp; app
customer.preferred_channel.visit = bezoek; persoonlijk; winkel; in de winkel; langs geweest; afspraak; op
    locatie
customer.preferred_channel.letter = brief; post; per post; schriftelijk
customer.preferred_channel.social = sociale media; social
customer.preferred_channel.web = website; webformulier; internet; formulier
return.condition.new = nieuw; als nieuw; ongeopend; ongebruikt; verzegeld
return.condition.used = gebruikt; geopend; gedragen
return.condition.damaged = beschadigd; kapot; defect; bedorven; stuk
return.resolution.refund = terugbetaald; terugbetaling; geld terug; gecrediteerd; creditnota
return.resolution.exchange = omgeruild; geruild; vervangen; ruilen; vervanging; omruiling
return.resolution.repair = gerepareerd; reparatie; hersteld
return.resolution.voucher = tegoedbon; waardebon; cadeaubon; tegoed
return.resolution.rejected = afgewezen; geweigerd; afgekeurd; afwijzing
complaint.severity.low = laag; licht; gering; klein
complaint.severity.medium = gemiddeld; normaal; middel; matig
complaint.severity.high = hoog; ernstig; groot; belangrijk
complaint.severity.critical = kritiek; urgent; dringend; spoed; zeer hoog
complaint.status.open = nieuw; openstaand; onopgelost; heropend; te doen
complaint.status.answered = beantwoord; in behandeling; lopend; in afwachting; wachtend; bezig
complaint.status.resolved = opgelost; gesloten; afgehandeld; klaar; afgerond; afgesloten
complaint.satisfaction.yes = ja; tevreden; blij; goed; zeer tevreden
complaint.satisfaction.partly = deels; gedeeltelijk; neutraal; matig; redelijk
complaint.satisfaction.no = nee; ontevreden; niet tevreden; boos; slecht
interaction.direction.in = inkomend; binnenkomend; ontvangen; van klant; binnen
interaction.direction.out = uitgaand; verzonden; uit; naar klant; aan klant
interaction.response.none = geen antwoord; geen reactie; niet bereikt; voicemail ingesproken; geen
interaction.response.interested = geïnteresseerd; positief; gereageerd; interesse
interaction.response.bought = gekocht; besteld; aankoop
interaction.response.not_interested = niet geïnteresseerd; geen interesse; afgewezen; negatief
opportunity.stage.new = nieuw; eerste contact; prospectie
opportunity.stage.qualified = gekwalificeerd; kwalificatie; contact gehad; behoefteanalyse
opportunity.stage.proposal = offerte; voorstel; offerte verstuurd; aanbod; presentatie
opportunity.stage.negotiation = onderhandeling; in onderhandeling
opportunity.stage.won = gewonnen; opdracht; getekend
opportunity.stage.lost = verloren; afgewezen; geannuleerd; vervallen
feedback.kind.nps = aanbeveling; zou aanbevelen
feedback.kind.csat = tevredenheid; klanttevredenheid
feedback.kind.stars = sterren; recensie; beoordeling
task.kind.call = bellen; telefoontje; terugbellen
task.kind.write = schrijven; brief; mailen
task.kind.visit = bezoek; bezoeken; afspraak; vergadering
task.kind.deliver = leveren; bezorgen; levering; verzenden; versturen
task.kind.chase = aanmaning; aanmanen; betalingsherinnering; incasso; betaling
task.kind.other = anders; overig; overige; diversen; taak
task.repeats.daily = dagelijks; elke dag
task.repeats.weekly = wekelijks; elke week
task.repeats.monthly = maandelijks; elke maand
task.repeats.quarterly = per kwartaal; elk kwartaal; driemaandelijks
task.repeats.yearly = jaarlijks; elk jaar
"""

MONTHS: Final = """
1 = januari; jan
2 = februari; feb; febr
3 = maart; mrt; maa
4 = april; apr
5 = mei
6 = juni; jun
7 = juli; jul
8 = augustus; aug
9 = september; sep; sept
10 = oktober; okt
11 = november; nov
12 = december; dec
"""
