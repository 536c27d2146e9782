"""The words of French sheets."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Code client; Numéro client; N° client; Numéro de client; Réf. client; Identifiant client; ID
    client; Compte client; Num client
customer.name = Nom; Client; Nom du client; Nom client; Nom complet; Nom et prénom; Nom Prénom; Raison
    sociale; Interlocuteur; Nom du contact
customer.kind = Type de client; Type client; Particulier ou entreprise
customer.first_name = Prénom; Prénoms
customer.last_name = Nom de famille; Nom usuel; Patronyme
customer.company = Société; Entreprise; Nom de la société; Nom de l'entreprise; Organisme; Organisation;
    Établissement
customer.job_title = Fonction; Poste; Profession; Titre; Métier
customer.email = Courriel; Adresse e-mail; Adresse mail; Adresse électronique; Mél; Adresse courriel; Adresse
    de messagerie; Mail
customer.phone = Téléphone; Tél.; Numéro de téléphone; N° de téléphone; Tél. fixe; Téléphone fixe; Tél.
    bureau; Téléphone professionnel; N° tél.
customer.mobile = Portable; Téléphone portable; Tél. portable; Mobile; Tél. mobile; GSM; Téléphone mobile
customer.street = Adresse; Rue; Adresse postale; Voie; Adresse 1; Ligne d'adresse 1; Numéro et rue
customer.city = Ville; Commune; Localité
customer.region = Région; Département; Canton
customer.postcode = Code postal; CP; NPA
customer.country = Pays
customer.website = Site web; Site internet; Site; Page web
customer.social = Réseaux sociaux
customer.preferred_channel = Canal préféré; Moyen de contact préféré; Contact préféré
customer.email_consent = Consentement e-mail; Accepte les e-mails; Opt-in e-mail; Accepte la newsletter;
    Inscrit à la newsletter
customer.email_consent_on = Date de consentement; Date opt-in; Consentement le
customer.phone_consent = Consentement téléphone; Accepte les appels
customer.text_consent = Consentement SMS; Accepte les SMS
customer.post_consent = Consentement courrier; Accepte les courriers
customer.source = Provenance; Origine; Source du prospect; Comment nous a connu; Recommandé par; Parrain;
    Origine du client; Source du contact
customer.stage = Statut client; Étape; Statut du prospect; Statut; Phase du cycle de vie
customer.owner = Responsable; Commercial attitré; Suivi par; Gestionnaire; Chargé de clientèle; Responsable de
    compte
customer.birthday = Date de naissance; Anniversaire; Né le; Naissance; Né(e) le
customer.anniversary = Anniversaire de mariage; Date de mariage
customer.family = Famille; Enfants; Conjoint
customer.hobbies = Loisirs; Centres d'intérêt; Passions; Intérêts
customer.groups = Groupe; Groupes; Adhésions; Associations; Clubs
customer.likes = Préférences; Aime; Goûts
customer.dislikes = N'aime pas; N'apprécie pas
customer.tags = Étiquettes; Mots-clés; Étiquette; Libellés
customer.credit_limit = Plafond de crédit; Limite de crédit; Encours autorisé; Encours maximum
customer.payment_terms_days = Délai de paiement; Conditions de paiement; Échéance (jours); Délai de règlement
customer.lost_on = Perdu le; Date de perte; Date de résiliation
customer.lost_reason = Motif de perte; Raison de la perte; Motif de résiliation; Raison du départ
customer.lost_to = Concurrent; Perdu au profit de
customer.notes = Notes; Remarques; Remarque; Commentaires; Commentaire; Observations; Observation
customer.other_emails = Autre e-mail; E-mail 2; Autres e-mails; E-mail secondaire; Courriel 2
customer.other_phones = Autre téléphone; Téléphone 2; Tél. 2; Téléphone domicile; Télécopie; Fax; Autres
    téléphones
product.sku = Référence; Réf.; Référence produit; Réf. produit; Code article; Code produit; Référence article;
    N° article; Réf. article; UGS
product.name = Produit; Article; Désignation; Nom du produit; Nom produit; Libellé; Libellé produit; Nom; Nom
    de l'article; Description
product.category = Catégorie; Famille; Famille de produits; Rayon; Gamme; Catégorie de produit
product.subcategory = Sous-catégorie; Sous-famille
product.brand = Marque; Fabricant
product.supplier = Fournisseur; Grossiste
product.price = Prix; Prix de vente; Tarif; PV; Prix public; PU; Prix unitaire; Prix de vente HT; Prix de
    vente TTC
product.cost = Prix d'achat; Coût; Coût d'achat; PA; Prix de revient; Prix d'achat HT; Coût de revient
sale.order_number = N° commande; Numéro de commande; N° de commande; Commande; N° facture; Numéro de facture;
    N° de facture; Facture; Réf. commande; Référence commande; N° ticket; Numéro de pièce; N° de pièce; Pièce;
    Ticket; Num commande; Num facture
sale.line = Ligne; N° ligne; Numéro de ligne
sale.sold_at = Date de commande; Date de facture; Date de vente; Date commande; Date facture; Vendu le; Date
    d'achat; Date vente; Jour; Date de facturation; Date de la commande; Date et heure
sale.customer = Client; Nom du client; Nom client; Acheteur; Raison sociale
sale.product = Produit; Article; Désignation; Nom du produit; Nom produit; Libellé; Libellé produit
sale.quantity = Quantité; Qté; Nombre; Quantité vendue; Nb; Unités vendues
sale.unit_price = Prix unitaire; PU; Prix; Prix unitaire HT; PU HT; Prix à l'unité; Prix unit.
sale.discount = Remise; Rabais; Réduction; Montant remise; Montant de la remise
sale.discount_share = Remise %; Remise en %; Taux de remise; % remise; Pourcentage de remise
sale.tax = TVA; Taxe; Montant TVA; Taxes; Montant de la TVA
sale.amount = Montant; Montant HT; Total HT; Chiffre d'affaires; CA; Ventes; Prix total; Total ligne; Montant
    total; Sous-total; CA HT; Total de la ligne; Montant net; Vente
sale.currency = Devise; Monnaie
sale.cost = Coût; Coût total; Coût d'achat; Coût de revient
sale.payment_method = Mode de paiement; Moyen de paiement; Mode de règlement; Payé par; Règlement; Type de
    paiement
sale.sales_channel = Canal de vente; Canal; Magasin; Point de vente; Boutique
sale.salesperson = Vendeur; Vendeuse; Commercial; Représentant; Caissier; Caissière; Vendu par; Conseiller
sale.campaign = Campagne; Opération commerciale
sale.due_on = Échéance; Date d'échéance; À payer avant le; À régler avant le
sale.street = Adresse de livraison; Rue de livraison
sale.postcode = Code postal de livraison; CP livraison; Code postal livraison
sale.city = Ville de livraison; Ville livraison
sale.region = Région de livraison
sale.country = Pays de livraison; Pays livraison
payment.paid_on = Date de paiement; Date de règlement; Payé le; Date; Date d'encaissement; Réglé le; Date du
    paiement; Date d'opération; Date opération; Encaissé le
payment.customer = Client; Nom du client; Nom client; Payeur; Donneur d'ordre
payment.order_number = N° facture; Numéro de facture; Facture; N° commande; Numéro de commande; Commande; N°
    de facture
payment.amount = Montant; Montant payé; Montant réglé; Somme; Montant encaissé; Payé; Encaissement; Montant du
    paiement
payment.method = Mode de paiement; Moyen de paiement; Mode de règlement; Payé par; Type de paiement
payment.reference = Réf.; Référence de paiement; Référence; N° de transaction; Numéro de transaction; ID de
    transaction; Libellé
return.number = Avoir; N° avoir; Numéro d'avoir; N° de retour; Numéro de retour; N° retour; Note de crédit
return.line = Ligne; N° ligne
return.returned_on = Date de retour; Retourné le; Date retour; Date de l'avoir; Date; Date de remboursement;
    Rendu le
return.order_number = N° commande; Numéro de commande; Commande; N° de commande; N° facture; Numéro de
    facture; Facture; Facture d'origine; Commande d'origine
return.customer = Client; Nom du client; Nom client; Retourné par
return.product = Produit; Article; Désignation; Nom du produit; Nom produit; Libellé
return.quantity = Quantité; Qté; Quantité retournée; Nombre; Qté retournée
return.refund = Remboursement; Montant remboursé; Montant du remboursement; Montant de l'avoir; Montant
return.reason = Motif; Raison; Motif du retour; Motif de retour; Cause; Raison du retour
return.condition = État; État du produit; État de l'article
return.resolution = Action; Suite donnée; Traitement; Solution
complaint.number = N° réclamation; Numéro de réclamation; N° ticket; Numéro; N°; Numéro de ticket; N° de
    dossier; N° dossier; Référence; N° de ticket; N° du ticket
complaint.opened_at = Date; Ouvert le; Date d'ouverture; Date de réclamation; Date de la réclamation; Reçu le;
    Créé le; Date de création; Signalé le; Reçue le
complaint.channel = Canal; Reçu par; Moyen de contact; Mode de réception
complaint.customer = Client; Nom du client; Nom client; Demandeur; Plaignant; Signalé par
complaint.product = Produit; Article; Nom du produit; Désignation; Produit concerné
complaint.order_number = N° commande; Numéro de commande; Commande; N° de commande; N° facture; Numéro de
    facture; Facture
complaint.category = Catégorie; Type de réclamation; Motif; Nature; Thème; Motif de réclamation; Type de
    problème
complaint.severity = Gravité; Priorité; Urgence; Importance; Sévérité
complaint.subject = Objet; Sujet; Réclamation; Problème; Plainte; Titre; Intitulé
complaint.description = Description; Détails; Détail; Texte; Message; Contenu; Description du problème
complaint.status = Statut; État; État d'avancement
complaint.assigned_to = Attribué à; Assigné à; Traité par; Responsable; En charge; Affecté à; Pris en charge
    par
complaint.due_at = Échéance; Date limite; Promis pour le; À traiter avant le; Délai
complaint.first_response_at = Première réponse; Date de première réponse; Répondu le; Première réponse le
complaint.resolved_at = Résolu le; Date de résolution; Clôturé le; Date de clôture; Fermé le; Réglé le; Traité
    le
complaint.resolution = Résolution; Solution; Suite donnée; Solution apportée; Mesure prise
complaint.refund = Remboursement; Montant remboursé; Dédommagement; Indemnisation; Geste commercial
complaint.satisfaction = Satisfait; Client satisfait; Satisfaction; Satisfaction client
interaction.happened_at = Date; Quand; Date du contact; Date de l'appel; Date et heure; Date de l'échange;
    Horodatage
interaction.customer = Client; Nom du client; Nom client; Contact; Interlocuteur
interaction.channel = Canal; Type de contact; Moyen; Type; Type d'échange; Mode de contact
interaction.direction = Sens; Entrant/Sortant; Direction
interaction.subject = Objet; Sujet; Thème; Titre; Motif
interaction.body = Contenu; Texte; Notes; Compte rendu; Commentaire; Détails; Message; Description; Remarques
interaction.response = Réponse; Résultat; Réaction
interaction.by = Collaborateur; Par; Par qui; Saisi par; Utilisateur; Employé; Commercial
feedback.given_on = Date; Date de l'avis; Donné le; Date de réponse; Date d'évaluation; Date de l'enquête
feedback.customer = Client; Nom du client; Nom client; Auteur; Répondant; Participant
feedback.product = Produit; Article; Nom du produit
feedback.source = Source; Plateforme; Enquête; Site; Origine
feedback.kind = Type; Type d'avis; Type d'enquête
feedback.score = Note; Score; Étoiles; Évaluation; Nombre d'étoiles; Points
feedback.comment = Commentaire; Avis; Texte; Remarque; Remarques; Commentaires; Témoignage
opportunity.title = Opportunité; Titre; Affaire; Nom de l'opportunité; Nom de l'affaire; Intitulé; Projet;
    Devis; Nom de la transaction
opportunity.customer = Client; Nom du client; Société; Prospect; Compte; Entreprise
opportunity.product = Produit; Article; Nom du produit
opportunity.stage = Étape; Phase; Statut; Phase de vente; Avancement
opportunity.value = Montant; Valeur; Montant estimé; CA prévu; Montant du devis; Montant prévisionnel
opportunity.probability = Probabilité; Chances; Taux de réussite; Probabilité %
opportunity.expected_close = Clôture prévue; Date de clôture prévue; Date de clôture; Signature prévue; Prévu
    le
opportunity.closed_on = Clôturé le; Gagné le; Date de signature; Conclu le
opportunity.source = Source; Origine; Provenance
opportunity.owner = Responsable; Commercial; Propriétaire; Suivi par; Vendeur
opportunity.lost_reason = Motif de perte; Raison de la perte; Raison de perte; Motif du refus
opportunity.lost_to = Concurrent; Perdu au profit de
task.title = Tâche; Titre; Quoi; À faire; Objet; Intitulé; Action
task.due_on = Échéance; Date limite; Pour le; À faire avant le; Date d'échéance; Rappel; Date de rappel; Date
task.customer = Client; Nom du client; Concerne
task.kind = Type; Nature; Type de tâche
task.assigned_to = Responsable; Attribué à; Assigné à; Qui; Pour qui; Affecté à
task.repeats = Récurrence; Répétition; Périodicité; Fréquence
task.done_at = Fait; Fait le; Terminé le; Terminé; Achevé le
campaign.name = Campagne; Nom; Nom de la campagne; Nom campagne; Opération; Titre
campaign.channel = Canal; Support; Type de campagne; Type; Média
campaign.segment = Cible; Segment; Public; Destinataires; Audience; Liste
campaign.subject = Objet; Sujet; Objet de l'e-mail
campaign.message = Message; Texte; Contenu
campaign.starts_on = Début; Date de début; Du; Commence le; Envoyée le; Date d'envoi
campaign.ends_on = Fin; Date de fin; Au; Finit le
campaign.cost = Coût; Budget; Dépenses; Coûts
campaign.offer = Offre; Code promo; Code de réduction; Promotion; Bon de réduction
message.campaign = Campagne; Nom de la campagne
message.customer = Client; Nom du client; Destinataire; Envoyé à
message.sent_at = Envoyé le; Date d'envoi; Envoyé
message.responded_at = Répondu le; Date de réponse
message.response = Réponse; Réaction; Résultat
message.opted_out = Désabonné; Désinscrit
"""

