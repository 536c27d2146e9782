"""The words of German sheets."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Kundennummer; Kunden-Nr.; Kd-Nr.; Kunden-ID; Debitorennummer; Debitoren-Nr.;
    Mitgliedsnummer
customer.name = Name; Kunde; Kundenname; Vollständiger Name; Vor- und Nachname; Ansprechpartner; Kontakt;
    Kontaktname
customer.kind = Kundentyp; Kundenart; Privat oder Firma; Privat/Gewerbe
customer.first_name = Vorname; Vornamen; Rufname
customer.last_name = Nachname; Familienname; Zuname
customer.company = Firma; Firmenname; Unternehmen; Betrieb; Organisation; Geschäft; Firma/Organisation
customer.job_title = Beruf; Funktion; Stellung; Berufsbezeichnung; Abteilung/Funktion
customer.email = E-Mail; E-Mail-Adresse; Mailadresse; Elektronische Post
customer.phone = Telefon; Telefonnummer; Tel.; Tel.-Nr.; Telefon geschäftlich; Festnetz; Rufnummer; Fon
customer.mobile = Mobil; Handy; Mobiltelefon; Handynummer; Mobilnummer; Mobil-Nr.; Natel
customer.street = Straße; Anschrift; Adresse; Straße und Hausnummer; Straße/Hausnr.; Straße, Nr.
customer.city = Ort; Stadt; Wohnort; Gemeinde
customer.region = Bundesland; Kanton; Gebiet; Landkreis
customer.postcode = PLZ; Postleitzahl
customer.country = Land; Staat; Länderkennzeichen
customer.website = Webseite; Internetseite; Internet; Homepage; Internetadresse
customer.preferred_channel = Bevorzugter Kontaktweg; Bevorzugter Kanal; Kontaktweg
customer.email_consent = Werbeeinwilligung; Einwilligung E-Mail; Newsletter ja/nein; Werbung per E-Mail
    erlaubt; Newsletter-Anmeldung
customer.email_consent_on = Einwilligung am; Einwilligungsdatum; Newsletter seit
customer.phone_consent = Einwilligung Telefon; Telefonwerbung erlaubt
customer.text_consent = Einwilligung SMS
customer.post_consent = Einwilligung Post; Werbung per Post erlaubt
customer.source = Herkunft; Aufmerksam geworden durch; Kundenquelle; Leadquelle; Empfohlen von; Geworben durch
customer.stage = Kundenstatus; Kundenstufe; Lebenszyklusphase; Leadstatus
customer.owner = Betreuer; Kundenbetreuer; Zuständig; Verantwortlich; Sachbearbeiter; Außendienst
customer.birthday = Geburtstag; Geburtsdatum; Geb.-Datum; geb. am; Geboren am; Geb.-Dat.
customer.anniversary = Hochzeitstag; Jahrestag; Jubiläum
customer.family = Familie; Kinder; Ehepartner; Partner
customer.hobbies = Hobbys; Interessen
customer.groups = Gruppe; Gruppen; Kundengruppe; Mitgliedschaften; Vereine
customer.likes = Vorlieben; Mag
customer.dislikes = Abneigungen; Mag nicht
customer.tags = Schlagwörter; Stichworte; Stichwörter; Kategorien; Etiketten; Merkmale
customer.credit_limit = Kreditlimit; Kreditrahmen; Kreditlinie
customer.payment_terms_days = Zahlungsziel; Zahlungsziel (Tage); Zahlungsfrist; Zahlungsbedingungen
customer.lost_on = Verloren am; Kündigungsdatum; Gekündigt am; Abgewandert am
customer.lost_reason = Kündigungsgrund; Verlustgrund; Grund des Verlusts; Abwanderungsgrund
customer.lost_to = Wettbewerber; Verloren an; Mitbewerber; Konkurrent
customer.notes = Notiz; Notizen; Bemerkung; Bemerkungen; Anmerkung; Anmerkungen; Kommentar; Info
customer.other_emails = E-Mail 2; Weitere E-Mail; E-Mail privat; Zweite E-Mail
customer.other_phones = Telefon 2; Weitere Telefonnummern; Telefon privat; Fax; Telefax
product.sku = Artikelnummer; Artikel-Nr.; Art.-Nr.; Produktnummer; Produktcode; Bestellnummer; Materialnummer;
    EAN
product.name = Artikel; Artikelname; Artikelbezeichnung; Bezeichnung; Produkt; Produktname;
    Produktbezeichnung; Ware; Beschreibung; Leistung
product.category = Kategorie; Warengruppe; Artikelgruppe; Produktgruppe; Sortiment; Hauptgruppe
product.subcategory = Unterkategorie; Untergruppe; Unterwarengruppe
product.brand = Marke; Hersteller
product.supplier = Lieferant; Lieferantenname; Großhändler; Kreditor
product.price = Preis; Verkaufspreis; VK; VK-Preis; Listenpreis; Ladenpreis; UVP; VK brutto; Einzelpreis
product.cost = Einkaufspreis; EK; EK-Preis; Einstandspreis; Selbstkosten; Wareneinsatz
sale.order_number = Bestellnummer; Bestell-Nr.; Auftragsnummer; Auftrags-Nr.; Auftrag; Rechnungsnummer;
    Rechnungs-Nr.; Rechnung; RgNr; Re.-Nr.; Belegnummer; Belegnr.; Beleg; Bonnummer; Bon-Nr.; Bestell-ID;
    Vorgangsnummer; Bestellung; Rechn.-Nr.
sale.line = Zeile; Pos; Positionsnummer; Pos.-Nr.
sale.sold_at = Datum; Bestelldatum; Rechnungsdatum; Verkaufsdatum; Kaufdatum; Auftragsdatum; Belegdatum;
    Verkauft am; Bestellt am; Tag; Rg.-Datum; Datum/Uhrzeit; Rechn.-Datum
sale.customer = Kunde; Kundenname; Käufer; Auftraggeber; Besteller; Rechnungsempfänger
sale.product = Artikel; Artikelbezeichnung; Artikelname; Produkt; Produktname; Ware; Bezeichnung; Leistung
sale.quantity = Menge; Anzahl; Stück; Stückzahl; Stk.; Verkaufte Menge; Absatz
sale.unit_price = Einzelpreis; E-Preis; Stückpreis; Preis; Preis je Einheit; Preis pro Stück; VK-Preis; EP
sale.discount = Rabatt; Nachlass; Rabattbetrag; Preisnachlass; Skonto
sale.discount_share = Rabatt %; Rabatt in %; Rabattsatz; Rabatt Prozent
sale.tax = MwSt; MwSt.-Betrag; Mehrwertsteuer; USt; Umsatzsteuer; Steuer; Steuerbetrag
sale.amount = Betrag; Umsatz; Summe; Gesamt; Gesamtpreis; Gesamtbetrag; Zeilensumme; Nettobetrag; Netto;
    Rechnungsbetrag; Erlös; Wert; Umsatz netto; Gesamtsumme; Endbetrag
sale.currency = Währung; Währungskürzel; WKZ
sale.cost = Kosten; Wareneinsatz; Einstandswert; Einkaufswert
sale.payment_method = Zahlungsart; Zahlungsweise; Zahlungsmethode; Zahlungsmittel; Bezahlt mit; Zahlart
sale.sales_channel = Vertriebskanal; Verkaufskanal; Vertriebsweg; Filiale; Kanal; Laden; Verkaufsstelle;
    Marktplatz
sale.salesperson = Verkäufer; Verkäuferin; Vertreter; Mitarbeiter; Vertriebsmitarbeiter; Kassierer;
    Kassiererin; Bediener
sale.campaign = Kampagne; Aktion; Werbeaktion
sale.due_on = Fällig am; Fälligkeit; Fälligkeitsdatum; Zahlbar bis
sale.street = Lieferstraße; Lieferanschrift; Lieferadresse; Versandadresse
sale.postcode = Liefer-PLZ; Lieferpostleitzahl; PLZ (Lieferung)
sale.city = Lieferort; Ort (Lieferung); Lieferstadt
sale.country = Lieferland; Land (Lieferung); Versandland
payment.paid_on = Zahlungsdatum; Bezahlt am; Zahlungseingang; Eingang am; Datum; Buchungstag; Buchungsdatum;
    Wertstellung; Valuta; Zahldatum
payment.customer = Kunde; Kundenname; Zahler; Auftraggeber; Einzahler; Zahlungspflichtiger;
    Begünstigter/Zahlungspflichtiger
payment.order_number = Rechnungsnummer; Rechnungs-Nr.; Rechnung; Bestellnummer; Auftragsnummer; Belegnummer;
    Belegfeld 1
payment.amount = Betrag; Zahlbetrag; Gezahlter Betrag; Zahlungsbetrag; Bezahlt; Summe; Zahlung
payment.method = Zahlungsart; Zahlungsweise; Zahlungsmethode; Zahlart; Bezahlt mit
payment.reference = Referenz; Verwendungszweck; Zahlungsreferenz; Zahlungsnummer; Transaktionsnummer;
    Transaktions-ID
return.number = Gutschrift; Gutschriftnummer; Gutschrift-Nr.; Gutschriftsnummer; Retourennummer; Retouren-Nr.;
    RMA-Nummer
return.line = Zeile; Pos; Position
return.returned_on = Retourendatum; Rückgabedatum; Rückgabe am; Zurückgegeben am; Retoure am; Datum;
    Gutschriftsdatum; Eingang der Retoure
return.order_number = Bestellnummer; Bestell-Nr.; Auftragsnummer; Auftrag; Rechnungsnummer; Rechnungs-Nr.;
    Rechnung; Belegnummer; Originalrechnung; Bestellung
return.customer = Kunde; Kundenname; Rücksender
return.product = Artikel; Artikelbezeichnung; Artikelname; Produkt; Produktname; Ware; Bezeichnung
return.quantity = Menge; Anzahl; Stück; Retourenmenge; Rückgabemenge
return.refund = Erstattung; Erstattungsbetrag; Erstatteter Betrag; Gutschriftsbetrag; Betrag; Rückerstattung;
    Rückzahlung
return.reason = Grund; Retourengrund; Rückgabegrund; Rücksendegrund
return.condition = Zustand; Zustand der Ware
return.resolution = Erledigung; Maßnahme; Abwicklung; Lösung
complaint.number = Nummer; Reklamationsnummer; Reklamations-Nr.; Beschwerdenummer; Ticketnummer; Ticket-Nr.;
    Vorgangsnummer; Vorgang; Fallnummer; Rekla-Nr.
complaint.opened_at = Datum; Eröffnet; Eröffnet am; Eingang; Eingangsdatum; Gemeldet am; Reklamationsdatum;
    Beschwerdedatum; Erstellt am; Eingegangen am; Eingang am
complaint.channel = Kanal; Eingangskanal; Eingangsweg; Kontaktweg; Gemeldet über; Kam per
complaint.customer = Kunde; Kundenname; Beschwerdeführer; Gemeldet von; Melder
complaint.product = Artikel; Artikelbezeichnung; Artikelname; Produkt; Produktname; Ware
complaint.order_number = Bestellnummer; Bestell-Nr.; Auftragsnummer; Auftrag; Rechnungsnummer; Rechnungs-Nr.;
    Bestellung
complaint.category = Kategorie; Art; Reklamationsart; Beschwerdeart; Reklamationsgrund; Beschwerdegrund;
    Thema; Grund; Art der Beschwerde
complaint.severity = Schwere; Schweregrad; Priorität; Dringlichkeit; Wichtigkeit
complaint.subject = Betreff; Kurzbeschreibung; Titel; Reklamation; Beschwerde; Problem; Mangel
complaint.description = Beschreibung; Text; Inhalt; Einzelheiten; Nachricht; Schilderung; Was ist passiert;
    Fehlerbeschreibung
complaint.status = Bearbeitungsstatus; Stand; Bearbeitungsstand
complaint.assigned_to = Bearbeiter; Sachbearbeiter; Zuständig; Zugewiesen an; Verantwortlich; Bearbeitet von;
    Mitarbeiter
complaint.due_at = Fällig am; Frist; Zugesagt bis; Zu erledigen bis; Termin; Fälligkeit
complaint.first_response_at = Erste Antwort; Erstantwort; Erste Reaktion; Beantwortet am
complaint.resolved_at = Erledigt am; Gelöst am; Abgeschlossen am; Geschlossen am; Behoben am
complaint.resolution = Lösung; Maßnahme; Erledigung; Ergebnis; Wie gelöst
complaint.refund = Erstattung; Erstattungsbetrag; Gutschrift; Entschädigung; Kulanz; Kulanzbetrag
complaint.satisfaction = Zufrieden; Zufriedenheit; Kunde zufrieden
interaction.happened_at = Datum; Wann; Zeitpunkt; Kontaktdatum; Datum/Uhrzeit; Gesprächsdatum; Anrufdatum
interaction.customer = Kunde; Kundenname; Kontakt; Ansprechpartner; Gesprächspartner; Mit wem
interaction.channel = Kanal; Kontaktart; Art; Kontaktweg; Art des Kontakts
interaction.direction = Richtung; Eingehend/Ausgehend; Ein/Aus
interaction.subject = Betreff; Thema; Titel; Anlass
interaction.body = Inhalt; Text; Notiz; Notizen; Gesprächsnotiz; Bemerkung; Beschreibung; Nachricht
interaction.response = Antwort; Reaktion; Ergebnis
interaction.by = Mitarbeiter; Bearbeiter; Von wem; Erfasst von; Benutzer
feedback.given_on = Datum; Bewertungsdatum; Bewertet am; Abgegeben am; Umfragedatum
feedback.customer = Kunde; Kundenname; Bewerter; Rezensent; Teilnehmer
feedback.product = Artikel; Artikelname; Produkt; Produktname
feedback.source = Quelle; Portal; Plattform; Umfrage; Bewertungsportal
feedback.kind = Art; Bewertungsart; Umfrageart
feedback.score = Bewertung; Punkte; Sterne; Punktzahl; Wertung; Anzahl Sterne
feedback.comment = Kommentar; Rezension; Bewertungstext; Bemerkung; Rückmeldung; Text
opportunity.title = Titel; Verkaufschance; Projekt; Angebot; Bezeichnung; Geschäft; Name der Verkaufschance
opportunity.customer = Kunde; Kundenname; Firma; Interessent
opportunity.product = Produkt; Artikel; Produktname
opportunity.stage = Phase; Stufe; Verkaufsphase; Vertriebsphase; Stand
opportunity.value = Wert; Betrag; Volumen; Auftragswert; Angebotssumme; Angebotswert; Erwarteter Umsatz
opportunity.probability = Wahrscheinlichkeit; Abschlusswahrscheinlichkeit; Chance in %
opportunity.expected_close = Erwarteter Abschluss; Abschluss erwartet am; Voraussichtlicher Abschluss;
    Abschlussdatum; Geplanter Abschluss
opportunity.closed_on = Abgeschlossen am; Geschlossen am; Gewonnen am
opportunity.source = Quelle; Herkunft; Leadquelle
opportunity.owner = Verantwortlich; Zuständig; Betreuer; Verkäufer; Vertriebsmitarbeiter
opportunity.lost_reason = Verlustgrund; Grund der Absage; Absagegrund
opportunity.lost_to = Wettbewerber; Mitbewerber; Verloren an
task.title = Aufgabe; Titel; Was; Betreff; Tätigkeit; Zu erledigen
task.due_on = Fällig; Fällig am; Fälligkeit; Termin; Bis wann; Erledigen bis; Wiedervorlage; Frist
task.customer = Kunde; Kundenname; Betrifft
task.kind = Art; Aufgabenart
task.assigned_to = Zuständig; Wer; Verantwortlich; Zugewiesen an; Für wen; Bearbeiter
task.repeats = Wiederholung; Wiederholt sich; Turnus; Rhythmus
task.done_at = Erledigt; Erledigt am; Abgeschlossen am
campaign.name = Kampagne; Kampagnenname; Aktion; Name der Kampagne; Titel
campaign.channel = Kanal; Medium; Kampagnenart
campaign.segment = Zielgruppe; Empfängergruppe; Verteiler
campaign.subject = Betreff; Betreffzeile
campaign.message = Nachricht; Text; Inhalt
campaign.starts_on = Beginn; Start; Startdatum; Von; Versendet am; Beginnt am
campaign.ends_on = Ende; Enddatum; Bis; Endet am
campaign.cost = Kosten; Budget; Ausgaben
campaign.offer = Gutscheincode; Rabattcode; Angebot
message.campaign = Kampagne; Aktion; Mailing
message.customer = Kunde; Kundenname; Empfänger; Gesendet an
message.sent_at = Gesendet; Gesendet am; Versendet am; Versanddatum
message.responded_at = Beantwortet am; Geantwortet am; Antwort am
message.response = Antwort; Reaktion
message.opted_out = Abgemeldet; Abbestellt
"""

