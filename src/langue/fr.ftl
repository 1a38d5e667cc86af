### Ce que lisent les gens, en français.

## Règles : fichiers

fichier-illisible = fichier illisible : { $cause }{ $detail }
    .aide = le rendre lisible, ou le déplacer hors du dossier actions/
illisible-lien = le lien symbolique ne mène nulle part
illisible-absent = il n’existe plus
illisible-droits = vous n’avez pas le droit de le lire
illisible-dossier = c’est un dossier
illisible-special = ce n’est pas un fichier ordinaire
illisible-systeme = le système répond :{" "}
encodage = texte qui n’est pas de l’UTF-8 (octet { $octet }) : { $vu }
    .aide = l’enregistrer en UTF-8 depuis l’éditeur ; si ce n’est pas une fiche, le déplacer hors du dossier actions/
encodage-latin1 = on dirait du Windows-1252 ou du Latin-1
encodage-utf16 = on dirait de l’UTF-16
encodage-autre = ce n’est peut-être pas du texte
fichier-trop-grand = fichier de { $octets } octets, le maximum est { $limite }
    .aide = mettre les longs textes dans un document, et le citer sous « documents »
fichier-trop-dense = plus de { $limite } valeurs dans un fichier
    .aide = une fiche décrit une action ; la partager en plusieurs
fichier-vide = fichier vide
    .aide = une fiche commence par numero et titre ; sinon, supprimer le fichier
nom-de-fichier = « { $nom } » ne nomme pas une fiche
    .aide = le nommer d’après son numéro : 4.5.yaml (lettres, chiffres, « . », « - » et « _ »)
extension-yml = « { $nom } » n’est pas lu : l’extension est .yaml
    .aide = le renommer en .yaml
sous-dossier = le sous-dossier « { $nom } » contient du YAML qui n’est pas lu
    .aide = déplacer ses fiches dans actions/ même

## Règles : YAML

syntaxe = ce n’est pas du YAML : { $nature ->
        [crochet-ouvert] « { $caractere } » n’est jamais fermé
        [caractere] une valeur ne peut commencer par « { $caractere } »
       *[autre] { $cause }
    }
    .aide = { $nature ->
        [deux-points] mettre la valeur entre guillemets, ou vérifier le retrait de la ligne et de celle du dessus
        [cle] une ligne est « clé: valeur », avec une espace après les deux-points, ou « - élément »
        [retrait] aligner la ligne sur ses voisines, avec des espaces
        [tabulation] remplacer la tabulation par des espaces
        [guillemet] fermer le guillemet ; entre guillemets simples, une apostrophe se double
        [apres-guillemet] mettre tout le texte entre guillemets doubles ; entre deux éléments d’une liste, une virgule
        [echappement] doubler la barre oblique inversée : \\
        [crochet-ouvert] ajouter le crochet ou l’accolade qui manque
        [crochet] fermer chaque crochet par ] et chaque accolade par {"}"}
        [virgule] séparer les valeurs par des virgules, et fermer ce qui est ouvert au-dessus
        [caractere] mettre la valeur entre guillemets
        [controle] retirer ce caractère
        [commentaire] mettre une espace avant le #, ou le texte entre guillemets
        [bloc] après | ou >, aller à la ligne et garder le même retrait
        [tiret] mettre la liste sous sa clé, en retrait
       *[autre] comparer la ligne à une fiche qui se lit
    }
syntaxe-deux-points = un « : » là où aucune clé ne peut être
syntaxe-cle = ligne qui n’est ni une clé, ni la suite d’un texte
syntaxe-retrait = retrait qui ne suit aucune ligne au-dessus
syntaxe-tabulation = tabulation en retrait ; seules les espaces comptent
syntaxe-guillemet = guillemet jamais fermé
syntaxe-apres-guillemet = texte après un guillemet fermant
syntaxe-echappement = échappement « \ » inconnu entre guillemets
syntaxe-crochet-ouvert = crochet ou accolade jamais fermés
syntaxe-crochet = crochet ou accolade mal fermés
syntaxe-virgule = une virgule manque entre crochets ou accolades
syntaxe-caractere = caractère réservé
syntaxe-controle = caractère de contrôle
syntaxe-commentaire = « # » collé à ce qui précède, ou au milieu d’un texte
syntaxe-bloc = bloc de texte (« | » ou « > ») mal ouvert ou mal mis en retrait
syntaxe-tiret = « - » là où aucune liste ne peut être
syntaxe-autre = structure illisible
conflit-git = conflit git resté dans le fichier
    .aide = choisir l’un des deux textes et retirer les lignes <<<<<<<, ======= et >>>>>>>
imbrication-trop-profonde = plus de { $limite } niveaux imbriqués
    .aide = retirer les crochets de trop : une fiche n’a pas six niveaux
documents-multiples = un second document commence ici
    .aide = une fiche par fichier : retirer le « --- », ou donner son fichier à la seconde fiche
directive = directive de YAML (« % »), qu’une fiche n’admet pas
    .aide = retirer cette ligne
ancre = ancre de YAML (« & »), qu’une fiche n’admet pas
    .aide = la retirer et écrire la valeur en toutes lettres ; un texte qui commence par & se met entre guillemets
alias = renvoi de YAML (« * »), qu’une fiche n’admet pas
    .aide = écrire la valeur en toutes lettres ; un texte qui commence par * se met entre guillemets
etiquette = étiquette de YAML (« ! »), qu’une fiche n’admet pas
    .aide = la retirer ; un texte qui commence par ! se met entre guillemets
cle-fusion = clé de fusion de YAML (« << »), qu’une fiche n’admet pas
    .aide = écrire les valeurs en toutes lettres
