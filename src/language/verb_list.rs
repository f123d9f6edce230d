//! Verbs with irregular forms, and those that double their last letter.

/// Irregular verbs: lemma, past, participle; a row for each pair where there are two.
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
overridden;sing sang sung;sweep swept swept;unfreeze unfroze unfrozen;wear wore worn;withstand withstood withstood;awake awoke awoken;bend bent bent;beset beset beset;bite bit bitten;bleed bled bled;breed bred bred;browbeat browbeat
browbeaten;burn burned burned;burn burnt burnt;cling clung clung;co-lead co-led co-led;creep crept crept;dream dreamed
dreamed;dwell dwelt dwelt;feed fed fed;fling flung flung;forecast forecast forecast;forego forewent foregone;forgo forwent
forgone;foretell foretold foretold;forsake forsook forsaken;forswear forswore forsworn;gainsay gainsaid gainsaid;grind
ground ground;hang hung hung;hamstring hamstrung hamstrung;input input input;kneel knelt knelt;lean leant leant;leap leaped
leaped;leap leapt leapt;learn learned learned;learn learnt learnt;light lit lit;misread misread misread;misspeak misspoke
misspoken;mistake mistook mistaken;misunderstand misunderstood misunderstood;offset offset offset;outbid outbid outbid;outdo
outdid outdone;outgrow outgrew outgrown;outrun outran outrun;outsell outsold outsold;overdo overdid overdone;overhear
overheard overheard;overspend overspent overspent;overtake overtook overtaken;partake partook partaken;plead pleaded
pleaded;plead pled pled;prepay prepaid prepaid;repay repaid repaid;resell resold resold;resend resent resent;reset reset
reset;rethink rethought rethought;rewrite rewrote rewritten;ring rang rung;ring ringed ringed;saw sawed sawn;sew sewed sewn;shed shed
shed;shine shone shone;shrink shrank shrunk;sleep slept slept;slide slid slid;sling slung slung;slit slit slit;smell smelled
smelled;sneak sneaked sneaked;sneak snuck snuck;sow sowed sown;speed sped sped;spell spelled spelled;spill spilled
spilled;spill spilt spilt;spin spun spun;spit spat spat;spoil spoiled spoiled;spring sprang sprung;stick stuck stuck;sting
stung stung;stride strode stridden;string strung strung;strive strove striven;swell swelled swollen;swim swam swum;swing
swung swung;thrive thrived thrived;thrust thrust thrust;undercut undercut undercut;undergo underwent undergone;underlie
underlay underlain;underwrite underwrote underwritten;undo undid undone;unwind unwound unwound;upset upset upset;wake woke
woken;waylay waylaid waylaid;weave wove woven;weep wept wept;wind wound wound;wring wrung wrung";

/// Verbs of several syllables that double their last letter.
pub(super) const DOUBLING: &[&str] = &[
    "abet",
    "acquit",
    "admit",
    "airdrop",
    "allot",
    "begin",
    "commit",
    "compel",
    "confer",
    "control",
    "defer",
    "deter",
    "embed",
    "equip",
    "expel",
    "forbid",
    "forget",
    "handicap",
    "kidnap",
    "occur",
    "omit",
    "patrol",
    "permit",
    "prefer",
    "program",
    "propel",
    "quit",
    "rebel",
    "refer",
    "repel",
    "rerun",
    "submit",
    "transfer",
    "transmit",
    "unban",
    "unplug",
    "wiretap",
    "regret",
    "rebut",
    "debar",
    "concur",
    "recommit",
    "annul",
    "fulfil",
    "enrol",
    "distil",
    "instil",
    "backpedal",
    "backstop",
    "corral",
    "dial",
    "disbar",
    "demur",
    "eavesdrop",
    "equal",
    "extol",
    "horsewhip",
    "imperil",
    "incur",
    "initial",
    "label",
    "marshal",
    "outfit",
    "overlap",
    "pedal",
    "quiz",
    "recur",
    "rival",
    "sandbag",
    "sidestep",
    "signal",
    "total",
    "tear-gas",
    "unravel",
    "worship",
];
