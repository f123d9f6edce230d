//! Articles of the collection as the coder gets them.

use super::collection::Collection;
use geowire::article::{self, Article, Body, Format, Raw, Settings};
use geowire::coding::{Coder, Explained};
use geowire::event::Event;

/// What is coded, and by what.
pub struct Desk {
    collection: Collection,
    coder: Coder,
}

impl Desk {
    /// The whole collection, articles and dated sentences, before this coder.
    pub fn new(coder: Coder) -> Result<Self, String> {
        let mut collection = Collection::load()?;
        collection.texts.extend(super::collection::dated_sentences()?);
        Ok(Self { collection, coder })
    }

    /// The events of an article; the collection dates it where nobody else does.
    pub fn code(&self, id: &str, published: Option<&str>) -> Result<Vec<Event>, String> {
        let coding = self.coder.code(&self.article(id, published)?);
        coding.map(|coding| coding.events).map_err(|rejection| format!("{id}: {rejection}"))
    }

    /// The events of an article, and which entries were considered in each sentence.
    pub fn explain(&self, id: &str, published: Option<&str>) -> Result<(Vec<Event>, Vec<Explained>), String> {
        let explained = self.coder.explain(&self.article(id, published)?);
        explained
            .map(|(coding, explained)| (coding.events, explained))
            .map_err(|rejection| format!("{id}: {rejection}"))
    }

    fn article(&self, id: &str, published: Option<&str>) -> Result<Article, String> {
        let text = self.collection.texts.get(id).ok_or_else(|| format!("{id}: no text"))?;
        let published = published.or(text.date.as_deref()).map(str::to_owned);
        let raw = Raw {
            id: Some(id.to_owned()),
            title: text.title.clone(),
            published_at: published.filter(|date| date.len() == 10),
            ..Raw::new(Body::Text(text.text.clone()))
        };
        let settings = Settings { format: Format::Text, ..Settings::default() };
        article::clean(raw, &settings).map_err(|rejection| format!("{id}: {rejection}"))
    }
}
