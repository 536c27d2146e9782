"""Headings as hurried people write them: cut short, in house words, in seven languages.

What follows no rule of ``parts`` stands here whole: "Mge", "Zahlb. bis", "F. alta", "Verw.-Zweck".
"""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Kundenkürzel; Acc no; Acct no; Kundenkurzzeichen; Suchbegriff; Kürzel Kunde; Sigla cliente;
    Code tiers; N° tiers; N° de tiers; Mandantennummer; Nº abonado
customer.name = Kundname; Client's name; Customer's name; Gast; Mitglied; Patient; Gäste; Mitglieder; Tiers;
    Nom du tiers; Socio; Membre; Adhérent; Lid; Paziente; Paciente; Huésped; Ospite; Hóspede; Aluno; Alumno;
    Élève; Schüler; Leerling; Tierhalter; Halter; Baasje; Student; Pupil; Attendee; Mandant; Intestatario;
    Intestazione; Titular
customer.company = Firma/Verein; Fa.; Firmen; Co. name; Bedrijfsnm; Zaak; Verein/Firma; Company/Org; Inst.;
    Institution; Entité; Entidad; Ente; Entidade; Instelling; Firm
customer.first_name = VName; Vorn.; 1st name; Rufn.; Contact first
customer.last_name = NName; Nom famille; 1er apellido; Achternm; Famille nom; Contact last
customer.mobile = Natel-Nr.; Natelnummer; Tlm; Mobiele nr; Nº tlm; Cellulare/Tel.; Tel. cell.; 06-nr; Tél.
    06; Whats; WApp; Whatsapp/Handy; Handy/WhatsApp; Móvil/WhatsApp; Cel/WhatsApp
customer.phone = Tel/Handy; Handy/Tel.; Tel./Natel; Tel/GSM; Tel/Móvil; Tfno/Móvil; Telefoon/mobiel; Tel. /
    Mobil; Telefon/Mobil; Telefone/Telemóvel; Callback number; Numéro de rappel
customer.street = Straat en huisnr.; Straat en nr; Str. u. Nr.; Str.+Nr.; Rue/N°; Calle/Nº; Rua/Nº; Via/N.;
    Domicile; Wohnadresse; Wohnanschrift
customer.city = Ortschaft; Village; Paese/Città; Pueblo; Dorf; Dorp; Freguesia
customer.postcode = Postltz.; Postl.; C. postal; C. Post.; Codpost; Kodepos; Pcode
customer.region = Kt.; Dépt; C. Autónoma; Comunidad; CCAA; Cant.; Bdl.
customer.country = Ctry; Länder; LKZ; Landkz.
customer.birthday = Geburtst.; Né; Fecha cumple; Data compl.; Geb.dag
customer.email_consent = NL; Mkt consent; GDPR; RGPD; DSGVO; DSGVO ok; GDPR ok; LOPD; RGPD ok; Consiente;
    Privacy ok; Consenso mkt; AVG akkoord; AVG ok; AVG; Permiso email; Consenso privacy; NL ja/nein; NL j/n;
    Werbeerlaubnis; Datenschutz ok; GDPR consent; DSGVO-Einwilligung; Mailing j/n; Newsletter Zustimmung
customer.credit_limit = Kreditlim.; Crd limit; Riesgo máx.; Riesgo; Kredietlim.; Max. offen; Cred limit
customer.payment_terms_days = ZZ (Tage); ZZ; Forma y plazo; Betaalterm. (dgn); Betaalterm.; Zahl.frist;
    Zahlungsfrist Tage; Zahlungsfrist (Tg.); Délai (jours); Scadenza (gg); Gg. pag.