SHEETS: Final = """
customer = Clients; Liste des clients; Fichier clients; Carnet d'adresses; Adresses; Prospects; Annuaire;
    Adhérents; Base clients; Sociétés
product = Produits; Articles; Catalogue; Liste de prix; Tarifs; Liste des produits; Inventaire
sale = Ventes; Commandes; Factures; Lignes de commande; Lignes de facture; Chiffre d'affaires; Tickets de
    caisse; Facturation; Vente
payment = Paiements; Règlements; Encaissements; Banque; Relevé bancaire
return = Retours; Avoirs; Remboursements; Articles retournés
complaint = Réclamations; Plaintes; Litiges; SAV; Tickets SAV; Demandes
interaction = Échanges; Activités; Appels; Historique des contacts; Visites; Contacts clients; Journal
    d'appels
feedback = Avis; Avis clients; Enquête; Enquêtes; Enquête de satisfaction; Évaluations; Témoignages
opportunity = Opportunités; Affaires; Devis; Pipeline commercial
task = Tâches; Rappels; À faire; Relances
campaign = Campagnes; Opérations; Promotions
message = Envois; Destinataires; Messages
"""

WORDS: Final = """
boolean.yes = oui; o; vrai; ok
boolean.no = non; faux
customer.kind.person = particulier; privé; personne; individu; personne physique
customer.kind.company = société; entreprise; professionnel; pro; personne morale; organisation
customer.stage.lead = contact; nouveau; piste; suspect; nouveau prospect
customer.stage.prospect = qualifié; intéressé; prospect chaud
customer.stage.customer = client; actif; client actif; client fidèle
customer.stage.lapsed = inactif; dormant; ancien; ancien client
customer.stage.lost = perdu; résilié; parti
customer.preferred_channel.phone = téléphone; appel; par téléphone; tél; portable
customer.preferred_channel.email = courriel; mél; par e-mail; par mail
customer.preferred_channel.text = texto; message; SMS/WhatsApp
customer.preferred_channel.visit = visite; en personne; magasin; boutique; sur place; rendez-vous; en magasin;
    RDV
customer.preferred_channel.letter = courrier; lettre; poste; courrier postal
customer.preferred_channel.social = réseaux sociaux; réseau social
customer.preferred_channel.web = site; site web; internet; formulaire; en ligne
return.condition.new = neuf; comme neuf; non ouvert; jamais utilisé; intact
return.condition.used = utilisé; ouvert; usagé; porté; d'occasion
return.condition.damaged = endommagé; abîmé; cassé; défectueux; avarié; périmé
return.resolution.refund = remboursé; remboursement; avoir; crédité
return.resolution.exchange = échangé; remplacé; remplacement
return.resolution.repair = réparé; réparation
return.resolution.voucher = bon d'achat; chèque cadeau; carte cadeau
return.resolution.rejected = refusé; refus; rejeté; décliné
complaint.severity.low = faible; basse; bas; mineur; mineure; légère
complaint.severity.medium = moyen; moyenne; normal; normale; modérée
complaint.severity.high = élevé; élevée; haut; haute; grave; majeur; majeure; importante
complaint.severity.critical = critique; urgent; urgente; bloquant; très grave
complaint.status.open = ouvert; ouverte; nouveau; nouvelle; à traiter; non résolu; rouvert
complaint.status.answered = répondu; en cours; en attente; en traitement; traitement en cours
complaint.status.resolved = résolu; résolue; clos; close; clôturé; fermé; fermée; terminé; réglé; traité;
    traitée
complaint.satisfaction.yes = oui; satisfait; satisfaite; content; très satisfait; bon
complaint.satisfaction.partly = partiellement; en partie; neutre; moyen; moyennement; mitigé
complaint.satisfaction.no = non; insatisfait; insatisfaite; mécontent; pas satisfait; mauvais
interaction.direction.in = entrant; entrante; reçu; du client; entrée
interaction.direction.out = sortant; sortante; envoyé; émis; au client; sortie
interaction.response.none = aucune réponse; pas de réponse; sans réponse; non joint; messagerie; aucune
interaction.response.interested = intéressé; intéressée; positif; a répondu; positive
interaction.response.bought = acheté; commandé; achat; vente
interaction.response.not_interested = pas intéressé; non intéressé; refusé; négatif; refus; négative
opportunity.stage.new = nouveau; nouvelle; ouverte; identifiée; prospection
opportunity.stage.qualified = qualifiée; qualifié; qualification; contacté; analyse des besoins
opportunity.stage.proposal = proposition; devis; devis envoyé; offre; offre envoyée; présentation
opportunity.stage.negotiation = négociation; en négociation
opportunity.stage.won = gagné; gagnée; signé; conclu; signée
opportunity.stage.lost = perdu; perdue; abandonné; annulé; abandonnée; refusé
feedback.kind.nps = recommandation; taux de recommandation
feedback.kind.csat = satisfaction; satisfaction client
feedback.kind.stars = étoiles; avis; note
task.kind.call = appel; appeler; téléphoner; rappeler
task.kind.write = écrire; courrier; courriel; lettre
task.kind.visit = visite; visiter; rendez-vous; réunion; RDV
task.kind.deliver = livraison; livrer; envoyer; expédier; envoi
task.kind.chase = relance; relancer; relance paiement; impayé; paiement
task.kind.other = autre; divers; tâche
task.repeats.daily = quotidien; chaque jour; tous les jours; quotidienne
task.repeats.weekly = hebdomadaire; chaque semaine; toutes les semaines
task.repeats.monthly = mensuel; chaque mois; tous les mois; mensuelle
task.repeats.quarterly = trimestriel; chaque trimestre; tous les trimestres; trimestrielle
task.repeats.yearly = annuel; chaque année; tous les ans; annuelle
"""

MONTHS: Final = """
1 = janvier; janv; jan
2 = février; févr; fév
3 = mars
4 = avril; avr
5 = mai
6 = juin
7 = juillet; juil
8 = août
9 = septembre; sept
10 = octobre; oct
11 = novembre; nov
12 = décembre; déc
"""