SHEETS: Final = """
customer = Kunden; Kundenliste; Kundenstamm; Kontakte; Adressen; Adressbuch; Adressliste; Stammdaten;
    Debitoren; Interessenten; Ansprechpartner; Mitglieder
product = Artikel; Artikelstamm; Produkte; Produktliste; Sortiment; Preisliste; Warenbestand; Lager; Katalog
sale = Verkäufe; Umsätze; Umsatz; Bestellungen; Aufträge; Rechnungen; Rechnungspositionen; Auftragspositionen;
    Belege; Kassenbuch; Absatz; Verkauf
payment = Zahlungen; Zahlungseingänge; Geldeingänge; Bank; Kontoauszug
return = Retouren; Rücksendungen; Rückgaben; Gutschriften; Erstattungen; Umtausch
complaint = Reklamationen; Beschwerden; Beanstandungen; Mängel; Supportanfragen; Anfragen
interaction = Kontakthistorie; Aktivitäten; Gespräche; Anrufe; Gesprächsnotizen; Besuche; Telefonate;
    Besuchsberichte
feedback = Bewertungen; Rezensionen; Umfrage; Umfragen; Rückmeldungen; Kundenzufriedenheit
opportunity = Verkaufschancen; Chancen; Angebote; Projekte
task = Aufgaben; Wiedervorlagen; Termine; Erinnerungen
campaign = Kampagnen; Aktionen; Werbeaktionen
message = Nachrichten; Empfänger; Kampagnenempfänger
"""