cle-complexe = clé qui est une liste ou une table
    .aide = une clé est un mot ; un texte qui contient « : » ou « [ » se met entre guillemets
cle-double = clé « { $cle } » déjà donnée ligne { $ligne }
    .aide = garder une seule des deux
caractere-mal-lu = caractère invisible { $caractere }, que d’autres lecteurs refusent
    .aide = le retirer : tant qu’il est là, aucune valeur de ce fichier ne peut être écrite

## Règles : le français dans YAML

deux-points-sans-guillemets = texte à mettre entre guillemets : « : » coupe « { $texte } »
    .aide = les guillemets gardent le texte entier
signe-sans-guillemets = texte à mettre entre guillemets : « { $texte } » commence par un signe réservé
    .aide = les guillemets gardent le texte entier
texte-devenu-table = texte à mettre entre guillemets : « : » en fait une table de clé « { $cle } »
    .aide = les guillemets gardent le texte entier
diese-sans-guillemets = texte à mettre entre guillemets : « { $perdu } » est lu comme un commentaire, il reste « { $lu } »
    .aide = mettre le texte entre guillemets, ou une espace après le # si c’est bien un commentaire
virgule-sans-guillemets = texte à mettre entre guillemets : « { $nom } » et « { $prenom } » sont lus comme deux personnes
    .aide = les guillemets gardent la personne entière

## Règles : clés et valeurs

cle-inconnue = clé inconnue « { $cle } »
    .aide = { $n ->
        [0] une clé maison commence par x-
       *[other] les clés possibles : { $choix } ; une clé maison commence par x-
    }
cle-absente = il manque « { $cle } »
    .aide = ajouter « { $cle } », qui dit de quoi il s’agit
type-inattendu = il faut ici { $attendu }, et non { $vu }
    .aide = l’écrire sous cette forme ; pcaet explain type-inattendu montre un exemple
attendu-table = une table (clé: valeur)
attendu-liste = une liste (- élément)
attendu-texte = un texte
attendu-nombre = un nombre
attendu-date = une date
attendu-annee = une année
attendu-booleen = oui ou non
attendu-modalites = une liste de modalités, comme {"{"}0: non, 1: oui{"}"}
vu-texte = une valeur seule
vu-liste = une liste
vu-table = une table
valeur-inconnue = { $champ } : « { $valeur } » n’existe pas
    .aide = choisir parmi : { $choix }
nombre-invalide = « { $valeur } » n’est pas un nombre
    .aide = écrire 12000.5 ou "12 000,5", sans unité ni signe %
nombre-hors-echelle = { $valeur } est hors de l’échelle, de { $minimum } à { $maximum }
    .aide = corriger le nombre, ou laisser la valeur vide si elle n’est pas connue
nombre-francais = nombre écrit « { $valeur } », lu { $nombre }
    .aide = un nombre s’écrit sans espace, et avec un point
booleen-invalide = « { $valeur } » n’est ni oui ni non
    .aide = écrire oui ou non
nc-litteral = « { $valeur } » est lu comme une valeur absente
    .aide = laisser la valeur vide
texte-double = « { $texte } » est deux fois dans la liste
    .aide = en retirer un

## Règles : la fiche

numero-absent = la fiche ne dit pas son numéro
    .aide = ajouter en première ligne : numero: "{ $numero }"
numero-invalide = « { $valeur } » ne peut pas être un numéro
    .aide = lettres, chiffres, « . », « - » et « _ », 40 au plus : 4.5, D1.3, 12bis
numero-different = numéro { $numero }, dans un fichier nommé { $fichier }
    .aide = le nom du fichier est le numéro : changer l’un des deux
numero-double = numéro { $numero } déjà pris par une autre fiche ; ce fichier se nomme { $fichier }
    .aide = un numéro, une fiche, un fichier : donner à celle-ci le numéro de son fichier
numero-sans-guillemets = numéro { $numero } sans guillemets : d’autres lecteurs en font un nombre (4.10 devient 4.1)
    .aide = entre guillemets, c’est un texte, et { $numero } le reste
titre-absent = la fiche n’a pas de titre
    .aide = écrire après titre: ce que fait l’action
titre-trop-long = titre de { $longueur } caractères, le maximum est { $limite }
    .aide = garder l’essentiel, le reste va dans la description

## Règles : calendrier

date-illisible = « { $valeur } » n’est pas une date
    .aide = écrire 2024, 2024-S1, 2024-T3, 2024-06 ou 2024-06-30
date-impossible = la date « { $valeur } » n’existe pas
    .aide = vérifier le mois, le jour, le semestre (S1, S2) ou le trimestre (T1 à T4)
date-ambigue = « { $valeur } » : lequel est le mois ?
    .aide = écrire année-mois-jour, comme 2024-06-30
date-francaise = « { $valeur } » n’est pas au format année-mois-jour
    .aide = l’année d’abord, puis le mois et le jour : les dates se trient
calendrier-inverse = la fin ({ $fin }) précède le début ({ $debut })
    .aide = corriger l’une des deux dates
echeance-depassee = échéance dépassée de { $jours ->
        [one] { $jours } jour
       *[other] { $jours } jours
    } : fin estimée { $fin }
    .aide = dire le statut (realise, abandonne) ou revoir fin_estimee
realisation-future = réalisation datée d’une période à venir : { $periode }
    .aide = corriger la date ; ce qui est prévu va sous « echeance » ou « fin_estimee »
etape-depassee = étape « { $nom } » : échéance passée ({ $echeance })
    .aide = dire si elle est faite (realisee: oui, ou sa date), ou revoir l’échéance
debut-passe = action à venir, alors que son début ({ $debut }) est passé
    .aide = passer le statut à en-cours, ou revoir calendrier.debut
debut-absent = action en cours, sans date de début
    .aide = renseigner calendrier.debut, même une année
realise-sans-fin = action réalisée, sans fin effective
    .aide = renseigner calendrier.fin_effective, même une année
fin-sans-statut-clos = fin effective ({ $fin }), alors que le statut est « { $statut } »
    .aide = passer le statut à realise ou abandonne, ou retirer fin_effective
etape-non-faite = l’action est réalisée, l’étape « { $nom } » ne l’est pas
    .aide = dire l’étape faite, la retirer, ou revoir le statut
motif-absent = statut « { $statut } », sans motif
    .aide = dire pourquoi sous statut_motif : c’est la première question du bilan
suivi-ancien = aucune trace de suivi depuis le { $trace }
    .aide = ajouter une note datée, ou la valeur d’un indicateur

## Règles : indicateurs

id-invalide = « { $valeur } » ne peut pas être un id
    .aide = lettres minuscules sans accent, chiffres et tirets, comme entreprises-engagees
id-double = id « { $id } » déjà pris ligne { $ligne }
    .aide = donner à chaque indicateur de la fiche son id
renvoi-invalide = « { $valeur } » ne renvoie à aucun indicateur
    .aide = écrire plan/ et l’id d’un indicateur de plan.yaml
renvoi-inconnu = plan.yaml n’a pas d’indicateur « { $id } »
    .aide = corriger l’id, ou ajouter l’indicateur à plan.yaml
valeur-hors-modalites = « { $valeur } » n’est pas une modalité
    .aide = choisir parmi : { $choix }
periodes-confondues = { $periode } et { $autre } finissent le même jour
    .aide = garder une seule des deux valeurs
bornes-croisees = bornes croisées : minimum { $minimum }, maximum { $maximum }
    .aide = inverser les deux valeurs
valeur-hors-bornes = { $valeur } est hors des bornes{ $bornes ->
        [deux] , de { $minimum } à { $maximum }
        [minimum] , { $minimum } au moins
       *[maximum] , { $maximum } au plus
    }
    .aide = corriger la valeur, ou la borne
valeur-future = valeur d’une période à venir : { $periode }
    .aide = ce qui est visé va sous « cibles »
indicateur-incomplet = indicateur incomplet : il manque { $champs }
    .aide = sans eux, personne ne peut dire s’il avance ; sens: aucun dispense de cibles
valeur-attendue = valeur attendue pour { $periode } depuis le { $depuis }
    .aide = la donner par pcaet indicator set, ou revoir « frequence » et « delai »
cible-manquee = cible { $periode } non atteinte : { $valeur } pour { $cible }
    .aide = vérifier la valeur ; si elle est juste, le dire au bilan
seuil-franchi = { $valeur } franchit le seuil de { $seuil }
    .aide = vérifier la valeur ; si elle est juste, alerter le pilote
regression = { $avant } puis { $apres } : l’inverse du sens souhaité ({ $sens })
    .aide = vérifier la valeur ; si elle est juste, dire pourquoi en commentaire

## Règles : budget, acteurs, liens, plan

ligne-double = { $n ->
        [0] deux lignes de budget sans type ni année
       *[other] deux lignes de budget pour { $ligne }
    }
    .aide = les additionner en une seule
nom-double = deux entrées ont pour nom « { $nom } »
    .aide = un nom, une entrée : les réunir ou les distinguer
lien-inconnu = aucune fiche { $action } dans ce plan
    .aide = corriger le numéro, ou ajouter la fiche
lien-sur-soi = la fiche { $numero } est liée à elle-même
    .aide = retirer ce lien
lien-double = deux liens vers la fiche { $action }
    .aide = en retirer un
parent-inconnu = la fiche parente { $parent } n’est pas dans ce plan
    .aide = corriger le numéro du parent, ou ajouter sa fiche
parent-sur-soi = la fiche est son propre parent
    .aide = retirer parent, ou nommer la fiche dont elle fait partie
parent-a-deux-niveaux = { $parent } est déjà une partie de { $aieul }
    .aide = un seul niveau de sous-actions : choisir { $aieul } pour parent
siren-invalide = « { $valeur } » n’est pas un SIREN
    .aide = neuf chiffres, entre guillemets
regle-inconnue = aucune règle « { $code } »
    .aide = pcaet explain --all dit toutes les règles
axe-different = axe { $axe }, alors que le numéro est de l’axe { $compte }
    .aide = corriger l’axe, ou le retirer : le numéro le dit
financement-different = les financeurs apportent { $somme } €, le montant est { $montant } €
    .aide = corriger l’un des deux, ou ajouter le financeur qui manque
lignes-au-dela = les lignes prévoient { $somme } €, plus que le montant ({ $montant } €)
    .aide = corriger une ligne ou le montant
acteurs-voisins = « { $nom } » est ailleurs écrit « { $usuel } »
    .aide = écrire le même acteur partout de la même façon : il serait compté deux fois
donnee-personnelle = { $vu } dans un texte qui sera publié
    .aide = l’ôter : nommer la fonction ou le service, et laisser une adresse de service (contact@…)
personnelle-courriel = adresse de courriel d’une personne
personnelle-telephone = numéro de téléphone
lien-non-reciproque = la fiche { $action } ne renvoie pas à { $numero }
    .aide = ajouter le lien dans { $action }, ou taire la règle si les liens n’ont qu’un sens
axe-non-declare = aucun axe de plan.yaml ne contient { $axe }
    .aide = ajouter l’axe à plan.yaml, ou corriger ; axes connus : { $connus }
fiche-incomplete = fiche incomplète : il manque { $champs }
    .aide = l’article R.229-51 III demande moyens, publics, partenaires et résultats attendus ; l’usage demande le reste
perimetres-tous-coches = les cinq périmètres sont cochés
    .aide = garder ceux sur lesquels l’action agit ; un import peut avoir perdu l’état des cases
secteur-sans-action = { $n ->
        [one] secteur sans action : { $absents }
       *[other] secteurs sans action : { $absents }
    }
    .aide = ajouter une action, ou le secteur aux fiches qui y agissent
domaine-sans-action = { $n ->
        [one] domaine sans action : { $absents }
       *[other] domaines sans action : { $absents }
    }
    .aide = ajouter le domaine aux fiches qui y agissent ; R.229-51 II les énumère de 1 à 9
champ-peu-rempli = rempli dans moins de quatre fiches sur cinq : { $champs }
    .aide = pcaet list --without CHAMP donne les fiches à compléter
bilan-a-mi-parcours = rapport public à mi-parcours { $quand ->
        [passe] dû depuis le { $echeance }
       *[bientot] dû le { $echeance }
    }
    .aide = le mettre à disposition du public ; une fois fait, écrire dans plan.yaml regles: {"{"}bilan-a-mi-parcours: aucun{"}"}
revision-attendue = révision du plan { $quand ->
        [passe] due depuis le { $echeance }
       *[bientot] due le { $echeance }
    }
    .aide = un plan est mis à jour tous les six ans ; le nouveau a son propre adopte_le

## Règles : leur page

regle-refuse = Refusé
regle-accepte = Accepté
regle-entree = ce qu’une page ne peut montrer : { $nom }

## Obstacles

obstacle-dossier-absent = aucun dossier actions/ { $remonte ->
        [non] dans { $depuis }
       *[oui] de { $depuis } jusqu’à { $jusque }
    }
    .aide = aller dans le dossier du plan, le nommer (pcaet -C DOSSIER), ou commencer un plan (pcaet init)
obstacle-aucune-fiche = aucune fiche dans { $dossier }
    .aide = une fiche est un fichier { $dossier }/NUMERO.yaml
obstacle-chemin-inconnu = { $chemin } n’est pas un fichier du dossier { $dossier }
    .aide = nommer une fiche par son chemin ou son numéro (4.5), ou rien pour tout le plan
obstacle-illisible = { $chemin } ne peut être lu : { $cause }
    .aide = vérifier le chemin et les droits
obstacle-fiche-inconnue = aucune fiche { $numero }
    .aide = { $n ->
        [0] pcaet list donne celles du plan
       *[other] peut-être { $proches }
    }
obstacle-numero-impossible = « { $valeur } » ne peut pas être un numéro de fiche
    .aide = lettres, chiffres, « . », « - » et « _ » : 4.5, D1.3, 12bis ; pcaet list donne ceux du plan
obstacle-indicateur-inconnu = { $porteur } n’a pas d’indicateur « { $id } »
    .aide = { $n ->
        [0] { $porteur } n’a aucun indicateur
       *[other] ses indicateurs : { $connus }
    }
obstacle-fiche-illisible = { $chemin } ne peut être lu jusqu’au bout (ligne { $ligne }, { $regle })
    .aide = pcaet validate { $chemin } dit ce qui ne va pas
obstacle-regle-inconnue = aucune règle « { $code } »
    .aide = { $n ->
        [0] pcaet explain --all les dit toutes
       *[other] peut-être { $proches }
    }
obstacle-choix-inconnu = { $option } : « { $valeur } » n’existe pas
    .aide = { $n ->
        [0] {""}
       *[other] peut-être { $proches } ·{" "}
    }{ $liste ->
        [vide] aucune valeur n’est possible ici
        [longue] pcaet explain --all dit toutes les règles
       *[courte] choisir parmi : { $connus }
    }
obstacle-axe-inconnu = aucune fiche de l’axe { $axe } ici{ $c ->
        [0] {""}
        [one] {"\u00A0"}; { $citees } est citée par { $par }
       *[other] {"\u00A0"}; { $citees } sont citées par { $par }
    }
    .aide = { $n ->
        [0] plan.yaml ne déclare aucun axe
       *[other] axes connus : { $connus }
    }
obstacle-titre-refuse = ce titre n’en est pas un
    .aide = dire en quelques mots ce que fait l’action, { $limite } caractères au plus
obstacle-sortie-dans-le-plan = { $chemin } est dans actions/ : une réponse n’y est jamais écrite
    .aide = donner un autre chemin à la sortie
obstacle-deja-la = { $chemin } existe déjà
    .aide = prendre un autre numéro, ou pcaet show pour lire celle-ci
obstacle-deja-renommee = aucune fiche { $avant }, et { $apres } existe : elle a peut-être déjà changé de numéro
    .aide = pcaet show { $apres } la montre
obstacle-liens-illisibles = rien n’a été écrit : { $chemins } { $n ->
        [one] ne se lit pas
       *[other] ne se lisent pas
    } sûrement, et un lien vers { $numero } y resterait
    .aide = pcaet validate dit ce qui ne va pas ; corriger, puis recommencer
obstacle-date-refusee = { $option } : « { $valeur } » n’est pas un jour
    .aide = écrire année-mois-jour, comme 2026-06-30
obstacle-periode-absente = de quelle période est cette valeur ?
    .aide = celle qui est attendue : { $commande }
obstacle-periode-refusee = « { $valeur } » n’est pas une période
    .aide = écrire 2024, 2024-S1, 2024-T3, 2024-06 ou 2024-06-30
obstacle-nombre-refuse = « { $valeur } » n’est pas un nombre, et « { $id } » en attend un
    .aide = écrire 12000.5 ou 12 000,5
obstacle-modalite-refusee = « { $valeur } » n’est pas une modalité de « { $id } »
    .aide = choisir parmi : { $choix }
obstacle-hors-bornes = { $valeur } est hors des bornes de « { $id } »{ $bornes ->
        [deux] , de { $minimum } à { $maximum }
        [minimum] , { $minimum } au moins
       *[maximum] , { $maximum } au plus
    }
    .aide = vérifier la valeur ; si elle est juste, changer la borne dans la fiche
obstacle-nc-refuse = n.c. n’est pas une valeur : c’est l’absence de valeur
    .aide = pour retirer la valeur : { $commande }
obstacle-attente-decue = la valeur de { $place } est { $vu }, et non { $attendu }
    .aide = quelqu’un l’a changée : relire, puis recommencer
obstacle-affectation = « { $champ } » ne dit pas quel champ doit valoir quoi
    .aide = écrire CHAMP=VALEUR, LISTE+=ÉLÉMENT ou LISTE-=ÉLÉMENT : statut=en-cours, calendrier.debut=2024, partenaires+=ADEME, "etapes[Phase de construction].realisee=2025-03"
obstacle-duree-illisible = { $option } : « { $valeur } » n’est pas une durée
    .aide = écrire un nombre de jours, de mois ou d’années : 90d, 6m, 1y
obstacle-champ-table = « { $champ } » a ses propres champs
    .aide = choisir parmi : { $connus }
obstacle-champ-liste = « { $champ } » est une liste
    .aide = ajouter un élément par { $champ }+=ÉLÉMENT, en retirer un par { $champ }-=ÉLÉMENT
obstacle-champ-pas-liste = « { $champ } » n’est pas une liste
    .aide = écrire { $champ }=VALEUR
obstacle-champ-valeur = « { $champ } » : « { $dessus } » tient une valeur, et non des champs
    .aide = vider d’abord « { $dessus } » par { $dessus }=
obstacle-element-vide = « { $champ } » : l’élément est vide
    .aide = écrire l’élément après le signe égal ; { $champ }= vide toute la liste
obstacle-element-ligne = « { $champ } » : une ligne se nomme par un type, une année et une unité, chacun une fois au plus
    .aide = par exemple { $champ }+=investissement,2025,EUR
obstacle-champ-id = « { $champ } » : l’indicateur se nomme déjà { $id }
    .aide = retirer { $champ }, ou donner cet id à la place de { $id }
obstacle-element-present = « { $champ } » existe déjà
    .aide = prendre un autre nom, ou pcaet set pour changer ses champs
obstacle-element-ambigu = { $champ } : { $n } éléments répondent à « { $element } »
    .aide = dire lequel par son rang : { $connus }
obstacle-element-inconnu = « { $champ } » n’a pas d’élément « { $element } »
    .aide = { $n ->
        [0] « { $champ } » est vide : y ajouter par { $champ }+={ $element }
       *[other] ses éléments : { $connus }
    }
obstacle-champ-numero = le numéro est aussi le nom du fichier, et ce que les autres fiches citent
    .aide = { $commande }
obstacle-expect-un-champ = --expect parle d’un seul champ
    .aide = donner un seul champ
obstacle-champ-refuse = { $nomme ->
        [oui] { $cause }
       *[non] { $champ } : { $cause }
    }
    .aide = { $remede }
obstacle-texte-refuse = { $option } : ce texte contient un caractère de contrôle
    .aide = le retirer
obstacle-texte-trop-long = { $option } : ce texte est plus long qu’un fichier de fiche ({ $limite } octets)
    .aide = l’abréger, ou le publier ailleurs et le citer dans documents
obstacle-option-illisible = { $option } : { $fichier } ne peut être lu : { $cause }
    .aide = @FICHIER lit un fichier, - lit l’entrée standard
obstacle-edition-refusee = { $chemin } n’est pas touché : { $raison }{ $detail }
    .aide = faire la modification à la main, puis pcaet validate
refus-fautes = le fichier contient ce qui ne peut s’éditer sûrement, ligne{" "}
refus-place = la place n’y est pas :{" "}
refus-caractere = YAML n’admet pas le caractère{" "}
refus-caractere-mal-lu = d’autres lecteurs refusent un caractère de ce fichier :{" "}
refus-id-double = deux indicateurs y portent le même id :{" "}
refus-lien-symbolique = c’est un lien symbolique
refus-longueur = le fichier serait plus long que ce qui se lit, en octets :{" "}
refus-meme-fichier = un lien en fait le même fichier que{" "}
refus-preuve = le résultat ne se relirait pas comme prévu
refus-commentaire = un commentaire se perdrait
refus-mise-en-page = mise en page inhabituelle, ligne{" "}
refus-second-lecteur = un second lecteur (libyaml) ne lit pas la même chose{" "}
obstacle-verrou-tenu = le plan est tenu par un autre processus, attendu { $secondes } s{ $tenu ->
        [connu] {" "}(pid { $pid } : { $commande })
       *[inconnu] {""}
    }
    .aide = attendre qu’il finisse, puis recommencer ; --lock-timeout attend plus longtemps
obstacle-verrou-impossible = { $chemin } : le verrou ne peut être pris : { $cause }
    .aide = vérifier les droits d’écriture du dossier
obstacle-ecriture-impossible = rien n’a été écrit : { $chemin } : { $cause }
    .aide = vérifier les droits et la place sur le disque
obstacle-table-illisible = { $chemin } n’est pas un tableau que l’on sache lire : { $cause }{ $detail }
    .aide = l’enregistrer en CSV ou en classeur Excel (.xlsx)
table-pas-du-texte = ce n’est ni un texte ni un classeur
table-autre-classeur = c’est un classeur d’un ancien format (.xls), ou protégé par un mot de passe
table-pas-un-classeur = ce fichier compressé n’est pas un classeur Excel (.xlsx)
table-abimee = le classeur est abîmé
obstacle-table-trop-grande = { $chemin } est trop grand : plus de { $quoi ->
        [octets] { $limite } Mio
        [contenu] { $limite } Mio une fois décompressé
        [cellules] { $limite } cellules
       *[lignes] { $limite } lignes
    }
    .aide = le partager en plusieurs
obstacle-guillemet-ouvert = { $chemin } : un guillemet ouvert ligne { $ligne } n’est jamais fermé
    .aide = le fermer ; entre guillemets, un guillemet se double
obstacle-feuilles-absentes = { $chemin } n’a pas de feuilles : c’est un texte
    .aide = retirer --sheet, qui choisit la feuille d’un classeur
obstacle-colonnes-absentes = { $chemin }{ $a-feuille ->
        [oui] {" "}(feuille { $feuille })
       *[non] {""}
    } : il manque { $n ->
        [one] la colonne
       *[other] les colonnes
    } { $manquent }
    .aide = { $l ->
        [0] la première ligne remplie nomme les colonnes ; on n’y lit rien
       *[other] la première ligne remplie nomme les colonnes ; on y lit : { $lues }
    }
obstacle-colonne-double = { $chemin } : deux colonnes pour { $colonne }
    .aide = n’en garder qu’une, parmi : { $lues }
obstacle-lignes-refusees = rien n’a été écrit : { $n ->
        [one] 1 ligne refusée
       *[other] { $n } lignes refusées
    } sur { $lignes }{ $a-feuille ->
        [oui] {" "}(feuille { $feuille })
       *[non] {""}
    }
    .aide = corriger { $n ->
        [one] cette ligne
       *[other] ces lignes
    }, puis relancer la même commande
ligne-refusee = { $a-feuille ->
        [oui] feuille { $feuille }, {""}
       *[non] {""}
    }{ $n ->
        [one] ligne { $lignes }
       *[other] lignes { $lignes }
    }{ $colonne ->
        [aucune] {""}
       *[autre] , colonne { $colonne }
    } : { $message }
lignes-refusees-autres = { $n ->
        [one] et 1 autre refus
       *[other] et { $n } autres refus
    }
obstacle-table-de-valeurs = { $chemin } est une table de valeurs d’indicateurs, pas de fiches
    .aide = pcaet indicator import { $chemin }
obstacle-table-de-budgets = { $chemin } est une table de budgets, pas de fiches
    .aide = ils reviennent avec les fiches du classeur que pcaet export a écrit : remettre la feuille Fiches
obstacle-table-exportee = { $chemin } est un classeur que pcaet export a écrit
    .aide = pcaet import xlsx { $chemin } reprend ce qui y a été modifié, sans défaire ce que le plan dit depuis
obstacle-cellule-vide = il manque { $colonne }
    .aide = remplir la cellule ; seule une ligne sans valeur est passée
obstacle-cellule-fusionnee = la cellule { $colonne } est fusionnée avec une autre
    .aide = défusionner, et répéter le texte sur chaque ligne
obstacle-cellule-trop-longue = la cellule { $colonne } est trop longue : plus de 1 Mio
    .aide = aucune fiche n’en tient autant : en garder l’essentiel
obstacle-ligne-trop-large = { $cellules } cellules pour { $colonnes } colonnes
    .aide = mettre entre guillemets ce qui contient le signe qui sépare les cellules, comme "12,5"
obstacle-numero-nombre = la cellule contient le nombre { $valeur }, où un numéro est un texte{ $n ->
        [0] {""}
        [one] {" "}: { $proches } ?
       *[other] {" "}: { $proches } ?
    }
    .aide = mettre la colonne au format Texte et y retaper les numéros : un tableur fait de 4.10 le nombre 4,1
obstacle-numero-date = la cellule contient la date du { $jour }, où un numéro est un texte
    .aide = mettre la colonne au format Texte et y retaper les numéros : un tableur fait de 4.5 une date
obstacle-jour-en-nombre = { $valeur } est le nombre par lequel un tableur compte le { $jour }
    .aide = mettre la colonne au format Date, ou écrire le jour : { $jour }
obstacle-cellule-en-erreur = la cellule contient l’erreur { $valeur }
    .aide = corriger la formule, ou vider la valeur pour passer la ligne
obstacle-formule-non-calculee = la cellule contient une formule que personne n’a calculée
    .aide = ouvrir le classeur dans un tableur, et l’enregistrer
obstacle-pourcentage = la cellule affiche un pourcentage, et contient { $valeur }
    .aide = la mettre au format Nombre, avec la valeur telle que la fiche la compte : 45 si son unité est %
obstacle-lignes-contraires = la ligne { $ligne } dit autre chose de { $porteur } / { $id } { $periode }
    .aide = n’en garder qu’une
obstacle-fiche-sans-titre = la fiche { $numero } est nouvelle, et son titre manque
    .aide = remplir la cellule ; si une colonne le donne sous un autre nom : --map titre=COLONNE
obstacle-fiche-deux-lignes = la fiche { $numero } est déjà à la ligne { $ligne }
    .aide = n’en garder qu’une
obstacle-cellule-changee-ailleurs = { $colonne } a aussi changé dans le plan depuis l’export, où il se lit maintenant : { $ici ->
        [vide] n.c.
       *[autre] « { $ici } »
    }
    .aide = exporter de nouveau, sous un autre nom, et y refaire la modification, ou remettre la cellule comme elle était
obstacle-cellule-coupee = { $colonne } est plus long que ce qu’une cellule contient : la fin en serait perdue
    .aide = remettre la cellule comme elle était, et modifier la fiche : pcaet set ou pcaet edit
obstacle-ligne-renumerotee = le numéro de cette ligne a été changé en { $numero }, qui est celui d’une autre fiche
    .aide = remettre le numéro ; pour en donner un autre à une fiche : pcaet rename
obstacle-ligne-plusieurs = le plan a plusieurs lignes que { $colonne } ne suffit pas à distinguer
    .aide = modifier la fiche elle-même : pcaet edit
obstacle-cellules-contraires = la ligne { $ligne } donne autre chose à { $colonne }
    .aide = mettre la même chose dans les deux, ou ne modifier que l’une
obstacle-tet-sans-feuille = { $chemin } n’a pas de feuille qui soit le modèle de Territoires en Transitions
    .aide = sa deuxième ligne commence par « Axe (x) » ; pour un autre tableau : pcaet import xlsx
obstacle-tet-colonnes = { $chemin } (feuille { $feuille }) : { $n ->
        [one] une colonne n’est pas celle
       *[other] { $n } colonnes ne sont pas celles
    } du modèle ; attendues, et entre parenthèses celles qu’on lit : { $colonnes }
    .aide = remettre les 28 colonnes dans l’ordre du modèle ; pour un autre tableau : pcaet import xlsx
obstacle-tet-date = « { $valeur } » n’est pas une date JJ/MM/AAAA
    .aide = écrire le jour, le mois, puis l’année (31/12/2026), ou mettre la cellule au format Date
obstacle-tet-sans-parent = sous-action sans action : « { $titre } »
    .aide = mettre l’action sur sa propre ligne, avec le même titre et les mêmes axes
obstacle-tet-sans-numero = ni cette action ni son axe « { $axe } » n’ont de numéro
    .aide = écrire le numéro dans le titre (4.5. Titre) ou devant l’axe ({ $numero }. { $axe }), ou déclarer l’axe sous axes: de plan.yaml
obstacle-tet-titre-double = « { $titre } » est déjà à la ligne { $ligne }, sous les mêmes axes
    .aide = n’en garder qu’une, ou écrire un numéro dans chaque titre (4.5. Titre)
obstacle-tet-titre-ambigu = plusieurs fiches ont le titre « { $titre } » : { $numeros }
    .aide = écrire le numéro dans le titre
obstacle-tet-montant-seul = un montant, et pas de financeur
    .aide = nommer le financeur dans la colonne qui précède, ou vider le montant
obstacle-change-entre-temps = { $chemin } a changé entre-temps : rien n’a été écrit
    .aide = relancer la commande
cause-absent = il n’existe pas
cause-encodage = ce n’est pas de l’UTF-8
cause-droits = vous n’en avez pas le droit
cause-lecture-seule = il est en lecture seule
cause-place = il n’y a plus de place pour écrire
cause-pas-un-dossier = ce n’est pas un dossier
cause-dehors = il n’est pas dans le dossier du plan
obstacle-interne = échec interne : { $cause }
    .aide = si cela se répète, le signaler avec la commande tapée
## Mots du plan

statut-a-venir = à venir
statut-a-discuter = à discuter
statut-en-cours = en cours
statut-realise = réalisé
statut-en-retard = en retard
statut-en-pause = en pause
statut-bloque = bloqué
statut-abandonne = abandonné
priorite-haute = haute
priorite-moyenne = moyenne
priorite-basse = basse
perimetres-energie = réduction des consommations énergétiques
perimetres-ges = réduction des émissions de GES
perimetres-air = amélioration de la qualité de l’air
perimetres-enr = développement des EnR
perimetres-adaptation = adaptation au changement climatique
secteurs-residentiel = résidentiel
secteurs-tertiaire = tertiaire
secteurs-transport-routier = transport routier
secteurs-autres-transports = autres transports
secteurs-agriculture = agriculture
secteurs-dechets = déchets
secteurs-industrie = industrie hors branche énergie
secteurs-energie = branche énergie
secteurs-transversal = transversal
domaines-1 = 1 réduction des émissions de GES
domaines-2 = 2 stockage de carbone
domaines-3 = 3 maîtrise de la consommation d’énergie
domaines-4 = 4 énergies renouvelables
domaines-5 = 5 réseaux de chaleur
domaines-6 = 6 productions biosourcées
domaines-7 = 7 qualité de l’air
domaines-8 = 8 réseaux énergétiques
domaines-9 = 9 adaptation au changement climatique
participation-pas-de-participation = pas de participation
participation-information = information
participation-consultation = consultation
participation-concertation = concertation
participation-co-construction = co-construction
nature-realisation = réalisation
nature-resultat = résultat
nature-impact = impact
sens-hausse = à la hausse
sens-baisse = à la baisse
sens-maintien = à maintenir
sens-aucun = sans sens voulu
cumul-dernier = dernière valeur
cumul-somme = somme des périodes
frequence-annuelle = annuelle
frequence-semestrielle = semestrielle
frequence-trimestrielle = trimestrielle
frequence-mensuelle = mensuelle
frequence-biennale = biennale
frequence-triennale = triennale
frequence-ponctuelle = ponctuelle
type-investissement = investissement
type-fonctionnement = fonctionnement
unite-EUR = €
unite-ETP = ETP
etat-pressenti = pressenti
etat-sollicite = sollicité
etat-acquis = acquis
taxe-ht = HT
taxe-ttc = TTC
niveau-erreur = erreur
niveau-avertissement = avertissement
niveau-note = note
niveau-aucun = aucun
sur-energie = énergie
sur-ges = GES
sur-air = qualité de l’air
sur-enr = EnR
sur-adaptation = adaptation

## Champs de la fiche, comme la feuille les nomme

champ-titre = Titre
champ-publication = Publié
champ-statut = Statut
champ-statut_motif = Motif
champ-avancement = Avancement
champ-priorite = Priorité
champ-echelle = Échelle
champ-axe = Axe
champ-parent = Partie de
champ-constat = Constat / Enjeux
champ-objectifs = Objectifs
champ-calendrier-debut = Début du projet
champ-calendrier-fin_estimee = Fin estimée
champ-calendrier-fin_effective = Fin effective
champ-calendrier-permanente = Permanente
champ-perimetres = Périmètres
champ-secteurs = Secteurs
champ-domaines = Domaines
champ-description = Description de l’action
champ-etapes = Étapes
champ-liens = Liens avec d’autres actions / dispositifs
champ-impacts = Impacts
champ-gains = Gains attendus
champ-effets_attendus = Effets attendus
champ-elus = Élus référents
champ-coordinateurs = Coordinateurs
champ-partenaires = Partenaires
champ-responsables = Responsables
champ-services = Services
champ-publics = Publics
champ-participation = Participation
champ-moyens = Moyens
champ-budget = Budget
champ-financeurs = Financeurs
champ-indicateurs = Indicateurs
champ-notes = Notes
champ-documents = Documents
champ-source = Source
champ-indicateur = Indicateur
champ-id = Id
champ-unite = Unité
champ-modalites = Modalités
champ-minimum = Minimum
champ-maximum = Maximum
champ-seuil = Valeur seuil
champ-nature = Nature
champ-sens = Sens
champ-cumul = Cumul
champ-reference = Référence
champ-frequence = Fréquence
champ-delai = Délai
champ-referentiel = Référentiel
champ-cibles = Cibles
champ-valeurs = Valeurs
champ-valeur = Valeur
champ-periode = Période
champ-cible = Cible
champ-commentaire = Commentaire
champ-numero = N°
champ-calendrier = Calendrier
champ-date = Date
champ-auteur = Auteur
champ-nom = Nom
champ-detail = Détail
champ-debut = Début
champ-echeance = Échéance
champ-realisee = Réalisée
champ-identifiant = Identifiant
champ-action = Action
champ-dispositif = Dispositif
champ-par = Par
champ-horizon = Horizon
champ-montant = Montant
champ-taxe = Taxe
champ-lignes = Lignes de budget
champ-type = Type
champ-annee = Année
champ-prevu = Prévu
champ-reel = Réel
champ-taux = Taux
champ-etat = État
champ-voir = Voir
champ-texte = Texte
champ-url = Adresse
champ-tet = Territoires en Transitions
champ-tc = Territoires & Climat
champ-collectivite = Collectivité
champ-siren = SIREN
champ-langue = Langue
champ-adopte_le = Adopté le
champ-axes = Axes
champ-vocabulaire = Vocabulaire
champ-regles = Règles
champ-serie = Évolution

## Vues

nc = n.c.
oui = oui
non = non
non-chiffrable = non chiffrable
mois-1 = janvier
mois-2 = février
mois-3 = mars
mois-4 = avril
mois-5 = mai
mois-6 = juin
mois-7 = juillet
mois-8 = août
mois-9 = septembre
mois-10 = octobre
mois-11 = novembre
mois-12 = décembre
periode-semestre = S{ $rang } { $annee }
periode-trimestre = T{ $rang } { $annee }
periode-mois = { $mois } { $annee }
fiche-publiee = Publié le { $date } par { $auteur }
fiche-publiee-date = Publié le { $date }
fiche-publiee-par = Publié par { $auteur }
fiche-action = Action n°{ $numero }
fiche-lien-absent = pas dans ce plan
fiche-etape-faite = réalisée
fiche-etape-faite-le = réalisée : { $periode }
fiche-etape-a-faire = non réalisée
fiche-etape-echeance = échéance : { $periode }
fiche-etape-depuis = début : { $periode }
fiche-impact = { $nombre }/3
fiche-voir = Indicateurs du territoire
fiche-par = par { $par }
fiche-horizon = à l’horizon { $horizon }
fiche-prevu = prévu { $montant }
fiche-reel = réel { $montant }
fiche-euros = { $montant } €
fiche-etp = { $montant } ETP
fiche-taux = { $taux } %
fiche-avancement = { $taux } % (déclaré)
fiche-mois = { $n ->
        [one] { $n } mois
       *[other] { $n } mois
    }
fiche-aucune-valeur = aucune valeur
liste-total = { $n ->
        [0] aucune fiche
        [one] { $n } fiche
       *[other] { $n } fiches
    }{ $sous ->
        [0] {""}
        [one] {" "}(+ { $sous } sous-action)
       *[other] {" "}(+ { $sous } sous-actions)
    }
liste-filtree = { $n } sur { $total }
fiches-lues = { $n } fiches sur { $total }
mal-lus = { $n ->
        [one] une fiche a des erreurs ; ce qui y est mal écrit compte comme n.c. : { $fichiers }
       *[other] { $n } fiches ont des erreurs ; ce qui y est mal écrit compte comme n.c. : { $fichiers }
    } (pcaet validate)
illisibles = { $n ->
        [one] 1 fichier n’a pas pu être lu : { $fichiers } (lus : { $lus } sur { $vus })
       *[other] { $n } fichiers n’ont pas pu être lus : { $fichiers } (lus : { $lus } sur { $vus })
    }
valeur-ecrite = { $porteur } / { $id } { $periode } : { $avant } → { $apres }
commit-valeur = { $porteur } { $id } { $periode } : { $avant } → { $apres }
commit-valeur-notee = { $porteur } { $id } { $periode } : { $apres }, source ou commentaire
commit-champs = { $porteur } : { $champs }
commit-fiche = { $porteur } : nouvelle fiche, { $titre }
valeur-deja = { $porteur } / { $id } { $periode } : déjà { $valeur }, rien n’a changé
champ-ecrit = { $porteur } { $champ } : { $avant } → { $apres }
champ-deja = { $porteur } { $champ } : déjà { $apres }, rien n’a changé
element-ajoute = { $porteur } { $champ } : { $element } ajouté
element-deja = { $porteur } { $champ } : { $element } y est déjà, rien n’a changé
element-retire = { $porteur } { $champ } : { $element } retiré
element-absent = { $porteur } { $champ } : { $element } n’y est pas, rien n’a changé
indicateur-ajoute = { $porteur } / { $id } : nouvel indicateur
champ-doute = attention : { $message } ({ $code })
valeur-essai = essai : rien n’a été écrit
valeur-commentaire-parti = le commentaire « { $texte } » part avec la valeur
valeur-garde-source = la source « { $texte } » reste ; --source la remplace
valeur-garde-commentaire = le commentaire « { $texte } » reste ; --comment le remplace
import-avant = Avant
import-apres = Après
import-bilan = { $n ->
        [0] aucune valeur à écrire
        [one] 1 valeur dans { $fiches ->
            [one] 1 fichier
           *[other] { $fiches } fichiers
        }
       *[other] { $n } valeurs dans { $fiches ->
            [one] 1 fichier
           *[other] { $fiches } fichiers
        }
    }{ $deja ->
        [0] {""}
       *[other] {"\u00A0"}; { $deja } déjà là
    }{ $vides ->
        [0] {""}
        [one] {"\u00A0"}; 1 ligne sans valeur
       *[other] {"\u00A0"}; { $vides } lignes sans valeur
    }
table-colonnes = colonnes lues : { $colonnes }
table-revient = classeur écrit par pcaet export : seules reviennent les cellules modifiées depuis ({ $feuilles })
table-bilan = { $nouvelles ->
        [0] { $modifiees ->
            [0] rien n’a changé
            [one] { $modifiees } modifiée
           *[other] { $modifiees } modifiées
        }
       *[autre] { $nouvelles ->
            [one] { $nouvelles } nouvelle fiche
           *[other] { $nouvelles } nouvelles fiches
        }{ $modifiees ->
            [0] {""}
            [one] , { $modifiees } modifiée
           *[other] , { $modifiees } modifiées
        }
    }{ $inchangees ->
        [0] {""}
        [one] {" "}; { $inchangees } ligne déjà ainsi
       *[other] {" "}; { $inchangees } lignes déjà ainsi
    }
commit-import = Fiches importées : { $nouvelles ->
        [one] { $nouvelles } nouvelle
       *[other] { $nouvelles } nouvelles
    }, { $modifiees ->
        [one] { $modifiees } modifiée
       *[other] { $modifiees } modifiées
    } ({ $porteurs })
import-encodage = ce n’est pas de l’UTF-8 : lu comme du { $encodage }
import-colonnes-ignorees = { $n ->
        [one] colonne ignorée : { $noms }
       *[other] colonnes ignorées : { $noms }
    }
tet-aide = { $n ->
        [one] ligne d’aide du modèle, passée : { $lignes }
       *[other] lignes d’aide du modèle, passées : { $lignes }
    }
tet-numeros = { $n ->
        [one] numéro donné à la ligne qui n’en avait pas : { $numeros }
       *[other] numéros donnés aux lignes qui n’en avaient pas : { $numeros }
    }
tet-axes-autres = { $n ->
        [one] axe à qui plan.yaml donne un autre nom : { $axes }
       *[other] axes à qui plan.yaml donne un autre nom : { $axes }
    }
tet-axes-sans-numero = { $n ->
        [one] axe sans numéro, que plan.yaml ne déclare pas : { $axes }
       *[other] axes sans numéro, que plan.yaml ne déclare pas : { $axes }
    }
tet-axes-absents = { $n ->
        [one] plan.yaml ne déclare pas cet axe ; à y mettre :
       *[other] plan.yaml ne déclare pas ces axes ; à y mettre :
    }
import-garde = { $n ->
        [one] 1 valeur change, et sa source ou son commentaire reste : { $valeurs }
       *[other] { $n } valeurs changent, et leur source ou leur commentaire reste : { $valeurs }
    }
import-reprise = un import interrompu avait commencé à écrire : il est achevé
import-page-faite = { $numero } : nouvelle fiche { $chemin }{ $n ->
        [0] {""}
        [one] , 1 ligne sans champ, gardée dans x-a-classer :
       *[other] , { $n } lignes sans champ, gardées dans x-a-classer :
    }
import-page-essai = { $numero } : { $chemin } serait faite{ $n ->
        [0] {""}
        [one] , 1 ligne sans champ, gardée dans x-a-classer :
       *[other] , { $n } lignes sans champ, gardées dans x-a-classer :
    }
import-page-deja = { $numero } : { $chemin } dit déjà la même chose, rien n’a changé
import-page-ligne = ligne { $ligne } :
import-page-autres = { $n ->
        [one] … et 1 autre
       *[other] … et { $n } autres
    }
import-page-remarque = attention, { $numero } : { $message }
page-cases-perdues = le texte de la page a perdu quels périmètres étaient cochés : tous y sont, retirer ceux qui ne l’étaient pas
page-cases-commentaire = Le texte de la page publiée a perdu lesquelles de ces cases étaient cochées.
page-par-place = la page n’a pas de rubriques ; lus par leur place sur la page, à relire : { $champs }
page-titres-doubles = { $n ->
        [one] une rubrique y est deux fois (ligne { $lignes }) : ses textes sont réunis
       *[other] des rubriques y sont plusieurs fois (lignes { $lignes }) : leurs textes sont réunis
    }
page-absents = rubriques que la page n’a pas : { $champs } ; si elle les montre, son texte a été coupé
commit-fiches = { $n ->
        [one] 1 nouvelle fiche : { $numeros }
       *[other] { $n } nouvelles fiches : { $numeros }
    }
obstacle-page-pas-du-texte = { $chemin } n’est pas un texte
    .aide = copier le texte de la page dans un fichier, ou enregistrer la page en HTML
obstacle-page-trop-grande = { $chemin } est trop grand pour une page : plus de { $limite } Mio
    .aide = garder le texte de la fiche seule
obstacle-page-trop-longue = { $chemin } dit plus que ce que tient une fiche (1 Mio, 20 000 valeurs)
    .aide = garder le texte de la fiche seule
obstacle-page-vide = { $chemin } ne dit rien
    .aide = copier dans ce fichier tout le texte de la page
obstacle-page-sans-titre = { $chemin } n’est pas une fiche : aucune ligne n’y donne le numéro et le titre (ligne { $ligne } : « { $texte } »)
    .aide = une fiche commence par une ligne comme « 4.5 : Titre », « 37) Titre » ou « D1.3 - Titre », de 300 caractères au plus
