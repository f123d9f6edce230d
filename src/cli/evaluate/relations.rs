//! Sentences with given roles.

use super::{Done, Evaluate, Exit, Kind, Task, View, read};
use crate::article::{Body, Raw, clean_sentence};
use crate::coding::{Coder, locate};
use crate::evaluation::{
    self, Linear, Miss, Relation, answers, folds, labels_answer, majority, relations, score_labels,
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
            return Ok(self.learned(kind, relations, labels, fold_of));
        }
        let coder = self.coder()?;
        relations.iter().map(|relation| answer(&coder, relation, self.view.plain())).collect()
    }

    /// Each fold by what was learned from the others.
    fn learned(
        &self,
        kind: Kind,
        relations: &[Relation],
        labels: &[String],
        fold_of: &[usize],
    ) -> Vec<evaluation::Answer> {
        let mut answers = vec![(None, false); relations.len()];
        for fold in 0..self.fold_count() {
            let others = (0..relations.len()).filter(|at| fold_of[*at] != fold);
            let known: Vec<(&str, &str)> =
                others.map(|at| (relations[at].text.as_str(), labels[at].as_str())).collect();
            let owned: Vec<String> = known.iter().map(|(_, label)| (*label).to_owned()).collect();
            let commonest = majority(&owned);
            let model = (kind == Kind::Linear).then(|| Linear::learn(&known, self.seed));
            for at in (0..relations.len()).filter(|at| fold_of[*at] == fold) {
                let label = match &model {
                    Some(model) => model.label(&relations[at].text).map(str::to_owned),
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
    let refused = |rejection: crate::record::Rejection| Exit::data(format!("line {}: {rejection}", relation.line));
    let article = clean_sentence(Raw::new(Body::Text(relation.text.clone()))).map_err(refused)?;
    let (source, target) = (locate(&article.text, &relation.source), locate(&article.text, &relation.target));
    let classified = coder.classify(&article, source.as_ref(), target.as_ref()).map_err(refused)?;
    Ok((labels_answer(&classified, view), classified.abstained))
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
