### What people read, in English.

## Rules: files

fichier-illisible = unreadable file: { $cause }{ $detail }
    .aide = make it readable, or move it out of the folder actions/
illisible-lien = the symbolic link leads nowhere
illisible-absent = it is no longer there
illisible-droits = you may not read it
illisible-dossier = it is a folder
illisible-special = it is not an ordinary file
illisible-systeme = the system answers:{" "}
encodage = text that is not UTF-8 (byte { $octet }): { $vu }
    .aide = save it as UTF-8 from the editor; if it is no fiche, move it out of the folder actions/
encodage-latin1 = it looks like Windows-1252 or Latin-1
encodage-utf16 = it looks like UTF-16
encodage-autre = it may not be text
fichier-trop-grand = file of { $octets } bytes, the limit is { $limite }
    .aide = put long texts in a document, and cite it under “documents”
fichier-trop-dense = more than { $limite } values in one file
    .aide = a fiche describes one action; split it
fichier-vide = empty file
    .aide = a fiche begins with numero and titre; else delete the file
nom-de-fichier = “{ $nom }” does not name a fiche
    .aide = name it after its numero: 4.5.yaml (letters, digits, “.”, “-” and “_”)
extension-yml = “{ $nom }” is not read: the extension is .yaml
    .aide = rename it to .yaml
sous-dossier = the subfolder “{ $nom }” holds YAML that is not read
    .aide = move its fiches into actions/ itself

## Rules: YAML

syntaxe = this is not YAML: { $nature ->
        [crochet-ouvert] “{ $caractere }” is never closed
        [caractere] a value cannot begin with “{ $caractere }”
       *[autre] { $cause }
    }
    .aide = { $nature ->
        [deux-points] put the value between quotes, or check the indentation of the line and of the one above
        [cle] a line is “key: value”, with a space after the colon, or “- item”
        [retrait] align the line with its neighbours, with spaces
        [tabulation] replace the tab with spaces
        [guillemet] close the quote; between single quotes an apostrophe is doubled
        [apres-guillemet] put the whole text between double quotes; between two items of a list, a comma
        [echappement] double the backslash: \\
        [crochet-ouvert] add the missing bracket or brace
        [crochet] close each bracket with ] and each brace with {"}"}
        [virgule] separate the values with commas, and close what is open above
        [caractere] put the value between quotes
        [controle] remove this character
        [commentaire] put a space before the #, or the text between quotes
        [bloc] after | or >, break the line and keep one indentation
        [tiret] put the list under its key, indented
       *[autre] compare the line with a fiche that reads
    }
syntaxe-deux-points = a “:” where no key can be
syntaxe-cle = a line that is neither a key nor the rest of a text
syntaxe-retrait = an indentation that follows no line above
syntaxe-tabulation = a tab as indentation; only spaces count
syntaxe-guillemet = a quote that is never closed
syntaxe-apres-guillemet = text after a closing quote
syntaxe-echappement = an unknown “\” escape between quotes
syntaxe-crochet-ouvert = a bracket or a brace that is never closed
syntaxe-crochet = brackets or braces that do not match
syntaxe-virgule = a comma is missing between brackets or braces
syntaxe-caractere = a reserved character
syntaxe-controle = a control character
syntaxe-commentaire = a “#” stuck to what precedes it, or in the middle of a text
syntaxe-bloc = a block of text (“|” or “>”) badly opened or badly indented
syntaxe-tiret = a “-” where no list can be
syntaxe-autre = unreadable structure
conflit-git = a git conflict left in the file
    .aide = choose one of the two texts and remove the lines <<<<<<<, ======= and >>>>>>>
imbrication-trop-profonde = more than { $limite } nested levels
    .aide = remove the extra brackets: a fiche has fewer than six levels
documents-multiples = a second document begins here
    .aide = one fiche a file: remove the “---”, or give the second fiche its own file
directive = a YAML directive (“%”), which a fiche may not hold
    .aide = remove this line
ancre = a YAML anchor (“&”), which a fiche may not hold
    .aide = remove it and write the value out; a text that begins with & goes between quotes
alias = a YAML alias (“*”), which a fiche may not hold
    .aide = write the value out; a text that begins with * goes between quotes
etiquette = a YAML tag (“!”), which a fiche may not hold
    .aide = remove it; a text that begins with ! goes between quotes
cle-fusion = a YAML merge key (“<<”), which a fiche may not hold
    .aide = write the values out
