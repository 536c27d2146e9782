"""What desks, booking programs and hurried owners write over troubles, talks, reviews, deals and tasks."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
complaint.number = Ref no; Log no; Schadennr.; N° demande; N° litige; Nº caso; Nº parte; Hoja reclam.; Nº
    protocolo; Parte; Nº de parte; Parte nº; Conversation
complaint.opened_at = Date in; Eing.; Aufgen. am; Aufgenommen am; Meldedatum; Date récept.; Date réception;
    Enregistré le; Data ricez.; Inserito il; Dt. registro; Binnengek.; Melddatum; Geregistr. op; Started at;
    Fecha aviso; F. aviso; Avisado el; Data arrivo; Arrivata il; Fecha de llegada; Date d'arrivée; Ankunft
    am; Aankomst; Beanstandet am; Avisou em; Dt rec'd; Date rec'd
complaint.channel = Came in via; Rec'd via; Received via; Reported via; Contact method; Method; Eingang via;
    Meldeweg; Gem. über; Gemeldet per; Origine; Canal réc.; Canal de réception; Reçu via; Mode de contact;
    Vía entrada; Vía de entrada; Canal ent.; Canal entrada; Recibida por; Origen; Canale ingr.; Canale
    ingresso; Canale di ingresso; Provenienza; Meio de contato; Meio de contacto; Recebido via; Origem;
    Binnengek. via; Ontv. via; Ontvangen via; Gemeld via; Avisó por; Arrivata via; Came through; Kam rein
    über; Arrivé par; Chegou por; Avisou por; Gekomen via; Llegó por
complaint.category = Nature of complaint; Nature of issue; Type pb; Nature réclam.; Nature du problème;
    Objet type; Tipo avería; Tipo de defeito; Assunto tipo; Product area; Qué falla; Cosa non funziona; Was
    ist kaputt; Ce qui ne va pas; O que falha; Wat is er mis; Motivo segnalazione; Motivo reclamo; Motivo
    reclamación; Motivo reclamação; Motif réclamation; Motif de la réclamation; Reden klacht; Grund der
    Reklamation
complaint.severity = Prio lvl; Priority lvl; Severity lvl; Gewicht; Niv. urgence; Niveau de gravité; Degré;
    Nivel urgencia; Niv.; Impacto; Liv. gravità; Impatto; Zwaarte; sevLevel; prioLevel; urgencyLevel
complaint.description = Full description; Customer statement; Customer says; Customer complaint; Story;
    Narrative; Beanst.; Kundenaussage; Détail pb; Descriptif; Description pb; Exposé; Faits; Hechos;
    Exposición; Descrizione guasto; Fatti; Racconto; Feiten; First message; Erste Nachricht; Premier
    message; Primer mensaje; Primo messaggio; Primeira mensagem; Eerste bericht; Testo cliente; Texto
    cliente; Texte client; Kundentext; Klanttekst; Erklärung; message_client; Mensaje cliente; Messaggio
    cliente; Mensagem cliente; Kundennachricht; Bericht klant; Customer message; What they said; What was
    said; What happened; What went wrong
complaint.status = Progress; Bearb.-Status; Stand Bearb.; Erl.?; Erledigt?; État avancement; Avanc.; Clos ?;
    Est. caso; Stato lavoraz.; Avanzamento; Andamento; Cómo está; Lavorazione; Wie steht's; Où ça en est; Où
    en est-on; Hoe staat het
complaint.assigned_to = Asgd to; Zuständ.; In Bearb. bei; Chargé de dossier; Tramita; Gestore; A cargo de;
    Analista; Teammate; Presa in carico da; Preso in carico da; Agent en charge; In handen van; In Händen
    von; Lo lleva quien
complaint.due_at = SLA target; Resolve by; Respond by; Fix by; Callback by; Zugesagt; Zugesagt f.; Zugesagt
    zum; Frist bis; Erl. bis; Zu erl. bis; Antwort bis; Rückmeldung bis; Rückm. bis; SLA bis; Termin bis;
    Répondre avant; Rép. avant; À résoudre avant; Date butoir; Resolver antes; Responder antes de; F.
    límite; F. compromiso; Risposta entro; Termine; Prazo SLA; Resolver até; Responder até; Dt. limite;
    Terugk. vóór; Terugkoppeling vóór; Terugkoppelen voor; Antwoord voor; Oplossen voor; Reageren voor;
    Toegezegd op; Da evadere entro; Evadere entro; Da chiudere entro; À clôturer avant; Abzuschließen bis;
    Cerrar antes de; Fechar até; Sluiten voor
complaint.first_response_at = First contact; Replied; Ack'd; 1. Antwort; Erstantw.; Erstreakt.;
    Erstreaktion; Erstkontakt am; Bestätigt am; Quittiert am; 1ère rép.; 1re réponse; Prem. réponse; AR le;
    AR envoyé le; 1ª resp.; Primera resp.; Contestado el; Acuse el; 1ª risp.; 1ª risposta; Prima risp.; 1ª
    resposta; 1e antw.; 1e reactie; Eerste antw.; Eerste reactie op; Bevestigd op; ackDate
complaint.resolved_at = Settled on; Signed off; Soldé le; Evaso il; Concluso il; Dt. resolução; Evasa il;
    Fecha solución; F. solución; Data soluzione; Date solution; Data solução; Lösungsdatum; Datum oplossing;
    Dt sorted; Date sorted; Sorted on
complaint.resolution = How settled; Fix applied; Our response; Behebung; Lösungsbeschr.; Wie behoben;
    Actions; Réponse apportée; Soluc.; Solución dada; Acciones; Medidas; Qué se hizo; Respuesta dada;
    Azioni; Intervento; Cosa è stato fatto; Solução dada; Providência; Providências; Tratativa; Ondernomen
    actie; resolutionText; How put right; How it was put right; How sorted; What we did
complaint.refund = Credit given; Paid out; Entsch.; Nachlass gewährt; Geste com.; Indemnité; Dédommag.;
    Risarc.; Ressarc.; Ressarcimento; Tegemoetk.; Coulance; compAmt; goodwillAmt; £ back; Money back
complaint.satisfaction = Satisfied now; isSatisfied; Happy now
interaction.happened_at = Contact dt; Date contacted; Met on; Appt; Appt date; Appointment; Appt time;
    Kontaktdat.; Termin; Termin am; Date contact; Date échange; F. contacto; Sentito il; Data app.to; Data
    contato; Dt. contato; Dt. contacto; Ligou em; Data agendamento; Contactado em; Contactdat.; Beldatum;
    Afspraak; contactedAt; Gebeld; Angerufen; ringTime; rangAt; Rang
interaction.channel = Means; Act. type; Comm. type; Booked via; Kontakt via; Type échange; Type d'action;
    Tipo gestión; Prenotato via; Tipo de atendimento; Wijze v. contact; Tipo de gestión; Tipo gestione; Type
    de démarche; Art der Tätigkeit; Soort actie
interaction.direction = Inbound?; Ent/Sort; Entr./Sal.; Entr./Usc.; Entr./saída
interaction.subject = Reason of call; Reason for visit; Anliegen; Worum geht's; Grund Anruf; Anrufgrund;
    Besuchsgrund; Motif appel; Motif visite; Raison appel; Motivo llamada; Motivo visita; Motivo contacto;
    Motivo chiamata; Motivo contato; Motivo ligação; Reden gesprek; Reden bezoek; visitReason; property;
    Immobilie; Objekt; Bien; Inmueble; Immobile; Imóvel; Woning; Pand
interaction.body = Visit report; Minutes; Gesprächsprotokoll; CR visite; CR appel; Échange; Teneur;
    Comentado; Informe visita; Conversación; Sintesi; Cosa detto; Verbale; O que foi dito; Relatório;
    Gesprekversl.; Bezoekverslag; Samenv.; Besproken; Wat is er gezegd; Was gesagt wurde; Ce qui s'est dit;
    Qué se dijo; Cosa si è detto; O que se falou
interaction.response = Interested?; Reakt.; Rés.; Retour; Intéressé ?; ¿Interesado?; Reazione; Interessato?;
    Interessado?; Uitslag; Hoe gereageerd; Wie reagiert; A-t-il réagi; Cómo reaccionó; Come ha reagito; Como
    reagiu
interaction.by = Entered by; Spoke to by; Wer hat angerufen; Interlocuteur interne; Fatto da; Inserito da;
    Feito por; Ingevoerd door; createdBy; Negotiator; Delegado; Delegada; Anrufer intern; Televendeur;
    Teleoperador; Teleoperadora; Belmedewerker; Tkn by; Taken by; Spoke to by us
feedback.given_on = Reviewed on; Rated on; Completed on; Eingereicht am; Avis du; Déposé le; Date rép.; Date
    réponse; Respondida el; Data inquérito; Respondido em; Beoordeeld op; Ingediend op; reviewedAt;
    Recensione del; Opinión del; Avaliação de
feedback.customer = reviewer_display_name; Reviewed by; Written by; Bewertet von; Nom du répondant; Avis de;
    Tu nombre; Opinión de; Autore rec.; Il suo nome; Recens. di; Avaliador; Utilizador; Seu nome; Avaliado
    por; Schrijver; Uw naam; nom_affiche; Displayed name; Anzeigename; Nombre mostrado; Nome visualizzato;
    Nome exibido; Weergavenaam
feedback.source = Bew.-Portal; Bewertet auf; Where posted; Web de reseñas; Sito recensioni; Nome da
    pesquisa; etablissement; Standort
feedback.score = Rated; Grade; Recommend us?; Bew.; Gesamtbew.; Weiterempf.; Recommandation; Nota media;
    Valor.; Recomendaría; Aval.; Eindoordeel; Aanbeveling; Gesamt (1-10); Gesamt; Ensemble; En conjunto; No
    geral; Al met al; De 0 a 10; Von 1 bis 10; Da 1 a 10; De 1 à 10; Van 1 tot 10; 1 to 10
feedback.comment = What did you like?; Suggestions; Improvements; Anregungen; Was hat gefallen?; Freitext;
    Rückm.; Avis client; À améliorer; Sugerencias; Suggerimenti; Sugestões; Suggesties; Wat kan beter?; Was
    hat Ihnen gefehlt?; Was fehlte; Ce qui a manqué; Qué faltó; Cosa è mancato; O que faltou; Wat miste u?;
    Deixe seu recado; Seu recado; Laissez un mot; Deje un mensaje; Lasci un messaggio; Laat een bericht
    achter; Ihre Nachricht an uns; Your message
opportunity.title = Oppty; Job quoted; Intitulé affaire; Dossier; Nº ppto.; Objeto ppto.; Cosa serve; Was
    gebraucht wird; Necesidad; Besoin client; Bedarf
opportunity.customer = Prospect name; Quote to; Quoted to; Lead; Lead name; Angebot an; Maître d'ouvrage;
    Donneur d'ordre; Presup. a; Cliente potenziale; Cliente / lead; Enquirer; Anfragender; Anfragende;
    Requerente; Boîte; Interesado; Interessato; Interessado
opportunity.stage = Stage nm; Ph.; Verk.-Phase; Verkaufsph.; Angebotsstat.; Estado ppto.; stageName; Where
    we're at; Where we are; Où on en est; Cómo va; Cómo está; Wo stehen wir; Em que ponto
opportunity.value = Estimate; Estimates; Estimate amount; Kostenvoranschlag; ACV; TCV; ARR; Est. £;
    Potential £; Amount quoted; Vol.; Angebotss.; Auftragsvol.; Umsatzpotenzial; Potenzial €; Mt estimé;
    Val. estimée; CA potentiel; Importe ppto.; Imp. stim.; Valore stim.; Potenziale €; Wrd.; Potentieel €;
    Quote inc VAT; Quote ex VAT; Devis TTC; Devis HT; Angebot brutto; Angebot netto; Presupuesto con IVA;
    Preventivo IVA incl.; Offerte incl. btw; En jeu; Auftragsvolumen; Auftragsvolumen EUR; Projektvolumen;
    Volume d'affaires; Volumen de negocio; Volume affari; Ordervolume; Importo annuo; Importe anual; Montant
    annuel; Jahresbetrag; Jaarbedrag; Valor anual; Annual value
opportunity.probability = Win rate; Conf.; Confidence; Confidence %; Abschl.-W.; Erfolgsaussicht; Taux
    réussite; Indice confiance; % signature; Prob. cierre; Prob. éxito; Posib. %; Prob. chius.; Prob.
    chiusura; % chiusura; % successo; Possib. %; % fecho; % fechamento; % sucesso; Scorekans; Kans op order;
    closeProb; % riuscita; % Erfolg; % slagen
opportunity.expected_close = Close; Due to close; Auftrag erw.; Sign. prévue; Date décision; Échéance;
    Cierre esp.; Cierre esperado; Firma prevista; Chiusura stim.; Decisione entro; Decisione prevista;
    Decisão até; Verw. order; Verw. opdracht; Verw. besl.; Besluit op; Beslissing op; Verw. gunning;
    Signature visée; Signature espérée; Ziel-Abschluss; Firma esperada; Firma attesa; Assinatura prevista;
    Handtekening verwacht; gepl. Auftragseingang; Auftragseingang; Auftragseingang erwartet; Geplanter
    Auftragseingang; Commande prévue; Pedido previsto; Ordine previsto; Encomenda prevista; Order verwacht
opportunity.closed_on = Won/lost on; Lost on; Won/lost date; Actual close; Actual close dt; Date won;
    Closed; Gew. am; Gew./verl. am; Entschieden am; Auftrag am; Abschl. am; Gagné/perdu le; Perdu le; Date
    sign.; Date signature; Clos le; Ganado/perdido el; F. cierre real; Cierre real; Vinto/perso il; Chius.
    effettiva; Data chiusura effettiva; Ganho/perdido em; Fecho real; Fechamento real; Gewonnen/verl. op;
    Werkelijke sluiting; wonAt; lostAt
opportunity.source = Lead src; Enquiry source; Enquiry via; Heard via; Came in via; Leadherk.; How they
    found us; How found us; Wie gefunden; Comment trouvé; Cómo nos encontró; Come ci ha trovato; Como nos
    achou; Hoe gevonden; Origine de la piste; Origen del prospecto; Fonte do lead; Herkunft des Leads
opportunity.owner = Quoted by; Prepared by; Quote by; VB; Angebot von; Erstellt von; Betr.; Comm.; Devis
    par; Chargé d'affaires; Com.; Elaborado por; Comm.le; Preparato da; Resp. comm.; Seguito da; Opgesteld
    door; Qui suit; Wer betreut; Quién lo lleva; Chi segue; Quem acompanha; Wie volgt op; Propriétaire de
    l'opportunité; Propietario de la oportunidad; Proprietário da oportunidade; Opportunity-Inhaber;
    Eigenaar opportunity; Titolare opportunità
opportunity.lost_reason = Loss rsn; Lost rsn; Rej. reason; Reject reason; Reason declined; Ablehnungsgrund;
    Por qué perdida; Perché persa; Reden afwijz.; Afwijsreden
opportunity.lost_to = Won by; Comp.; Competing with; Verl. an; Parti chez; Attribué à; Se lo llevó;
    Adjudicado a; Aggiudicato a; Ganho por; Gegaan naar; Gegund aan; competitorName; Concurrent en face;
    Gegner; Wettbewerber im Rennen; Competidor enfrente; Concorrente in gara
task.title = Reminder for; Follow up; Chore; Item; Zu erl.; Aufg.; Erinnerung an; Vorgang; Intitulé tâche;
    Rappel pour; A hacer; Recordar; Ricordare; Pendência; Wat te doen; Actiepunt; Herinnering aan; Was zu
    tun; Que faire; Richiamo; Rappel de; Recall
task.due_on = Due by; Do on; Recall date; Recall due; WV; WV am; Wiedervorl.; Erinnern am; Recall am; À
    faire pour; À faire le; Rappel le; Date rappel; F. prevista; Recordar el; Ricordare il; Data richiamo;
    Para quando; Lembrar em; Vervalt; Streefdat.; Streefdatum; Herinneren op; Terugbellen op; remind_at;
    WV-Datum; Wiedervorlagedatum; Machen bis
task.customer = Re client; Concerning; Who for; About client; Betr. Kunde; Bei Kunde; Ref. cliente; Rif.
    cliente; Relatie; Para qual cliente; Para qué cliente; Per quale cliente; Pour quel client; Für welchen
    Kunden; Voor welke klant; Which client; Mandant
task.kind = Act. type; Tipo acción; Tipo att.; Tipo azione; Tipo ativ.; Categoria da tarefa; Categoría
    tarea; Categoria attività; Catégorie tâche; Taakcategorie
task.assigned_to = Whose; Assd to; Asgd to; Person; MA; Erl. durch; Qui fait; Chargé; Lo hace; Chi fa; A
    cura di; A cargo de; Door wie; Actiehouder; respPerson; SB; Com quem está; Con quién está; Con chi è;
    Bij wie; With whom; Who has it
task.repeats = Recurs; Wdh.; Terugkerend; Récurrent; Ricorrente; Recorrente; Si ripete; Se repite; Se
    répète; Wiederholt sich; Herhaalt; Repete-se
task.done_at = Sent on; Réalisé le; Date réalis.; Realizada el; F. realiz.; Svolto il; Eseguito il; Data
    esec.; Realizado em; Realizada em; Afgevinkt; Feita em; Hecha el; Fatta il; Faite le
campaign.name = Kampagnenbez.; Bez. Aktion; Nom opération; Op. commerciale; Acción; Azione; Aussendung;
    Versand; Envoi; Send-out; Mailout
campaign.channel = Sent by; Medien; Werbeträger; Moyen; Soporte; Supporto; Suporte; Mídia; Versandkanal;
    Verzendkanaal
campaign.segment = Targets; Empf.-Gruppe; Verteilerliste; Cibles; Public visé; Público obj.; audienceName;
    Empfängerkreis; Cercle de destinataires; Círculo destinatarios; Ontvangerskring
campaign.starts_on = Go live; Beginnt; Gültig ab; Läuft ab; Versand am; Débute le; Empieza; Lanzada el; Da;
    Partenza; Avvio; Invio; Começa; Envio; Ingang; Ingangsdatum; Lancering; Verzending; Verschickt;
    Verstuurd op; Sent
campaign.ends_on = Live to; Live until; Expires; Closes; Endet; Gültig bis; Expire le; Acaba; Termina;
    Caduca; A; Termine; Scade; Expira; Loopt af; Verloopt; expiresOn
campaign.cost = Total spend; Total cost; Invest; Coût total; Ppto.; Verba
campaign.offer = Deal offered; Incentive; Angeb.; Rabattaktion; Remise offerte; Avantage; Cadeau; Vale;
    Buono; Vantaggio; Omaggio; Brinde; Aanb.; Voordeel; Lockangebot; Offre d'appel; Gancho; Esca;
    Lokaanbieding; Hook; Gratis
message.campaign = Mail shot; Promo; Newsletter; Rundmail; Opération; Envoi; Boletín; Invio; Envio; Actie;
    Nieuwsbrief
message.customer = To; Contact; Empf.; An; Dest.; Iscritto; Ontv.; Aan; Abonnee; À; Para
message.sent_at = Delivered; Versandzeit; Expédié le; Verstuurd
message.responded_at = Rép. le; Date rép.; Contestó el; Contestado el; Antwoord ontv. op; Antwort erh. am;
    Réponse reçue le; Respuesta recibida el; Risposta ricevuta il; Resposta recebida em; Reply received;
    Reply received on
message.response = Reakt.; Rückm.; Retour; Risp.
message.opted_out = Removed; Austragung; Saiu da lista; Afgem.; isUnsubscribed; Wil niet meer; Will nicht
    mehr; Ne veut plus; No quiere más; Non vuole più; Não quer mais; No more mail
complaint.subject = Subject line; Betreffzeile; Ligne d'objet; Onderwerpregel
complaint.order_number = Bonnummer
interaction.customer = Parlé à; Parlé avec; Habló con; Falou com; calledParty
opportunity.product = Produktlinie; Product line; Gamme; Línea; Linea prodotto; Linha; Productlijn
feedback.product = Produto comprado; Producto comprado; Prodotto acquistato; Produit acheté; Gekauftes
    Produkt; Gekocht product; Product bought; Product purchased
"""