customer.groups = Kundengrp.; Grp.; Kd-Gr.; Kundenkreis; Klantengroep
customer.kind = Kd-Typ; Typ (P/F); Pers./Firma; Fis./Giur.; P/F; F/J; Part./Pro; Pro/Part.; Partic./Zak.
customer.email = Correo-e; E-corr.; Corr. elec.
customer.owner = Asesor; Asesora; Conseiller; Conseillère; Berater; Beraterin; Consulente; Consultor;
    Adviseur; Profesional; Groomer; Stylist; Stylistin; Coach; Therapeut; Peluquera; Estilista; Friseurin;
    Coiffeuse; Parrucchiera; Estetista; Kapper; Cabeleireira
customer.source = Src; How found us; Ref by; Cómo llegó; Como chegou; Gekomen via; Come arrivato; Arrivé
    par; Akquise; Akquisekanal; Acquisition; Woher; D'où; De dónde; Da dove; De onde; Waarvandaan; Empf.
    durch; Empfehlung von; Recomm. by; Parrainé par; Raccomandato da; Empfohlen durch
customer.tags = Kenmerken; Stichwort; Schlagwort
customer.notes = Bemerkg.; Rmks; Bmk; Bmkg.; Anmerk.; NB; Merkzettel; Allerlei; Kommentare; Kanttekening;
    Aanvulling; Note varie; Note/Osservazioni; Notes diverses; Notas varias; Observ; Rmq; Rmqs; Rq.
product.sku = Bestellnr.; Nº artigo; Katalognr.; Kat.-Nr.; Cat. no.; Catalogue no
product.name = Artikelomschr.; Benennung; Artikelbezeichn.; Produktbez; Artikelbez; Prod.bez.; Wein; Vin;
    Vino; Vinho; Wijn; Buch; Titre du livre; Gericht; Plat; Plato; Piatto; Gerecht; Sorte/Artikel
product.category = WGR; Warengrp.; Settore; Produktgrp.; Art.-Gruppe; Artikelgrp.; Prod.groep; Ligne de
    produits; Categ; Sparte; Range; Product range
product.brand = Mfr; Mfg; Maker; Weingut; Editore; Éditeur; Editorial; Editora; Uitgever; Verlag
product.supplier = Provdor; Provdr.; Lieferfirma; Großhandel
product.price = VP; Px vente; Precio vta.; Vkp; Verkaufspr.; Vk-prijs; Endkundenpreis; Ticket price
product.cost = Px achat; Inkpr.; EK-Preis netto; Kostenpr.; Ek netto; P. coste
sale.order_number = N° cde; Nº enc.; N° de cde; Cde n°; Cde; Enc. nº; Kassabon nr; RNr; Rechng.-Nr.;
    Bel.-Nr.; Ft.; Ft. nº; Inv; Dok.-Nr.
sale.sold_at = VK-Datum; Kauf am; Date cde; Data enc.; Data emissão; Fecha vta.; Data em.; Emissão; F.
    emisión; Emitida el; Emessa il; Émise le; Date d'émission; Rg. vom; Rechnung vom; vom; Geliefert am;
    Bon-Datum; Kassadatum; Dag van verkoop; Datum verkoop; Leistungsdatum; Leistung am; Aankoopdat.
sale.product = Leistg.; Leist.; Comprado; Bolo/doce; Bolo; Torta; Kuchen; Gâteau; Tarta; Taart; Cake
sale.quantity = Mge; Mng.; Qtés; Ctd.; Cdad.; N. pezzi; Nr. pezzi; # items; Stckz.; Stkz.; Nb pièces; Nº
    unidades; Nº unid.; No of items; Hoev.; Hvh; Hoeveelh.; Mg.; Nb pers.; Nb personnes; Nbre pers.; Pax;
    Couverts; Nº pers.; Nº personas; N. persone; Nº pessoas; Aantal pers.; Aantal personen; Anz. Pers.;
    Personen; Pers.; Covers; Pz/kg; Kg/pz; Stk/kg; kg/Stk
