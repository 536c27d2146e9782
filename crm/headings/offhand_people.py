"""What tills, booking and invoicing programs and hurried owners write over customers and goods."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = N° dossier; N° de dossier; Dossiernummer; Dossiernr.; Dossier no; File no; File number;
    Chart no; Chart number; MRN; Patient file; Nº hist.; Nº historia; Nº hª clínica; Historia clínica; Nº
    expediente cliente; Akten-Nr.; Aktenzeichen; N° fiche; N° de fiche; Scheda n.; N. scheda; Nº ficha; Nº
    de ficha; Cód. cadastro; Nº cadastro; Lidmaatschapsnr; N° tessera; Tessera n.; Sammelkonto Kunde;
    Personenkonto; Compte tiers; Sottoconto cliente; Acc ref; Customer UID; client_uid; supporter_id;
    constituent_id; Clubcard; N. tessera fedeltà; Codice anagrafica; ID anagrafica; Cód. tercero; Código
    tercero; Código entidade; Cód. entidade; Nº entidade; Terceiro; BP number; Business partner no;
    Geschäftspartner-Nr.; GP-Nr.; Adressnummer; Adr.-Nr.; Adressnr; Adresse Nr; Tess.; N. tess.; TN-Nr.;
    Expte.; Nº expte.; Mdt.-Nr.; Cod. utenza; Codice utenza; Cód. utente; Nº utente; Cod. locale
customer.name = Name on account; Name & surname; First & last name; First and last name; Last, first;
    Surname, first name; Nachname, Vorname; Vorname Nachname; Vor-/Nachname; Vorname + Name; Vor- u.
    Nachname; Kundin/Kunde; Kunde/Kundin; Kund*in; Gast/Gästin; Teilnehmer:in; Patient:in; Mitgliedsname;
    Prénom et nom; Prénom Nom; Personne à contacter; Apellidos, nombre; Nombre/apellidos; Cognome Nome; Naam
    + voornaam; Voornaam en achternaam; Voornaam + naam; Naam eigenaar; Besitzer; Besitzer/in; Tierbesitzer;
    Propriétaire; Nom du propriétaire; Propietario; Proprietario; Pet owner; Pet parent; Dog owner; Horse
    owner; Vehicle owner; Fahrzeughalter; Halter/in; Titulaire; Parent / guardian; Parent/Guardian name;
    Name of child; Lead guest; Lead passenger; Booker; Booked by; Booking name; Party name; Gebucht von;
    Réservé par; Reservado por; Geboekt door; Nombre o razón social; Name / Firma; Name oder Firma; Naam /
    Bedrijf; Naam of bedrijf; Name or company; Name / company; ship_to_name; Dueño; Dueña; Tutor; Tutora;
    Fahrschüler; Fahrschülerin; Couple; Coppia; Brautpaar; Owner's name; Name of owner
customer.kind = Donor type; Art Kunde; Privat/Geschäftlich; Privat/Gew.; Type de tiers; Tipo persona; Tipo
    pessoa; Tipo de pessoa; Tipo anagrafica; Klantsoort; Entity type; Person/organisation; Ind/Org; Contact
    type
customer.first_name = f_name; Christian name; Known as; Preferred name; Preferred first name; Vn.; Nombres;
    Nbre.; Nome próprio do cliente; Prenome; Voornm.
customer.last_name = l_name; 2nd name; Second name; Geburtsname; Nom d'usage; Nom marital; Apellido paterno;
    Ap. paterno; Cognomi; Geslachtsnaam; contact_nom
customer.company = Co.; Biz name; T/A; Legal name; Legal entity; Registered name; Employer name; School /
    company; Company / school; School name; Club / company; Restaurant name; Shop name; Store name;
    Firmenbez.; Firmenbezeichnung; Name 1; Firmenwortlaut; Geschäftsname; Dénomination; Dénomination
    sociale; Nom commercial; R. social; Rzn social; Nom. comercial; Denominación social; Denominazione
    sociale; Fantasia; Denominação social; Designação social; Handelsnaam; Organisatienaam; Naam
    organisatie; Vennootschap; Boîte; Laden/Firma; Farmacia; Pharmacie; Apotheke
customer.job_title = Role in company; Position held; Stelle; Pos./Funktion; Funktion im Betrieb; Berufl.
    Stellung; Rolle im Unternehmen; Tätigkeit; Fonction occupée; Qualité; Poste occupé; Intitulé du poste;
    Intitulé poste; Cargo ocupado; Ruolo aziendale; Carica; Posizione; Cargo na empresa; Functieomschr.;
    Functienaam; Rol; contact_title
customer.email = Email id; Mail ID; Best email; Parent email; Login email; C. electrónico; Indirizzo di
    posta; Posta elettr.; Mail amministrazione; E-mail amministrativa; E-mail p/ NF; mailto
customer.phone = Daytime tel; Day phone; Daytime phone; Evening tel; Eve phone; Office no; Land line; Best
    contact no; Switchboard; Tel. g; Tel. p; Tel. dienstl.; Telefon tagsüber; Rückruf unter; Rückrufnr.;
    Durchwahl; Zentrale; Tél. pro; Tél. perso; Ligne directe; Tel. ab.; Tel. abitazione; Recapito tel.; Rec.
    telefonico; Tel. res.; Tel. residencial; Tel. comercial; Fone res.; Fone com.; Tel. thuis; Tel. werk;
    Tel. overdag; Vaste lijn; Huistelefoon
customer.mobile = Txt no; Text number; Telefonino; Mobiele tel.; SMS
customer.street = addr_line1; House & street; House no. & street; Postal addr; Mailing address; Mail
    address; Invoice address; Residential address; Straße u. Nr.; Straße & Hausnummer; Str./Hausnr.;
    Postanschrift; Rechnungsanschrift; Rechnungsadresse; Wohnort Straße; N° et voie; N° voie; Nom de voie;
    Libellé voie; Adr1; Adr. postale; Domicilio fiscal; Dom. fiscal; Dir. postal; Dirección fiscal; Sede;
    Sede legale; Residenza; Endereço completo; Endereço cobrança; Morada fiscal; Straat + huisnr; Straat +
    huisnummer; Postadres; Factuuradres; Huisadres; Woonadres; Bezoekadres; via_civico; Str. + huisnr;
    Rue + n°
customer.city = Post town; City nm; city_name; Ortsname; Com.; Ville de résidence; Bureau distributeur;
    Loc.tà; Com. residenza; Comune di residenza; Conc.; Plts; Plaatsnaam
customer.region = PR; State abbr; Co. (county); Bld.; Kreis; Dpt; Dép.; Sigla prov.; Sigla provincia; Reg.;
    Prov.cia; Prov. NL
customer.postcode = P.C.; zip5; Post-Lz; PLZ Wohnort; Cod. avv. postale; Pstcd; Postcode NL
customer.country = Cntry; Stato estero; Nac.; Landcd
customer.website = Pág. web; Domain; Webshop
customer.social = IG; IG handle; Facebook page; FB page; Social media; X handle; Compte Instagram; Profilo
    IG; Profilo social; Pagina Facebook; Perfil Instagram; Instagram-Profil; Instagram account
customer.preferred_channel = Pref contact; Pref. channel; Contact pref; Comms pref; Comms preference;
    Communication preference; How to contact; Best contact method; Kontaktwunsch; Kontaktart bevorzugt;
    Bevorzugte Kontaktart; Wunschkontakt; Kontakt am liebsten; Möchte kontaktiert werden per; Mode de
    contact; Mode de contact préféré; Préfère; Canal pref.; Vía de contacto; Medio de contacto; Forma de
    contacto; Prefiere; Preferenza contatto; Modalità contatto; Contattare tramite; Preferisce; Canal de
    contato; Forma de contato; Contato preferencial; Meio de contacto preferido; Contactwijze; Wijze van
    contact
customer.email_consent = Can email; Wants newsletter; Gets newsletter; On newsletter; is_subscribed; GDPR
    email; Newsletter-Abo; Newsletter gewünscht; Newsletter erw.; NL-Abo; NL-Empf.; NL Opt-in; Werbeeinw.;
    Werbung per Mail; Einverst. Mail; DSGVO Newsletter; Accord mail; Accord e-mail; Accord newsletter;
    Accord RGPD; Consentement RGPD; RGPD email; Acepta comunicaciones; Acepta com. comerciales; Recibe
    newsletter; Consiente email; LOPD email; RGPD email S/N; Newsletter sì/no; Consenso promo; Consenso
    GDPR; Privacy marketing; Privacy mkt; Aceita email mkt; Aceita promoções; Aceita comunicações; Consent.
    LGPD; LGPD; LGPD ok; Recebe newsletter; Subscreve newsletter; Wil nieuwsbrief; Krijgt nieuwsbrief;
    Akkoord mail; Akkoord mailing; AVG toestemming; Infomail ok; Infomail; Rundmail ok; Mailverteiler;
    Maillijst; Mailinglijst; Circulares; Circolari via mail
customer.email_consent_on = Date consented; Consented on; Consent given on; Newsletter since; GDPR date;
    consented_at; Newsletter-Anmeldung am; NL seit; Date d'accord; Consentido el; Consenso del; Consentido
    em; Toestemming d.d.; Akkoord d.d.
customer.phone_consent = Can call; Anrufen erlaubt; Telefonwerbung ok; Einverst. Tel.; Accord tél.; Accord
    téléphone; Permite llamadas; Consenso telefonico; Bellen ok; Bellen mag; Mag bellen; Mag gebeld; Akkoord
    bellen
customer.text_consent = Text OK?; Can text; text_opt_in; Accord SMS; Permite SMS; Akkoord sms; Mag appen;
    Appen ok; WhatsApp sí/no; WhatsApp ja/nein; WhatsApp oui/non; WhatsApp sim/não; WhatsApp ja/nee
    ja/nein; SMS sí/no; SMS oui/non; SMS ja/nee; WA ok; WhatsApp ok?
customer.post_consent = Mail OK; OK to mail; OK to write; Can post; Can write; Mail opt-in; Catalogue?; Send
    catalogue; Wants catalogue; Post ja/nein; Katalog ja/nein; Accepte courriers; Accord courrier; Accord
    postal; Courrier O/N; Catalogue O/N; Acepta correo ordinario; Correo postal S/N; Correo postal ok;
    Consenso cartaceo; Posta cartacea; Aceita correio; Correio ok; Akkoord post; Brieven ok; Catalogus j/n;
    Clubblad per post; Magazin per Post; Revue par courrier; Revista por correo; Rivista per posta; Magazine
    by post
customer.source = heardAboutUsVia; heardFrom; Heard via; How you heard; Found via; Came via; Came through;
    Came by; utm_source; Ref'd by; Referrer; Introduced by; Intro by; Recom. by; Introduced through;
    Marketing source; Ad source; First contact via; Kam durch; Gekommen durch; Gekommen über; Woher bekannt;
    Woher kennt er uns; Bekannt durch; Bekannt über; Empf. von; Empfehlung; Empfehlung durch; Geworben von;
    Vermittelt durch; Vermittler; Erstkontakt über; Erstkontakt durch; Nous connaît par; Nous connait via;
    Venu via; Prov. client; Apporteur; Apporteur d'affaires; Canal d'acquisition; Premier contact via; Nos
    conoce por; Llegó por; Llegó a través de; Referido por; Ref. por; Captado por; Medio captación; Vía
    captación; Ci conosce da; Ci conosce tramite; Conosciuto tramite; Arrivato tramite; Arrivato da;
    Presentato da; Tramite; Canale di acquisizione; Conheceu através; Conheceu-nos por; Chegou através de;
    Chegou por; Indicação de; Quem indicou; Canal de captação; Hoe gekomen; Hoe kent u ons; Kent ons via;
    Bekend door; Binnen via; Doorverwezen door; Via wie; Nos conoció; Nos conoce de; How they came to us;
    Wie auf uns gestoßen; Conheceu-nos; Conhecidos por; Kent ons; Empfohlen durch; Recommandé par;
    Recomendado por; Consigliato da; Aanbevolen door
customer.stage = Lifecycle stg; Relationship; Relationship stage; Kundenstat.; Statut contact;
    Prospect/client; Est. cliente; Stato contatto
customer.owner = Relationship mgr; Sales person; Assigned rep; Key account; KAM; Innendienst;
    Außendienstler; Zust. Mitarbeiter; Zuständ. MA; Ansprechp. intern; Unser Ansprechpartner; Chargé
    clientèle; Chargé d'affaires; Resp. compte; Responsable compte; Resp. cuenta; Responsable cuenta;
    Vendedor asignado; Agente comm.; Ag. comm.; Agente di zona; Ag. zona; Referente interno; Ref. interno;
    Gestito da; Capo area; Resp. conta; Responsável conta; Vendedor responsável; Klantbeheerder; Behandeld
    door; Beheerd door; owner_name; PT; Personal trainer; Prof.; Tuteur; Assigned coach
customer.birthday = Nacido el; Nata il; Aniv.
customer.anniversary = Wedding anniv.; Anniv. date; Hochzeitsdatum; Hochz.-Tag; Anniv. mariage; Date
    mariage; Aniversario boda; Aniv. boda; Fecha boda; F. boda; Anniv. matrimonio; Anniversario matrimonio;
    Data matrimonio; Data nozze; Anniversario nozze; Aniv. casamento; Data casamento; Trouwdatum;
    Huwelijksdatum
customer.family = Partner name; Spouse name; Wife/husband; Children's names; Family members; Household;
    Ehepartner/in; Ehefrau/-mann; Familienmitglieder; Nom du conjoint; Prénoms enfants; Foyer; Nombres
    hijos; Familiares; Nomi figli; Nome dos filhos; Echtgenoot; Echtgeno(o)t(e); Gezinsleden
customer.hobbies = Pastimes; Loves doing; Freizeit; Freizeitinteressen; Interessengebiete; Centres d'int.;
    Gustos e intereses; Tempo libero; Hobbies e interesses; Vrije tijd
customer.groups = Price group; Price level; Price tier; Pricing tier; Member level; Membership lvl; Loyalty
    tier; Loyalty level; Preisgruppe; Preisgr.; Preisliste Kunde; Mitgliedsart; Art der Mitgliedschaft;
    Tarifgruppe; Abo-Art; Grpe client; Type d'abonnement; Type adhésion; Adhésion; Tarif client; Grille
    tarifaire; Gr. cliente; Tipo de cuota; Tipo socio; Tipo de socio; Tipo abono; Tarifa cliente; Tipo
    abbonamento; Tipo tessera; Listino cliente; Plano cliente; Tabela de preço; Tab. preço; Klantgrp;
    Prijsgroep; Soort lid; Type lidmaatschap; Lidmaatschap; Soort abonnement; Abonnement
customer.likes = Favs; Fav product; Likes to buy; Prefers product; The usual; Loves; Bestellt gern; Isst
    gern; Produits préférés; Commande habituelle; Le gustan; Le piace; Piace; Prodotto preferito; Ordina di
    solito; Costuma pedir; Vindt lekker; Lust graag; Vinos preferidos; Vins préférés; Vini preferiti;
    Lieblingswein; Lieblingsweine; Favoriete wijnen; Preferidos; Preferidas; Vinhos preferidos; Favourite
    wines; Genres préférés; Couleur préf.; Favourite colour; Preferencias
customer.dislikes = Dislike; Avoid; Avoids; Not keen on; Hates; Allergies/dislikes; Mag nicht so; Abneigung;
    Unerwünscht; N'aime pas trop; À éviter; Évite; No gusta; Evitar; Non piace; Non gradisce; Da evitare; A
    evitar; Lust niet; Vindt niet lekker; Vermijden; Niet lekker
customer.tags = Flags; Merkmal; Markierung; Rótulos; Kenmerk
customer.credit_limit = Cr lim; Credit lim; Credit lmt; Credit ltd; Krlimit; Kreditl.; Obligo-Limit; Encours
    maxi; Autorisation encours; Límite riesgo; Lím. riesgo; Riesgo autorizado; Riesgo concedido; Fido max;
    Fido accordato; Fido cliente; Fido massimo; Limite fido; Limite (R$); Limiet
customer.payment_terms_days = Pymt terms; Paymt terms; ZZiel; Zahlungsz.; Zahlungsbed.; Zahlungskond.;
    Zahlungskonditionen; Zahlbed.; Tage netto; Netto Tage; Échéance (j); Condition paiement; Días vto.;
    Condiciones pago; Vto. días; Dilazione; Dilaz. (gg); Dilazione gg; Condizioni pag.; Condizioni
    pagamento; Condição pagamento; Condições pagamento; Condição de pagamento; Bet.termijn; Bet.cond.;
    Betalingscond.; Betaalcond.; Betaalconditie; Krediettermijn
customer.lost_on = Leave date; End of membership; Membership ended; Terminated on; Kündigung zum; Gekünd.
    zum; Weggang; Ausgetreten am; Date sortie; Date de sortie; Fin d'adhésion; Data cessazione; Data
    recesso; Cessato; Uscito il; Data cancelamento; Dt. cancelamento; Cancelado em; Opgezegd per; Einde
    lidmaatschap; Uitgeschreven per
customer.lost_reason = Lost because; Grund für Kündigung; Warum weg; Motivo recesso; Motivo cancelamento;
    Razão saída; Waarom weg
customer.notes = Notes on client; Free text; Memo field; Add. info; Special reqs; Special req; Special
    requirements; Special instructions; Instructions; Medical notes; Health notes; Warnings;
    Zusatzinformation; Notiz intern; Interne Bemerkung; Freitext; Wichtig; Comm.; Info compl.; Infos compl.;
    Infos client; Consignes; Bloc-notes; Avisos; Aviso; Otros; Info adicional; Outros; Extra; noteText;
    memo_text; commentText
customer.other_phones = Alt. tel.; Alt no; Alternative tel; Alternative number; Other tel; 2nd phone;
    Secondary phone; Mob 2; Weitere Tel.; Weitere Nr.; Zweitnummer; Alternativnr.; Tel. alternativ; 2e
    téléphone; Tél. secondaire; Otro tel.; Otros tel.; Tel. altern.; 2º teléfono; Altro tel.; Outro tel.;
    Outro contacto; Tel. alternativo; 2º telefone; Ander tel.; Andere tel.; Extra nr.
customer.other_emails = Other email; 2nd email; CC email; Zweitmail; Weitere Mail; E-Mail alternativ;
    Alternative Mail; 2e e-mail; Autre mail; Mail secondaire; Correo alternativo; 2º email; Altra mail; Mail
    secondaria; Andere e-mail; Tweede mail; Extra mail
product.sku = ISBN; ISBN-13; P/N; Stock no; Style no; Style code; Mat.-Nr.; Teilenr.; Best.-Nr.; PLU;
    PLU-Nr.; Réf. fabricant; Artikelcd; stk_cd; Réf cave; Ref bodega; Keller-Nr.; Shelf code;
    Prod. Cd; Item cd
product.name = Bezeichnung 1; Intitulé; Cuvée; Etiquette; Étiquette vin; stk_nm
product.category = Category nm; Product grp; Obergruppe; Grupo art.; Gruppo merc.; Grupo prod.; Grp.;
    catName; Gama; Couleur du vin; Gamma; Segmento prod.; Hoofdgroep; Hoofdcategorie; Catégorie principale;
    Categoría principal; Categoria principale; Main category; Main group
product.subcategory = Untergr.; Unterwarengr.; S/famille; S/cat.; Subfam.; Subgrp.; Subgr.; subcat_name;
    Subgama; Sottogamma; Subgamma
product.brand = Hst.; Herst.; Marque commerciale; Marca com.; Marca comercial; Casa prod.; Mrk.;
    vendor_brand; Vigneron; Winzer; Viticultor; Vignaiolo; Wijnmaker; Winemaker; Birrificio; Brouwerij;
    Brauerei; Brasserie; Cervecera
product.supplier = Main supplier; Pref. supplier; Preferred supplier; Hauptlieferant; Hauptlief.;
    Stammlieferant; Frs; Fournisseur principal; Prov. habitual; Prov. principal; Fornitore abituale; Forn.
    principal; Fornecedor principal; Hoofdleverancier; Vaste leverancier
product.price = List; PVTTC; PVHT; Precio s/IVA; Precio c/IVA; Prezzo ivato; Preço c/IVA; PVP c/IVA;
    Verk.prijs; unitRetail; Px carte; Prix carte; Prix à la carte; Precio carta; Prezzo carta; Preço carta;
    Kaartprijs; Kartenpreis; PVP recom.; PVP recomendado; Prix conseillé; Prezzo consigliato; Preço
    recomendado; Aanbevolen prijs; Empf. VK; Empf. Preis; Recommended price; SRP; Pr. riv.; Prezzo riv.;
    Prezzo rivenditore; Prezzo rivenditori
product.cost = Trade; Wholesale; Einst.-Preis; Bezugspreis; PAHT; PR; P.C.; Inkprijs; Neto distrib.; Neto
    distribuidor; Netto distr.; Händler-EK; Händlereinkaufspreis; Dealer price; Dealer net; Cost/case;
    Cost/unit; Cost each
customer.lost_to = Joined elsewhere; Went elsewhere; Jetzt Mitglied bei; Parti à la concurrence; È andato
    da; Naar concurrent
"""
