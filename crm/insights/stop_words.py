"""Words that say nothing of what a text is about, in seven languages."""

from __future__ import annotations

from typing import Final

STOP_WORDS: Final = frozenset(
    """
    a about after again all also am an and any are as at be because been before but by can came come
    could did do does don done down for from get got had has have he her here him his how i if in into
    is it its just like me more much my no not now of off on one only or other our out over own part
    please really said same she should so some than that the their them then there these they this those
    to too two under until up us very was we were what when where which who why will with would you your
    customer bought ordered order again something today yesterday
    aber alle als also am an auch auf aus bei bin bis das dass dem den der des die dies dieser doch du
    ein eine einem einen einer er es für hat habe haben hatte ich ihr im in ist ja kein keine kann man
    mehr mein mich mir mit nach nicht noch nur oder schon sehr sein seine sich sie sind so um und uns
    unser vom von vor war waren was wenn wie wir wird wurde zu zum zur über
    au aux avec ce ces cet cette dans de des du elle en est et eu il ils je la le les leur lui ma mais
    me mes moi mon ne nos notre nous on ou par pas plus pour qu que qui sa sans se ses son sont sur ta
    te tout très trop un une vos votre vous été était ai avait fait
    al algo como con cuando del donde dos el ella ellos era esta está este esto estos fue ha han hasta
    hay la las le les lo los más me mi muy nada no nos o para pero por porque que qué se si sin sobre su
    sus también te tiene todo un una uno y ya yo
    agli ai alla alle anche che chi ci come con cui da dal dalla degli dei del della delle di e è ed era
    gli ha hanno ho i il in io la le lo loro ma mi mia mio molto ne nei nel nella non o per perché più
    quando questa questo se si sono stata stato su sua suo tra un una uno
    ao aos as até com como da das de dela dele do dos e ela ele em era essa esse esta está eu foi já lhe
    mais mas me meu minha muito na não nas no nos o os ou para pela pelo por quando que se sem ser seu
    sua são também tem um uma
    aan al alles als bij dan dat de der deze die dit door een en er ge geen had heb hebben heeft het hij
    hoe ik in is je kan maar me meer met mij mijn na naar niet nog of om onder ons ook op over te toch
    tot uit van veel voor was wat we wel werd wij ze zij zijn zo zonder
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Of English, German, French, Spanish, Italian, Portuguese and Dutch; lower case."""