sale.unit_price = U/price; P/ud; Prezzo/pz; Prix/pce; Precio/u.; Pr./Stk.; Preço/unid.; Prijs/stuk;
    Price/unit; Price/pc; Stckpreis; €/kg; €/St.; €/u; €/ud; €/un; €/h; €/Std.; €/hr; £/ea; £/unit; Px unit
    ttc; Px unit. HT; Px unit; Px TTC; Px HT
sale.amount = Mnt TTC; Mnt HT; Impte.; Base imp.; Total líq.; Totaalbedr.; Endsumme; Rg.-Betrag; Re-Betrag;
    Rg-Summe; Re.-Summe; Zw.-Summe; Totale doc.; Total doc.; Total fra.; Tot. fatt.; Net à payer; Einnahme;
    Einnahmen; Recette; Recettes; Ingreso; Ontvangst; Takings
sale.cost = WE; Wareneins.; EK ges.; EK gesamt; Coût revient; Prix de revient; Costo tot.; Kostpr.; Custo
    tot.
sale.currency = Wrg.; Cur; Whrg.; Mon.; Muntsoort; Währg.
sale.discount = Rbs.; Abzug; Abzüge; Ermäßigung; Réduc.; Bonif.
sale.discount_share = Taux remise; Tipo dto.; Rabattsatz %
sale.due_on = Zahlb. bis; Date limite; Zahlen bis; Da saldare entro; Pagar hasta; Limite paiement; Vct.;
    Vcto; Vcmto.; Fäll.-Dat.; Fäll. am
sale.payment_method = Betaalw.; Betaalmeth.; Bezahlart; Zahlungsform; Bez.-Art; Betaalvorm; Type paiement;
    Karte/Bar; Espèces/CB; Dinheiro/Cartão; Card/Cash; BACS/chq; Cash/chq; Cheque/cash; Bar/EC-Karte;
    Bar/Überw.; CB/chèque; Chèque/espèces; Contanti/bonifico; Efectivo/transf.; Pix/dinheiro
sale.sales_channel = Vertriebsk.; Outlet; Mag.; Canal vta.; P. vendita; P.to vendita; P. venta; Verkaufsort;
    Verk.-Ort; Lieu de vente; Lugar de venta; Luogo di vendita; Local de venda; Verkooppunt; Standort;
    Markt; Wo; Where; Où; Dónde; Dove; Onde; Waar
sale.salesperson = MA; Clerk; Vendeur/se; Vendeur/Vendeuse; Operador; Operadora; Opérateur; Operatore;
    Bedient durch; Venditrice; Verkoper/ster; Kürzel MA; Profesional; Groomer; Stylist; Stylistin; Barber;
    Therapist; Therapeut; Peluquera; Estilista; Esteticista; Friseur; Friseurin; Coiffeur; Coiffeuse;
    Esthéticienne; Parrucchiere; Parrucchiera; Estetista; Cabeleireira; Kapper; Kapster; Behandler;
    Instructor; Trainer
payment.paid_on = Zahlg. am; Buch.-Datum; Buch.-Dat.; Wertst.; Gebucht am; Boekingsdatum; Geldeingang am;
    Fecha abono; Abonado el; Versato il; Versé le
payment.customer = Einzahler/in; Debitore; Naam betaler; Zahlende/r; Bezahlt von; Zahlung von; Pagado por;
    Pagato da; Pago por; Betaald door; Money from; Geld von; De la part de; Ordinante/Cliente; Versante
payment.order_number = Rechng.; Fact. réglée; Op factuur; Factuur betaald; Bezahlte Rg.; Rif. fatt.; Rif.
    ft.; Fra. cobrada; Für Rg-Nr.; Rg.; Re.; zu Re-Nr.; Betr. factuur; Betr. Rg.
payment.amount = Rcvd; Mt encaissé; Versé; Abonado; Versato; Bet. bedrag; Ontv.; Ontvangen €; Geld erhalten;
    Erhalten €; Einzahlung; Versement; Ingreso; Storting; Versamento; Avere; Haber; Bij
