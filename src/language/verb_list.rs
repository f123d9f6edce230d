//! Common verbs by lemma, and the irregular forms. The trigger dictionary adds its own lemmas.

/// Regular and irregular verbs that the clause rules must know as verbs.
pub(super) const COMMON: &str = "
abandon abolish abstain abuse accept accompany accuse achieve acknowledge acquire acquit act add address adjourn admit
adopt advance advise affect agree aim air allege allow amend amount announce anger appeal appear apply appoint approach
approve argue arrest arrive ask assassinate assault assemble assert assist assume assure attack attempt attend attract
authorize authorise avoid await award back ban bar base beat become begin believe belong bid blame blast block boast
bolster bomb bombard boost bow break brief bring broadcast broker build burn buy calculate call campaign cancel capture
carry cast cause cease celebrate challenge change charge check choose circulate cite claim clash clear climb close
collaborate collapse collect combat come command comment commission commit compare compel complain complete comply
concede conclude condemn conduct confer confess confirm confiscate confront congratulate conquer consider consist
consult contain continue contribute control convene convict convince cooperate coordinate cost counter cover crack
crash create criticize criticise cross crush curb cut damage deal debate decide declare decline decrease deepen defeat
defect defend defuse delay deliver demand demonstrate denounce deny depart deploy deport depose describe destroy detain
deteriorate determine detonate develop devastate devote dial die direct disagree disappear disarm disband discover
discuss dismantle dismiss dispatch disperse displace display dispute disqualify disrupt dissolve distribute dominate
donate downgrade draft drag draw drive drop earn ease echo edge elect eliminate emerge emphasize emphasise enable
encourage end endorse enforce engage enjoy ensure enter erupt escalate escape establish evacuate evict evolve examine
exceed exchange exclude execute exercise exile exist expand expect expel explain explode exploit explore export express
extend extradite face facilitate fail fall favor favour fear feature feel fight file finance find finish fire fix flee
flood fly focus follow forbid force foil foresee form free freeze fuel fulfill fund gain gather give go grant greet grow
guarantee guard halt hand handle hang happen harass harm head hear help hide highlight hijack hint hire hit hold honor
honour hope host hurt identify ignore impeach implement imply impose imprison improve include increase indicate indict
infiltrate influence inform injure insist inspect install instruct intend intensify interrogate interrupt intervene
interview introduce invade invest investigate invite involve issue jail join judge justify keep kidnap kill know lack
land last laud launch lay lead lean learn leave legalize lend let liberate lie lift limit link list listen live lobby
lock loom loot lose lower maintain make manage march mark mass massacre matter mean mediate meet mention mistreat mobilize
mobilise monitor mount mourn move murder name near need negotiate nominate normalize note notify nullify object obtain
occupy occur offer open operate oppose order organize organise oust outlaw overrun oversee overthrow overturn owe own
pardon parade participate pass patrol pause pay perform permit persuade pick place plan play plead pledge plunge plot
point poison pose position postpone pound praise predict prefer prepare present press pressure prevail prevent proceed
proclaim produce prohibit promise promote prompt propose prosecute protect protest prove provide provoke publish pull
punish purchase pursue push put quash quell question quit quote raid raise ram rape ratify reach react read reaffirm
realize rebuff rebuild rebuke recall receive recognize recognise recommend reconcile record recover recruit redeploy
reduce refer reflect refrain refuse regain regard register regret reimpose reinforce reinstate reiterate reject relate
relaunch release relieve remain remember remove renew renounce reopen repatriate repeal repeat repel replace reply report
represent reprimand request require rescind rescue resettle resign resist resolve respond restore restrict result resume
retain retake retaliate retreat return reveal reverse review revoke reward ride riot rise rob rule run rush sabotage sack
sanction save say scale schedule scrap screen seal search secure see seek seem seize sell send sentence separate serve set
settle sever shake share shell shelter shift shoot show shut sign signal sink sit slam slap slash slay smash smuggle
soften solve speak spend spark split sponsor spread spy stab stage stall stand start state station stay steal steer stem
step stone stop storm strafe strengthen stress stretch strike strip struggle submit succeed sue suffer suggest summon
supervise supply support suppose suppress surge surrender surround survive suspect suspend swap swear take talk target
tear tell terminate test testify thank think threaten tighten topple torch torture total tour trade train transfer
transport travel treat tread trigger try turn underline undermine understand undertake unify unite unleash unveil
uphold upgrade urge use utilize uproot vacate value vandalize veto view violate visit voice volunteer vote vow wage wait
walk want warn watch weaken weigh welcome win withdraw withhold witness wonder work worry wound write yield
rely collide injure wound allocate disclose fine flock heckle hail lambast lash deliver evade gun mow hack hug impound intercept interdict jeopardize
lament mandate mock nationalize outline overhaul oblige pelt picket pilot plummet quarantine rally ransack reassure reckon
reiterate reprieve resume reunite roll scold score scuffle shun sideline slaughter snub soar storm swoop team tout uncover
underscore unseat urge usher vilify wed whip wield champion
";

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
withdrawn;withhold withheld withheld;write wrote written;show showed shown;prove proved proven;mow mowed mown";

/// Verbs of several syllables that double their last letter.
pub(super) const DOUBLING: &[&str] = &[
    "abet", "admit", "allot", "begin", "commit", "compel", "confer", "control", "defer", "deter", "embed", "equip",
    "expel", "forbid", "forget", "handicap", "kidnap", "occur", "omit", "patrol", "permit", "prefer", "program",
    "propel", "quit", "rebel", "refer", "repel", "rerun", "submit", "transfer", "transmit", "unplug",
];
