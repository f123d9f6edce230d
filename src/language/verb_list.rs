//! Verbs with irregular forms, and those that double their last letter.

/// Irregular verbs: lemma, past, participle.
pub(super) const IRREGULAR: &str = "
beat beat beaten;become became become;begin began begun;bid bid bid;blow blew blown;break broke broken;bring brought
brought;broadcast broadcast broadcast;build built built;burst burst burst;buy bought bought;cast cast cast;catch caught
caught;choose chose chosen;come came come;cost cost cost;cut cut cut;deal dealt dealt;draw drew drawn;drive drove
driven;eat ate eaten;fall fell fallen;feel felt felt;fight fought fought;find found found;flee fled fled;fly flew
flown;forbid forbade forbidden;foresee foresaw foreseen;forget forgot forgotten;freeze froze frozen;get got got;give
gave given;go went gone;grow grew grown;hang hanged hanged;hear heard heard;hide hid hidden;hit hit hit;hold held
held;hurt hurt hurt;keep kept kept;know knew known;lay laid laid;lead led led;lean leaned leaned;leave left left;lend
lent lent;let let let;lie lay lain;lose lost lost;make made made;mean meant meant;meet met met;overrun overran
overrun;oversee oversaw overseen;overthrow overthrew overthrown;pay paid paid;put put put;quit quit quit;read read
read;rebuild rebuilt rebuilt;retake retook retaken;ride rode ridden;rise rose risen;run ran run;say said said;see saw
seen;seek sought sought;sell sold sold;send sent sent;set set set;shake shook shaken;shoot shot shot;shut shut
shut;sink sank sunk;sit sat sat;slay slew slain;speak spoke spoken;spend spent spent;split split split;spread spread
spread;stand stood stood;steal stole stolen;strike struck struck;swear swore sworn;take took taken;teach taught
taught;tear tore torn;tell told told;think thought thought;throw threw thrown;tread trod trodden;understand understood
understood;undertake undertook undertaken;uphold upheld upheld;wed wed wed;win won won;withdraw withdrew
withdrawn;withhold withheld withheld;write wrote written;show showed shown;prove proved proven;mow mowed mown;bind bound
bound;dig dug dug;forgive forgave forgiven;mislead misled misled;overcome overcame overcome;override overrode
overridden;sing sang sung;sweep swept swept;unfreeze unfroze unfrozen;wear wore worn;withstand withstood withstood";

/// Verbs of several syllables that double their last letter.
pub(super) const DOUBLING: &[&str] = &[
    "abet", "acquit", "admit", "airdrop", "allot", "begin", "commit", "compel", "confer", "control", "defer", "deter",
    "embed", "equip", "expel", "forbid", "forget", "handicap", "kidnap", "occur", "omit", "patrol", "permit", "prefer",
    "program", "propel", "quit", "rebel", "refer", "repel", "rerun", "submit", "transfer", "transmit", "unban",
    "unplug", "wiretap", "regret", "rebut", "debar", "concur", "recommit", "annul", "fulfil", "enrol", "distil",
    "instil",
];