payment.reference = Verw.-Zweck; Vwz; Verwend.zweck; Descritivo; Bet.kenmerk; Omschr.; Buchungstext; Motivo
    bonifico; Motif du virement; Concepto transf.; Zahlungstext; Nº rec./transf.; Nº recibo/transf.; N°
    chèque/virement; Recibo/transf.; Cheque/ref
return.number = N/C nº; Gutschr.-Nr.; GS-Nr.; Nota crédito nº
return.order_number = N° cde; Nº enc.; N° de cde; Cde; Gekauft mit Bon; Bon; Kassenbon-Nr.; Ticket; Ticket
    de caisse; Ticket caisse; Ticket compra; Scontrino; Talão
return.product = Art. rendu; Article rendu; Article retourné; Produit retourné; Produto devolvido;
    Zurückgegeben; Was zurück; Retourniert
return.quantity = Mge; Qté rendue; Ctd.; Cdad.; Retourstück; Nb rendus; N. resi; N. pezzi
return.reason = Grd.; Waarom; Waarom retour; Warum zurückgegeben; Por qué devuelve; Perché reso; Mot.
return.refund = Retour €; Creditbedr.; Rendu €; Reso €; Reembolsado; Gutgeschr.; Gutgeschrieben; Erstattg.
return.returned_on = Reso in data; Zurückgek. am; Teruggekregen op; Retorno; Entrada
return.resolution = Wie erledigt; Verbleib; Geld/Umtausch; Umtausch/Geld; Refund/Exchange; Exchange/Refund;
    Exchanged?
complaint.number = Lfd. Nummer; Vorg.-Nr.; Prot. n.; Prot.; Nº orden; Volgnr
complaint.assigned_to = SB; Atiende; Toegew. aan; Wie; Suivi; Se ocupa; Se ne occupa; Trata; In Arbeit bei;
    Liegt bei
complaint.category = Causale; Rekl.-Grund; Mangelart; Type de panne; Familia; Aard klacht; Aard van de
    klacht
complaint.channel = Per; Eing. per; Wie gemeldet; Cómo; Come; Comment; Hoe; How; Hoe gemeld; Via welk
    kanaal; Ingang
complaint.subject = Rekl.; Betr.; Worum geht es; Kurz; Kurzbeschr.; In short; En bref; In breve; Em resumo;
    Kort; Kurztext; Reklam.; Reklamiert; Réclamé; Störung; Fault
complaint.description = Beschreibg.; Full details; Explication; Erläuterung; Explicación; Spiegazione;
    Explicação; Uitleg; Hergang; Sachverhalt; Verhaal; Récit; Detailbeschreibung
complaint.opened_at = F. alta; Fecha alta; Data ocorr.; Ingek. op; Binnengek. op; Ingediend op; Ingekomen
    op; Alta; Reklamiert am; Reklam. am; Réclamé le; Reclamado el; Reclamato il; Klaagde op; Anruf am; Came
    in on
complaint.refund = Erstattg.; Geste comm.; Abono; Compens.; Buono; Verg.; Nachlass; Avoir €; Vale; Bono;
    Cost to us; Kosten für uns
complaint.resolution = Lsg.; Lösg.; Réponse; Action corr.; Medida; Provvedim.; Ação; Actie; Traitement; Erl.
    durch; Geregelt; Wie geregelt; Was getan; Afgehandeld met; Afloop; Ausgang; Dénouement; Cómo acabó;
    Com'è finita; Getroffene Maßnahme; Remedy
complaint.resolved_at = Data soluz.; Conclusão; Soluc. el; Erled.; Beh. am; Beh. op; Fertig; Concluída em
complaint.status = Bearb.-Stand; Avancement; St. pratica; Stand v. zaken; Est.; Offen/Erledigt; Open/Closed;
    Offen/zu; Ouvert/Fermé; Ouvert/Clos; Abierta/Cerrada; Abierto/Cerrado; Aperto/Chiuso; Aberto/Fechado;
    Open/Dicht
