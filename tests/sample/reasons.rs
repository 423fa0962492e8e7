//! What a supervisor might write of each theme: warm, concrete, about the setting and never about a person.

/// A theme with reasons for each of the three wordings; the two last come with what is followed up.
pub struct Theme {
    pub name: &'static str,
    pub kept: [&'static str; 8],
    pub adjusted: [(&'static str, &'static str); 6],
    pub renewed: [(&'static str, &'static str); 2],
}

/// Copenhagen's six *pejlemærker*.
#[rustfmt::skip]
pub const THEMES: [Theme; 6] = [
    Theme {
        name: "Sociale relationer",
        kept: [
            "De voksne møder børnene i øjenhøjde og sætter ord på det, børnene er optagede af.",
            "Afleveringen er rolig; hvert barn bliver taget imod ved navn og får hjælp til at komme i gang med en leg.",
            "Trøst gives uden hast, og de voksne bliver hos barnet, til det er klar til at lege videre.",
            "Samspillet under frokosten er nærværende, og der er tid til samtaler på kryds og tværs af bordet.",
            "De voksne følger børnenes initiativer og udvider legen med nye ideer i stedet for at overtage den.",
            "Nye børn har en fast voksen de første uger, og trygheden ses i, hvor frit de bevæger sig ud fra den voksne.",
            "Konflikter bliver brugt til at øve sig i at lytte; et barn forklarede det sådan: \"Vi hjælper hinanden, for sådan gør vi her.\"",
            "Personalet fortæller samstemmende om, hvordan de fordeler sig, så alle børn oplever kontakt hver dag.",
        ],
        adjusted: [
            ("Relationerne er varme i de planlagte aktiviteter, mens overgangene bliver travle, så nogle børn venter længe på kontakt.",
             "Huset prøver en fast fordeling af de voksne i overgangene og drøfter, hvad børnene får ud af det."),
            ("De stille børn får færre invitationer til samspil end de børn, der selv søger de voksne.",
             "Teamet iagttager over to uger, hvem der får kontakt hvornår, og deler det på stuemødet."),
            ("I garderoben er der mange beskeder på én gang, og de fine samtaler fra stuen er sværere at holde fast i.",
             "1) Færre børn ad gangen i garderoben.\n2) Det prøves på én stue først."),
            ("Flere nye kolleger er ved at finde ind i husets måde at være sammen med børnene på.",
             "Makkerskaber med fokus på samspil indgår i introduktionen af nye kolleger."),
            ("Om eftermiddagen samles mange børn om få voksne, og samspillet bliver mere praktisk end nærværende.",
             "Eftermiddagens fordeling af voksne og legezoner gennemgås sammen på et personalemøde."),
            ("De voksne har blik for det enkelte barn, men deler endnu ikke systematisk, hvad de ser.",
             "Et fast punkt på stuemødet: tre børn, vi har set noget nyt hos."),
        ],
        renewed: [
            ("De mange praktiske opgaver fylder, og børnenes henvendelser går oftere tabt, end huset selv ønsker.",
             "Ledelse og team beskriver sammen, hvad et godt samspil er hos os, og øver det med sparring fra konsulenten."),
            ("Gruppen er ny for både børn og voksne, og der mangler fælles aftaler om, hvem der er tæt på hvem.",
             "Primærvoksne aftales for alle børn, og aftalen genbesøges efter tre måneder."),
        ],
    },
    Theme {
        name: "Inklusion og fællesskab",
        kept: [
            "Legegrupperne er sammensat med omtanke, og børn på kanten af legen bliver inviteret ind med en rolle.",
            "Materialer er lette at nå, så alle børn kan bidrage uden at skulle spørge om hjælp.",
            "De voksne går foran, ved siden af og bag ved legen alt efter, hvad børnene har brug for.",
            "Børn med særlige behov deltager i de samme fællesskaber som de andre; støtten foregår i gruppen.",
            "Drenge og piger leger på tværs, og rummene lægger op til flere slags leg.",
            "Huset arbejder med venskaber som et fælles ansvar, og børnene taler selv om at have plads til flere.",
            "Der er tydelige traditioner, som samler børnene, uden at nogen skal deltage på én bestemt måde.",
            "De yngste får tid til at se på, før de går med, og det bliver respekteret.",
        ],
        adjusted: [
            ("Enkelte børn går meget alene på legepladsen, selv om de voksne er opmærksomme på dem indenfor.",
             "Udearealet deles i zoner med hver sin voksne og hver sin leg."),
            ("Fællesskaberne er stærke på stuerne, men børnene møder sjældent hinanden på tværs.",
             "En ugentlig formiddag på tværs af stuer prøves i et kvartal."),
            ("Samlingen er lang for de yngste, og flere voksne bruger kræfter på at holde ro.",
             "Samlingen deles i to mindre grupper; børnenes deltagelse iagttages før og efter."),
            ("Legetøj og rum appellerer især til de børn, der allerede er godt med i legen.",
             "Indretningen af to legeområder gentænkes sammen med børnene."),
            ("Teamet har gode enkeltgreb, men arbejder forskelligt med børn i udsatte positioner.",
             "En fælles drøftelse af, hvad deltagelse er, og hvordan vi kan se den."),
            ("Bordpladserne er faste, og det giver ro, men også få nye venskaber.",
             "Børnene vælger plads én dag om ugen; vi ser efter, hvem der finder sammen."),
        ],
        renewed: [
            ("Flere børn skifter mellem mange voksne i løbet af dagen og finder ikke fast fodfæste i en gruppe.",
             "Mindre, faste grupper om formiddagen; plan aftales med ressourcepædagogen."),
            ("Børnegruppen er vokset hurtigt, og de gamle fællesskaber er ikke afløst af nye.",
             "Huset laver en plan for den nye børnegruppe og inddrager forældrene i den."),
        ],
    },
    Theme {
        name: "Sprogindsatsen",
        kept: [
            "De voksne stiller åbne spørgsmål og giver børnene tid til at svare.",
            "Dialogisk læsning foregår i små grupper, og bøgernes ord bliver taget med ind i legen.",
            "Sang, rim og remser er en naturlig del af overgangene.",
            "Sprogvurderingerne bliver brugt til at vælge, hvad der skal øves, og forældrene er med.",
            "Flersprogede børns modersmål er synligt i huset, og familierne har bidraget med ord og sange.",
            "Der bliver sat ord på handlinger under bleskift og påklædning, og børnene svarer med lyd, blik og ord.",
            "Personalet kan fortælle, hvilke ord der er i fokus lige nu, og hvorfor de er valgt.",
            "Børnenes egne fortællinger bliver skrevet ned og læst højt for dem igen.",
        ],
        adjusted: [
            ("De sproglige aktiviteter er gode, men når især de børn, der selv melder sig.",
             "Små læsegrupper, hvor de stilleste børn er med to gange om ugen."),
            ("Ved måltidet bliver samtalen let til beskeder, især når der er travlt.",
             "En voksen sidder fast ved hvert bord og går ikke fra undervejs."),
            ("Sprogvurderingerne er gennemført, men resultaterne er endnu ikke fulgt op på alle stuer.",
             "Resultaterne drøftes på stuemødet, og hvert team vælger én ting at øve."),
            ("Bøgerne står højt og bliver mest brugt af de voksne.",
             "Bøger i børnehøjde i alle rum; børnene vælger ugens bog."),
            ("Udelivet er rigt, men sproget følger ikke altid med ud.",
             "Tre ord om ugen tages med på legepladsen og hænges op ved døren."),
            ("Nye kolleger efterspørger mere viden om arbejdet med flersprogede børn.",
             "Sprogpædagogen er med på stuen fire formiddage, og erfaringerne samles op."),
        ],
        renewed: [
            ("Sprogarbejdet har hvilet på få kolleger og er gået i stå, efter at de har fået andre opgaver.",
             "En ny sprogplan for hele huset med sparring fra sprogkonsulenten."),
            ("Støjen på stuerne gør det svært for børnene at høre og blive hørt.",
             "Lydmiljøet undersøges, og dagen deles, så grupperne er mindre om formiddagen."),
        ],
    },
    Theme {
        name: "Forældresamarbejde",
        kept: [
            "Forældrene oplever at blive lyttet til og ved, hvem de skal gå til.",
            "Opstartssamtalerne følger en fast ramme, og forældrenes viden om barnet bliver brugt i hverdagen.",
            "Der er korte, daglige fortællinger om noget, barnet har været optaget af, og ikke kun om mad og søvn.",
            "Bestyrelsen er med i drøftelser om den pædagogiske retning og kender årets mål.",
            "Huset bruger tolk, når der er behov for det, og inviterer bredt til arrangementer.",
            "Svære samtaler er forberedt sammen, og forældrene fortæller, at de bliver mødt med respekt.",
            "Forældrene får konkrete ideer med hjem, som de siger, at de faktisk bruger.",
            "Overleveringen om eftermiddagen er kort og personlig, også når vikarer lukker.",
        ],
        adjusted: [
            ("Forældrene er glade for huset, men efterspørger mere viden om, hvad børnene lærer.",
             "Månedens fokus beskrives kort på opslagstavlen og i det digitale opslag."),
            ("De digitale opslag er mange, og de vigtige beskeder drukner.",
             "Aftale om, hvad der skrives hvor; afprøves i to måneder og drøftes med forældrene."),
            ("Overleveringen om eftermiddagen varierer meget fra stue til stue.",
             "Fælles aftale om én god fortælling til hvert barn hver dag."),
            ("Få forældre deltager i møderne, og de samme stemmer bliver hørt.",
             "Et møde lægges om eftermiddagen med børnepasning; spørgsmålene sendes ud i forvejen."),
            ("Forventningerne til samarbejdet er klare for personalet, men ikke altid for nye familier.",
             "Velkomstbrevet skrives om sammen med to forældre."),
            ("Samtalerne følger ikke en fast rytme, efter at teamet er blevet ændret.",
             "Årets samtaler sættes i kalenderen, og rammen genbesøges på et personalemøde."),
        ],
        renewed: [
            ("Forældrene har oplevet mange skift og mangler et overblik over, hvem der kender deres barn.",
             "Et dialogmøde med forældrene og en fast kontaktperson til hver familie."),
            ("Samarbejdet er venligt, men tilfældigt, og flere familier er svære at nå.",
             "En plan for kontakt til alle familier lægges med bestyrelsen."),
        ],
    },
    Theme {
        name: "Sammenhæng",
        kept: [
            "Overgangen fra vuggestue til børnehave er delt op i små besøg, og en kendt voksen går med.",
            "Samarbejdet med skolen er planlagt et år frem, og børnene har besøgt deres kommende SFO.",
            "Den røde tråd mellem stuerne er tydelig, fordi de samme rutiner går igen.",
            "Børnenes egne mapper følger dem og bliver brugt i samtalen ved overgange.",
            "Legepladsen, biblioteket og havnen bliver brugt som en del af hverdagen.",
            "Huset har beskrevet, hvad der skal gives videre, og børn og forældre er med i det.",
            "De ældste børn øver sig i at være sammen på tværs af husene, inden de skal i skole.",
            "Dagens overgange er forudsigelige, og børnene kan selv fortælle, hvad der skal ske.",
        ],
        adjusted: [
            ("Overgangene i huset er gode, mens overgangen til skole bæres af få personer.",
             "Aftalerne med skolen skrives ned og gennemgås hvert efterår."),
            ("Børnene skifter stue på samme dag, og det giver uro for både store og små.",
             "Stueskift spredes over en måned; det drøftes bagefter, hvad det betød."),
            ("Viden om barnet bliver givet videre mundtligt og kan gå tabt ved fravær.",
             "Et kort overgangsskema prøves på to stuer."),
            ("Dagsrytmen er forskellig fra stue til stue, og søskende møder forskellige forventninger.",
             "Teamene vælger tre rutiner, der skal være fælles."),
            ("Nærmiljøet bliver brugt, men mest af de ældste børn.",
             "De yngste kommer på én fast tur om ugen i mindre grupper."),
            ("Overgangen fra dagpleje er venlig, men sker uden besøg på forhånd.",
             "To besøg før start tilbydes alle familier."),
        ],
        renewed: [
            ("Flere børn er begyndt på kort tid, og der er ikke en fælles plan for den gode start.",
             "En indkøringsplan laves sammen på tværs af stuerne."),
            ("Skolestarten er planlagt sent, og børnene ved ikke, hvad der venter dem.",
             "Årshjul for skoleovergangen aftales med skolen og SFO'en."),
        ],
    },
    Theme {
        name: "Pædagogisk metode og refleksion",
        kept: [
            "Teamet sætter mål for et forløb, aftaler tegn og følger dem op på stuemødet.",
            "Der er en fast rytme for evaluering, og den fører til små ændringer, som kan ses på stuen.",
            "Praksisfortællinger bliver delt på personalemøderne, også dem hvor noget ikke lykkedes.",
            "Den styrkede pædagogiske læreplan er omsat til husets egne ord, og personalet bruger den i hverdagen.",
            "Ledelsen går jævnligt med på stuerne og giver sparring, som personalet efterspørger.",
            "Personalet bruger fotos og korte film til at undersøge egen praksis sammen.",
            "Rutinerne er beskrevet som læringsmiljø, og det mærkes på børnenes deltagelse.",
            "Data fra sprogvurdering og trivsel indgår i samtalen som anledning til nysgerrighed.",
        ],
        adjusted: [
            ("Refleksionen er levende i samtalen, men bliver sjældent skrevet ned og fulgt op.",
             "En enkel skabelon med mål, tegn og opfølgning prøves i ét forløb."),
            ("Målene er mange, og det er svært at holde fast i dem hen over året.",
             "Huset vælger to mål for det næste halve år."),
            ("Stuemøderne bliver ofte brugt til praktiske ting, når der er travlt.",
             "Praktiske emner samles i et skriftligt opslag; mødet begynder med en praksisfortælling."),
            ("Metoderne er kendt af de erfarne, men nye kolleger har svært ved at finde ind i dem.",
             "Metoderne beskrives på én side med eksempler fra hverdagen."),
            ("Evalueringen bygger på de voksnes indtryk; børnenes perspektiv mangler endnu.",
             "Børnene tager billeder af steder, de holder af, og fortæller om dem."),
            ("Planlægning foregår stuevis, og gode erfaringer når ikke rundt i huset.",
             "Et kvarter på hvert personalemøde til erfaringer fra en anden stue."),
        ],
        renewed: [
            ("Der har været mange ændringer i teamet, og den fælles metode er gledet i baggrunden.",
             "Ledelsen lægger en plan for fælles refleksion med sparring fra konsulenten."),
            ("Huset har endnu ikke fundet en form for evaluering, der giver mening i hverdagen.",
             "Et forløb evalueres sammen med konsulenten fra start til slut."),
        ],
    },
];

/// A second sentence for some of the reasons: after an announced visit there is a dialogue to tell of.
pub const AFTER_ANNOUNCED: [&str; 9] = [
    "Det stemmer godt overens med husets egne mål.",
    "Forældrerepræsentanten genkender billedet.",
    "I den faglige dialog fortalte personalet levende om, hvordan de er nået hertil.",
    "Indsatsen er beskrevet, fulgt op og kendt af alle i teamet.",
    "Huset har selv lagt vægt på netop dette siden sidste besøg.",
    "Lederen fremhæver, at det er blevet til i små skridt.",
    "Personalet er optaget af, hvordan det kan holdes ved lige, når nye kolleger kommer til.",
    "Nye medarbejdere nævner det som noget af det første, de lagde mærke til.",
    "Erfaringen er værd at dele med resten af klyngen.",
];

/// The same after an unannounced visit, which only sees.
pub const AFTER_UNANNOUNCED: [&str; 4] = [
    "Det ses på tværs af stuerne.",
    "Det går igen både ude og inde.",
    "Sådan var det også i ydertimerne.",
    "Hverdagen var rolig, også da besøget kom uventet.",
];

/// Word stems that give away a reason about older children, so that it is not given for a visit to the youngest alone.
const OF_THE_OLDER: [&str; 11] = [
    "kole",
    "SFO",
    "progvurdering",
    "ældste",
    "Drenge",
    "vælger plads",
    "tager billeder",
    "fortællinger bliver skrevet",
    "forklarede det",
    "kan selv fortælle",
    "taler selv om",
];

/// Word stems that give away a reason about the youngest, likewise.
const OF_THE_YOUNGEST: [&str; 4] = ["bleskift", "vuggestue", "dagpleje", "yngste"];

/// Whether a reason can be about children of these ages.
pub fn fits(reason: &str, ages: &str) -> bool {
    let others: &[&str] = match ages {
        "0-2 år" => &OF_THE_OLDER,
        "3-5 år" => &OF_THE_YOUNGEST,
        _ => &[],
    };
    !others.iter().any(|stem| reason.contains(stem))
}