obstacle-page-sans-rubrique = { $chemin } n’est pas une fiche : sous « { $texte } » (ligne { $ligne }), aucune rubrique n’est connue
    .aide = une fiche a des lignes comme « Publié 21-11-2024 par … », « Objectifs » ou « Coordinateur(s) : … »
obstacle-page-plusieurs = { $chemin } tient { $n } fiches (lignes { $lignes })
    .aide = en faire un fichier par fiche, et les donner ensemble : pcaet import page FICHIER…
obstacle-page-double = { $chemin } donne la fiche { $numero }, comme { $autre }
    .aide = ne donner que la bonne page
obstacle-page-autre = { $fiche } existe déjà et dit autre chose que { $chemin } : { $champs }
    .aide = pcaet set { $numero } ou pcaet edit { $numero } y met ce qui est voulu ; pour tout reprendre de la page, supprimer { $fiche } et relancer
obstacle-pages-refusees = rien n’a été écrit : { $n ->
        [one] 1 page est refusée sur { $pages }
       *[other] { $n } pages sont refusées sur { $pages }
    }
    .aide = corriger ou retirer ces fichiers, puis relancer la même commande
init-bilan = { $faits ->
        [0] rien à faire
        [one] 1 fichier fait
       *[other] { $faits } fichiers faits
    }{ $laisses ->
        [0] {""}
        [one] , 1 déjà là et laissé
       *[other] , { $laisses } déjà là et laissés
    }