complaint.satisfaction = Zufriedenh.; Soddisf.; Satisf.; Satisfacc.; Tevr.; Kd. zufrieden
feedback.comment = Meinung; Comm.; Äußerung; Lob/Kritik; Lob und Kritik; Kritik; Zitat; Citation; Cita;
    Citaat; Quote; Lob; Ce qu'ils en pensent
feedback.given_on = Laissé le; Date note; Data rec.; Gegeven op; Vom; Abgegeben; Erhalten am; Ontvangen op;
    Ausgefüllt am; Rempli le; Rellenado el; Compilato il; Preenchido em
feedback.score = Pkt.; Rtg; Nb étoiles; Classif.; Beoord.; Waard.; Anz. Sterne; N. stelle; Nº estrellas; Nº
    estrelas; No. of stars; # stars; Stars (1-5); Note (1-5); Punt; Notes
feedback.source = Src; Portale; Found on; Gefunden auf; Waar geplaatst
interaction.body = Inh.; Nota; Gespr.verslag; Gesprächsinhalt; Protok.; Appunto; Apunte; Apuntes; Anotação;
    Aantekening; Wat besproken; De quoi on a parlé; Lo hablado; Detto; Msg; Mess.
interaction.customer = Who phoned; Qui a appelé; Quién llamó; Chi ha chiamato; Quem ligou; Wie belde; Spoken
    to
interaction.by = MA; Erf. von; Operador; Auteur; Autore; Autor; Wer von uns; Who from us; Qui de nous; Took
    call; Took the call; Answered by; Angenommen von; Atendida por; Groomer; Stylist; Therapist; Therapeut;
    Friseurin
interaction.channel = Tel/Mail; Mail/Tel.; Anruf/Besuch; Call/Visit; Appel/visite; Llamada/Visita;
    Call/Email; Bel/mail; Kontaktform; Wie kontaktiert; Phone/email; Form
interaction.direction = Inb/Outb; Ink./Uitg.; Von/An; Kunde/Wir; Entr./Sort.; Ent./Sal.
interaction.happened_at = Date RDV; Data lig.; Belmoment; Gespr. am; Telef. am; Angerufen am; Gebeld op;
    Spoken on; Visited on; Appelé le; Llamado el; Visitado el; Chiamato il; Visitato il; Ligado em; Visitado
    em; Gesproken op
interaction.subject = Betr.; Anl.; De quoi; De qué; Di cosa; Warum; Why; Pourquoi; Waarom
message.opted_out = Abmeldung; Cancelado; Removido; Désinscription; Baja newsletter; Uitschrijving
message.sent_at = Versandt am; Verzenddat.; Versendet; Rausgeschickt am; Mandato il; Mandado el; Gemaild op
opportunity.customer = Potencial; Anfrage von; Angefragt von; Demandeur; Solicitante; Richiedente;
    Aanvrager; Bauherr
opportunity.expected_close = Abschl. bis; Geplant f.; Expected; Target date; Clôt. prévue; Chiusura;
    Sluiting; Abschluss ca.; Abschl. ca.; Entscheid bis; Entscheidung am; Erwartet; Erwartet am; Prévu;
    Previsto; Previsto el; Verwacht; Voraussichtl.; Closing; Réponse attendue le; Antwort erwartet; Antwort
    erwartet am; Answer expected; Answer by; Respuesta esperada; Risposta attesa; Resposta esperada;
    Antwoord verwacht
opportunity.lost_reason = Grd. Absage; Absage weil; Razão perda; Por qué no; Perché no; Porque não; Grund
    Absage; Abgesagt weil; Refus; Motif de refus
opportunity.owner = AD; Außend.; Verk.; Lo sigue; Opvolging door; Accountman.
opportunity.probability = WS %; % éxito; % cierre; % succ.; W'keit; W'keit %; Wkt.; Chancen %; Scoringskans;
    % probabilidad; Proba de gain; Probabile %; % winst
