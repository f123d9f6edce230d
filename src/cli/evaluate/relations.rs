//! Sentences with given roles.

use super::{Done, Evaluate, Exit, Kind, Task, View, read};
use crate::article::{Body, Raw, clean_sentence};
use crate::coding::{Classified, Coder, locate};
use crate::evaluation::{
    self, Linear, Miss, Relation, Sample, answers, folds, labels_answer, majority, relations, score_labels,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

impl View {
    fn plain(self) -> evaluation::View {
        match self {
            Self::Plover => evaluation::View::Plover,
            Self::Plv => evaluation::View::Plv,
            Self::Cameo => evaluation::View::Cameo,
        }
    }
}

impl Evaluate {
    pub(super) fn relations(&self, gold: &str) -> Result<Done, Exit> {
        if self.task != Task::Type {
            return Err(Exit::data("these labels have a type only: leave out --task"));
        }
        let relations = relations(gold).map_err(|error| self.fault(&error))?;
        let view = self.view.plain();
        let label = |relation: &Relation| {
            view.gold(&relation.root).map_err(|what| self.fault(&evaluation::GoldError { line: relation.line, what }))
        };
        let labels: Vec<String> = relations.iter().map(label).collect::<Result<_, _>>()?;
        let fold_of = folds(&relations, self.fold_count(), self.grouping(), self.seed);
        let answers = self.answers(&relations, &labels, &fold_of)?;
        let scored = score_labels(&relations, &labels, &answers, self.draws());
        let old = self.against.as_deref().map(|file| read_answers(file, view, relations.len())).transpose()?;
        let against = old.map(|old| score_labels(&relations, &labels, &old, self.draws()));
        let folds = (self.folds > 1).then(|| self.by_fold(&relations, &labels, &answers, &fold_of));
        let texts: BTreeMap<String, String> =
            relations.iter().map(|relation| (relation.line.to_string(), relation.text.clone())).collect();
        let words = move |miss: &Miss| texts.get(&miss.id).cloned().unwrap_or_default();
        let (documents, items) = (relations.len(), labels.len());
        Ok(Done { scored, against, documents, items, sealed: false, folds, words: Box::new(words) })
    }

    fn answers(
        &self,
        relations: &[Relation],
        labels: &[String],
        fold_of: &[usize],
    ) -> Result<Vec<evaluation::Answer>, Exit> {
        if let Some(file) = &self.predictions {
            return read_answers(file, self.view.plain(), relations.len());
        }
        if let Some(kind) = self.baseline {
            let signs = match kind {
                Kind::Scorer => self.signs(relations)?,
                Kind::Majority | Kind::Linear => vec![Vec::new(); relations.len()],
            };
            return Ok(self.learned(kind, relations, labels, &signs, fold_of));
        }
        let coder = self.coder()?;
        relations.iter().map(|relation| answer(&coder, relation, self.view.plain())).collect()
    }

    /// What the coder says of each sentence.
    fn signs(&self, relations: &[Relation]) -> Result<Vec<Vec<String>>, Exit> {
        let coder = self.coder()?;
        relations.iter().map(|relation| Ok(signs(&classified(&coder, relation)?, relation))).collect()
    }

    /// Each fold by what was learned from the others.
    fn learned(
        &self,
        kind: Kind,
        relations: &[Relation],
        labels: &[String],
        signs: &[Vec<String>],
        fold_of: &[usize],
    ) -> Vec<evaluation::Answer> {
        let sample = |at: usize| Sample { text: &relations[at].text, signs: &signs[at] };
        let mut answers = vec![(None, false); relations.len()];
        for fold in 0..self.fold_count() {
            let others = (0..relations.len()).filter(|at| fold_of[*at] != fold);
            let known: Vec<(Sample<'_>, &str)> = others.map(|at| (sample(at), labels[at].as_str())).collect();
            let owned: Vec<String> = known.iter().map(|(_, label)| (*label).to_owned()).collect();
            let commonest = majority(&owned);
            let model = (kind != Kind::Majority).then(|| Linear::learn(&known, self.seed));
            for at in (0..relations.len()).filter(|at| fold_of[*at] == fold) {
                let label = match &model {
                    Some(model) => model.label(sample(at)).map(str::to_owned),
                    None => commonest.clone(),
                };
                answers[at] = (label, false);
            }
        }
        answers
    }

    /// Macro F1 and size of each fold by itself.
    fn by_fold(
        &self,
        relations: &[Relation],
        labels: &[String],
        answers: &[evaluation::Answer],
        fold_of: &[usize],
    ) -> Value {
        let draws = evaluation::Draws { count: 0, seed: self.seed };
        let score = |fold: usize| {
            let at: Vec<usize> = (0..relations.len()).filter(|at| fold_of[*at] == fold).collect();
            let relations: Vec<Relation> = at.iter().map(|at| relations[*at].clone()).collect();
            let labels: Vec<String> = at.iter().map(|at| labels[*at].clone()).collect();
            let answers: Vec<evaluation::Answer> = at.iter().map(|at| answers[*at].clone()).collect();
            let scored = score_labels(&relations, &labels, &answers, draws);
            json!({ "sentences": at.len(), "macro_f1": scored.value("macro_f1"), "accuracy": scored.value("accuracy") })
        };
        let each: Vec<Value> = (0..self.fold_count()).map(score).collect();
        let group_by = self.group_by.as_ref().map(super::name);
        json!({ "count": self.fold_count(), "group_by": group_by, "each": each })
    }
}

fn answer(coder: &Coder, relation: &Relation, view: evaluation::View) -> Result<evaluation::Answer, Exit> {
    let classified = classified(coder, relation)?;
    Ok((labels_answer(&classified, view), classified.abstained))
}

fn classified(coder: &Coder, relation: &Relation) -> Result<Classified, Exit> {
    let refused = |rejection: crate::record::Rejection| Exit::data(format!("line {}: {rejection}", relation.line));
    let article = clean_sentence(Raw::new(Body::Text(relation.text.clone()))).map_err(refused)?;
    let (source, target) = (locate(&article.text, &relation.source), locate(&article.text, &relation.target));
    coder.classify(&article, source.as_ref(), target.as_ref()).map_err(refused)
}

/// The labels that the coder ranks, the entries that it read, and the words between the roles and of the trigger.
fn signs(classified: &Classified, relation: &Relation) -> Vec<String> {
    let kept = if classified.abstained { "kept" } else { "said" };
    let ranked = classified.ranked.iter().take(3).enumerate();
    let mut signs: Vec<String> = ranked.map(|(place, (label, _))| format!("rank {place} {label}")).collect();
    signs.push(format!("{kept} {}", classified.best()));
    signs.extend(classified.entries.iter().map(|entry| format!("entry {entry}")));
    signs.extend(classified.cameo.map(|code| format!("code {}", code.root())));
    let letters: Vec<char> = relation.text.chars().collect();
    let trigger = classified.trigger.and_then(|span| letters.get(span.start as usize..span.end as usize));
    let trigger: String = trigger.unwrap_or_default().iter().collect();
    signs.extend(trigger.to_lowercase().split_whitespace().map(|word| format!("trigger {word}")));
    signs.extend(between(relation).map(|word| format!("between {word}")));
    signs
}

/// The words between the roles, in small letters.
fn between(relation: &Relation) -> impl Iterator<Item = String> {
    let text = relation.text.as_str();
    let span = |words: &str| text.find(words).map(|at| (at, at + words.len()));
    let stretch = span(&relation.source).zip(span(&relation.target)).and_then(|(source, target)| {
        let (first, last) = if source <= target { (source, target) } else { (target, source) };
        text.get(first.1..last.0)
    });
    let lower = stretch.unwrap_or_default().to_lowercase();
    let words: Vec<String> = lower.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().filter(|word| !word.is_empty())
}

fn read_answers(file: &Path, view: evaluation::View, count: usize) -> Result<Vec<evaluation::Answer>, Exit> {
    let answers = answers(&read(file)?).map_err(|error| Exit::data(format!("{}: {error}", file.display())))?;
    let one = |number: usize| {
        let answer = answers.get(&number.to_string());
        let kept_back = answer.and_then(|answer| answer.get("abstained")).and_then(Value::as_bool).unwrap_or(false);
        (answer.and_then(|answer| view.answer(answer, true)), kept_back)
    };
    Ok((1..=count).map(one).collect())
}
