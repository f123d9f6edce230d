//! Which countries an article speaks of, and which of them its own offices and people belong to.

use std::collections::BTreeMap;

/// So many sentences are a short text, in which a country that is named once is what it is about.
const FEW: usize = 4;

/// How often each country is spoken of, and what stands outside of the sentences.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    countries: BTreeMap<String, usize>,
    /// How often otherwise than as a party: as a place, by its people, as an owner.
    settings: BTreeMap<String, usize>,
    /// How often by a town whose name others bear in other countries.
    guesses: BTreeMap<String, usize>,
    /// Sentences that were counted.
    sentences: usize,
    /// The country where the text was written.
    dateline: Option<String>,
    /// The country of the publisher.
    publisher: Option<String>,
}

impl Spoken {
    /// Begins the next sentence.
    pub(super) fn begin(&mut self) {
        self.sentences += 1;
    }

    /// Counts a country that is named, as a party or otherwise.
    pub(super) fn count(&mut self, country: String, party: bool) {
        if !party {
            *self.settings.entry(country.clone()).or_insert(0) += 1;
        }
        *self.countries.entry(country).or_insert(0) += 1;
    }

    /// Counts the country of a town whose name others bear in other countries.
    pub(super) fn guess(&mut self, country: String) {
        *self.guesses.entry(country).or_insert(0) += 1;
    }

    /// Lets the guesses count that a surer word bears out, and all of them where nothing surer is spoken of.
    pub(super) fn settle(&mut self) {
        let alone = self.countries.is_empty();
        for (country, count) in std::mem::take(&mut self.guesses) {
            if alone || self.countries.contains_key(&country) {
                *self.settings.entry(country.clone()).or_insert(0) += count;
                *self.countries.entry(country).or_insert(0) += count;
            }
        }
    }

    /// Takes note of where the dateline says that the text was written.
    pub(super) fn date_from(&mut self, country: Option<String>) {
        self.dateline = country;
    }

    /// Takes note of where the publisher is at home.
    pub(super) fn publish(&mut self, country: Option<String>) {
        self.publisher = country;
    }

    /// Whether no country is spoken of.
    pub(super) fn is_empty(&self) -> bool {
        self.countries.is_empty()
    }

    /// How often a country is spoken of.
    pub(super) fn of(&self, iso3: &str) -> usize {
        times(&self.countries, iso3)
    }

    /// The country that the article is mostly about: spoken of at least three times, and at least twice as
    /// often as any other; or the only one that it speaks of, twice, or once in a few sentences, and not only as a
    /// party: `the minister urged Iran` says nothing of whose minister he is.
    pub(super) fn focus(&self) -> Option<&str> {
        let (country, most) = self.countries.iter().max_by_key(|(_, count)| **count)?;
        let next = self.countries.iter().filter(|(other, _)| *other != country).map(|(_, count)| *count).max();
        let few = *most >= 2 || self.sentences <= FEW;
        let alone = next.is_none() && few && self.settings.contains_key(country);
        (alone || is_main(*most, next.unwrap_or(0))).then_some(country)
    }

    /// The country whose offices the article calls by their bare names: the one that it is mostly about, else one that
    /// dateline or publisher and words agree on, else the only one of many that is more than a party.
    pub(super) fn home(&self) -> Option<&str> {
        self.focus().or_else(|| self.attested()).or_else(|| self.owner())
    }

    /// The country of the dateline, where the words bear it out; that of the publisher where they do so by far: an agency
    /// reports from everywhere.
    fn attested(&self) -> Option<&str> {
        let Some(written) = self.dateline.as_ref() else {
            let home = self.publisher.as_ref()?;
            let spoken = self.of(home);
            return (spoken >= 3 && 2 * spoken >= 3 * rival(&self.countries, home)).then_some(home);
        };
        let (spoken, most) = (self.of(written), self.countries.values().copied().max().unwrap_or(0));
        let own = times(&self.settings, written);
        let leads = spoken >= 2 && spoken == most;
        let owns = own >= 2 && own > rival(&self.settings, written) && 2 * spoken >= most;
        let sure = self.publisher.as_ref() == Some(written) && spoken > 0 && 2 * spoken >= most;
        (leads || owns || sure).then_some(written)
    }

    /// The country that is a place and an owner at least twice as often as any other, and is spoken of most.
    fn owner(&self) -> Option<&str> {
        let (country, own) = self.settings.iter().max_by_key(|(_, count)| **count)?;
        let leads = self.of(country) >= rival(&self.countries, country);
        // An article that is written elsewhere is at home in neither.
        let elsewhere = self.dateline.as_ref().is_some_and(|written| written != country && self.of(written) > 1);
        let leads = leads && !elsewhere;
        (is_main(*own, rival(&self.settings, country)) && leads).then_some(country)
    }

    /// Whether the article speaks so often of the country that it is about that people of no table belong there.
    pub(super) fn is_sure(&self) -> bool {
        let mut counts: Vec<usize> = self.countries.values().copied().collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let (most, next) = (counts.first().copied().unwrap_or(0), counts.get(1).copied().unwrap_or(0));
        is_main(most, next) || next == 0 && most >= 2
    }
}

fn times(counts: &BTreeMap<String, usize>, country: &str) -> usize {
    counts.get(country).copied().unwrap_or(0)
}

/// How often the other country is counted that is counted most.
fn rival(counts: &BTreeMap<String, usize>, country: &str) -> usize {
    counts.iter().filter(|(other, _)| *other != country).map(|(_, count)| *count).max().unwrap_or(0)
}

fn is_main(most: usize, next: usize) -> bool {
    most >= 3 && most >= 2 * next
}