init-fusion-reglee = git fusionne ici les fiches par clé ; chaque collègue le règle une fois dans sa copie :
init-fusion = pour que git fusionne les fiches par clé, chaque collègue le règle une fois dans sa copie :
init-attributs = et .gitattributes, déjà là, doit contenir : { $ligne }
new-faite = nouvelle fiche : { $chemin }
new-essai = essai : { $chemin } serait faite
edit-inchange = { $porteur } : rien n’a changé
edit-faite = { $porteur } : { $n ->
        [0] mise en page ou commentaires
       *[other] modification de { $cles }
    }
edit-gardee = le texte est gardé dans { $garde } ; pour le reprendre : { $commande }
edit-reunie = { $chemin } a changé entre-temps : ses changements sont repris { $cas ->
        [conflit] dans le texte, où il reste à choisir entre <<<<<<< et >>>>>>>
       *[net] dans le texte
    }
rename-fiche = { $avant } → { $apres }
rename-lien = { $chemin } suit
rename-achevee = un changement de numéro interrompu est achevé
rename-deja = { $numero } porte déjà ce numéro, rien n’a changé
commit-fmt = { $n ->
        [one] { $porteurs } : mise en forme
       *[other] mise en forme de { $n } fichiers : { $porteurs }
    }
commit-fix = { $n ->
        [one] { $porteurs } : corrections sans ambiguïté
       *[other] corrections sans ambiguïté dans { $n } fichiers : { $porteurs }
    }
commit-numero = { $avant } → { $apres } : nouveau numéro{ $n ->
        [0] {""}
        [one] , 1 fiche liée suit
       *[other] , { $n } fiches liées suivent
    }
fmt-a-changer = { $n ->
        [0] aucun fichier à changer
        [one] 1 fichier à changer
       *[other] { $n } fichiers à changer
    }
fmt-change = { $n ->
        [0] aucun fichier changé
        [one] 1 fichier changé
       *[other] { $n } fichiers changés
    }
validation-bilan = { $lus } { $lus ->
        [one] fichier lu
       *[other] fichiers lus
    }{ $manque ->
        [0] {""}
       *[other] {" "}sur { $vus }
    } : { $erreurs ->
        [0] aucune erreur
        [one] 1 erreur
       *[other] { $erreurs } erreurs
    }, { $avertissements ->
        [0] aucun avertissement
        [one] 1 avertissement
       *[other] { $avertissements } avertissements
    }{ $notes ->
        [0] {""}
        [one] , 1 note
       *[other] , { $notes } notes
    }
gravite-error = erreur
gravite-warning = avertissement
gravite-note = note
aide-prefixe = aide
liste-permanente = permanente
liste-sans-date = { $n ->
        [one] 1 fiche sans date ni étape datée n’a pu être jugée
       *[other] { $n } fiches sans date ni étape datée n’ont pu être jugées
    }
liste-indicateurs = { $n ->
        [0] aucun indicateur
        [one] 1 indicateur
       *[other] { $n } indicateurs
    }
colonne-numero = N°
colonne-titre = Titre
colonne-statut = Statut
colonne-priorite = Priorité
colonne-axe = Axe
colonne-debut = Début
colonne-echeance = Échéance
colonne-avancement = Avancement
colonne-responsables = Responsables
colonne-coordinateurs = Coordinateurs
colonne-secteurs = Secteurs
colonne-budget = Budget
colonne-indicateurs = Indicateurs
synthese-plan = Le plan en chiffres
synthese-fiches = Fiches
colonne-valeurs-saisies = Valeurs
depuis = Depuis le { $jour } (commit { $commit }, { $objet })
depuis-nombres = { $avant } → { $apres }
depuis-euros = { $avant } € → { $apres } €
depuis-prevu = Budget prévu
depuis-depense = Dépensé
depuis-fiches = { $nouvelles ->
        [0] aucune nouvelle
        [one] { $nouvelles } nouvelle ({ $venues })
       *[other] { $nouvelles } nouvelles ({ $venues })
    }, { $retirees ->
        [0] aucune retirée
        [one] { $retirees } retirée ({ $parties })
       *[other] { $retirees } retirées ({ $parties })
    }{ $renommees ->
        [0] {""}
        [one] , { $renommees } renommée ({ $autrement })
       *[other] , { $renommees } renommées ({ $autrement })
    }