WORDS: Final = """
boolean.yes = ja; j; wahr; richtig; stimmt
boolean.no = nein; falsch; kein; keine; nö
customer.kind.person = privat; Privatperson; Privatkunde; Person; Endkunde; Verbraucher
customer.kind.company = Firma; Unternehmen; Gewerbe; gewerblich; Geschäftskunde; Firmenkunde; Organisation
customer.stage.lead = Interessent; neu; Anfrage; Erstkontakt
customer.stage.prospect = qualifiziert; potenzieller Kunde; potentieller Kunde; Angebot abgegeben
customer.stage.customer = Kunde; aktiv; Bestandskunde; Stammkunde; Neukunde
customer.stage.lapsed = inaktiv; ruhend; eingeschlafen; ehemalig; schlafend
customer.stage.lost = verloren; gekündigt; abgewandert
customer.preferred_channel.phone = Telefon; telefonisch; Anruf; Handy; Telefonat; Fon
customer.preferred_channel.email = per Mail; E-Mail; per E-Mail
customer.preferred_channel.text = Nachricht; Kurznachricht; SMS/WhatsApp
customer.preferred_channel.visit = Besuch; persönlich; vor Ort; Laden; im Laden; im Geschäft; Termin; Filiale;
    Messe
customer.preferred_channel.letter = Brief; Post; per Post; schriftlich; Postkarte
customer.preferred_channel.social = soziale Medien; soziale Netzwerke
customer.preferred_channel.web = Internet; Webseite; Kontaktformular; Formular; Onlineshop; Homepage
return.condition.new = neu; neuwertig; ungeöffnet; unbenutzt; originalverpackt; OVP
return.condition.used = gebraucht; benutzt; geöffnet; getragen
return.condition.damaged = beschädigt; defekt; kaputt; verdorben; mangelhaft; fehlerhaft
return.resolution.refund = erstattet; Erstattung; Geld zurück; Gutschrift; gutgeschrieben; Rückerstattung;
    Rückzahlung
return.resolution.exchange = Umtausch; umgetauscht; ersetzt; Ersatz; Ersatzlieferung; Austausch; ausgetauscht
return.resolution.repair = Reparatur; repariert; nachgebessert; Nachbesserung
return.resolution.voucher = Gutschein; Einkaufsgutschein
return.resolution.rejected = abgelehnt; Ablehnung; verweigert; zurückgewiesen
complaint.severity.low = niedrig; gering; leicht
complaint.severity.medium = mittel; normal; mäßig
complaint.severity.high = hoch; schwer; wichtig; ernst
complaint.severity.critical = kritisch; dringend; sehr hoch; sofort; eilig; Notfall
complaint.status.open = offen; neu; unerledigt; ausstehend; wieder geöffnet
complaint.status.answered = beantwortet; in Bearbeitung; in Arbeit; wartend; in Klärung; laufend; Rückfrage;
    i.B.
complaint.status.resolved = erledigt; erl.; gelöst; abgeschlossen; geschlossen; behoben; fertig
complaint.satisfaction.yes = ja; zufrieden; sehr zufrieden; gut; j
complaint.satisfaction.partly = teilweise; teils; neutral; geht so; mittel; einigermaßen
complaint.satisfaction.no = nein; unzufrieden; nicht zufrieden; verärgert; schlecht
interaction.direction.in = eingehend; ein; Eingang; herein; vom Kunden; empfangen
interaction.direction.out = ausgehend; aus; Ausgang; hinaus; an Kunden; gesendet
interaction.response.none = keine Antwort; keine Reaktion; nicht erreicht; Mailbox; keine
interaction.response.interested = interessiert; Interesse; positiv; geantwortet
interaction.response.bought = gekauft; bestellt; Kauf; Auftrag
interaction.response.not_interested = kein Interesse; abgelehnt; nicht interessiert; negativ; Absage
opportunity.stage.new = neu; Erstkontakt; offen; angelegt
opportunity.stage.qualified = qualifiziert; Qualifizierung; Bedarfsanalyse; Bedarf geklärt; kontaktiert
opportunity.stage.proposal = Angebot; angeboten; Angebot abgegeben; Angebot gesendet; Präsentation
opportunity.stage.negotiation = Verhandlung; in Verhandlung; Nachverhandlung
opportunity.stage.won = gewonnen; Auftrag; Zuschlag; Auftrag erteilt
opportunity.stage.lost = verloren; abgelehnt; Absage; storniert; abgesagt
feedback.kind.nps = Weiterempfehlung; Weiterempfehlungsbereitschaft
feedback.kind.csat = Zufriedenheit; Kundenzufriedenheit
feedback.kind.stars = Sterne; Bewertung; Rezension
task.kind.call = Anruf; anrufen; Telefonat; Rückruf; zurückrufen
task.kind.write = schreiben; Brief; Anschreiben
task.kind.visit = Besuch; besuchen; Termin; Treffen; Besprechung
task.kind.deliver = Lieferung; liefern; Versand; versenden; schicken
task.kind.chase = Mahnung; mahnen; Zahlungserinnerung; Inkasso; Zahlung
task.kind.other = Sonstiges; sonstige; andere; Aufgabe
task.repeats.daily = täglich; jeden Tag
task.repeats.weekly = wöchentlich; jede Woche
task.repeats.monthly = monatlich; jeden Monat
task.repeats.quarterly = vierteljährlich; quartalsweise; jedes Quartal
task.repeats.yearly = jährlich; jedes Jahr
"""

MONTHS: Final = """
1 = Januar; Jan; Jänner
2 = Februar; Feb; Febr; Feber
3 = März; Mär; Mrz; Maerz
4 = April; Apr
5 = Mai
6 = Juni; Jun
7 = Juli; Jul
8 = August; Aug
9 = September; Sep; Sept
10 = Oktober; Okt
11 = November; Nov
12 = Dezember; Dez
"""