cle-complexe = a key that is a list or a map
    .aide = a key is a word; a text that holds “:” or “[” goes between quotes
cle-double = key “{ $cle }” already given on line { $ligne }
    .aide = keep one of the two
caractere-mal-lu = invisible character { $caractere }, which other readers refuse
    .aide = remove it: while it stands there, no value of this file can be written

## Rules: French prose in YAML

deux-points-sans-guillemets = text that needs quotes: “:” cuts “{ $texte }”
    .aide = quotes keep the text whole
signe-sans-guillemets = text that needs quotes: “{ $texte }” begins with a reserved sign
    .aide = quotes keep the text whole
texte-devenu-table = text that needs quotes: “:” makes it a map with the key “{ $cle }”
    .aide = quotes keep the text whole
diese-sans-guillemets = text that needs quotes: “{ $perdu }” is read as a comment, “{ $lu }” is left
    .aide = put the text between quotes, or a space after the # if it is a comment
virgule-sans-guillemets = text that needs quotes: “{ $nom }” and “{ $prenom }” are read as two people
    .aide = quotes keep the person whole

## Rules: keys and values

cle-inconnue = unknown key “{ $cle }”
    .aide = { $n ->
        [0] a key of your own begins with x-
       *[other] the possible keys: { $choix }; a key of your own begins with x-
    }
cle-absente = “{ $cle }” is missing
    .aide = add “{ $cle }”, which says what this is about
type-inattendu = { $attendu } is expected here, not { $vu }
    .aide = write it in that form; pcaet explain type-inattendu shows an example
attendu-table = a map (key: value)
attendu-liste = a list (- item)
attendu-texte = a text
attendu-nombre = a number
attendu-date = a date
attendu-annee = a year
attendu-booleen = oui or non
attendu-modalites = a list of choices, like {"{"}0: non, 1: oui{"}"}
vu-texte = a single value
vu-liste = a list
vu-table = a map
valeur-inconnue = { $champ }: there is no “{ $valeur }”
    .aide = choose among: { $choix }
nombre-invalide = “{ $valeur }” is not a number
    .aide = write 12000.5 or "12 000,5", without a unit or a % sign
nombre-hors-echelle = { $valeur } is off the scale, from { $minimum } to { $maximum }
    .aide = correct the number, or leave the value empty if it is not known
nombre-francais = number written “{ $valeur }”, read { $nombre }
    .aide = a number is written without spaces, and with a point
booleen-invalide = “{ $valeur }” is neither oui nor non
    .aide = write oui (yes) or non (no)
nc-litteral = “{ $valeur }” is read as no value
    .aide = leave the value empty
texte-double = “{ $texte }” is in the list twice
    .aide = remove one

## Rules: the fiche

numero-absent = the fiche does not say its numero
    .aide = add as the first line: numero: "{ $numero }"
numero-invalide = “{ $valeur }” cannot be a numero
    .aide = letters, digits, “.”, “-” and “_”, 40 at most: 4.5, D1.3, 12bis
numero-different = numero { $numero }, in a file named { $fichier }
    .aide = the file’s name is the numero: change one of the two
numero-double = numero { $numero } is taken by another fiche; this file is named { $fichier }
    .aide = one numero, one fiche, one file: give this one its file’s numero
numero-sans-guillemets = numero { $numero } without quotes: other readers make it a number (4.10 becomes 4.1)
    .aide = between quotes it is a text, and { $numero } stays as it is
titre-absent = the fiche has no title
    .aide = write after titre: what the action does
titre-trop-long = title of { $longueur } characters, the limit is { $limite }
    .aide = keep the gist, the rest goes in the description

## Rules: calendar

date-illisible = “{ $valeur }” is not a date
    .aide = write 2024, 2024-S1, 2024-T3, 2024-06 or 2024-06-30
date-impossible = the date “{ $valeur }” does not exist
    .aide = check the month, the day, the half-year (S1, S2) or the quarter (T1 to T4)
date-ambigue = “{ $valeur }”: which one is the month?
    .aide = write year-month-day, like 2024-06-30
date-francaise = “{ $valeur }” is not written year-month-day
    .aide = the year first, then the month and the day: dates then sort
calendrier-inverse = the end ({ $fin }) comes before the beginning ({ $debut })
    .aide = correct one of the two dates
echeance-depassee = { $jours ->
        [one] { $jours } day
       *[other] { $jours } days
    } past the estimated end, { $fin }
    .aide = say the statut (realise, abandonne) or move fin_estimee
realisation-future = said to be done in a period to come: { $periode }
    .aide = correct the date; what is planned goes under “echeance” or “fin_estimee”
etape-depassee = step “{ $nom }”: its due date has passed ({ $echeance })
    .aide = say whether it is done (realisee: oui, or its date), or move its echeance
debut-passe = action to come, while its start ({ $debut }) has passed
    .aide = change the statut to en-cours, or move calendrier.debut
debut-absent = action under way, without a start date
    .aide = fill calendrier.debut, even with a year
realise-sans-fin = action done, without an actual end
    .aide = fill calendrier.fin_effective, even with a year
fin-sans-statut-clos = actual end ({ $fin }), while the statut is “{ $statut }”
    .aide = change the statut to realise or abandonne, or remove fin_effective
etape-non-faite = the action is done, its step “{ $nom }” is not
    .aide = say the step is done, remove it, or change the statut
motif-absent = statut “{ $statut }”, without a reason
    .aide = say why under statut_motif: it is the first thing the report is asked
suivi-ancien = no trace of follow-up since { $trace }
    .aide = add a dated note, or an indicator’s value

## Rules: indicators

id-invalide = “{ $valeur }” cannot be an id
    .aide = lowercase letters without accents, digits and dashes, like entreprises-engagees
id-double = id “{ $id }” is taken on line { $ligne }
    .aide = give each indicator of the fiche its own id
renvoi-invalide = “{ $valeur }” refers to no indicator
    .aide = write plan/ and the id of an indicator of plan.yaml
renvoi-inconnu = plan.yaml has no indicator “{ $id }”
    .aide = correct the id, or add the indicator to plan.yaml
valeur-hors-modalites = “{ $valeur }” is not one of the choices
    .aide = choose among: { $choix }
periodes-confondues = { $periode } and { $autre } end on the same day
    .aide = keep one of the two values
bornes-croisees = crossed bounds: minimum { $minimum }, maximum { $maximum }
    .aide = swap the two values
valeur-hors-bornes = { $valeur } is out of bounds{ $bornes ->
        [deux] , from { $minimum } to { $maximum }
        [minimum] , { $minimum } at least
       *[maximum] , { $maximum } at most
    }
    .aide = correct the value, or the bound
valeur-future = value of a period to come: { $periode }
    .aide = what is aimed at goes under “cibles”
indicateur-incomplet = incomplete indicator: { $champs } missing
    .aide = without them nobody can tell whether it moves; sens: aucun needs no cibles
valeur-attendue = value of { $periode } awaited since { $depuis }
    .aide = give it with pcaet indicator set, or change “frequence” and “delai”
cible-manquee = target of { $periode } not reached: { $valeur } against { $cible }
    .aide = check the value; if it is right, say so in the report
seuil-franchi = { $valeur } crosses the threshold of { $seuil }
    .aide = check the value; if it is right, warn whoever is in charge
regression = { $avant } then { $apres }: against the wanted direction ({ $sens })
    .aide = check the value; if it is right, say why in a comment

## Rules: budget, people, links, plan

ligne-double = { $n ->
        [0] two budget lines without a type or a year
       *[other] two budget lines for { $ligne }
    }
    .aide = add them up into one
nom-double = two entries are named “{ $nom }”
    .aide = one name, one entry: join them or tell them apart
lien-inconnu = no fiche { $action } in this plan
    .aide = correct the numero, or add the fiche
lien-sur-soi = fiche { $numero } is linked to itself
    .aide = remove this link
lien-double = two links to fiche { $action }
    .aide = remove one
parent-inconnu = the parent fiche { $parent } is not in this plan
    .aide = correct the parent’s numero, or add its fiche
parent-sur-soi = the fiche is its own parent
    .aide = remove parent, or name the fiche it is part of
parent-a-deux-niveaux = { $parent } is already part of { $aieul }
    .aide = one level of sub-actions only: choose { $aieul } as parent
siren-invalide = “{ $valeur }” is not a SIREN
    .aide = nine digits, between quotes
regle-inconnue = no rule “{ $code }”
    .aide = pcaet explain --all tells all rules
axe-different = axe { $axe }, while the numero lies under axe { $compte }
    .aide = correct the axe, or remove it: the numero says it
financement-different = the funders bring €{ $somme }, the amount is €{ $montant }
    .aide = correct one of the two, or add the funder that is missing
lignes-au-dela = the lines plan €{ $somme }, more than the amount (€{ $montant })
    .aide = correct a line or the amount
acteurs-voisins = “{ $nom }” is written “{ $usuel }” elsewhere
    .aide = write an actor the same way everywhere: it would be counted twice
donnee-personnelle = { $vu } in a text that will be published
    .aide = remove it: name the post or the department, and keep a shared address (contact@…)
personnelle-courriel = someone’s e-mail address
personnelle-telephone = telephone number
lien-non-reciproque = fiche { $action } does not link back to { $numero }
    .aide = add the link in { $action }, or silence the rule if links go one way
axe-non-declare = no axe of plan.yaml holds { $axe }
    .aide = add the axe to plan.yaml, or correct it; known axes: { $connus }
fiche-incomplete = incomplete fiche: { $champs } missing
    .aide = article R.229-51 III asks for means, target groups, partners and expected results; usage asks for the rest
perimetres-tous-coches = all five perimetres are ticked
    .aide = keep those the action acts on; an import may have lost which boxes were ticked
secteur-sans-action = { $n ->
        [one] sector without an action: { $absents }
       *[other] sectors without an action: { $absents }
    }
    .aide = add an action, or the sector to the fiches that act on it
domaine-sans-action = { $n ->
        [one] domain without an action: { $absents }
       *[other] domains without an action: { $absents }
    }
    .aide = add the domain to the fiches that act on it; R.229-51 II lists them from 1 to 9
champ-peu-rempli = filled in fewer than four fiches in five: { $champs }
    .aide = pcaet list --without FIELD gives the fiches to fill
bilan-a-mi-parcours = mid-term public report { $quand ->
        [passe] due since { $echeance }
       *[bientot] due on { $echeance }
    }
    .aide = make it public; once done, write in plan.yaml regles: {"{"}bilan-a-mi-parcours: aucun{"}"}
revision-attendue = revision of the plan { $quand ->
        [passe] due since { $echeance }
       *[bientot] due on { $echeance }
    }
    .aide = a plan is revised every six years; the new one has its own adopte_le

## Rules: their pages

regle-refuse = Refused
regle-accepte = Accepted
regle-entree = what a page cannot show: { $nom }

## Obstacles

obstacle-dossier-absent = no folder actions/ { $remonte ->
        [non] in { $depuis }
       *[oui] from { $depuis } up to { $jusque }
    }
    .aide = go to the plan’s folder, name it (pcaet -C FOLDER), or begin a plan (pcaet init)
obstacle-aucune-fiche = no fiche in { $dossier }
    .aide = a fiche is a file { $dossier }/NUMERO.yaml
obstacle-chemin-inconnu = { $chemin } is not a file of { $dossier }
    .aide = name a fiche by its path or its numero (4.5), or nothing for the whole plan
obstacle-illisible = { $chemin } cannot be read: { $cause }
    .aide = check the path and the permissions
obstacle-fiche-inconnue = no fiche { $numero }
    .aide = { $n ->
        [0] pcaet list gives those of the plan
       *[other] maybe { $proches }
    }
obstacle-numero-impossible = “{ $valeur }” cannot be the numero of a fiche
    .aide = letters, digits, “.”, “-” and “_”: 4.5, D1.3, 12bis; pcaet list gives those of the plan
obstacle-indicateur-inconnu = { $porteur } has no indicator “{ $id }”
    .aide = { $n ->
        [0] { $porteur } has no indicator
       *[other] its indicators: { $connus }
    }
obstacle-fiche-illisible = { $chemin } cannot be read to its end (line { $ligne }, { $regle })
    .aide = pcaet validate { $chemin } says what is wrong
obstacle-regle-inconnue = no rule “{ $code }”
    .aide = { $n ->
        [0] pcaet explain --all tells them all
       *[other] maybe { $proches }
    }
obstacle-choix-inconnu = { $option }: there is no “{ $valeur }”
    .aide = { $n ->
        [0] {""}
       *[other] maybe { $proches } ·{" "}
    }{ $liste ->
        [vide] no value is possible here
        [longue] pcaet explain --all tells all rules
       *[courte] choose among: { $connus }
    }
obstacle-axe-inconnu = no fiche of axe { $axe } here{ $c ->
        [0] {""}
        [one] ; { $citees } is cited by { $par }
       *[other] ; { $citees } are cited by { $par }
    }
    .aide = { $n ->
        [0] plan.yaml declares no axe
       *[other] known axes: { $connus }
    }
obstacle-titre-refuse = this is no title
    .aide = say in a few words what the action does, { $limite } characters at most
obstacle-sortie-dans-le-plan = { $chemin } is in actions/: an answer is never written there
    .aide = give the output another path
obstacle-deja-la = { $chemin } is already there
    .aide = take another numero, or read this one with pcaet show
obstacle-deja-renommee = no fiche { $avant }, and { $apres } is there: it may have changed its numero already
    .aide = pcaet show { $apres } shows it
obstacle-liens-illisibles = nothing was written: { $chemins } cannot be read surely, and a link to { $numero } could stay { $n ->
        [one] in it
       *[other] in them
    }
    .aide = pcaet validate says what is wrong; mend it, then retry
obstacle-date-refusee = { $option }: “{ $valeur }” is not a day
    .aide = write year-month-day, like 2026-06-30
obstacle-periode-absente = which period is this value of?
    .aide = the one awaited: { $commande }
obstacle-periode-refusee = “{ $valeur }” is not a period
    .aide = write 2024, 2024-S1, 2024-T3, 2024-06 or 2024-06-30
obstacle-nombre-refuse = “{ $valeur }” is not a number, and “{ $id }” expects one
    .aide = write 12000.5 or 12 000,5
obstacle-modalite-refusee = “{ $valeur }” is not one of the choices of “{ $id }”
    .aide = choose among: { $choix }
obstacle-hors-bornes = { $valeur } is out of the bounds of “{ $id }”{ $bornes ->
        [deux] , from { $minimum } to { $maximum }
        [minimum] , { $minimum } at least
       *[maximum] , { $maximum } at most
    }
    .aide = check the value; if it is right, change the bound in the fiche
obstacle-nc-refuse = n.c. is not a value: it is the absence of one
    .aide = to remove the value: { $commande }
obstacle-attente-decue = the value of { $place } is { $vu }, not { $attendu }
    .aide = someone changed it: read again, then retry
obstacle-affectation = “{ $champ }” does not say which field is to read what
    .aide = write FIELD=VALUE, LIST+=ITEM or LIST-=ITEM: statut=en-cours, calendrier.debut=2024, partenaires+=ADEME, "etapes[Phase de construction].realisee=2025-03"
obstacle-duree-illisible = { $option }: “{ $valeur }” is no length of time
    .aide = write a number of days, months or years: 90d, 6m, 1y
obstacle-champ-table = “{ $champ }” has fields of its own
    .aide = choose among: { $connus }
obstacle-champ-liste = “{ $champ }” is a list
    .aide = add an item with { $champ }+=ITEM, take one away with { $champ }-=ITEM
obstacle-champ-pas-liste = “{ $champ }” is not a list
    .aide = write { $champ }=VALUE
obstacle-champ-valeur = “{ $champ }”: “{ $dessus }” holds a value, and no fields
    .aide = empty “{ $dessus }” first with { $dessus }=
obstacle-element-vide = “{ $champ }”: the item is empty
    .aide = write the item after the equals sign; { $champ }= empties the whole list
obstacle-element-ligne = “{ $champ }”: a line goes by a type, a year and a unit, each once at most
    .aide = for example { $champ }+=investissement,2025,EUR
obstacle-champ-id = “{ $champ }”: the indicator is already named { $id }
    .aide = leave { $champ } out, or give that id in the place of { $id }
obstacle-element-present = “{ $champ }” is there already
    .aide = take another name, or pcaet set to change its fields
obstacle-element-ambigu = { $champ }: { $n } items go by “{ $element }”
    .aide = say which by its rank: { $connus }
obstacle-element-inconnu = “{ $champ }” has no item “{ $element }”
    .aide = { $n ->
        [0] “{ $champ }” is empty: add to it with { $champ }+={ $element }
       *[other] its items: { $connus }
    }
obstacle-champ-numero = the numero is also the name of the file, and what other fiches cite
    .aide = { $commande }
obstacle-expect-un-champ = --expect speaks of one field
    .aide = give one field
obstacle-champ-refuse = { $nomme ->
        [oui] { $cause }
       *[non] { $champ }: { $cause }
    }
    .aide = { $remede }
obstacle-texte-refuse = { $option }: this text holds a control character
    .aide = remove it
obstacle-texte-trop-long = { $option }: this text is longer than the file of a fiche ({ $limite } bytes)
    .aide = shorten it, or publish it elsewhere and cite it in documents
obstacle-option-illisible = { $option }: { $fichier } cannot be read: { $cause }
    .aide = @FILE reads a file, - reads standard input
obstacle-edition-refusee = { $chemin } was left alone: { $raison }{ $detail }
    .aide = make the change by hand, then pcaet validate
refus-fautes = the file holds what cannot be edited safely, line{" "}
refus-place = the place is not there:{" "}
refus-caractere = YAML does not admit the character{" "}
refus-caractere-mal-lu = other readers refuse a character of this file:{" "}
refus-id-double = two indicators in it bear the same id:{" "}
refus-lien-symbolique = it is a symbolic link
refus-longueur = the file would be longer than what is read, in bytes:{" "}
refus-meme-fichier = a link makes it one file with{" "}
refus-preuve = the result would not read back as meant
refus-commentaire = a comment would be lost
refus-mise-en-page = unusual layout, line{" "}
refus-second-lecteur = a second reader (libyaml) does not read the same{" "}
obstacle-verrou-tenu = the plan is held by another process, waited { $secondes } s{ $tenu ->
        [connu] {" "}(pid { $pid }: { $commande })
       *[inconnu] {""}
    }
    .aide = wait until it ends, then retry; --lock-timeout waits longer
obstacle-verrou-impossible = { $chemin }: the lock cannot be taken: { $cause }
    .aide = check that the folder can be written to
obstacle-ecriture-impossible = nothing was written: { $chemin }: { $cause }
    .aide = check the permissions and the room on the disk
obstacle-table-illisible = { $chemin } is no table that can be read: { $cause }{ $detail }
    .aide = save it as CSV or as an Excel workbook (.xlsx)
table-pas-du-texte = it is neither a text nor a workbook
table-autre-classeur = it is a workbook of an older format (.xls), or one that a password protects
table-pas-un-classeur = this compressed file is no Excel workbook (.xlsx)
table-abimee = the workbook is damaged
obstacle-table-trop-grande = { $chemin } is too big: more than { $quoi ->
        [octets] { $limite } MiB
        [contenu] { $limite } MiB once decompressed
        [cellules] { $limite } cells
       *[lignes] { $limite } rows
    }
    .aide = divide it into several
obstacle-guillemet-ouvert = { $chemin }: a quote opened on line { $ligne } is never closed
    .aide = close it; between quotes, a quote is doubled
obstacle-feuilles-absentes = { $chemin } has no sheets: it is a text
    .aide = leave out --sheet, which chooses the sheet of a workbook
obstacle-colonnes-absentes = { $chemin }{ $a-feuille ->
        [oui] {" "}(sheet { $feuille })
       *[non] {""}
    }: { $n ->
        [one] the column
       *[other] the columns
    } { $manquent } { $n ->
        [one] is missing
       *[other] are missing
    }
    .aide = { $l ->
        [0] the first filled row names the columns; it says nothing
       *[other] the first filled row names the columns; it says: { $lues }
    }
obstacle-colonne-double = { $chemin }: two columns for { $colonne }
    .aide = keep one of them, among: { $lues }
obstacle-lignes-refusees = nothing was written: { $n ->
        [one] 1 row refused
       *[other] { $n } rows refused
    } of { $lignes }{ $a-feuille ->
        [oui] {" "}(sheet { $feuille })
       *[non] {""}
    }
    .aide = correct { $n ->
        [one] this row
       *[other] these rows
    }, then run the same command again
ligne-refusee = { $a-feuille ->
        [oui] sheet { $feuille }, {""}
       *[non] {""}
    }{ $n ->
        [one] line { $lignes }
       *[other] lines { $lignes }
    }{ $colonne ->
        [aucune] {""}
       *[autre] , column { $colonne }
    }: { $message }
lignes-refusees-autres = { $n ->
        [one] and 1 more refusal
       *[other] and { $n } more refusals
    }
obstacle-table-de-valeurs = { $chemin } is a table of values of indicators, not of fiches
    .aide = pcaet indicator import { $chemin }
obstacle-table-de-budgets = { $chemin } is a table of budgets, not of fiches
    .aide = they come back with the fiches of the workbook that pcaet export wrote: put the sheet Fiches back
obstacle-table-exportee = { $chemin } is a workbook that pcaet export wrote
    .aide = pcaet import xlsx { $chemin } takes back what was changed in it, and undoes nothing the plan says since
obstacle-cellule-vide = { $colonne } is missing
    .aide = fill the cell; only a row without a value is passed over
obstacle-cellule-fusionnee = the cell { $colonne } is merged with another
    .aide = split them, and repeat the text on each row
obstacle-cellule-trop-longue = the cell { $colonne } is too long: more than 1 MiB
    .aide = no fiche holds that much: keep the gist of it
obstacle-ligne-trop-large = { $cellules } cells for { $colonnes } columns
    .aide = put between quotes what holds the sign that parts the cells, like "12,5"
obstacle-numero-nombre = the cell holds the number { $valeur }, where a numero is a text{ $n ->
        [0] {""}
        [one] : { $proches }?
       *[other] : { $proches }?
    }
    .aide = format the column as text and type the numeros again: a spreadsheet makes the number 4.1 of 4.10
obstacle-numero-date = the cell holds the date { $jour }, where a numero is a text
    .aide = format the column as text and type the numeros again: a spreadsheet makes a date of 4.5
obstacle-jour-en-nombre = { $valeur } is the number by which a spreadsheet counts { $jour }
    .aide = format the column as a date, or write the day: { $jour }
obstacle-cellule-en-erreur = the cell holds the error { $valeur }
    .aide = correct the formula, or empty the value to pass the row over
obstacle-formule-non-calculee = the cell holds a formula that nobody has computed
    .aide = open the workbook in a spreadsheet, and save it
obstacle-pourcentage = the cell shows a percentage, and holds { $valeur }
    .aide = format it as a number, with the value as the fiche counts it: 45 if its unit is %
obstacle-lignes-contraires = line { $ligne } says otherwise of { $porteur } / { $id } { $periode }
    .aide = keep one of the two
obstacle-fiche-sans-titre = the fiche { $numero } is new, and has no title
    .aide = fill the cell in; if a column gives it under another name: --map titre=COLUMN
obstacle-fiche-deux-lignes = the fiche { $numero } is on line { $ligne } already
    .aide = keep one of the two
obstacle-cellule-changee-ailleurs = { $colonne } also changed in the plan since the export, where it now reads { $ici ->
        [vide] n.c.
       *[autre] “{ $ici }”
    }
    .aide = export again, under another name, and make the change there, or put the cell back as it was
obstacle-cellule-coupee = { $colonne } is longer than a cell can hold: its end would be lost
    .aide = put the cell back as it was, and change the fiche: pcaet set or pcaet edit
obstacle-ligne-renumerotee = the numero of this row was changed to { $numero }, which is another fiche’s
    .aide = put the numero back; to give a fiche another one: pcaet rename
obstacle-ligne-plusieurs = the plan has several lines that { $colonne } is not enough to tell apart
    .aide = change the fiche itself: pcaet edit
obstacle-cellules-contraires = line { $ligne } gives { $colonne } something else
    .aide = say the same in both, or change only one of them
obstacle-tet-sans-feuille = { $chemin } has no sheet that is the model of Territoires en Transitions
    .aide = its second row begins with “Axe (x)”; for another table: pcaet import xlsx
obstacle-tet-colonnes = { $chemin } (sheet { $feuille }): { $n ->
        [one] one column is not that
       *[other] { $n } columns are not those
    } of the model; expected, and between parentheses what is read: { $colonnes }
    .aide = put the 28 columns in the order of the model again; for another table: pcaet import xlsx
obstacle-tet-date = “{ $valeur }” is no date DD/MM/YYYY
    .aide = write the day, the month, then the year (31/12/2026), or give the cell the format Date
obstacle-tet-sans-parent = a sub-action without its action: “{ $titre }”
    .aide = give the action a row of its own, with the same title and the same axes
obstacle-tet-sans-numero = neither this action nor its axis “{ $axe }” has a number
    .aide = write the numero in the title (4.5. Title) or before the axis ({ $numero }. { $axe }), or declare the axis under axes: of plan.yaml
obstacle-tet-titre-double = “{ $titre }” is on line { $ligne } already, under the same axes
    .aide = keep one of them, or write a numero in each title (4.5. Title)
obstacle-tet-titre-ambigu = several fiches have the title “{ $titre }”: { $numeros }
    .aide = write the numero in the title
obstacle-tet-montant-seul = an amount, and no financer
    .aide = name the financer in the column before it, or empty the amount
obstacle-change-entre-temps = { $chemin } changed meanwhile: nothing was written
    .aide = run the command again
cause-absent = it does not exist
cause-encodage = it is not UTF-8
cause-droits = you may not
cause-lecture-seule = it is read-only
cause-place = there is no room left to write
cause-pas-un-dossier = it is not a folder
cause-dehors = it is not in the folder of the plan
obstacle-interne = internal failure: { $cause }
    .aide = if it happens again, report it with the command typed
## Words of the plan

statut-a-venir = to come
statut-a-discuter = to be discussed
statut-en-cours = under way
statut-realise = done
statut-en-retard = late
statut-en-pause = paused
statut-bloque = blocked
statut-abandonne = given up
priorite-haute = high
priorite-moyenne = medium
priorite-basse = low
perimetres-energie = less energy consumed
perimetres-ges = less greenhouse gas emitted
perimetres-air = better air
perimetres-enr = more renewable energy
perimetres-adaptation = adaptation to climate change
secteurs-residentiel = housing
secteurs-tertiaire = services
secteurs-transport-routier = road transport
secteurs-autres-transports = other transport
secteurs-agriculture = agriculture
secteurs-dechets = waste
secteurs-industrie = industry but energy
secteurs-energie = energy industry
secteurs-transversal = across sectors
domaines-1 = 1 less greenhouse gas emitted
domaines-2 = 2 carbon storage
domaines-3 = 3 less energy consumed
domaines-4 = 4 renewable energy
domaines-5 = 5 heat networks
domaines-6 = 6 bio-based products
domaines-7 = 7 air quality
domaines-8 = 8 energy networks
domaines-9 = 9 adaptation to climate change
participation-pas-de-participation = no participation
participation-information = information
participation-consultation = consultation
participation-concertation = concertation
participation-co-construction = co-construction
nature-realisation = output
nature-resultat = result
nature-impact = impact
sens-hausse = to go up
sens-baisse = to go down
sens-maintien = to stay
sens-aucun = no wanted direction
cumul-dernier = latest value
cumul-somme = sum of the periods
frequence-annuelle = yearly
frequence-semestrielle = half-yearly
frequence-trimestrielle = quarterly
frequence-mensuelle = monthly
frequence-biennale = every two years
frequence-triennale = every three years
frequence-ponctuelle = once
type-investissement = investment
type-fonctionnement = running costs
unite-EUR = €
unite-ETP = FTE
etat-pressenti = expected
etat-sollicite = applied for
etat-acquis = granted
taxe-ht = before tax
taxe-ttc = tax included
niveau-erreur = error
niveau-avertissement = warning
niveau-note = note
niveau-aucun = none
sur-energie = energy
sur-ges = greenhouse gas
sur-air = air quality
sur-enr = renewables
sur-adaptation = adaptation

## Fields of the fiche, as the sheet names them

champ-titre = Title
champ-publication = Published
champ-statut = Status
champ-statut_motif = Reason
champ-avancement = Progress
champ-priorite = Priority
champ-echelle = Scale
champ-axe = Axe
champ-parent = Part of
champ-constat = Findings / Stakes
champ-objectifs = Objectives
champ-calendrier-debut = Start
champ-calendrier-fin_estimee = Estimated end
champ-calendrier-fin_effective = Actual end
champ-calendrier-permanente = Permanent
champ-perimetres = Perimeters
champ-secteurs = Sectors
champ-domaines = Domains
champ-description = Description
champ-etapes = Steps
champ-liens = Links with other actions / schemes
champ-impacts = Impacts
champ-gains = Expected gains
champ-effets_attendus = Expected effects
champ-elus = Elected members
champ-coordinateurs = Coordinators
champ-partenaires = Partners
champ-responsables = In charge
champ-services = Departments
champ-publics = Publics
champ-participation = Participation
champ-moyens = Means
champ-budget = Budget
champ-financeurs = Funders
champ-indicateurs = Indicators
champ-notes = Notes
champ-documents = Documents
champ-source = Source
champ-indicateur = Indicator
champ-id = Id
champ-unite = Unit
champ-modalites = Choices
champ-minimum = Minimum
champ-maximum = Maximum
champ-seuil = Threshold
champ-nature = Nature
champ-sens = Direction
champ-cumul = Adding up
champ-reference = Reference
champ-frequence = Frequency
champ-delai = Delay
champ-referentiel = Shared list
champ-cibles = Targets
champ-valeurs = Values
champ-valeur = Value
champ-periode = Period
champ-cible = Target
champ-commentaire = Comment
champ-numero = No.
champ-calendrier = Calendar
champ-date = Date
champ-auteur = Author
champ-nom = Name
champ-detail = Detail
champ-debut = Start
champ-echeance = Due
champ-realisee = Done
champ-identifiant = Account
champ-action = Action
champ-dispositif = Scheme
champ-par = Per
champ-horizon = Horizon
champ-montant = Amount
champ-taxe = Tax
champ-lignes = Budget lines
champ-type = Type
champ-annee = Year
champ-prevu = Planned
champ-reel = Actual
champ-taux = Share
champ-etat = State
champ-voir = See
champ-texte = Text
champ-url = Address
champ-tet = Territoires en Transitions
champ-tc = Territoires & Climat
champ-collectivite = Body
champ-siren = SIREN
champ-langue = Language
champ-adopte_le = Adopted on
champ-axes = Axes
champ-vocabulaire = Vocabulary
champ-regles = Rules
champ-serie = Trend

## Views

nc = n.c.
oui = yes
non = no
non-chiffrable = not countable
mois-1 = January
mois-2 = February
mois-3 = March
mois-4 = April
mois-5 = May
mois-6 = June
mois-7 = July
mois-8 = August
mois-9 = September
mois-10 = October
mois-11 = November
mois-12 = December
periode-semestre = H{ $rang } { $annee }
periode-trimestre = Q{ $rang } { $annee }
periode-mois = { $mois } { $annee }
fiche-publiee = Published { $date } by { $auteur }
fiche-publiee-date = Published { $date }
fiche-publiee-par = Published by { $auteur }
fiche-action = Action { $numero }
fiche-lien-absent = not in this plan
fiche-etape-faite = done
fiche-etape-faite-le = done: { $periode }
fiche-etape-a-faire = not done
fiche-etape-echeance = due: { $periode }
fiche-etape-depuis = start: { $periode }
fiche-impact = { $nombre }/3
fiche-voir = Indicators of the territory
fiche-par = per { $par }
fiche-horizon = by { $horizon }
fiche-prevu = planned { $montant }
fiche-reel = spent { $montant }
fiche-euros = €{ $montant }
fiche-etp = { $montant } FTE
fiche-taux = { $taux }%
fiche-avancement = { $taux }% (declared)
fiche-mois = { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
fiche-aucune-valeur = no value
liste-total = { $n ->
        [0] no fiches
        [one] { $n } fiche
       *[other] { $n } fiches
    }{ $sous ->
        [0] {""}
        [one] {" "}(+ { $sous } sub-action)
       *[other] {" "}(+ { $sous } sub-actions)
    }
liste-filtree = { $n } of { $total }
fiches-lues = { $n } of { $total } fiches
mal-lus = { $n ->
        [one] one fiche has errors; what is written wrongly there counts as n.c.: { $fichiers }
       *[other] { $n } fiches have errors; what is written wrongly there counts as n.c.: { $fichiers }
    } (pcaet validate)
illisibles = { $n ->
        [one] 1 file could not be read: { $fichiers } (read: { $lus } of { $vus })
       *[other] { $n } files could not be read: { $fichiers } (read: { $lus } of { $vus })
    }
valeur-ecrite = { $porteur } / { $id } { $periode }: { $avant } → { $apres }
commit-valeur = { $porteur } { $id } { $periode }: { $avant } → { $apres }
commit-valeur-notee = { $porteur } { $id } { $periode }: { $apres }, source or comment
commit-champs = { $porteur }: { $champs }
commit-fiche = { $porteur }: new fiche, { $titre }
valeur-deja = { $porteur } / { $id } { $periode }: already { $valeur }, nothing changed
champ-ecrit = { $porteur } { $champ }: { $avant } → { $apres }
champ-deja = { $porteur } { $champ }: already { $apres }, nothing changed
element-ajoute = { $porteur } { $champ }: { $element } added
element-deja = { $porteur } { $champ }: { $element } is there already, nothing changed
element-retire = { $porteur } { $champ }: { $element } taken away
element-absent = { $porteur } { $champ }: { $element } is not there, nothing changed
indicateur-ajoute = { $porteur } / { $id }: new indicator
champ-doute = note: { $message } ({ $code })
valeur-essai = dry run: nothing was written
valeur-commentaire-parti = the comment “{ $texte }” goes with the value
valeur-garde-source = the source “{ $texte }” stays; --source replaces it
valeur-garde-commentaire = the comment “{ $texte }” stays; --comment replaces it
import-avant = Before
import-apres = After
import-bilan = { $n ->
        [0] no value to write
        [one] 1 value in { $fiches ->
            [one] 1 file
           *[other] { $fiches } files
        }
       *[other] { $n } values in { $fiches ->
            [one] 1 file
           *[other] { $fiches } files
        }
    }{ $deja ->
        [0] {""}
       *[other] ; { $deja } already there
    }{ $vides ->
        [0] {""}
        [one] ; 1 row without a value
       *[other] ; { $vides } rows without a value
    }
table-colonnes = columns read: { $colonnes }
table-revient = workbook written by pcaet export: only the cells changed since come back ({ $feuilles })
table-bilan = { $nouvelles ->
        [0] { $modifiees ->
            [0] nothing changed
           *[other] { $modifiees } changed
        }
       *[autre] { $nouvelles ->
            [one] { $nouvelles } new fiche
           *[other] { $nouvelles } new fiches
        }{ $modifiees ->
            [0] {""}
           *[other] , { $modifiees } changed
        }
    }{ $inchangees ->
        [0] {""}
        [one] ; { $inchangees } row already so
       *[other] ; { $inchangees } rows already so
    }
commit-import = Fiches imported: { $nouvelles } new, { $modifiees } changed ({ $porteurs })
import-encodage = it is not UTF-8: read as { $encodage }
import-colonnes-ignorees = { $n ->
        [one] column ignored: { $noms }
       *[other] columns ignored: { $noms }
    }
tet-aide = { $n ->
        [one] line of help of the model, passed over: { $lignes }
       *[other] lines of help of the model, passed over: { $lignes }
    }
tet-numeros = { $n ->
        [one] numero given to the line that had none: { $numeros }
       *[other] numeros given to the lines that had none: { $numeros }
    }
tet-axes-autres = { $n ->
        [one] axis to which plan.yaml gives another name: { $axes }
       *[other] axes to which plan.yaml gives another name: { $axes }
    }
tet-axes-sans-numero = { $n ->
        [one] axis without number, which plan.yaml does not declare: { $axes }
       *[other] axes without number, which plan.yaml does not declare: { $axes }
    }
tet-axes-absents = { $n ->
        [one] plan.yaml does not declare this axis; to be put there:
       *[other] plan.yaml does not declare these axes; to be put there:
    }
import-garde = { $n ->
        [one] 1 value changes, and its source or comment stays: { $valeurs }
       *[other] { $n } values change, and their source or comment stays: { $valeurs }
    }
import-reprise = an import that was cut short had begun to write: it is complete now
import-page-faite = { $numero }: new fiche { $chemin }{ $n ->
        [0] {""}
        [one] , 1 line without a field, kept in x-a-classer:
       *[other] , { $n } lines without a field, kept in x-a-classer:
    }
import-page-essai = { $numero }: { $chemin } would be made{ $n ->
        [0] {""}
        [one] , 1 line without a field, kept in x-a-classer:
       *[other] , { $n } lines without a field, kept in x-a-classer:
    }
import-page-deja = { $numero }: { $chemin } says the same already, nothing changed
import-page-ligne = line { $ligne }:
import-page-autres = { $n ->
        [one] … and 1 more
       *[other] … and { $n } more
    }
import-page-remarque = note, { $numero }: { $message }
page-cases-perdues = the text of the page has lost which perimetres were ticked: all of them are there, remove those that were not
page-cases-commentaire = The text of the published page has lost which of these boxes were ticked.
page-par-place = the page has no headings; told by their place on the page, to be looked over: { $champs }
page-titres-doubles = { $n ->
        [one] a heading stands twice (line { $lignes }): its texts are joined
       *[other] headings stand several times (lines { $lignes }): their texts are joined
    }
page-absents = parts that the page lacks: { $champs }; if it shows them, its text was cut short
commit-fiches = { $n ->
        [one] 1 new fiche: { $numeros }
       *[other] { $n } new fiches: { $numeros }
    }
obstacle-page-pas-du-texte = { $chemin } is no text
    .aide = copy the text of the page into a file, or save the page as HTML
obstacle-page-trop-grande = { $chemin } is too big for a page: more than { $limite } MiB
    .aide = keep the text of the sheet alone
obstacle-page-trop-longue = { $chemin } says more than a fiche holds (1 MiB, 20,000 values)
    .aide = keep the text of the sheet alone
obstacle-page-vide = { $chemin } says nothing
    .aide = copy all the text of the page into this file
obstacle-page-sans-titre = { $chemin } is not a sheet: no line gives its numero and title (line { $ligne }: “{ $texte }”)
    .aide = a sheet begins with a line like “4.5 : Titre”, “37) Titre” or “D1.3 - Titre”, of at most 300 characters
obstacle-page-sans-rubrique = { $chemin } is not a sheet: no heading is known under “{ $texte }” (line { $ligne })
    .aide = a sheet has lines like “Publié 21-11-2024 par …”, “Objectifs” or “Coordinateur(s) : …”
obstacle-page-plusieurs = { $chemin } holds { $n } sheets (lines { $lignes })
    .aide = make a file of each, and give them together: pcaet import page FILE…
obstacle-page-double = { $chemin } gives the fiche { $numero }, as { $autre } does
    .aide = give the right page only
obstacle-page-autre = { $fiche } is already there and says something else than { $chemin }: { $champs }
    .aide = pcaet set { $numero } or pcaet edit { $numero } puts what is wanted there; to take all of the page, delete { $fiche } and run this again
obstacle-pages-refusees = nothing was written: { $n ->
        [one] 1 page of { $pages } is refused
       *[other] { $n } pages of { $pages } are refused
    }
    .aide = mend or leave out these files, then run the same command again
init-bilan = { $faits ->
        [0] nothing to do
        [one] 1 file made
       *[other] { $faits } files made
    }{ $laisses ->
        [0] {""}
        [one] , 1 there already and left
       *[other] , { $laisses } there already and left
    }
init-fusion-reglee = git merges the fiches by key here; each colleague sets it up once in their copy:
init-fusion = for git to merge the fiches by key, each colleague sets it up once in their copy:
init-attributs = and .gitattributes, already there, must hold: { $ligne }
new-faite = new fiche: { $chemin }
new-essai = dry run: { $chemin } would be made
edit-inchange = { $porteur }: nothing changed
edit-faite = { $porteur }: { $n ->
        [0] layout or comments
       *[other] { $cles } changed
    }
edit-gardee = the text is kept in { $garde }; to take it up again: { $commande }
edit-reunie = { $chemin } changed meanwhile: its changes are now { $cas ->
        [conflit] in the text, where a choice is left between <<<<<<< and >>>>>>>
       *[net] in the text
    }
rename-fiche = { $avant } → { $apres }
rename-lien = { $chemin } follows
rename-achevee = a change of numero that was cut short is now complete
rename-deja = { $numero } bears this numero already, nothing changed
commit-fmt = { $n ->
        [one] { $porteurs }: layout
       *[other] layout of { $n } files: { $porteurs }
    }
commit-fix = { $n ->
        [one] { $porteurs }: what there could be no doubt about, mended
       *[other] what there could be no doubt about, mended in { $n } files: { $porteurs }
    }
commit-numero = { $avant } → { $apres }: new numero{ $n ->
        [0] {""}
        [one] , 1 linked fiche follows
       *[other] , { $n } linked fiches follow
    }
fmt-a-changer = { $n ->
        [0] no files to change
        [one] 1 file to change
       *[other] { $n } files to change
    }
fmt-change = { $n ->
        [0] no files changed
        [one] 1 file changed
       *[other] { $n } files changed
    }
validation-bilan = { $lus } { $lus ->
        [one] file read
       *[other] files read
    }{ $manque ->
        [0] {""}
       *[other] {" "}of { $vus }
    }: { $erreurs ->
        [0] no errors
        [one] 1 error
       *[other] { $erreurs } errors
    }, { $avertissements ->
        [0] no warnings
        [one] 1 warning
       *[other] { $avertissements } warnings
    }{ $notes ->
        [0] {""}
        [one] , 1 note
       *[other] , { $notes } notes
    }
gravite-error = error
gravite-warning = warning
gravite-note = note
aide-prefixe = help
liste-permanente = permanent
liste-sans-date = { $n ->
        [one] 1 fiche without a date or a dated step could not be judged
       *[other] { $n } fiches without a date or a dated step could not be judged
    }
liste-indicateurs = { $n ->
        [0] no indicators
        [one] 1 indicator
       *[other] { $n } indicators
    }
colonne-numero = No.
colonne-titre = Title
colonne-statut = Status
colonne-priorite = Priority
colonne-axe = Axe
colonne-debut = Start
colonne-echeance = Due
colonne-avancement = Progress
colonne-responsables = In charge
colonne-coordinateurs = Coordinators
colonne-secteurs = Sectors
colonne-budget = Budget
colonne-indicateurs = Indicators
synthese-plan = The plan in figures
synthese-fiches = Fiches
colonne-valeurs-saisies = Values
depuis = Since { $jour } (commit { $commit }, { $objet })
depuis-nombres = { $avant } → { $apres }
depuis-euros = €{ $avant } → €{ $apres }
depuis-prevu = Budget planned
depuis-depense = Spent
depuis-fiches = { $nouvelles ->
        [0] none new
       *[other] { $nouvelles } new ({ $venues })
    }, { $retirees ->
        [0] none removed
       *[other] { $retirees } removed ({ $parties })
    }{ $renommees ->
        [0] {""}
       *[other] , { $renommees } renamed ({ $autrement })
    }
depuis-jour = on { $jour }
depuis-valeurs = { $saisies } entered, { $corrigees } corrected, { $effacees } taken out
markdown-ligne = **{ $nom }**: { $texte }
synthese-actions = Actions
synthese-realisees = Done
synthese-lancees = Done or begun
colonne-lancees = Begun
colonne-prevu = Planned
colonne-chiffrees = Counted
colonne-secteur = Sector
colonne-responsable = In charge
synthese-ensemble = Whole
synthese-plusieurs = an action may be of several groups: it counts in each, and once in the whole
synthese-bilan = Rates
synthese-completude = Completeness
synthese-rubrique = About
synthese-element = Item
synthese-nombre = Count
synthese-sur = Of
synthese-sans-statut = No status
synthese-sous-actions = Sub-actions
synthese-abandonnees = Given up
synthese-sans-date = No date, nobody can tell
rangee-atteints = On target
rangee-manques = Behind
rangee-attendus = Value awaited
rangee-pas-echus = Target not due
rangee-sans-cible = Without a target
rangee-sans-sens = Without a direction
rangee-prevu = Planned, in euros
rangee-non-chiffrables = Uncountable
rangee-depense = Spent, in euros
rangee-depensees = Say what they spent
synthese-total = { $n }{ $sous ->
        [0] {""}
        [one] {" "}(+ 1 sub-action)
       *[other] {" "}(+ { $sous } sub-actions)
    }
synthese-taux = done: { $realisees } of { $menees } ({ $taux_realise }), done or begun: { $lancees } of { $menees } ({ $taux_lance }){ $abandonnees ->
        [0] {""}
       *[other] , { $abandonnees } given up apart
    }
synthese-retards = { $n } of { $total }{ $inconnues ->
        [0] {""}
       *[other] , { $inconnues } without a date, of which nobody can tell
    }
synthese-indicateurs = { $n ->
        [0] none
       *[other] { $n }: { $details }
    }
suivi-atteints = { $n } on target
suivi-manques = { $n } behind
suivi-attendus = { $n } whose value is awaited
suivi-pas-echus = { $n } whose target is not due
suivi-sans-cible = { $n } without a target
suivi-sans-sens = { $n } without a direction
synthese-budget = planned { $chiffrees ->
        [0] n.c. (none
       *[other] { $prevu } € ({ $chiffrees }
    } of { $total } counted{ $non_chiffrables ->
        [0] {""}
       *[other] , { $non_chiffrables } uncountable
    }); spent { $depensees ->
        [0] n.c. (none says so)
       *[other] { $reel } € ({ $depensees } of { $total } say so)
    }
synthese-secteurs = { $n } of 8{ $manque ->
        [0] {""}
       *[other] , without action: { $secteurs }
    }
synthese-champ = { $champ } in { $n ->
        [0] no fiche
       *[other] { $n } fiches
    } of { $total }
synthese-complet = each field followed is filled in four fiches of five at least
colonne-jour = Day
colonne-dans = In
colonne-quoi = What
agenda-debut = start: { $periode }
agenda-fin = estimated end: { $periode }
agenda-etape = step: { $nom }
agenda-valeur = value of { $id } for { $periode }
agenda-bilan-public = public mid-term report (three years after adoption)
agenda-revision = revision of the plan (six years after adoption)
agenda-bilan = { $passees ->
        [0] nothing passed
       *[other] { $passees } passed
    }, { $a_venir ->
        [0] nothing to come
       *[other] { $a_venir } to come
    } up to { $jusque }
colonne-retard = Late
colonne-valeurs = Fresh
colonne-manque = Missing
sans-axe = Without axe
etat-jours = { $n } d
etat-declare = declared
etat-retard = Late
etat-sans-date = no date and no dated step, nobody can tell
etat-indicateur = { $id }: { $etat }
etat-territoire = Territory
etat-axe = { $axe }: { $n ->
        [one] 1 fiche
       *[other] { $n } fiches
    }{ $retards ->
        [0] {""}
       *[other] , { $retards } late
    }
etat-part = of which
etat-part-declaree = Declared
etat-realise-tard = { $statut }, { $n ->
        [one] 1 day
       *[other] { $n } days
    } after its estimated end
raison-declare = its status says so
raison-debut = still to come, and its start ({ $periode }) has passed
raison-fin = its end ({ $periode }) has passed
raison-etape = the step “{ $nom }” was due: { $periode }
part-realise = the action is done
part-etapes = steps: { $faites } of { $n } ({ $taux })
part-indicateur = { $id }: { $taux }
avancement-mesure = { $taux } of the way { $depart } → { $cible }
mesure-somme = { $valeur } in all ({ $periode })
depart-premiere = { $valeur } ({ $periode }, first value)
avancement-sans-cible = no target
avancement-sans-valeur = no value
avancement-sans-depart = the value it starts from ({ $periode }) is missing
avancement-ecart-nul = the target is where it starts from
avancement-deja-atteinte = the target was reached from the start
avancement-sans-sens = neither up nor down is wanted
position-a-venir = target of { $periode } ({ $valeur }) not due yet
position-attendue = target of { $periode } ({ $valeur }) due, value not known yet
position-atteinte = target of { $periode } ({ $valeur }) reached
position-manquee = short of the target of { $periode } ({ $valeur })
mesure-recul = worse than { $periode } ({ $valeur })
mesure-seuil = threshold crossed ({ $valeur })
attente-depuis = value of { $periode } awaited since { $depuis }
etat-bilan = { $n ->
        [0] no fiche
        [one] 1 fiche
       *[other] { $n } fiches
    } of { $total }: { $retards } late, { $attendues ->
        [0] no value awaited
        [one] 1 value awaited
       *[other] { $attendues } values awaited
    }, { $incompletes ->
        [0] none incomplete
       *[other] { $incompletes } incomplete
    }{ $inconnues ->
        [0] {""}
       *[other] ; { $inconnues } without a date, whose lateness nobody can tell
    }
peut-etre = maybe { $mots }
ecrire = write { $mots }
periode-prochaine = next value: { $periode }
trace-valeur = value
trace-somme = sum of the values since { $periode }
trace-cible = target
trace-deux = value and target
trace-reference = reference value ({ $periode })
trace-premiere = reference value ({ $periode }, the first)
trace-nc = no line: n.c.

## Rules: what a comment silences, what two branches take

ignore-inutile = nothing to silence here: “{ $code }” finds nothing
    .aide = take the code out of the comment
ignore-inconnu = “{ $code }” is not a rule that can be silenced
    .aide = write # pcaet: ignore[code] and the reason; commas separate several codes
numero-pris = numero { $numero } is also taken in { $revision }, for “{ $titre }”
    .aide = give one of the two fiches another numero before the branches are merged

## Obstacles of validate

obstacle-deux-reponses = several answers for one output: { $formes }
    .aide = write some to a file: --format sarif=findings.sarif
obstacle-export-sans-separateur = --delimiter means nothing to { $forme }
    .aide = it says what parts the cells of: pcaet export csv
obstacle-export-terminal = { $forme } is not text: a terminal cannot show it
    .aide = say where to write it: pcaet export { $forme } -o plan.xlsx
obstacle-export-trop = the plan holds more than { $forme } can ({ $detail })
    .aide = export a part of it: pcaet export { $forme } --axe 4
obstacle-statistiques-impossibles = --statistics cannot be told as { $forme }
    .aide = choose among: human, concise, json
obstacle-entree-sans-nom = “-” and --stdin-filename go together
    .aide = pcaet validate - --stdin-filename actions/4.5.yaml
obstacle-reference-illisible = { $chemin } is not a baseline: { $cause }
    .aide = pcaet validate --write-baseline FILE writes one
obstacle-depot-absent = { $dossier } is not in a git repository
    .aide = this command reads or writes git’s history; git init begins one
obstacle-revision-inconnue = git knows no revision “{ $revision }”
    .aide = { $cas ->
        [jour] a day is written year-month-day: { $jour }
        [coupe] the history of this clone is cut: git fetch --unshallow gets the rest
       *[nom] git branch --all names them; git fetch gets the server’s
    }
obstacle-historique-vide = this git repository has no commit yet
    .aide = git add actions && git commit -m "First plan" makes the first
obstacle-avant-historique = git knows nothing of this plan on { $jour }: its history begins later
    .aide = { $coupe ->
        [oui] the history of this clone is cut: git fetch --unshallow gets the rest
       *[non] pcaet log NUMERO shows what it knows
    }
obstacle-editeur-absent = no editor: neither VISUAL nor EDITOR names one
    .aide = EDITOR=nano pcaet edit …, or VISUAL="code --wait" in the environment
obstacle-editeur-echoue = the editor failed, nothing changed: { $editeur }
    .aide = { $cas ->
        [garde] the text is kept in { $garde }; to take it up again: { $commande }
       *[rien] check VISUAL and EDITOR
    }
obstacle-edition-invalide = { $chemin } was left alone: the new text holds errors
    .aide = it is kept in { $garde }; to take it up again: { $commande }
obstacle-edition-illisible = { $chemin } was left alone: the new text cannot be read (UTF-8, at most 1 MiB)
    .aide = it is kept in { $garde }; to take it up again: { $commande }
obstacle-edition-partie = { $chemin } is not touched: the editor left no text
    .aide = begin again: { $commande }
obstacle-edition-depassee = { $chemin } was left alone: someone changed it meanwhile
    .aide = the new text is kept in { $garde }; to join the two: { $commande }
obstacle-edition-en-attente = a text of { $chemin } already waits in { $garde }
    .aide = to take it up again: { $commande }; to start from the file: --restart instead of --resume
obstacle-edition-aucune = no text of { $chemin } is kept
    .aide = { $commande }
obstacle-edition-ouverte = { $chemin } is open already in an editor, by pcaet edit
    .aide = finish there, then retry
obstacle-git-absent = git could not answer: { $cause }
    .aide = install git, which this command needs, or mend what it says
obstacle-commit-impossible = { $cas ->
        [inacheve] nothing was written: a merge or a rebase is going on in this repository
        [non-suivi] nothing was written: git does not follow { $chemins }
        [cache] nothing was written: git is told not to see what changes in { $chemins }
        [ignore] nothing was written: a .gitignore hides { $chemins }
       *[modifie] nothing was written: { $chemins } { $n ->
            [one] holds
           *[other] hold
        } changes without a commit, which would go with this one
    }
    .aide = { $cas ->
        [inacheve] finish it or give it up (git status tells how), or write without --commit
        [non-suivi] commit what is there first, or write without --commit
        [cache] lift that order (git update-index --no-assume-unchanged --no-skip-worktree), or write without --commit
        [ignore] correct the .gitignore, or write without --commit
       *[modifie] commit them first, or write without --commit
    }
obstacle-commit-refuse = { $chemins }: written, but git refused the commit{ $mots ->
        [muet] {""}
       *[dit] : { $mots }
    }
    .aide = remove the cause, then git add { $liste } && git commit --only { $liste }

## What changed

difference-champ = Field
difference-avant = Before
difference-apres = After
difference-champ-change = { $champ }: { $avant } → { $apres }
difference-ajout = { $champ }: { $element } added
difference-retrait = { $champ }: { $element } taken away
difference-valeur = { $serie ->
        [cible] { $id } target { $periode }
       *[valeur] { $id } { $periode }
    }{ $part ->
        [valeur] {""}
        [source] , source
        [commentaire] , comment
       *[autre] , { $part }
    }
difference-nouvelle = { $genre ->
        [plan] new
       *[fiche] new fiche
    }
difference-retiree = { $genre ->
        [plan] removed
       *[fiche] fiche removed
    }
difference-renommee = renamed, { $avant } before
difference-illisible = cannot be read, before or after
difference-forme = order, layout or comments only
difference-bilan = { $n ->
        [0] nothing changed
       *[autre] { $nouvelles ->
            [0] {""}
           *[other] { $nouvelles } new,{" "}
        }{ $retirees ->
            [0] {""}
           *[other] { $retirees } removed,{" "}
        }{ $renommees ->
            [0] {""}
           *[other] { $renommees } renamed,{" "}
        }{ $modifiees ->
            [0] none changed
           *[other] { $modifiees } changed
        }
    } since { $commit } ({ $jour }, { $objet })
difference-illisibles = { $n ->
        [one] { $n } file could not be read, before or after: { $fichiers }
       *[other] { $n } files could not be read, before or after: { $fichiers }
    }
moment = as of commit { $commit } of { $jour } ({ $objet })
log-serie = In the file
log-historique = In git
log-sans-commit = not in a commit yet
log-illisible = the file cannot be read, before or after this commit
log-commit = Commit
log-auteur = Author
log-bilan = { $n ->
        [0] git keeps no change of it
        [one] { $n } change
       *[other] { $n } changes
    }
log-coupe = the history of this clone is cut: git fetch --unshallow gets the rest

## Export

export-total = { $n ->
        [0] no fiche exported
        [one] { $n } fiche exported
       *[other] { $n } fiches exported
    }
export-perd = { $forme } does not carry everything; between parentheses, how many fiches (docs/formats.md): { $quoi }
export-cache = left out by --public; between parentheses, of how many fiches: { $quoi }
export-anonyme = { $forme } never names anyone: left out; between parentheses, of how many fiches: { $quoi }
export-plan-muet = { $forme } also wants of the plan (plan.yaml) what it does not say: { $quoi }
export-listes-vides = empty lists, since the plan does not say them: communes, competences M57, levers SGPE, themes
perte-titres-liens = titles of links
perte-identifiants = accounts of people
perte-definitions = definitions of indicators
perte-notes-cibles = notes of targets
perte-a-discuter = the statut “à discuter”
perte-jours = beginnings without a day, written as the first
perte-coupe = ends of texts that are too long
export-territoire = { $forme } does not carry the { $n ->
        [one] indicator
       *[other] { $n } indicators
    } of the territory (plan.yaml)
perte-axes = Axes beyond three levels
perte-titres = End of titles over 300 characters
perte-listes = Lists that Territoires en Transitions will part otherwise
perte-precision = Dates less precise than a day
perte-centimes = Cents
perte-ttc = Amounts with tax
perte-taxe = Amounts not known to be without tax, given as such
perte-non-chiffrable = Amounts that cannot be counted
perte-financeurs = Financers beyond three
perte-financeurs-details = Rates, states and comments of financers
perte-financeurs-sans-montant = Financers without amount, which Territoires en Transitions does not import
coordonnees = E-mail addresses and telephone numbers

## Merging

fusion-conflit = { $place }: { $ici } here, { $labas } there
fusion-texte = “{ $texte }”
fusion-retire = removed
fusion-change = changed
fusion-ajoute = added
fusion-bilan = { $n ->
        [0] to be read again: { $chemin }
        [one] 1 conflict in { $chemin }
       *[other] { $n } conflicts in { $chemin }
    }
    .aide = between { $ouvre } and { $ferme }, keep the text of one side; then pcaet validate, and git add
fusion-bilan-sans-marques = { $n ->
        [0] to be read again: { $chemin }
        [one] 1 conflict in { $chemin }, which its lines do not show
       *[other] { $n } conflicts in { $chemin }, which its lines do not show
    }
    .aide = read the file again, let it say what it should; then pcaet validate, and git add
fusion-lignes-lecture = { $chemin }:{ $ligne }:{ $colonne } ({ $cote }): { $cause }; merged line by line, as git does
fusion-lignes-commentaire = { $chemin }: the comment “{ $texte }” would be lost; merged line by line, as git does
fusion-lignes-preuve = { $chemin }: no text merged by key would read back as meant; merged line by line, as git does

## Answers of validate

constat = Finding
constat-place = Where
constat-regle = Rule
constat-gravite = Severity
constat-nombre = Count
annotations-en-trop = { $n } more without annotation ({ $gravite })
constats-en-plus = { $n ->
        [one] and 1 more
       *[other] and { $n } more
    }
reference-ecrite = { $n ->
        [0] no findings in { $chemin }
        [one] 1 finding written to { $chemin }
       *[other] { $n } findings written to { $chemin }
    }
reference-perimee = the baseline keeps a finding that is gone: { $regle }, { $porteur } { $route }

## Usage errors

usage-erreur = error:
usage-conseil = hint:
usage-plus = For more: { $aide }
usage-argument-inconnu = unexpected argument “{ $argument }”
usage-argument-manquant = { $n ->
        [one] this argument is missing:
       *[other] these arguments are missing:
    } { $arguments }
usage-valeur-manquante = “{ $argument }” needs a value
usage-valeur-inconnue = “{ $valeur }” is not a value of “{ $argument }”
usage-valeur-refusee = “{ $valeur }” does not suit “{ $argument }”: { $cause }
usage-valeur-en-trop = value “{ $valeur }” is one too many for “{ $argument }”
usage-conflit = “{ $argument }” does not go with “{ $autre }”
usage-commande-inconnue = unknown command “{ $commande }”
usage-commande-manquante = “{ $commande }” needs a command
usage-egal-manquant = “{ $argument }” is written with =
usage-autre = malformed command line
usage-possibles = possible values: { $valeurs }
usage-peut-etre = maybe “{ $mot }”
usage-tirets = for a value that begins with -, write -- before it
schema-titre-fiche = Fiche action
schema-titre-plan = Climate plan