depuis-jour = au { $jour }
depuis-valeurs = { $saisies ->
        [one] { $saisies } saisie
       *[other] { $saisies } saisies
    }, { $corrigees ->
        [one] { $corrigees } corrigée
       *[other] { $corrigees } corrigées
    }, { $effacees ->
        [one] { $effacees } effacée
       *[other] { $effacees } effacées
    }
markdown-ligne = **{ $nom }** : { $texte }
synthese-actions = Actions
synthese-realisees = Réalisées
synthese-lancees = Réalisées ou lancées
colonne-lancees = Lancées
colonne-prevu = Prévu
colonne-chiffrees = Chiffrées
colonne-secteur = Secteur
colonne-responsable = Responsable
synthese-ensemble = Ensemble
synthese-plusieurs = une action peut être de plusieurs groupes : elle compte dans chacun, et une fois dans l’ensemble
synthese-bilan = Bilan
synthese-completude = Complétude
synthese-rubrique = Rubrique
synthese-element = Élément
synthese-nombre = Nombre
synthese-sur = Sur
synthese-sans-statut = Sans statut
synthese-sous-actions = Sous-actions
synthese-abandonnees = Abandonnées
synthese-sans-date = Sans date, dont on ne peut le dire
rangee-atteints = Cible atteinte
rangee-manques = En deçà de la cible
rangee-attendus = Valeur attendue
rangee-pas-echus = Cible pas encore échue
rangee-sans-cible = Sans cible
rangee-sans-sens = Sans sens
rangee-prevu = Prévu, en euros
rangee-non-chiffrables = Non chiffrables
rangee-depense = Dépensé, en euros
rangee-depensees = Disent leur dépense
synthese-total = { $n }{ $sous ->
        [0] {""}
        [one] {" "}(+ 1 sous-action)
       *[other] {" "}(+ { $sous } sous-actions)
    }
synthese-taux = réalisées : { $realisees } sur { $menees } ({ $taux_realise }), réalisées ou lancées : { $lancees } sur { $menees } ({ $taux_lance }){ $abandonnees ->
        [0] {""}
        [one] , 1 abandonnée à part
       *[other] , { $abandonnees } abandonnées à part
    }
synthese-retards = { $n } sur { $total }{ $inconnues ->
        [0] {""}
       *[other] , { $inconnues } sans date, dont on ne peut le dire
    }
synthese-indicateurs = { $n ->
        [0] aucun
       *[other] { $n } : { $details }
    }
suivi-atteints = { $n ->
        [one] 1 atteint sa cible
       *[other] { $n } atteignent leur cible
    }
suivi-manques = { $n } en deçà
suivi-attendus = { $n ->
        [one] 1 dont la valeur est attendue
       *[other] { $n } dont la valeur est attendue
    }
suivi-pas-echus = { $n ->
        [one] 1 dont la cible n’est pas échue
       *[other] { $n } dont la cible n’est pas échue
    }
