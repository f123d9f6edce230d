//! Labelled documents.

use super::texts::Texts;
use super::{Done, Evaluate, Exit, Kind, View, read};
use crate::article::{self, Body, Format, Raw, Settings};
use crate::coding::Coder;
use crate::evaluation::{self, GoldDocument, Miss, Predicted, PredictedEvent, Split, baseline, score_documents};
use std::path::Path;

impl Evaluate {
    pub(super) fn documents(&self, gold: &str) -> Result<Done, Exit> {
        if self.view != View::Plover {
            return Err(Exit::data("these labels are PLOVER types: leave out --view"));
        }
        let mut gold = GoldDocument::read(gold).map_err(|error| self.fault(&error))?;
        if self.sure {
            gold.iter_mut()
                .flat_map(|document| &mut document.events)
                .for_each(|event| event.optional |= event.arguable);
        }
        let predicted = match &self.predictions {
            Some(file) => read_predictions(file, &gold)?,
            None => self.predict(&gold)?,
        };
        let scored = score_documents(&gold, &predicted, self.draws());
        let old = self.against.as_deref().map(|file| read_predictions(file, &gold)).transpose()?;
        let against = old.map(|old| score_documents(&gold, &old, self.draws()));
        let sealed = gold.iter().any(|document| document.split == Split::Sealed);
        let items = gold.iter().flat_map(|document| &document.events).filter(|event| event.is_stated()).count();
        let texts = if self.misses > 0 && !sealed { Some(self.texts(&gold)?) } else { None };
        let words = move |miss: &Miss| texts.as_ref().map(|texts| texts.words(&miss.id, miss.span)).unwrap_or_default();
        Ok(Done { scored, against, documents: gold.len(), items, sealed, folds: None, words: Box::new(words) })
    }

    fn texts(&self, gold: &[GoldDocument]) -> Result<Texts, Exit> {
        Texts::load(self.texts.as_deref(), gold)
    }

    fn predict(&self, gold: &[GoldDocument]) -> Result<Predicted, Exit> {
        let texts = self.texts(gold)?;
        let kind = match self.baseline {
            None => return self.code(gold, &texts),
            Some(Kind::Majority) => evaluation::Baseline::Majority,
            Some(Kind::Linear) => evaluation::Baseline::Linear,
            Some(Kind::Scorer) => {
                return Err(Exit::data("a scorer over readings needs sentences with given roles (.tsv)"));
            }
        };
        Ok(baseline(kind, gold, |id| texts.text(id), self.fold_count(), self.seed))
    }

    fn code(&self, gold: &[GoldDocument], texts: &Texts) -> Result<Predicted, Exit> {
        let coder = self.coder()?;
        let settings = Settings { format: Format::Text, ..self.config.load()?.input.defaults };
        let mut predicted = Predicted::default();
        for document in gold {
            let events = code(&coder, &settings, document, texts);
            let events = events.map_err(|what| Exit::data(format!("{}: {what}", document.id)))?;
            predicted.0.insert(document.id.clone(), events);
        }
        Ok(predicted)
    }
}

fn code(
    coder: &Coder,
    settings: &Settings,
    document: &GoldDocument,
    texts: &Texts,
) -> Result<Vec<PredictedEvent>, String> {
    let raw = Raw {
        id: Some(document.id.clone()),
        title: texts.title(&document.id),
        // Some dates of the collection are months, which are no day of publication.
        published_at: document.published.clone().filter(|date| date.len() == 10),
        ..Raw::new(Body::Text(texts.text(&document.id).to_owned()))
    };
    let article = article::clean(raw, settings).map_err(|rejection| rejection.to_string())?;
    let coding = coder.code(&article).map_err(|rejection| rejection.to_string())?;
    let frame = document.frame();
    let read = |event| {
        let value = serde_json::to_value(event).map_err(|error| error.to_string())?;
        PredictedEvent::read(&value, &frame)
    };
    coding.events.iter().map(read).collect()
}

fn read_predictions(file: &Path, gold: &[GoldDocument]) -> Result<Predicted, Exit> {
    let frame = |id: &str| gold.iter().find(|document| document.id == id).map(GoldDocument::frame).unwrap_or_default();
    Predicted::read(&read(file)?, frame).map_err(|error| Exit::data(format!("{}: {error}", file.display())))
}
