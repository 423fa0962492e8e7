//! Given names common in Denmark, old and young: enough to tell a column of people from a column of houses.

use std::collections::HashSet;
use std::sync::LazyLock;

/// In lower case.
const NAMES: &str = "adam agnes aksel albert alberte alexander alfred alice alma amalie amanda amina anders andrea andreas anette ane ann \
anna anne annette anni anton arne arthur asger asta astrid august aya benjamin bent benthe bente bertha bertil birgit birgitte birthe bjarne \
bjørn bo bodil brian britt brita camilla carl carla carsten casper catharina cathrine cecilie charlotte christian christina christine \
christoffer clara claus conrad daniel david dennis diana dorte dorthe ebbe eddie egon eigil ejner elin elias elisabeth elise ella ellen \
ellie elsa else elvira emil emilie emily emma emmy erik erling ester esther eva fatima felix ferdinand fie filip finn flemming frank \
frederik frederikke freja frida frode gerda gitte grete grethe gudrun gunnar gunhild gustav hanna hannah hanne hans harald hassan heidi \
heinrich helena helene helge helle henning henny henriette henrik herman holger hugo ib ibrahim ida inge inger ingrid inga isabella isak ivan \
ivar jack jacob jakob jan jane janne janni jasmin jens jeppe jesper jette joan johan johanne johannes john johnny jonas jonathan jørgen \
jørn josefine julie julius jytte kaj kamilla karen karin karina karl karla karoline kasper katja katrine kenneth kerstin kim kirsten \
kirstine kjeld klara klaus knud konrad kristian kristina kristine kristoffer kurt lars lasse laura laurits laust lea leif lena lene leo \
leonora lilje lilli lillian lilly line linea linda lis lisa lisbet lisbeth lise liv liva lone lotte louis louise luca lucas ludvig luna \
lykke mads magne magnus maja malene malou malte maria marianne marie marius mark markus marlene martha martin mathias mathilde mette mia \
michael mie mikael mike mikkel mille minna mira mogens mohamed mohammad mohammed mona monika morten muhammad nadia nanna naja nana nicklas \
nicolai niels nikolaj nina nora nohr noah ole oliver olivia omar oscar oskar otto palle pauline peder per pernille peter philip pia poul \
preben rasmus rebecca regitze rene rikke rita robert rosa ruben ruth saga sally samuel sandra sanne sara sarah sebastian selma signe sigrid \
silas silje simon sine sofia sofie solveig sonja sophia sophie stefan steen stig stine storm sune susan susanne sussi svend søren tanja \
tea theodor theo therese thomas thor thora thorbjørn thorkild thorvald tilde tim tina tine tobias tom tommy tone torben tove trine troels \
uffe ulla valdemar vera verner vibeke vibe victor viggo vigga viktor victoria vilhelm villads villy vilma viola vivi viveka walter werner \
william winnie wilma xander yasmin yusuf yvonne zenia åge åse aage";

static GIVEN: LazyLock<HashSet<&str>> = LazyLock::new(|| NAMES.split(' ').collect());

/// Whether a word is one of them, or begins with one and a hyphen.
pub(super) fn is_given(word: &str) -> bool {
    let folded = word.to_lowercase();
    GIVEN.contains(folded.split('-').next().unwrap_or_default())
}