suivi-sans-cible = { $n } sans cible
suivi-sans-sens = { $n } sans sens
synthese-budget = prévu { $chiffrees ->
        [0] n.c. (aucune chiffrée
        [one] { $prevu } € (1 chiffrée
       *[other] { $prevu } € ({ $chiffrees } chiffrées
    } sur { $total }{ $non_chiffrables ->
        [0] {""}
        [one] , 1 non chiffrable
       *[other] , { $non_chiffrables } non chiffrables
    }) ; dépensé { $depensees ->
        [0] n.c. (aucune ne le dit)
        [one] { $reel } € (1 sur { $total } le dit)
       *[other] { $reel } € ({ $depensees } sur { $total } le disent)
    }
synthese-secteurs = { $n } sur 8{ $manque ->
        [0] {""}
       *[other] , sans action : { $secteurs }
    }
synthese-champ = { $champ } dans { $n ->
        [0] aucune fiche
        [one] 1 fiche
       *[other] { $n } fiches
    } sur { $total }
synthese-complet = chaque champ suivi est rempli dans au moins quatre fiches sur cinq
colonne-jour = Jour
colonne-dans = Dans
colonne-quoi = Quoi
agenda-debut = début : { $periode }
agenda-fin = fin estimée : { $periode }
agenda-etape = étape : { $nom }
agenda-valeur = valeur de { $id } pour { $periode }
agenda-bilan-public = bilan public à mi-parcours (trois ans après l’adoption)
agenda-revision = révision du plan (six ans après l’adoption)
agenda-bilan = { $passees ->
        [0] rien de passé
        [one] 1 échéance passée
       *[other] { $passees } échéances passées
    }, { $a_venir ->
        [0] rien à venir
        [one] 1 à venir
       *[other] { $a_venir } à venir
    } d’ici au { $jusque }
colonne-retard = Retard
colonne-valeurs = À jour
colonne-manque = Il manque
sans-axe = Sans axe
etat-jours = { $n } j
etat-declare = déclaré
etat-retard = En retard
etat-sans-date = sans date ni étape datée, on ne peut le dire
etat-indicateur = { $id } : { $etat }
etat-territoire = Territoire
etat-axe = { $axe } : { $n ->
        [one] 1 fiche
       *[other] { $n } fiches
    }{ $retards ->
        [0] {""}
       *[other] , { $retards } en retard
    }
etat-part = dont
etat-part-declaree = Déclaré
etat-realise-tard = { $statut }, { $n ->
        [one] 1 jour
       *[other] { $n } jours
    } après la fin estimée
raison-declare = le statut le dit
raison-debut = à venir, alors que le début ({ $periode }) est passé
raison-fin = la fin ({ $periode }) est passée
raison-etape = l’étape « { $nom } » devait être faite : { $periode }
part-realise = l’action est réalisée
part-etapes = étapes : { $faites } sur { $n } ({ $taux })
part-indicateur = { $id } : { $taux }
avancement-mesure = { $taux } du chemin { $depart } → { $cible }
mesure-somme = { $valeur } en tout ({ $periode })
depart-premiere = { $valeur } ({ $periode }, première valeur)
avancement-sans-cible = sans cible
avancement-sans-valeur = sans valeur
avancement-sans-depart = la valeur de départ ({ $periode }) manque
avancement-ecart-nul = la cible est le point de départ
avancement-deja-atteinte = la cible était déjà atteinte au départ
avancement-sans-sens = ni hausse ni baisse voulue
position-a-venir = cible de { $periode } ({ $valeur }) pas encore échue
position-attendue = cible de { $periode } ({ $valeur }) échue, valeur pas encore connue
position-atteinte = cible de { $periode } ({ $valeur }) atteinte
position-manquee = en deçà de la cible de { $periode } ({ $valeur })
mesure-recul = recul depuis { $periode } ({ $valeur })
mesure-seuil = seuil franchi ({ $valeur })
attente-depuis = valeur de { $periode } attendue depuis le { $depuis }
etat-bilan = { $n ->
        [0] aucune fiche
        [one] 1 fiche
       *[other] { $n } fiches
    } sur { $total } : { $retards } en retard, { $attendues ->
        [0] aucune valeur attendue
        [one] 1 valeur attendue
       *[other] { $attendues } valeurs attendues
    }, { $incompletes ->
        [0] aucune incomplète
        [one] 1 incomplète
       *[other] { $incompletes } incomplètes
    }{ $inconnues ->
        [0] {""}
       *[other] {" "}; { $inconnues } sans date, dont on ne peut dire le retard
    }
peut-etre = peut-être { $mots }
ecrire = écrire { $mots }
periode-prochaine = prochaine valeur : { $periode }
trace-valeur = valeur
trace-somme = somme des valeurs depuis { $periode }
trace-cible = cible
trace-deux = valeur et cible
trace-reference = valeur de référence ({ $periode })
trace-premiere = valeur de référence ({ $periode }, la première)
trace-nc = sans trait : n.c.

## Règles : ce qu’un commentaire tait, ce que deux branches prennent

ignore-inutile = rien à taire ici : « { $code } » ne trouve rien
    .aide = retirer le code du commentaire
ignore-inconnu = « { $code } » n’est pas une règle que l’on puisse taire
    .aide = écrire # pcaet: ignore[code] et la raison ; plusieurs codes se séparent par des virgules
numero-pris = numéro { $numero } pris aussi dans { $revision }, pour « { $titre } »
    .aide = donner à l’une des deux fiches un autre numéro avant de réunir les branches

## Obstacles de validate

obstacle-deux-reponses = plusieurs réponses pour une seule sortie : { $formes }
    .aide = en écrire dans un fichier : --format sarif=constats.sarif
obstacle-export-sans-separateur = --delimiter n’a pas de sens pour { $forme }
    .aide = il dit ce qui sépare les cellules de : pcaet export csv
obstacle-export-terminal = { $forme } n’est pas du texte : il ne s’affiche pas dans un terminal
    .aide = dire où l’écrire : pcaet export { $forme } -o plan.xlsx
obstacle-export-trop = le plan dépasse ce que { $forme } peut contenir ({ $detail })
    .aide = exporter une partie : pcaet export { $forme } --axe 4
obstacle-statistiques-impossibles = --statistics ne s’écrit pas sous la forme { $forme }
    .aide = choisir parmi : human, concise, json
obstacle-entree-sans-nom = « - » et --stdin-filename vont ensemble
    .aide = pcaet validate - --stdin-filename actions/4.5.yaml
obstacle-reference-illisible = { $chemin } n’est pas une référence : { $cause }
    .aide = pcaet validate --write-baseline FICHIER en écrit une
obstacle-depot-absent = { $dossier } n’est pas dans un dépôt git
    .aide = cette commande lit ou écrit l’historique de git ; git init en commence un
obstacle-revision-inconnue = git ne connaît pas la révision « { $revision } »
    .aide = { $cas ->
        [jour] un jour s’écrit année-mois-jour : { $jour }
        [coupe] l’historique de ce clone est coupé : git fetch --unshallow va chercher le reste
       *[nom] git branch --all les nomme ; git fetch va chercher celles du serveur
    }
obstacle-historique-vide = ce dépôt git n’a encore aucun commit
    .aide = git add actions && git commit -m "Plan initial" fait le premier
obstacle-avant-historique = git ne sait rien de ce plan au { $jour } : son historique commence plus tard
    .aide = { $coupe ->
        [oui] l’historique de ce clone est coupé : git fetch --unshallow va chercher le reste
       *[non] pcaet log NUMERO montre ce qu’il sait
    }
obstacle-editeur-absent = aucun éditeur : ni VISUAL ni EDITOR n’en nomme un
    .aide = EDITOR=nano pcaet edit …, ou VISUAL="code --wait" dans l’environnement
obstacle-editeur-echoue = l’éditeur a échoué, rien n’a changé : { $editeur }
    .aide = { $cas ->
        [garde] le texte est gardé dans { $garde } ; pour le reprendre : { $commande }
       *[rien] vérifier VISUAL et EDITOR
    }
obstacle-edition-invalide = { $chemin } n’est pas touché : le nouveau texte contient des erreurs
    .aide = il est gardé dans { $garde } ; pour le reprendre : { $commande }
obstacle-edition-illisible = { $chemin } n’est pas touché : le nouveau texte ne peut être lu (UTF-8, 1 Mio au plus)
    .aide = il est gardé dans { $garde } ; pour le reprendre : { $commande }
obstacle-edition-partie = { $chemin } n’est pas touché : l’éditeur n’a pas laissé de texte
    .aide = recommencer : { $commande }
obstacle-edition-depassee = { $chemin } n’est pas touché : quelqu’un l’a changé entre-temps
    .aide = le nouveau texte est gardé dans { $garde } ; pour les réunir : { $commande }
obstacle-edition-en-attente = un texte de { $chemin } attend déjà dans { $garde }
    .aide = le reprendre : { $commande } ; repartir du fichier : --restart au lieu de --resume
obstacle-edition-aucune = aucun texte de { $chemin } n’est gardé
    .aide = { $commande }
obstacle-edition-ouverte = { $chemin } est déjà ouvert dans un éditeur par pcaet edit
    .aide = y finir, puis recommencer
obstacle-git-absent = git n’a pu répondre : { $cause }
    .aide = installer git, dont cette commande a besoin, ou corriger ce qu’il dit
obstacle-commit-impossible = { $cas ->
        [inacheve] rien n’a été écrit : une fusion (merge, rebase…) est en cours dans ce dépôt
        [non-suivi] rien n’a été écrit : git ne suit pas { $chemins }
        [cache] rien n’a été écrit : git a l’ordre de ne pas voir ce qui change dans { $chemins }
        [ignore] rien n’a été écrit : un .gitignore fait ignorer { $chemins }
       *[modifie] rien n’a été écrit : { $chemins } { $n ->
            [one] porte
           *[other] portent
        } des changements sans commit, qui partiraient avec celui-ci
    }
    .aide = { $cas ->
        [inacheve] la finir ou l’abandonner (git status dit comment), ou écrire sans --commit
        [non-suivi] en faire d’abord un commit, ou écrire sans --commit
        [cache] lever cet ordre (git update-index --no-assume-unchanged --no-skip-worktree), ou écrire sans --commit
        [ignore] corriger le .gitignore, ou écrire sans --commit
       *[modifie] en faire d’abord un commit, ou écrire sans --commit
    }
obstacle-commit-refuse = { $chemins } : écrit, mais git a refusé le commit{ $mots ->
        [muet] {""}
       *[dit] {"\u00A0"}: { $mots }
    }
    .aide = lever la cause, puis git add { $liste } && git commit --only { $liste }

## Ce qui a changé

difference-champ = Champ
difference-avant = Avant
difference-apres = Après
difference-champ-change = { $champ } : { $avant } → { $apres }
difference-ajout = { $champ } : { $element } ajouté
difference-retrait = { $champ } : { $element } retiré
difference-valeur = { $serie ->
        [cible] { $id } cible { $periode }
       *[valeur] { $id } { $periode }
    }{ $part ->
        [valeur] {""}
        [source] , source
        [commentaire] , commentaire
       *[autre] , { $part }
    }
difference-nouvelle = { $genre ->
        [plan] nouveau
       *[fiche] nouvelle fiche
    }
difference-retiree = { $genre ->
        [plan] retiré
       *[fiche] fiche retirée
    }
difference-renommee = renommée, { $avant } avant
difference-illisible = illisible, avant ou après
difference-forme = ordre, mise en page ou commentaires seulement
difference-bilan = { $n ->
        [0] rien n’a changé
       *[autre] { $nouvelles ->
            [0] {""}
            [one] { $nouvelles } nouvelle,{" "}
           *[other] { $nouvelles } nouvelles,{" "}
        }{ $retirees ->
            [0] {""}
            [one] { $retirees } retirée,{" "}
           *[other] { $retirees } retirées,{" "}
        }{ $renommees ->
            [0] {""}
            [one] { $renommees } renommée,{" "}
           *[other] { $renommees } renommées,{" "}
        }{ $modifiees ->
            [0] aucune modifiée
            [one] { $modifiees } modifiée
           *[other] { $modifiees } modifiées
        }
    } depuis { $commit } ({ $jour }, { $objet })
difference-illisibles = { $n ->
        [one] { $n } fichier n’a pu être lu, avant ou après : { $fichiers }
       *[other] { $n } fichiers n’ont pu être lus, avant ou après : { $fichiers }
    }
moment = tel qu’au commit { $commit } du { $jour } ({ $objet })
log-serie = Dans le fichier
log-historique = Dans git
log-sans-commit = pas encore dans un commit
log-illisible = le fichier ne se lit pas, avant ou après ce commit
log-commit = Commit
log-auteur = Auteur
log-bilan = { $n ->
        [0] git n’en garde aucun changement
        [one] { $n } changement
       *[other] { $n } changements
    }
log-coupe = l’historique de ce clone est coupé : git fetch --unshallow va chercher le reste

## Export

export-total = { $n ->
        [0] aucune fiche exportée
        [one] { $n } fiche exportée
       *[other] { $n } fiches exportées
    }
export-perd = { $forme } ne porte pas tout ; entre parenthèses, le nombre de fiches (docs/formats.md) : { $quoi }
export-cache = laissé de côté par --public ; entre parenthèses, le nombre de fiches : { $quoi }
export-anonyme = { $forme } ne nomme jamais personne : laissé de côté ; entre parenthèses, le nombre de fiches : { $quoi }
export-plan-muet = { $forme } veut aussi du plan (plan.yaml) ce qu’il ne dit pas : { $quoi }
export-listes-vides = listes vides, faute d’être dans le plan : communes, compétences M57, leviers SGPE, thématiques
export-territoire = { $forme } ne porte pas { $n ->
        [one] l’indicateur
       *[other] les { $n } indicateurs
    } du territoire (plan.yaml)
perte-titres-liens = Titres des liens
perte-identifiants = Identifiants des responsables
perte-definitions = Définitions des indicateurs
perte-notes-cibles = Notes des cibles
perte-a-discuter = Statut « à discuter »
perte-jours = Début sans jour, écrit au premier
perte-coupe = Fin des textes trop longs
perte-axes = Axes au-delà de trois niveaux
perte-titres = Fin des titres de plus de 300 caractères
perte-listes = Listes que Territoires en Transitions partagera autrement
perte-precision = Dates moins précises qu’un jour
perte-centimes = Centimes
perte-ttc = Montants TTC
perte-taxe = Montants dont on ne sait s’ils sont HT, donnés pour tels
perte-non-chiffrable = Montants non chiffrables
perte-financeurs = Financeurs au-delà de trois
perte-financeurs-details = Taux, états et commentaires des financeurs
perte-financeurs-sans-montant = Financeurs sans montant, que Territoires en Transitions n’importe pas
coordonnees = Courriels et téléphones

## Fusion

fusion-conflit = { $place } : { $ici } ici, { $labas } là-bas
fusion-texte = « { $texte } »
fusion-retire = retiré
fusion-change = changé
fusion-ajoute = ajouté
fusion-bilan = { $n ->
        [0] à relire : { $chemin }
        [one] 1 conflit dans { $chemin }
       *[other] { $n } conflits dans { $chemin }
    }
    .aide = entre { $ouvre } et { $ferme }, garder le texte d’un côté ; puis pcaet validate, et git add
fusion-bilan-sans-marques = { $n ->
        [0] à relire : { $chemin }
        [one] 1 conflit dans { $chemin }, que les lignes ne montrent pas
       *[other] { $n } conflits dans { $chemin }, que les lignes ne montrent pas
    }
    .aide = relire le fichier, y mettre ce qui doit y être ; puis pcaet validate, et git add
fusion-lignes-lecture = { $chemin }:{ $ligne }:{ $colonne } ({ $cote }) : { $cause } ; fusionné ligne à ligne, comme par git
fusion-lignes-commentaire = { $chemin } : le commentaire « { $texte } » se perdrait ; fusionné ligne à ligne, comme par git
fusion-lignes-preuve = { $chemin } : aucun texte fusionné par clé ne se relirait comme prévu ; fusionné ligne à ligne, comme par git

## Réponses de validate

constat = Constat
constat-place = Où
constat-regle = Règle
constat-gravite = Gravité
constat-nombre = Nombre
annotations-en-trop = { $n } de plus sans annotation ({ $gravite })
constats-en-plus = { $n ->
        [one] et 1 autre
       *[other] et { $n } autres
    }
reference-ecrite = { $n ->
        [0] aucun constat dans { $chemin }
        [one] 1 constat écrit dans { $chemin }
       *[other] { $n } constats écrits dans { $chemin }
    }
reference-perimee = la référence garde un constat qui n’existe plus : { $regle }, { $porteur } { $route }

## Aide de la ligne de commande

aide-pcaet = Un plan climat (PCAET) en fichiers texte : lire, vérifier, mettre à jour.
aide-pcaet-longue =
    Un plan climat-air-énergie territorial (PCAET) en fichiers texte : une fiche action par fichier YAML, dans un dossier actions/ suivi par git. pcaet les lit, les vérifie, et met à jour les valeurs de leurs indicateurs sans toucher au reste du fichier.

    Sortie : 0 fait · 1 réponse mauvaise · 2 usage · 3 entrée/sortie · 4 introuvable · 5 conflit
aide-pcaet--dir = Agir comme lancé dans ce dossier
aide-pcaet--json = Répondre en JSON, avec tous les champs ou ceux-ci
aide-pcaet--color = Quand mettre de la couleur
aide-pcaet--lang = Langue des phrases
aide-pcaet--today = Le jour dont dépendent retards et échéances, à la place d’aujourd’hui
aide-pcaet--quiet = Ne dire que l’essentiel
aide-pcaet--help = Afficher l’aide (« -h » la résume)
aide-pcaet--version = Afficher la version
aide-show = Montrer des fiches en entier
aide-show-longue = Montrer des fiches en entier, comme la feuille publiée : textes, acteurs, budget, indicateurs, et ce qui n’y va pas.
aide-show--numeros = Numéros des fiches : 4.5
aide-show--as-of = Le plan tel qu’il était alors, jugé ce jour-là : une révision de git, ou la fin d’un jour (2025-12-31)
aide-show--format = Forme de la réponse
aide-list = Lister les fiches, une par ligne
aide-list--axe = Celles d’un axe : 4
aide-list--statut = Celles d’un statut : en-cours
aide-list--priorite = Celles d’une priorité : haute
aide-list--responsable = Celles dont un responsable porte ce nom
aide-list--secteur = Celles d’un secteur : residentiel
aide-list--late = Celles qui sont en retard
aide-list--without = Celles où ce champ manque : budget
aide-list--grep = Celles dont un texte contient ceci, sans égard aux accents
aide-list--sort = Ranger par une colonne, - devant pour l’ordre inverse ; les colonnes sont celles de --columns
aide-list--columns = Colonnes à montrer, parmi : numero titre statut priorite axe debut echeance avancement responsables coordinateurs secteurs budget indicateurs
aide-list--as-of = Le plan tel qu’il était alors, jugé ce jour-là : une révision de git, ou la fin d’un jour (2025-12-31)
aide-list--format = Forme de la réponse
aide-validate = Vérifier le plan
aide-validate-longue = Vérifier toutes les fiches du plan : chaque constat dit où, quoi et comment y remédier. PATH limite ce qui est dit, pas ce qui est lu.
aide-validate--paths = Fichiers dont parler ; tous par défaut ; - est une fiche sur l’entrée standard
aide-validate--format = Forme de la réponse ; FORMAT=FICHIER l’écrit dans un fichier ; peut se répéter
aide-validate--statistics = Compter les constats par règle, les plus fréquents d’abord, au lieu de les dire
aide-validate--stdin-filename = Le fichier dont tient lieu la fiche de l’entrée standard : actions/4.5.yaml
aide-validate--exit-zero = Finir par le code 0 quoi qu’on trouve
aide-validate--deny = Ce que trouve cette règle est une erreur, quoi que dise plan.yaml ; de plusieurs niveaux, le plus grave vaut
aide-validate--warn = Ce que trouve cette règle est un avertissement
aide-validate--allow = Ce que trouve cette règle n’est pas dit
aide-validate--baseline = Ne dire que ce que ce fichier ne contient pas déjà
aide-validate--write-baseline = Écrire ce qu’on trouve dans ce fichier, pour --baseline, au lieu de le dire
aide-validate--against = Vérifier ce que donnerait la fusion avec cette révision de git : ses nouvelles fiches peuvent porter les mêmes numéros
aide-validate--fix = Corriger d’abord ce qui ne fait aucun doute : guillemets, n.c., nombres, clé à une faute près
aide-validate--dry-run = Avec --fix, nommer seulement les fichiers qui changeraient ; sortie 1 s’il y en a
aide-validate--diff = Avec --fix, montrer seulement les lignes qui changeraient ; sortie 1 s’il y en a
aide-validate--commit = Avec --fix, faire un commit git de ce qui est corrigé, et de rien d’autre
aide-validate--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-validate--strict = Les avertissements comptent comme des erreurs
aide-indicator = Lire et mettre à jour les indicateurs
aide-indicator-list = Lister les indicateurs
aide-indicator-list--porteur = Ceux de cette fiche, ou « plan » ; tous par défaut
aide-indicator-list--format = Forme de la réponse
aide-indicator-show = Montrer un indicateur et ses valeurs
aide-indicator-show--porteur = Numéro de la fiche, ou « plan »
aide-indicator-show--id = Id de l’indicateur : entreprises-engagees
aide-indicator-show--format = Forme de la réponse
aide-indicator-set = Écrire la valeur d’un indicateur pour une période
aide-indicator-set-longue = Écrire la valeur d’un indicateur pour une période, sans toucher au reste du fichier. La même commande répétée ne change rien.
aide-indicator-set--porteur = Numéro de la fiche, ou « plan »
aide-indicator-set--id = Id de l’indicateur : entreprises-engagees
aide-indicator-set--valeur = Nombre, ou modalité par son libellé ou son code
aide-indicator-set--period = Période de la valeur : 2024, 2024-S1, 2024-T3, 2024-06, 2024-06-30
aide-indicator-set--source = Qui le dit ; @FICHIER ou - pour lire un texte
aide-indicator-set--comment = Ce que la valeur ne dit pas ; @FICHIER ou - pour lire un texte
aide-indicator-set--expect = Seulement si la valeur est encore celle-ci (n.c. : aucune)
aide-indicator-set--dry-run = Dire ce qui changerait, sans écrire
aide-indicator-set--diff = Montrer les lignes qui changent
aide-indicator-set--commit = Faire un commit git de ce changement, et de rien d’autre
aide-indicator-set--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-indicator-set--format = Forme de la réponse
aide-indicator-unset = Retirer la valeur d’un indicateur pour une période
aide-indicator-unset-longue = Retirer la valeur d’un indicateur pour une période, sans toucher au reste du fichier.
aide-indicator-unset--porteur = Numéro de la fiche, ou « plan »
aide-indicator-unset--id = Id de l’indicateur : entreprises-engagees
aide-indicator-unset--period = Période de la valeur : 2024, 2024-S1, 2024-T3, 2024-06, 2024-06-30
aide-indicator-unset--expect = Seulement si la valeur est encore celle-ci (n.c. : aucune)
aide-indicator-unset--dry-run = Dire ce qui changerait, sans écrire
aide-indicator-unset--diff = Montrer les lignes qui changent
aide-indicator-unset--commit = Faire un commit git de ce changement, et de rien d’autre
aide-indicator-unset--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-indicator-unset--format = Forme de la réponse
aide-import = Faire et écrire des fiches à partir de ce que d’autres logiciels publient ou écrivent
aide-import-csv = Écrire les fiches d’un tableau : toutes, ou aucune
aide-import-csv-longue = Écrire les fiches d’un tableau : toutes, ou aucune. Une ligne vers le haut nomme les colonnes, dans n’importe quel ordre et comme on les nomme (N°, Intitulé, Date de début…) ; --map nomme celles qui ne se reconnaissent pas. Une ligne est la fiche de son numéro, sinon de son titre ; un numéro que le plan n’a pas fait une nouvelle fiche. Une cellule vide ne change rien, n.c. vide le champ, une liste est ce que dit sa cellule. Si une ligne est refusée, chacune est dite avec sa ligne et rien n’est écrit. La même commande une seconde fois ne change rien. D’un classeur écrit par pcaet export reviennent les cellules modifiées depuis, de toutes ses feuilles ; une cellule modifiée aussi dans le plan est refusée.
aide-import-csv--file = Le tableau : un fichier CSV, un classeur, ou - pour l’entrée standard
aide-import-csv--map = Colonne d’un champ, par son nom : titre=Libellé
aide-import-csv--sheet = Feuille du classeur ; par défaut, la première qui a les colonnes
aide-import-csv--dry-run = Dire ce qui changerait, sans écrire
aide-import-csv--diff = Montrer les lignes qui changent
aide-import-csv--commit = Faire un commit git de ces fiches, et de rien d’autre
aide-import-csv--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-import-csv--format = Forme de la réponse
aide-import-xlsx = Écrire les fiches d’un tableau : toutes, ou aucune
aide-import-xlsx-longue = Écrire les fiches d’un tableau : toutes, ou aucune. Une ligne vers le haut nomme les colonnes, dans n’importe quel ordre et comme on les nomme (N°, Intitulé, Date de début…) ; --map nomme celles qui ne se reconnaissent pas. Une ligne est la fiche de son numéro, sinon de son titre ; un numéro que le plan n’a pas fait une nouvelle fiche. Une cellule vide ne change rien, n.c. vide le champ, une liste est ce que dit sa cellule. Si une ligne est refusée, chacune est dite avec sa ligne et rien n’est écrit. La même commande une seconde fois ne change rien. D’un classeur écrit par pcaet export reviennent les cellules modifiées depuis, de toutes ses feuilles ; une cellule modifiée aussi dans le plan est refusée.
aide-import-xlsx--file = Le tableau : un fichier CSV, un classeur, ou - pour l’entrée standard
aide-import-xlsx--map = Colonne d’un champ, par son nom : titre=Libellé
aide-import-xlsx--sheet = Feuille du classeur ; par défaut, la première qui a les colonnes
aide-import-xlsx--dry-run = Dire ce qui changerait, sans écrire
aide-import-xlsx--diff = Montrer les lignes qui changent
aide-import-xlsx--commit = Faire un commit git de ces fiches, et de rien d’autre
aide-import-xlsx--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-import-xlsx--format = Forme de la réponse
aide-import-tet = Écrire les actions d’un classeur fait pour Territoires en Transitions : toutes, ou aucune
aide-import-tet-longue = Écrire les actions d’un classeur fait pour Territoires en Transitions : toutes, ou aucune. Ce sont les 28 colonnes de son modèle, tel qu’il est publié ou tel qu’il est importé ; les lignes qui l’expliquent sont passées. Une action est celle du numéro devant son titre (4.5. Titre), sinon de son titre et de ses axes ; une nouvelle sans numéro reçoit le suivant de son axe, et c’est dit. Une ligne qui a un titre de sous-action est une fiche avec un parent. Une cellule vide ne change rien, n.c. vide le champ. Si une ligne est refusée, chacune est dite avec sa colonne et rien n’est écrit. La même commande une seconde fois ne change rien.
aide-import-tet--file = Le classeur, ou - pour l’entrée standard
aide-import-tet--sheet = Feuille du classeur ; par défaut, la première qui commence par les axes
aide-import-tet--dry-run = Dire ce qui changerait, sans écrire
aide-import-tet--diff = Montrer les lignes qui changent
aide-import-tet--commit = Faire un commit git de ces fiches, et de rien d’autre
aide-import-tet--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-import-tet--format = Forme de la réponse
aide-indicator-import = Écrire les valeurs d’un tableau : toutes, ou aucune
aide-indicator-import-longue =
    Écrire les valeurs d’un tableau : toutes, ou aucune. C’est un fichier CSV ou un classeur Excel (.xlsx), dont la première ligne nomme les colonnes, dans n’importe quel ordre : numero, indicateur, periode, valeur, et au besoin source et commentaire. Nombres et dates se lisent comme un tableur français les écrit : 03/04/2024 est le 3 avril. Une ligne sans valeur est passée ; une source ou un commentaire vide laisse ce qui y est. Avec une colonne attendu, une ligne n’est écrite que si cette valeur (n.c. : aucune) y est encore.

    Si une ligne est refusée, chacune est dite avec son numéro et rien n’est écrit. La même commande répétée ne change rien, ou achève ce qui a été interrompu.
aide-indicator-import--file = Le tableau : un fichier CSV, un classeur, ou - pour l’entrée standard
aide-indicator-import--sheet = Feuille du classeur ; par défaut, la première qui a les colonnes
aide-indicator-import--dry-run = Dire ce qui changerait, sans écrire
aide-indicator-import--diff = Montrer les lignes qui changent
aide-indicator-import--commit = Faire un commit git de ces valeurs, et de rien d’autre
aide-indicator-import--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-indicator-import--format = Forme de la réponse
aide-import-page = Faire des fiches de pages publiées : toutes, ou aucune
aide-import-page-longue =
    Faire des fiches de pages publiées : toutes, ou aucune. C’est le texte d’une page, tel qu’on le sélectionne et le copie, ou la page elle-même (HTML). Rubriques, dates, cases, impacts, acteurs, budget et indicateurs vont chacun dans leur champ ; une ligne qui n’en a pas est gardée dans x-a-classer, et dite.

    Une fiche qui dit la même chose est laissée telle quelle ; une fiche qui dit autre chose n’est jamais remplacée.
aide-import-page--files = Les pages : fichiers de texte ou HTML, ou - pour l’entrée standard
aide-import-page--dry-run = Montrer la fiche, sans l’écrire
aide-import-page--diff = Montrer les lignes des fiches
aide-import-page--commit = Faire un commit git de ces fiches, et de rien d’autre
aide-import-page--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-import-page--format = Forme de la réponse
aide-explain = Expliquer une règle
aide-explain-longue = Expliquer une règle : sa raison, sa source, son remède, une fiche refusée et une fiche acceptée.
aide-explain--codes = Codes des règles, tels que pcaet validate les affiche : cle-inconnue
aide-explain--all = Toutes les règles
aide-explain--format = Forme de la réponse
aide-schema = Afficher le schéma JSON d’un fichier ou d’une réponse
aide-schema-longue = Afficher le schéma JSON (JSON Schema 2020-12) d’un fichier ou d’une réponse. Un éditeur muni du serveur de langage YAML vérifie et complète un fichier qui commence par « # yaml-language-server: $schema=CHEMIN ».
aide-schema-fiche = Le schéma d’une fiche ; dans un plan, avec les secteurs que son plan.yaml ajoute
aide-schema-plan = Le schéma de plan.yaml
aide-schema-output = Le schéma d’une réponse JSON, avec tous ses champs
aide-schema-output--kind = Le genre de la réponse, tel qu’elle le dit : validation
aide-indicator-add = Ajouter un indicateur à une fiche
aide-indicator-add-longue = Ajouter un indicateur à une fiche : son identifiant, puis ses champs comme pcaet set les écrit : nom="Kits distribués" sens=hausse cibles.2026=30 modalites.0=non modalites.1=oui. Ses valeurs viennent ensuite, par pcaet indicator set.
aide-indicator-add--porteur = Numéro de la fiche, ou « plan »
aide-indicator-add--id = Ce qu’on tapera pour le désigner : entreprises-engagees
aide-indicator-add--fields = Ses champs : nom="Kits distribués" unite=nombre
aide-indicator-add--dry-run = Dire ce qui changerait, ne rien écrire
aide-indicator-add--diff = Montrer les lignes qui changent
aide-indicator-add--commit = Faire un commit git de ce changement, et de rien d’autre
aide-indicator-add--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-indicator-add--format = Forme de la réponse
aide-status = Dire où en est chaque fiche
aide-status-longue = Dire où en est chaque fiche : statut, échéance et jours de retard, avancement, valeurs à jour parmi toutes, et ce que la loi demande et que la fiche ne dit pas. Avec un seul numéro, les raisons.
aide-status--numeros = Numéros des fiches ; toutes par défaut
aide-status--stale = Celles dont une valeur est attendue
aide-status--axe = Celles d’un axe : 4
aide-status--statut = Celles d’un statut : en-cours
aide-status--priorite = Celles d’une priorité : haute
aide-status--responsable = Celles dont un responsable porte ce nom
aide-status--secteur = Celles d’un secteur : residentiel
aide-status--late = Celles qui sont en retard
aide-status--without = Celles où ce champ manque : budget
aide-status--grep = Celles dont un texte contient ceci, sans égard aux accents
aide-status--as-of = Le plan tel qu’il était alors, jugé ce jour-là : une révision de git, ou la fin d’un jour (2025-12-31)
aide-status--format = Forme de la réponse
aide-diff = Dire ce qui a changé entre deux états du plan
aide-diff-longue = Dire ce qui a changé entre deux états du plan : fiches ajoutées, retirées, renommées ; champs et valeurs avant et après. Depuis REV, ou de l’une à l’autre ; sans REV, ce qui n’est pas dans un commit. REV...REV : depuis que les deux se sont séparées, comme une demande de fusion le montre.
aide-diff--range = Une révision de git ou un jour, ou deux séparées par .. : main..HEAD
aide-diff--format = Forme de la réponse
aide-log = Dire quand une fiche a changé, et par qui
aide-log-longue = Dire quand une fiche a changé, et par qui : un commit après l’autre, le dernier d’abord, dans les mots du plan. Avec ID, un seul indicateur : sa série telle que le fichier la tient, puis l’histoire de cette série dans git.
aide-log--porteur = Numéro de la fiche, ou « plan »
aide-log--id = Id d’un indicateur
aide-log--format = Forme de la réponse
aide-agenda = Dire ce qui arrive à échéance
aide-agenda-longue = Dire ce qui arrive à échéance : fins, débuts et étapes, valeurs attendues, bilan trois ans après l’adoption du plan et révision après six ; d’abord ce qui est passé, puis ce qui vient.
aide-agenda--within = Jusqu’à quand : 90d (jours), 6m (mois), 1y (an)
aide-agenda--format = Forme de la réponse
aide-summary = Donner le plan en chiffres
aide-summary-longue = Donner le plan en chiffres : les actions par statut, les deux taux du bilan à mi-parcours (réalisées ; réalisées ou lancées), le retard, les indicateurs, le budget, les secteurs et ce que les fiches ne disent pas ; chaque chiffre avec ce dont il est la part. Les sous-actions sont comptées à part.
aide-summary--by = Une ligne par groupe, selon ceci
aide-summary--axe = Celles d’un axe : 4
aide-summary--statut = Celles d’un statut : en-cours
aide-summary--priorite = Celles d’une priorité : haute
aide-summary--responsable = Celles dont un responsable porte ce nom
aide-summary--secteur = Celles d’un secteur : residentiel
aide-summary--late = Celles qui sont en retard
aide-summary--without = Celles où ce champ manque : budget
aide-summary--grep = Celles dont un texte contient ceci, sans égard aux accents
aide-summary--as-of = Le plan tel qu’il était alors, jugé ce jour-là : une révision de git, ou la fin d’un jour (2025-12-31)
aide-summary--since = Dire aussi ce qui a bougé depuis une révision de git, ou la fin d’un jour (2025-12-31)
aide-summary--format = Forme de la réponse
aide-set = Écrire les champs d’une fiche
aide-set-longue =
    CHAMP=VALEUR écrit un champ, et le vide quand VALEUR est vide ; LISTE+=ÉLÉMENT ajoute un élément, LISTE-=ÉLÉMENT en retire un. Un champ dans un autre se nomme par son chemin : calendrier.debut=2024, "etapes[Travaux].realisee=2025-03". @FICHIER ou - comme VALEUR lit un texte.

    Rien d’autre ne change dans le fichier. Ce qui enfreindrait une règle est refusé. La même commande une seconde fois ne change rien.
aide-set--porteur = Numéro de la fiche, ou « plan »
aide-set--fields = Ce que les champs doivent dire : statut=en-cours partenaires+=ADEME
aide-set--expect = Seulement si le champ dit encore ceci (n.c. : vide)
aide-set--dry-run = Dire ce qui changerait, ne rien écrire
aide-set--diff = Montrer les lignes qui changent
aide-set--commit = Faire un commit git de ce changement, et de rien d’autre
aide-set--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-set--format = Forme de la réponse
aide-help = Afficher cette aide, ou celle d’une commande
aide-help--subcommand = La commande
aide-fmt = Mettre les fichiers en forme
aide-fmt-longue = Mettre les fichiers en forme : ordre des clés, retraits, lignes vides, guillemets, nombres et n.c., jamais ce que dit un texte. Les commentaires suivent ce qu’ils surmontent. Un fichier illisible est laissé.
aide-fmt--paths = Fichiers à mettre en forme ; tous par défaut
aide-fmt--check = Nommer seulement ceux qui changeraient ; sortie 1 s’il y en a
aide-fmt--dry-run = Nommer seulement ceux qui changeraient ; sortie 0 dans tous les cas
aide-fmt--format = Forme de la réponse
aide-fmt--diff = Montrer seulement les lignes qui changeraient
aide-fmt--commit = Faire un commit git de ce changement, et de rien d’autre
aide-fmt--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-new = Faire une nouvelle fiche
aide-new-longue = Faire une nouvelle fiche, toutes les clés usuelles prêtes à remplir, sous la ligne par laquelle les éditeurs trouvent son schéma si le plan le contient (schema/fiche.json). Une fiche qui existe n’est jamais remplacée.
aide-new--numero = Numéro de la fiche : 4.6
aide-new--titre = Ce que fait l’action
aide-new--dry-run = Montrer la fiche, sans l’écrire
aide-new--diff = Montrer les lignes de la fiche
aide-new--commit = Faire un commit git de cette fiche, et de rien d’autre
aide-new--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-new--format = Forme de la réponse
aide-edit = Ouvrir une fiche dans un éditeur
aide-edit-longue = Ouvrir une fiche, ou plan.yaml, dans l’éditeur que nomment VISUAL ou EDITOR (« code --wait »). La fiche n’est remplacée que par un texte sans erreur ; sinon ce texte est gardé, comme celui d’un essai (--dry-run), et --resume le reprend. Les lignes qui changent sont toujours montrées.
aide-edit--porteur = Numéro de la fiche, ou « plan »
aide-edit--resume = Reprendre le texte gardé ; réuni à la fiche, si elle a changé
aide-edit--restart = Repartir de la fiche, et abandonner le texte gardé
aide-edit--dry-run = Dire ce qui changerait, ne rien écrire
aide-edit--diff = Montrer les lignes qui changent
aide-edit--commit = Faire un commit git de ce changement, et de rien d’autre
aide-edit--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-edit--format = Forme de la réponse
aide-rename = Donner un autre numéro à une fiche
aide-rename-longue = Donner un autre numéro à une fiche : son fichier, son numero, et tout lien ou parent qui y mène dans les autres fiches. Tout ou rien ; interrompue, la même commande achève. Un numéro cité dans un texte reste.
aide-rename--numero = Numéro de la fiche : 4.5
aide-rename--new = Son nouveau numéro : 4.6
aide-rename--dry-run = Dire ce qui changerait, sans écrire
aide-rename--diff = Montrer les lignes qui changent
aide-rename--commit = Faire un commit git de ce changement, et de rien d’autre
aide-rename--lock-timeout = Secondes à attendre un autre processus qui écrit
aide-rename--format = Forme de la réponse
aide-export = Exporter les fiches dans une forme que d’autres programmes lisent
aide-export-longue = Exporter les fiches dans une forme que d’autres programmes lisent, sur la sortie standard ou dans le fichier de -o. Ce que la forme ne porte pas est compté sur la sortie d’erreur ; docs/formats.md dit ce que chacune porte. Une fiche illisible est nommée sur la sortie d’erreur, et les autres sont exportées. Un tableau (csv, xlsx) modifié dans un tableur revient par pcaet import.
aide-export--form = Forme : jsonl, une fiche par ligne ; csv, une table pour tableurs ; xlsx, un classeur ; tet, ce que Territoires en Transitions importe ; schema-commun, le JSON de l’API Collectivités ; fiches-action, le CSV de Territoires & Climat
aide-export--output = Fichier à écrire, plutôt que la sortie standard
aide-export--delimiter = Ce qui sépare les cellules de csv, plutôt que ; : une virgule, tab ou |
aide-export--public = Laisser de côté les personnes, et comment les joindre
aide-export--as-of = Le plan tel qu’il était alors, jugé ce jour-là : une révision de git, ou la fin d’un jour (2025-12-31)
aide-export--axe = Celles d’un axe : 4
aide-export--statut = Celles d’un statut : en-cours
aide-export--priorite = Celles d’une priorité : haute
aide-export--responsable = Celles dont un responsable porte ce nom
aide-export--secteur = Celles d’un secteur : residentiel
aide-export--late = Celles qui sont en retard
aide-export--without = Celles où ce champ manque : budget
aide-export--grep = Celles dont un texte contient ceci, sans égard aux accents
aide-merge-file = Fusionner deux versions d’un fichier du plan, clé par clé
aide-merge-file-longue =
    Fusionner deux versions d’un fichier du plan, faites à partir d’une troisième, clé par clé : deux branches qui donnent 2024 et 2025 au même indicateur, ou changent deux champs, se réunissent sans conflit. Le résultat est écrit dans OURS ; ce que les deux ont changé, chacune à sa façon, y est entre les marques de git, et la sortie est 1.

    git s’en sert de lui-même une fois réglé : pcaet init le règle, et dit ce que chaque collègue doit taper une fois.
aide-merge-file--base = La version dont les deux autres viennent
aide-merge-file--ours = La version où l’on fusionne ; le résultat y est écrit
aide-merge-file--theirs = La version que l’on fusionne
aide-merge-file--path = Le fichier du plan dont elles sont les versions, pour le nommer : actions/4.5.yaml
aide-merge-file--marker-size = Longueur des marques de conflit
aide-merge-file--stdout = Écrire le résultat sur la sortie, et rien dans OURS
aide-merge-file--format = Forme de la réponse
aide-init = Commencer un plan
aide-init-longue = Commencer un plan : un dossier actions/ avec plan.yaml et une première fiche, les schémas JSON par lesquels les éditeurs les complètent, de quoi les vérifier sur GitHub, sur GitLab et avant chaque commit, et de quoi fusionner les fiches par clé. Ce qui existe déjà est laissé tel quel.
aide-init--folder = Où ; ici par défaut
aide-init--format = Forme de la réponse
rubrique-usage = Usage :
rubrique-commandes = Commandes :
rubrique-arguments = Arguments :
rubrique-options = Options :
rubrique-filtres = Filtres :
rubrique-globales = Options globales :
choix-possibles = valeurs possibles :{" "}
choix-defaut = par défaut :{" "}
usage-commande = COMMANDE

## Erreurs d’usage

usage-erreur = erreur :
usage-conseil = conseil :
usage-plus = Pour en savoir plus : { $aide }
usage-argument-inconnu = argument inattendu « { $argument } »
usage-argument-manquant = il manque { $n ->
        [one] cet argument :
       *[other] ces arguments :
    } { $arguments }
usage-valeur-manquante = « { $argument } » demande une valeur
usage-valeur-inconnue = « { $valeur } » n’est pas une valeur de « { $argument } »
usage-valeur-refusee = « { $valeur } » ne convient pas à « { $argument } » : { $cause }
usage-valeur-en-trop = valeur « { $valeur } » de trop pour « { $argument } »
usage-conflit = « { $argument } » ne va pas avec « { $autre } »
usage-commande-inconnue = commande inconnue « { $commande } »
usage-commande-manquante = « { $commande } » demande une commande
usage-egal-manquant = « { $argument } » s’écrit avec =
usage-autre = ligne de commande mal formée
usage-possibles = valeurs possibles : { $valeurs }
usage-peut-etre = peut-être « { $mot } »
usage-tirets = pour une valeur qui commence par -, écrire -- avant elle
schema-titre-fiche = Fiche action
schema-titre-plan = Plan climat

# Ce que disent les schémas JSON de chaque champ ; l’anglais est le commentaire du type.

schema-fiche = Une fiche action. Un champ sans valeur est non communiqué : jamais 0, jamais « non ».
schema-plan = Ce qu’un plan dit de lui-même, dans plan.yaml ; tout peut manquer.
schema-fiche-numero = Le numéro de la fiche, qui est aussi le nom de son fichier. Toujours entre guillemets.
schema-fiche-titre = Le titre, sans le numéro, d’au plus 300 caractères (TeT « titre »).
schema-fiche-publication = Quand la fiche a été publiée, et par qui.
schema-fiche-statut = Où en est l’action.
schema-fiche-statut_motif = Pourquoi l’action est en pause, bloquée ou abandonnée.
schema-fiche-avancement = L’avancement que déclarent ses responsables, en pourcentage, de 0 à 100.
schema-fiche-priorite = L’importance de l’action.
schema-fiche-echelle = Le territoire concerné.
schema-fiche-axe = L’axe, quand le numéro ne le dit pas.
schema-fiche-parent = Le numéro de l’action dont celle-ci fait partie, un seul niveau au-dessus.
schema-fiche-constat = Ce que l’on observe, et pourquoi c’est important.
schema-fiche-objectifs = Les résultats attendus (R.229-51 III).
schema-fiche-calendrier = Les dates de l’action.
schema-fiche-perimetres = Ce sur quoi l’action agit : les cases cochées de la fiche.
schema-fiche-secteurs = Les secteurs d’activité (arrêté du 4 août 2016), et ceux que le plan ajoute.
schema-fiche-domaines = Les domaines de l’article R.229-51 II, quand les périmètres ne les disent pas.
schema-fiche-description = Ce que l’on fait.
schema-fiche-etapes = Les étapes de l’action.
schema-fiche-liens = Les actions et les dispositifs auxquels celle-ci est liée.
schema-fiche-impacts = L’impact attendu sur chaque périmètre, de 0 à 3.
schema-fiche-gains = Les gains attendus, par périmètre.
schema-fiche-effets_attendus = Ce que l’action apporte en plus de son but.
schema-fiche-elus = Les élus qui portent l’action.
schema-fiche-coordinateurs = Les structures pilotes.
schema-fiche-partenaires = Les partenariats souhaités (R.229-51 III).
schema-fiche-responsables = Les personnes pilotes : des noms, ou un nom et un identifiant.
schema-fiche-services = La direction ou le service pilote.
schema-fiche-publics = Les publics concernés (R.229-51 III).
schema-fiche-participation = Jusqu’où le public participe.
schema-fiche-moyens = Les moyens humains et techniques, autres que l’argent.
schema-fiche-budget = Ce que l’action coûte, et qui paie.
schema-fiche-indicateurs = Ce que l’on mesure.
schema-fiche-notes = Des notes datées sur le déroulement.
schema-fiche-documents = Les documents auxquels la fiche renvoie.
schema-fiche-source = D’où vient la fiche.
schema-publication = La publication d’une fiche, et le compte qui l’a faite.
schema-publication-date = Le jour.
schema-publication-auteur = Le compte.
schema-calendrier = Les dates d’une action, aussi précises qu’on les connaît : 2024, 2024-S1, 2024-T3, 2024-06, 2024-06-30.
schema-calendrier-debut = Quand l’action commence.
schema-calendrier-fin_estimee = Quand l’action doit finir.
schema-calendrier-fin_effective = Quand l’action a fini.
schema-calendrier-permanente = oui : l’action dure sans fin prévue.
schema-etape = Une étape, que son nom désigne.
schema-etape-nom = Son nom.
schema-etape-detail = En quoi elle consiste.
schema-etape-debut = Quand elle commence.
schema-etape-echeance = Quand elle doit être faite.
schema-etape-realisee = oui, non, ou quand elle a été faite.
schema-etape-responsables = Qui s’en charge.
schema-responsable = Une personne pilote.
schema-responsable-nom = Le nom de la personne, ou le poste qu’elle occupe.
schema-responsable-identifiant = Son compte dans l’outil d’où vient la fiche.
schema-lien = Un lien vers une autre action, ou vers un dispositif hors du plan.
schema-lien-action = Le numéro de l’action.
schema-lien-titre = Son titre, pour mémoire : seul le numéro fait foi.
schema-lien-dispositif = Le dispositif : « CRTE 2021-2026 ».
schema-gain = Ce que l’action doit faire gagner.
schema-gain-valeur = Combien ; rien si c’est non chiffrable.
schema-gain-unite = L’unité du gain.
schema-gain-par = Le temps sur lequel on compte : an.
schema-gain-horizon = Quand le gain est atteint.
schema-budget = Le budget d’une action.
schema-budget-montant = Le total, en euros, de 0 à 999 999 999 999 ; ou non-chiffrable.
schema-budget-taxe = Si le montant est hors taxes ou toutes taxes comprises.
schema-budget-commentaire = Ce que le montant seul ne dit pas.
schema-budget-lignes = Les montants par type et par année.
schema-budget-financeurs = Qui paie.
schema-ligne = Une ligne de budget, que désignent son type, son année et son unité.
schema-ligne-type = Ce que la ligne paie.
schema-ligne-annee = L’année ; sans elle, la ligne vaut pour toute l’action.
schema-ligne-prevu = Le montant prévu, dans l’unité.
schema-ligne-reel = Le montant dépensé, dans l’unité.
schema-ligne-unite = En euros si la ligne ne le dit pas.
schema-financeur = Qui paie, et si c’est sûr.
schema-financeur-nom = Son nom, qui le désigne.
schema-financeur-montant = En euros.
schema-financeur-taux = La part qu’il paie, en pourcentage, de 0 à 100.
schema-financeur-etat = Si le financement est pressenti, sollicité ou acquis.
schema-financeur-commentaire = Ce que le montant seul ne dit pas.
schema-indicateur = Un indicateur de la fiche, ou du territoire quand il est dans plan.yaml.
schema-indicateur-id = Ce que l’on tape pour le désigner, unique dans la fiche : demarche-eit.
schema-indicateur-nom = Ce que l’on lit.
schema-indicateur-unite = Ce que comptent ses valeurs : tCO2e, %. « nombre » ne s’affiche pas.
schema-indicateur-modalites = Les choix, du plus bas au plus haut ; sans eux, l’indicateur est un nombre.
schema-indicateur-minimum = La plus petite valeur possible.
schema-indicateur-maximum = La plus grande valeur possible.
schema-indicateur-seuil = La valeur à ne pas franchir.
schema-indicateur-nature = Ce qu’il mesure ; realisation s’il ne le dit pas.
schema-indicateur-sens = Dans quel sens on veut le voir aller.
schema-indicateur-cumul = Comment ses valeurs s’ajoutent ; dernier s’il ne le dit pas.
schema-indicateur-reference = La période d’où part l’avancement ; celle de la première valeur s’il ne le dit pas.
schema-indicateur-frequence = Tous les combien on le mesure.
schema-indicateur-delai = Combien de mois avant qu’une valeur puisse être connue ; ceux du plan s’il ne le dit pas.
schema-indicateur-source = Qui mesure.
schema-indicateur-referentiel = Son nom dans une liste partagée : cae_1.a.
schema-indicateur-cibles = Ce qu’il doit atteindre, période par période.
schema-indicateur-valeurs = Ce qui a été mesuré, période par période.
schema-valeur = Une valeur, et ce qu’elle ne dit pas seule.
schema-valeur-valeur = Combien.
schema-valeur-source = Qui le dit.
schema-valeur-commentaire = Ce que la valeur seule ne dit pas.
schema-renvoi = Le renvoi à un indicateur du territoire.
schema-renvoi-voir = L’indicateur : plan/ges-residentiel.
schema-note = Une note datée.
schema-note-date = Le jour dont elle parle.
schema-note-texte = Ce qu’elle dit.
schema-note-auteur = Qui l’a écrite.
schema-document = Un document.
schema-document-titre = Son titre.
schema-document-url = Où il est : une adresse ou un chemin.
schema-source = D’où vient une fiche, pour que deux imports n’en fassent qu’une.
schema-source-url = La page.
schema-source-tet = Son identifiant dans Territoires en Transitions.
schema-source-tc = Son identifiant dans Territoires & Climat.
schema-plan-nom = Le nom du plan.
schema-plan-collectivite = L’intercommunalité qui le porte.
schema-plan-siren = Son numéro SIREN : neuf chiffres, entre guillemets.
schema-plan-langue = La langue de ses lecteurs : fr ou en.
schema-plan-adopte_le = Le jour de son adoption ; le bilan public est dû trois ans après (R.229-51 IV).
schema-plan-periode = Les années qu’il couvre : 2022-2028.
schema-plan-delai = Combien de mois avant qu’une valeur puisse être connue, pour les indicateurs qui ne le disent pas ; 3 sinon.
schema-plan-axes = Les axes, par le début des numéros : "4": Économie…
schema-plan-indicateurs = Les indicateurs du territoire.
schema-plan-vocabulaire = Les secteurs que le plan ajoute à ceux de l’arrêté du 4 août 2016.
schema-plan-regles = La gravité que le plan donne aux règles, par leur code.
