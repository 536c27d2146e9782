"""What English sheets say beyond ``crm.entities``: yes and no, and the months."""

from __future__ import annotations

from typing import Final

WORDS: Final = """
boolean.yes = yes; y; true; t; x; on; 1; checked; subscribed; agreed; ✓; ✔; ok
boolean.no = no; n; false; f; off; 0; unchecked; unsubscribed; none; ✗; ✘
opportunity.stage.proposal = sent; enviado; enviada; envoyé; inviato; verstuurd; verschickt; raus
opportunity.stage.won = accepted; aceptado; aceptada; accepté; angenommen; accettato; aceite; geaccepteerd;
    akkoord; beauftragt; signed; firmado; signé
opportunity.stage.lost = rejected; declined; rechazado; rechazada; refusé; abgelehnt; rifiutato; recusado;
    afgewezen; expired
customer.preferred_channel.visit = f2 f; f2f; face to face; face-to-face; on-site; in-person
interaction.direction.in = i; e; in; incoming call; call in; ankommend; appel entrant; rein; →; <-
interaction.direction.out = o; s; u; a; outgoing call; call out; abgehend; appel sortant; raus; ←; ->
complaint.severity.low = l; n; b; f
complaint.severity.medium = m; med
complaint.severity.high = h; hi
complaint.severity.critical = c; crit
"""

MONTHS: Final = """
1 = January; Jan
2 = February; Feb
3 = March; Mar
4 = April; Apr
5 = May
6 = June; Jun
7 = July; Jul
8 = August; Aug
9 = September; Sep; Sept
10 = October; Oct
11 = November; Nov
12 = December; Dec
"""