opportunity.source = Src; Wie gekommen; Anfrage über; Gekommen über; Aanvraag via; Arrivata da; Vient de;
    Kommt von; Comes from; Came from; Viene de; Viene da; Vem de; Komt van
opportunity.stage = Stadio; Fortschritt; Voortgang; Progreso; Progresso; Stand d. Dinge; Situación actual;
    Hoe ver; Where at; Où en est-on
opportunity.title = Proj.; Vorhaben; Oggetto; Oggetto offerta; Oggetto preventivo; Objet; Objet du devis;
    Asunto; Objeto; Gewerk; Work wanted; Enquiry; Inquiry; Enquiry for; Solicitud; Richiesta; Pedido;
    Aanvraag; Consulta; Wunsch; Interested in; Interesse; Interesse an; Intérêt; Bauvorhaben; BV; Vorh.
opportunity.value = Auftr.-Wert; Val. stim.; Gesch. waarde; Verw. omzet; CA est.; CA estimé; Ca.-Wert; Wert
    ca.; Value approx; Approx value; Valore ca.; Quote £; Chiffré à
task.assigned_to = Wer macht; Wer macht das; Fait par; Fatto da; Hecho por; Doet het; Gaat doen; Kümmert
    sich; Doer; Wer fährt; Wer geht; Who goes; Qui y va; Quién va; Chi va; Quem vai; Wie gaat; Driver;
    Fahrer; Team; Equipo; Équipe; Squadra
task.customer = Betrifft Kunde; Concerne client; Betreft klant; Sobre cliente; Über wen
task.done_at = Réalisé; Realizado; Concluída; Gereed op; Fertig; Terminada; Finalizado
task.due_on = Délai; F. límite; Fecha lím.; Dt. limite; Voor; Gereed voor; Fecha tope; Tope; Uiterste datum;
    Zu tun bis; Faire avant; Fare entro; Doen voor
task.title = Zu tun; Por fazer; Klus; Erledigen; Was zu tun ist; Was ist zu machen; Tätigk.; Anruf/Aufgabe;
    Job; Merker; Gestión; Gestiones; Arbeit; Arbeiten; Travail; Lavoro; Trabajo; Trabalho; Werk; Work;
    Einsatz
campaign.channel = Weg; Middel; Werbemittel; Werbekanal; Wo; Where; Où; Dove; Dónde; Onde; Waar; Reklameweg
campaign.cost = Ausg.; Ad spend; Inversión; Investim.; Besteed; Gekostet; Ha costato; Coûté; Werbekosten;
    Investissement; Investimento; Kostenpunkt
campaign.ends_on = Einddat.; T/m; Fin le; Bis zum; Jusqu'à; Hasta el; Fino a; Até ao; Ended
campaign.name = Promo name; Iniziativa; Ação; Promo; Opé; Werbung; Was; What; Actienaam; Inserat; Anzeige;
    Annonce; Ad; Advert; Anuncio; Iniciativa; Initiative
campaign.offer = Code; Bon; Aanbod; Remise; Descuento; Sconto; Desconto; Korting; Discount; Aktionscode
campaign.segment = Destinat.; Wen
campaign.starts_on = Gestartet; Ab dem; A partire dal; Started; Ab wann; Dat. début
customer.social = RRSS; Redes; Réseaux
payment.method = BACS/chq; Cash/chq; bar/EC; CB/chèque; Chèque/espèces; Contanti/bonifico; Pix/dinheiro
return.condition = Cond; Condit.
sale.street = Consegna via; Livr. adresse; Adr. livraison; Adr. livr.
opportunity.lost_to = Pris par (concurrent); Pris par; Gegangen an; Ging an; Went to; Se fue a; Andato a;
    Foi para; Ging naar
"""
